import { decimal, multiply } from "../../../../kernel/decimal.ts";
import type { Failure } from "../../../../kernel/error.ts";
import { type ItemCode } from "../../water/item.ts";
import { type Agreement, readAgreement } from "../agreement.ts";
import { settle, type Settlement } from "../settle.ts";
import type { TrialReading } from "./kind.ts";

// What an agreement would come to if its terms, or the water, were otherwise: by the engine that settles it.

/** Terms as `readAgreement` reads them, of this system or published elsewhere, and what they are tried out on. */
export type Tried = {
  readonly data: {
    readonly clauses: readonly {
      readonly kind: string;
      readonly base?: number | undefined;
      readonly item?: string | undefined;
      readonly [more: string]: unknown;
    }[];
    readonly [more: string]: unknown;
  };
  readonly readings: readonly TrialReading[];
};

/** Amounts in per cent of what the terms say, by the clause's index; figures likewise, by item. */
export type Otherwise = {
  readonly amounts: Readonly<Record<number, number>>;
  readonly bases: Readonly<Record<number, number>>;
  readonly figures: Readonly<Partial<Record<ItemCode, number>>>;
};
export const AS_AGREED: Otherwise = { amounts: {}, bases: {}, figures: {} };

const AMOUNTS = ["fenPerClass", "fenPerPoint", "fen"] as const;
const part = (fen: unknown, percent: number): unknown =>
  typeof fen === "number" ? Math.round((fen * percent) / 100) : fen;

function clauseOtherwise(clause: object, percent: number, base: number | undefined): object {
  const changed: Record<string, unknown> = { ...clause };
  for (const key of AMOUNTS) if (key in changed) changed[key] = part(changed[key], percent);
  if (Array.isArray(changed["bands"]))
    changed["bands"] = changed["bands"].map((band: unknown) =>
      typeof band === "object" && band !== null
        ? { ...band, fen: part((band as { fen?: unknown }).fen, percent) }
        : band,
    );
  return base === undefined ? changed : { ...changed, base };
}

/** Figures of the year before stay as they were measured: only the water to come is asked about. */
const isBefore = (from: string, { from: first }: Agreement): boolean => from < first;

/** What it would come to; a refusal where terms so changed cannot be read. */
export function tryOut(
  { data, readings }: Tried,
  { amounts, bases, figures }: Otherwise,
): Settlement | Failure {
  const clauses = data.clauses.map((clause, at) => clauseOtherwise(clause, amounts[at] ?? 100, bases[at]));
  const read = readAgreement({ ...data, clauses });
  if (!read.ok) return read.problems[0] as Failure;
  const agreement = read.value;
  const measured = readings.map(([section, from, until, code, value]) => {
    const item = code as ItemCode;
    const percent = isBefore(from, agreement) ? 100 : (figures[item] ?? 100);
    const judged = decimal(value);
    return {
      section,
      days: { from, until },
      item,
      value: percent === 100 ? judged : multiply(judged, decimal(`${percent}e-2`)),
    };
  });
  const found = settle(agreement, measured);
  return found.ok ? found.value : found.failure;
}
