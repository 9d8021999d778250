import {
  add,
  compare,
  type Decimal,
  divide,
  multiply,
  roundHalfAway,
  subtract,
} from "../../../kernel/decimal.ts";
import { type Failure, refusal, type Sentence } from "../../../kernel/error.ts";
import type { Result } from "../../../kernel/result.ts";
import { classifyMeans } from "../water/classify.ts";
import { type ItemCode, ITEMS } from "../water/item.ts";
import { RIVER_LIMITS } from "../water/limits.ts";
import type { Agreement, Band, Clause, Parties } from "./agreement.ts";
import { becauseClass, becauseExceedance, becauseIndex } from "./because.ts";
import { type Month, monthsOf, type Period, periodsOf, yearBefore } from "./period.ts";
import { type Measured, type PeriodMeans, periodMeans } from "./period-means.ts";

// From laboratory figures to who pays whom. Nothing here reads a clock, and nothing before the end of a line is rounded.

/** What a clause asks of a party for a section in a period: `from` pays `to`. Never zero. */
export type Line = {
  readonly period: string;
  /** Index of the clause in the agreement. */
  readonly clause: number;
  readonly section: string;
  readonly from: string;
  readonly to: string;
  readonly amountFen: number;
  readonly because: Sentence;
};

/** One side of a line in the books that both share: who pays is debited, who receives is credited. */
export type Entry = { readonly account: string; readonly debitFen: number; readonly creditFen: number };

/** A period that posts nothing yet, and the months of which something lacks. */
export type OpenPeriod = { readonly period: string; readonly missing: readonly Month[] };

export type Settlement = {
  readonly lines: readonly Line[];
  /** By party; positive receives. */
  readonly net: Readonly<Record<string, number>>;
  readonly entries: readonly Entry[];
  readonly open: readonly OpenPeriod[];
};

/** What a clause says of a section: positive, downstream pays upstream so many fen; negative, upstream pays. */
type Said = { readonly fen: bigint; readonly because: (amountFen: number) => Sentence };
/** Null: nothing is to be paid. */
type Asked = { readonly missing: readonly Month[]; readonly said: Said | null };

const NOTHING = (missing: readonly Month[]): Asked => ({ missing, said: null });

const DECIDING = ITEMS.filter(({ decides }) => decides).map(({ code }) => code);

/** What lies in a band pays its amount; x of `mean` over the limit. */
const bandOf = (bands: readonly Band[], x: Decimal): Band | undefined =>
  bands.find(({ above, upTo }) => compare(x, above) > 0 && (upTo === null || compare(x, upTo) <= 0));

type Section = {
  readonly figures: PeriodMeans;
  readonly parties: Parties;
  readonly section: string;
  readonly period: Period;
};

function byClass(
  { figures, section, period: { name, span }, parties }: Section,
  clause: Extract<Clause, { kind: "class" | "step" }>,
): Asked {
  const missing = figures.missing(section, DECIDING, span);
  if (missing.length > 0) return NOTHING(missing);
  const means = new Map<ItemCode, Decimal>();
  for (const item of DECIDING) {
    const mean = figures.mean(section, item, span);
    if (mean !== null) means.set(item, mean);
  }
  const verdict = classifyMeans(RIVER_LIMITS, means);
  // Nothing was measured, since all of it is excluded.
  if (verdict.class === null) return NOTHING([]);
  const better = clause.base - verdict.class;
  const fen =
    clause.kind === "class"
      ? BigInt(better) * BigInt(clause.fenPerClass)
      : BigInt(Math.sign(better)) * BigInt(clause.fen);
  const { class: found, determining, items } = verdict;
  const by = items.filter(({ item }) => determining.includes(item));
  const because = (amountFen: number) =>
    becauseClass({ clause, section, period: name, parties, found, by, amountFen });
  return { missing, said: { fen, because } };
}

function byIndex(
  { figures, section, period: { name, span }, parties }: Section,
  clause: Extract<Clause, { kind: "index" }>,
): Asked {
  const before = yearBefore(span);
  const missing = clause.items.flatMap((item) => [
    ...figures.missing(section, [item], span),
    ...figures.missing(section, [item], before),
  ]);
  if (missing.length > 0) return NOTHING(missing);
  const pairs: { readonly item: ItemCode; readonly now: Decimal; readonly past: Decimal }[] = [];
  for (const item of clause.items) {
    const now = figures.mean(section, item, span);
    // All of it is excluded: there is nothing to compare.
    if (now === null) return NOTHING([]);
    const past = figures.mean(section, item, before);
    // An excluded period does not lack, and leaves nothing to compare with; against a mean of 0 nothing can be held.
    if (past === null) return NOTHING([]);
    if (compare(past, 0) === 0) return NOTHING(monthsOf(before));
    pairs.push({ item, now, past });
  }
  const sum = pairs.reduce<Decimal>((all, { now, past }) => add(all, divide(now, past)), 0);
  const index = divide(sum, pairs.length);
  const points = multiply(subtract(1, index), 100);
  const full = roundHalfAway(multiply(points, clause.fenPerPoint));
  const cap = clause.capFen === null ? null : BigInt(clause.capFen);
  const isCapped = cap !== null && (full > cap || full < -cap);
  const fen = isCapped ? (full > 0n ? cap : -cap) : full;
  const because = (amountFen: number) =>
    becauseIndex({ clause, section, period: name, parties, pairs, index, points, isCapped, amountFen });
  return { missing, said: { fen, because } };
}

