import type { Contract } from "../../kernel/contract.ts";

export const meetingPapersContract = {} as const satisfies Contract;
