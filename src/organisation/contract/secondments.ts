import type { Contract } from "../../kernel/contract.ts";

export const secondmentsContract = {} as const satisfies Contract;
