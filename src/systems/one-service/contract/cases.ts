import type { Contract } from "../../../kernel/contract.ts";

export const casesContract = {} as const satisfies Contract;
