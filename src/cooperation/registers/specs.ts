import { AGREEMENT } from "./agreement.ts";
import { APPLICATION } from "./application.ts";
import type { RegisterKind } from "./entry.ts";
import { FUND } from "./fund.ts";
import { PROBLEM } from "./problem.ts";
import { PROJECT } from "./project.ts";
import type { FieldSpec, RegisterSpec } from "./register-spec.ts";

/** The five registers as data. */
export const SPECS: Readonly<Record<RegisterKind, RegisterSpec>> = {
  project: PROJECT,
  application: APPLICATION,
  fund: FUND,
  agreement: AGREEMENT,
  problem: PROBLEM,
};

export const specOf = (register: RegisterKind): RegisterSpec => SPECS[register];

export const findField = ({ fields }: RegisterSpec, key: string): FieldSpec | undefined =>
  fields.find((field) => field.key === key);
