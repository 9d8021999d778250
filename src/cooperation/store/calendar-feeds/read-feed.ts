import { CALENDAR_TYPE, writeCalendar } from "../../../platform/documents/calendar.ts";
import type { FileReply } from "../../../platform/http/file-reply.ts";
import { addDays, dayInShanghai } from "../../../kernel/calendar.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Sql } from "../../../platform/database/database.ts";
import {
  feedEvents,
  type FeedChoice,
  type FeedFacts,
  type FeedReader,
} from "../../domain/meetings/calendar-feed.ts";
import { FEED_WORDS } from "../../domain/meetings/calendar-feed-words.ts";
import type { MeetingState } from "../../domain/meetings/meeting.ts";
import type { EntryState } from "../../registers/entry.ts";
import type { Desk, RosterUnit } from "../desk.ts";
import { feedOf, noFeed } from "./feeds.ts";

/** Older days than this are left to the pages. */
const DAYS_BACK = 180;

type Kept<S> = {
  readonly id: string;
  readonly sample: boolean;
  readonly unitIds: readonly string[];
  readonly state: S;
};

/** What the owner of a feed may read now: an account that was closed or has no such role any more reads nothing. */
async function readerOf(desk: Desk, accountId: string, roster: readonly RosterUnit[]): Promise<FeedReader> {
  const owner = (await desk.people.list(desk.sql)).find((person) => person.accountId === accountId);
  const roles = owner?.roles ?? [];
  if (!owner || !roles.some((role) => BUSINESS_ROLES.some((business) => business === role))) return noFeed();
  const all = roles.some((role) => role === "office" || role === "leader");
  const own = owner.organisationId;
  const unit = roster.find(
    ({ id, mergedIds }) => own !== null && (id === own || (mergedIds ?? []).includes(own)),
  );
  return { all, unitIds: unit ? [unit.id, ...(unit.mergedIds ?? [])] : own === null ? [] : [own] };
}

async function tasksOf(desk: Desk): Promise<Pick<FeedFacts, "tasks" | "samplePlans">> {
  const plans = (await desk.plans.list(desk.sql)).filter(({ current }) => current);
  const tasks = [];
  for (const { id } of plans) tasks.push(...(await desk.tasks.ofPlan(id, desk.sql)));
  return { tasks, samplePlans: new Set(plans.filter(({ sampleWork }) => sampleWork).map(({ id }) => id)) };
}

const recordsOf = <S>(sql: Sql, kind: string, since: string) => sql<Kept<S>[]>`
  select id, sample, unit_ids, state from organisation.record
  where kind = ${kind} and (coalesce(until, day) is null or coalesce(until, day) >= ${since}) order by day, id`;

async function factsFor(
  desk: Desk,
  { parts }: FeedChoice,
  roster: readonly RosterUnit[],
): Promise<FeedFacts> {
  const { sql } = desk;
  const since = addDays(dayInShanghai(desk.now()), -DAYS_BACK);
  const wants = (...some: FeedChoice["parts"]): boolean => some.some((part) => parts.includes(part));
  const names = new Map(
    roster.flatMap(({ id, mergedIds, name }) =>
      [id, ...(mergedIds ?? [])].map((each) => [each, name] as const),
    ),
  );
  return {
    meetings: wants("meetings", "preparation") ? await recordsOf<MeetingState>(sql, "meeting", since) : [],
    ...(wants("tasks") ? await tasksOf(desk) : { tasks: [], samplePlans: new Set<string>() }),
    entries: wants("registers")
      ? await sql<Kept<EntryState>[]>`
          select id, sample, unit_ids, state from organisation.record
          where kind = 'entry' and state ->> 'closed' is null
            and (state -> 'values' ? 'validUntil' or state -> 'items' @> '[{"list": "call"}]') order by id`
      : [],
    terms: wants("secondments")
      ? await sql<FeedFacts["terms"]>`
          select id, sample, unit_ids, day as from, until, jsonb_build_object('status', status) as state
          from organisation.record
          where kind = 'secondment' and (coalesce(until, day) is null or coalesce(until, day) >= ${since})
          order by day, id`
      : [],
    unitName: (id) => names.get(id) ?? "",
  };
}

/**
 * A feed as its owner may read it at this moment; under which address its pages stand nobody here knows, so it says their
 * path. Throws `not-found` for an address that is unknown, revoked, or of an account that may read nothing any more.
 */
export async function readFeed(desk: Desk, token: string): Promise<FileReply> {
  const { accountId, choice } = await feedOf(desk, token);
  const roster = await desk.organisations.list(desk.sql);
  const reader = await readerOf(desk, accountId, roster);
  const events = feedEvents(await factsFor(desk, choice, roster), choice, reader);
  const { name } = FEED_WORDS[choice.language];
  const text = writeCalendar(
    name,
    events.map(({ path, description, ...event }) => ({
      ...event,
      description: [description, path].filter((line) => line !== "").join("\n"),
      url: null,
    })),
    { stamp: desk.now() },
  );
  return { name: "jiziwan.ics", type: CALENDAR_TYPE, bytes: new TextEncoder().encode(text) };
}
