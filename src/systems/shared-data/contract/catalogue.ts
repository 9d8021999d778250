import type { Contract } from "../../../kernel/contract.ts";

export const catalogueContract = {} as const satisfies Contract;
