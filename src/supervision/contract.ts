import type { Contract } from "../kernel/contract.ts";
import { ledgerImportContract } from "./ledger-import/contract.ts";
import { leaderContract } from "./leader/contract.ts";
import { officeContract } from "./contract/office.ts";
import { papersContract } from "./contract/papers.ts";
import { plansContract } from "./contract/plans.ts";
import { reportingContract } from "./contract/reporting.ts";
import { settingsContract } from "./contract/settings.ts";
import { tasksContract } from "./contract/tasks.ts";
import { workbooksContract } from "./contract/workbooks.ts";

/** Every route of supervision, in the parts in which they are written. */
export const contract = {
  ...plansContract,
  ...tasksContract,
  ...settingsContract,
  ...reportingContract,
  ...officeContract,
  ...leaderContract,
  ...ledgerImportContract,
  ...workbooksContract,
  ...papersContract,
} as const satisfies Contract;

export type SupervisionContract = typeof contract;
