import type { Contract } from "../../kernel/contract.ts";
import { casesContract } from "./contract/cases.ts";
import { hallContract } from "./contract/hall.ts";
import { itemImportContract } from "./item-import/contract.ts";
import { itemsContract } from "./contract/items.ts";
import { standardsContract } from "./contract/standards.ts";

/** Every route of the one service, in the parts in which they are written. */
export const contract = {
  ...itemsContract,
  ...itemImportContract,
  ...standardsContract,
  ...hallContract,
  ...casesContract,
} as const satisfies Contract;

export type OneServiceContract = typeof contract;
