import type { Contract } from "../../../kernel/contract.ts";

export const exchangeContract = {} as const satisfies Contract;
