import type { Contract } from "../../kernel/contract.ts";
import { categoriesContract } from "./categories/contract.ts";
import { corridorContract } from "./corridors/contract.ts";
import { gridContract } from "./grid/contract.ts";
import { moneyContract } from "./money/contract.ts";
import { packContract } from "./pack/contract.ts";
import { projectContract } from "./projects/contract.ts";
import { supplyContract } from "./supply/contract.ts";
import { workbenchContract } from "./workbench/contract.ts";

/** Every route of energy: each concept lists its own. */
export const contract = {
  ...projectContract,
  ...workbenchContract,
  ...categoriesContract,
  ...packContract,
  ...corridorContract,
  ...moneyContract,
  ...supplyContract,
  ...gridContract,
} satisfies Contract;

export type EnergyContract = typeof contract;
