import type { Contract } from "../../kernel/contract.ts";

export const registerImportsContract = {} as const satisfies Contract;
