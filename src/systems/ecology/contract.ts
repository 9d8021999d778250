import type { Contract } from "../../kernel/contract.ts";
import { alertContract } from "./alert/contract.ts";
import { compensationContract } from "./compensation/contract.ts";
import { flowContract } from "./flow/contract.ts";
import { siteContract } from "./sites/contract.ts";
import { waterContract } from "./water/contract.ts";

/** Every route of ecology: each concept lists its own. */
export const contract = {
  ...waterContract,
  ...flowContract,
  ...alertContract,
  ...compensationContract,
  ...siteContract,
} satisfies Contract;

export type EcologyContract = typeof contract;
