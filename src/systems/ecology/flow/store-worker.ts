import { answerThread } from "../../../platform/documents/answer-thread.ts";
import type { DailyLine } from "./daily.ts";
import { dailyFrom } from "./own-record.ts";

// A thread of its own (`store-daily.ts`): ten stations of twenty years take seconds, in which others are answered.
answerThread((lines: readonly DailyLine[]) => dailyFrom(lines));
