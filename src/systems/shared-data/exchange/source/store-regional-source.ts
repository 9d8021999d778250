import { type Source, sourceFails } from "./source.ts";

/**
 * The autonomous region's big-data platform (政务数据共享条例 articles 31 and 32 make it the way for exchange beyond a city).
 * Its interface document is not public, so this says so on every call instead of guessing at one. Whoever has the document
 * writes `read` here: items and conditions in, rows out, what the platform refuses as a `source-…` code.
 */
export const regionalSource = (): Source => ({
  read: async () => sourceFails("source-not-connected"),
});
