import type { Contract } from "../../../kernel/contract.ts";

export const itemsContract = {} as const satisfies Contract;
