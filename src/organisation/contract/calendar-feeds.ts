import type { Contract } from "../../kernel/contract.ts";

export const calendarFeedsContract = {} as const satisfies Contract;
