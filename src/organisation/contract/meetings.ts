import type { Contract } from "../../kernel/contract.ts";

export const meetingsContract = {} as const satisfies Contract;
