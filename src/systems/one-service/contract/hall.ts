import type { Contract } from "../../../kernel/contract.ts";

export const hallContract = {} as const satisfies Contract;