function byExceedance(
  { figures, section, period: { name, span }, parties }: Section,
  clause: Extract<Clause, { kind: "exceedance" }>,
): Asked {
  const missing = figures.missing(section, [clause.item], span);
  const mean = figures.mean(section, clause.item, span);
  if (missing.length > 0 || mean === null) return NOTHING(missing);
  const multiple = divide(mean, clause.limit);
  const x = subtract(multiple, 1);
  const band = bandOf(clause.bands, x);
  if (band === undefined) return NOTHING([]);
  const fen = -roundHalfAway(multiply(multiple, band.fen));
  const because = (amountFen: number) =>
    becauseExceedance({ clause, section, period: name, parties, mean, x, band, amountFen });
  return { missing, said: { fen, because } };
}

function ask(of: Section, clause: Clause): Asked {
  if (clause.kind === "index") return byIndex(of, clause);
  return clause.kind === "exceedance" ? byExceedance(of, clause) : byClass(of, clause);
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const isSafe = (fen: bigint): boolean => fen <= BigInt(Number.MAX_SAFE_INTEGER);

const tooLarge = (line: Pick<Line, "period" | "section" | "clause">): Failure =>
  refusal(
    "agreement",
    `$.clauses[${line.clause}]：断面“${line.section}” ${line.period} 的金额或累计金额超过 9007199254740991 分，请核对金额单位（分）。`,
    `$.clauses[${line.clause}]: the amount for section “${line.section}” in ${line.period}, or the total with it, is beyond 9007199254740991 fen; check that amounts are fen.`,
  );

type Drawn = Omit<Line, "amountFen" | "because"> & { readonly fen: bigint; readonly said: Said };

/** Every clause asked of every section in every period; a period of which one lacks something gives no line. */
function draw(agreement: Agreement, figures: PeriodMeans) {
  const { parties, clauses } = agreement;
  const sections = agreement.sections.toSorted(inOrder);
  const missing = new Map<string, Set<Month>>();
  const drawn: Drawn[] = [];
  clauses.forEach((clause, at) => {
    for (const period of periodsOf(agreement, clause.period))
      for (const section of sections) {
        const asked = ask({ figures, parties, section, period }, clause);
        const lacking = missing.get(period.name) ?? new Set<Month>();
        for (const month of asked.missing) lacking.add(month);
        missing.set(period.name, lacking);
        const { said } = asked;
        if (said === null || said.fen === 0n) continue;
        const { upstream, downstream } = parties;
        const [from, to] = said.fen > 0n ? [downstream, upstream] : [upstream, downstream];
        const fen = said.fen > 0n ? said.fen : -said.fen;
        drawn.push({ period: period.name, clause: at, section, from, to, fen, said });
      }
  });
  const open = [...missing]
    .filter(([, months]) => months.size > 0)
    .map(([period, months]): OpenPeriod => ({ period, missing: [...months].toSorted(inOrder) }))
    .toSorted((a, b) => inOrder(a.period, b.period));
  const isOpen = new Set(open.map(({ period }) => period));
  return { open, drawn: drawn.filter(({ period }) => !isOpen.has(period)) };
}

/** Names of all periods in which an agreement is settled, in order. */
export const periodNamesOf = (agreement: Agreement): string[] =>
  [
    ...new Set(
      agreement.clauses.flatMap(({ period }) => periodsOf(agreement, period).map(({ name }) => name)),
    ),
  ].toSorted(inOrder);

/**
 * Settles an agreement by the readings of its sections, those of the year before among them where a clause compares.
 * Lines stand by period, clause and section, whatever the order of what was given. Each is rounded once, half away from
 * zero. Refused is only what cannot be counted: amounts beyond 9007199254740991 fen.
 */
export function settle(agreement: Agreement, measured: Iterable<Measured>): Result<Settlement> {
  const { parties } = agreement;
  const { open, drawn } = draw(agreement, periodMeans(agreement, measured));
  const sorted = drawn.toSorted((a, b) => inOrder(a.period, b.period) || a.clause - b.clause);
  let total = 0n;
  for (const line of sorted) {
    total += line.fen;
    if (!isSafe(total)) return { ok: false, failure: tooLarge(line) };
  }
  const lines = sorted.map(({ fen, said, ...line }): Line => {
    const amountFen = Number(fen);
    return { ...line, amountFen, because: said.because(amountFen) };
  });
  const received = (party: string): number =>
    lines.reduce(
      (sum, { from, to, amountFen }) => sum + (to === party ? amountFen : from === party ? -amountFen : 0),
      0,
    );
  return {
    ok: true,
    value: {
      lines,
      net: Object.fromEntries(
        [parties.upstream, parties.downstream].map((party) => [party, received(party)]),
      ),
      entries: lines.flatMap(({ from, to, amountFen }): Entry[] => [
        { account: from, debitFen: amountFen, creditFen: 0 },
        { account: to, debitFen: 0, creditFen: amountFen },
      ]),
      open,
    },
  };
}
