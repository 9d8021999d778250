import type { Contract } from "../../../kernel/contract.ts";

export const standardsContract = {} as const satisfies Contract;
