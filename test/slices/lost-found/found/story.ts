import type { Day } from "../../../../src/kernel/calendar.ts";
import { story } from "../../../../src/platform/records/story.ts";
import type { Caller } from "../../../../src/platform/slice.ts";
import { type Desk, enter, things } from "./store.ts";

/** A day at a desk: one thing waits, one went back to its owner. */
export async function tellFound(desk: Desk, asOf: Day, clerk: Caller): Promise<void> {
  const tell = story(desk, asOf, { begin: enter, act: things.act });
  await tell({
    by: clerk,
    before: 3,
    seed: { what: "【示例】黑色长柄伞", place: "东站候车室", foundOn: asOf, worthYuan: null },
  });
  await tell({
    by: clerk,
    before: 9,
    seed: { what: "【示例】工作证", place: "2路公交车", foundOn: asOf, worthYuan: 10 },
    since: [
      [5, clerk, { type: "claim", owner: "示例甲", proof: "能说出单位和编号。" }],
      [4, clerk, { type: "give", document: "identity" }],
    ],
  });
}
