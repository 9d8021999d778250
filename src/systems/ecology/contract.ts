import type { Contract } from "../../kernel/contract.ts";
import { waterContract } from "./water/contract.ts";

/** Every route of ecology: each concept lists its own. */
export const contract = { ...waterContract } satisfies Contract;

export type EcologyContract = typeof contract;
