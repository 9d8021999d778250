import type { ResolutionReading } from "../../../kernel/work.ts";

/** What minutes or another paper resolve, sentence by sentence, in the grammar of plans. */
export function readResolutions(_text: string): ResolutionReading[] {
  return [];
}
