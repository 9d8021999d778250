import { valueRefused } from "../../kernel/field-values.ts";
import { at, type Field, type FieldFailure } from "../../kernel/fields.ts";
import { AGREEMENT } from "./agreement.ts";
import { APPLICATION } from "./application.ts";
import { SHIFTED, unknownField } from "./entry-failures.ts";
import type { EntryState, EntryValue, RegisterKind } from "./entry.ts";
import { FUND } from "./fund.ts";
import { PROBLEM } from "./problem.ts";
import { PROJECT } from "./project.ts";
import type { RegisterSpec } from "./register-spec.ts";

/** The five registers as data. */
export const SPECS: Readonly<Record<RegisterKind, RegisterSpec>> = {
  project: PROJECT,
  application: APPLICATION,
  fund: FUND,
  agreement: AGREEMENT,
  problem: PROBLEM,
};

export const specOf = (register: RegisterKind): RegisterSpec => SPECS[register];

/** A field of a register by its key, which callers choose: `constructor` is none. */
export const findField = ({ fields }: RegisterSpec, key: string): Field | undefined =>
  Object.hasOwn(fields, key) ? fields[key] : undefined;

/** Why values are refused, the first reason, at its field; `now` are all values as they would stand. An empty text stands for no value. */
export function valuesRefused(
  spec: RegisterSpec,
  change: Readonly<Record<string, EntryValue | null>>,
  now: EntryState["values"],
): FieldFailure | null {
  for (const [key, value] of Object.entries(change)) {
    const field = findField(spec, key);
    if (!field) return unknownField(key);
    const refused = value === null ? null : valueRefused(field, value);
    if (refused) return at(`values.${key}`, refused);
  }
  const { datum, place } = now;
  return place !== undefined && (datum === "gcj02" || datum === "bd09") ? at("values.datum", SHIFTED) : null;
}
