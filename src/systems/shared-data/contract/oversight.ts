import type { Contract } from "../../../kernel/contract.ts";

export const oversightContract = {} as const satisfies Contract;
