import type { Contract } from "../kernel/contract.ts";
import { calendarFeedsContract } from "./contract/calendar-feeds.ts";
import { jointPapersContract } from "./contract/joint-papers.ts";
import { leadingContract } from "./leading/contract.ts";
import { meetingPapersContract } from "./meeting-papers/contract.ts";
import { meetingsContract } from "./contract/meetings.ts";
import { registerImportsContract } from "./registers/import/contract.ts";
import { rotationContract } from "./rotation/contract.ts";
import { registersContract } from "./registers/contract.ts";
import { secondmentsContract } from "./contract/secondments.ts";
import { workPointsContract } from "./contract/work-points.ts";

/** Every route of the organisation, in the parts in which they are written. */
export const contract = {
  ...meetingsContract,
  ...meetingPapersContract,
  ...calendarFeedsContract,
  ...workPointsContract,
  ...jointPapersContract,
  ...rotationContract,
  ...secondmentsContract,
  ...registersContract,
  ...registerImportsContract,
  ...leadingContract,
} as const satisfies Contract;

export type CooperationContract = typeof contract;
