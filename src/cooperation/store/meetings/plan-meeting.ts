import { allRecords, doAct } from "../records.ts";
import type { DoingOptions } from "../../../platform/records/records.ts";
import { derivedKey } from "../../../platform/records/derived-key.ts";
import { randomUUID } from "node:crypto";
import { inTransaction } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { MeetingAct, MeetingSeed, MeetingState } from "../../domain/meetings/meeting.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import { usualPreparation } from "../../domain/meetings/preparation.ts";
import type { MeetingProposal } from "../../domain/meetings/propose-meetings.ts";
import type { RecordView } from "../../../kernel/record.ts";
import type { Desk } from "../desk.ts";
import { proposalsOfPlan } from "./calendar.ts";
import { measuresOfSeries, planOfMeetings } from "./plans.ts";

/** What a person gives; the plan and its measure follow. */
export type GivenSeed = Omit<MeetingSeed, "planId" | "measureIds" | "source">;

/** Plans a meeting with the usual preparation of our role. */
export async function planMeeting(
  desk: Desk,
  { key, seed }: { readonly key: string; readonly seed: GivenSeed },
  caller: Caller,
  options: Pick<DoingOptions<MeetingState, MeetingAct>, "at" | "newId"> = {},
): Promise<RecordView<MeetingState>> {
  const plan = await planOfMeetings(desk, desk.sql);
  const planId = plan?.id ?? null;
  const whole: MeetingSeed = {
    ...seed,
    planId,
    measureIds: await measuresOfSeries(desk, planId, seed.series, desk.sql),
    source: null,
  };
  const preparation = usualPreparation(seed.role, seed, desk.isWorkingDay, randomUUID);
  const act = { type: "plan", seed: whole, preparation } as const;
  return doAct(desk, meetingShape, { id: null, version: null, key, act }, caller, options);
}

const seedOf = (proposal: MeetingProposal, group: string | null): GivenSeed => ({
  series: proposal.series,
  edition: proposal.edition,
  year: proposal.year,
  title: group === proposal.group || group === null ? proposal.title : `${proposal.year}年${group}会议`,
  role: proposal.role,
  hostCity: proposal.hostCity,
  group,
  window: proposal.window,
  date: null,
  place: "",
  note: "",
});

/**
 * Plans those of a year's proposals that are named, all or none. Asked twice it plans once; what was planned meanwhile is no
 * proposal any more. A proposal for a special working group that is not known yet becomes one meeting for each name given.
 */
export async function takeProposals(
  desk: Desk,
  asked: { readonly year: number; readonly proposals: readonly string[]; readonly groups: readonly string[] },
  caller: Caller,
): Promise<{ taken: number }> {
  const found = await proposalsOfPlan(desk, asked.year, await allRecords(desk.sql, meetingShape));
  const seeds = found
    .filter(({ key }) => asked.proposals.includes(key))
    .flatMap((proposal) =>
      proposal.series === "working-group" && proposal.group === null && asked.groups.length > 0
        ? [...new Set(asked.groups)].map((group) => seedOf(proposal, group))
        : [seedOf(proposal, proposal.group)],
    );
  await inTransaction(desk.sql, async (sql) => {
    for (const seed of seeds) {
      const key = derivedKey("proposal", String(seed.year), seed.series, seed.group ?? "");
      const [again] = await sql<{ count: number }[]>`
        select count(*) as count from organisation.record
        where kind = 'meeting' and status = 'cancelled' and (state ->> 'year')::int = ${seed.year}
          and state ->> 'series' = ${seed.series}`;
      // One that was cancelled may be planned again, which is another request.
      const once = derivedKey(key, String(again?.count ?? 0));
      await planMeeting({ ...desk, sql }, { key: once, seed }, caller);
    }
  });
  return { taken: seeds.length };
}
