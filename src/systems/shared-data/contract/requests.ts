import type { Contract } from "../../../kernel/contract.ts";

export const requestsContract = {} as const satisfies Contract;
