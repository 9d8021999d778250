import type { Contract } from "../../kernel/contract.ts";

export const workPointsContract = {} as const satisfies Contract;
