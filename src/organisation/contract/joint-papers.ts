import type { Contract } from "../../kernel/contract.ts";

export const jointPapersContract = {} as const satisfies Contract;
