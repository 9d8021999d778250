import type { Contract } from "../../kernel/contract.ts";
import { catalogueContract } from "./catalogue/contract.ts";
import { exchangeContract } from "./exchange/contract.ts";
import { oversightContract } from "./oversight/contract.ts";
import { requestsContract } from "./requests/contract.ts";

/** Every route of shared data, in the parts in which they are written. */
export const contract = {
  ...catalogueContract,
  ...requestsContract,
  ...exchangeContract,
  ...oversightContract,
} as const satisfies Contract;

export type SharedDataContract = typeof contract;
