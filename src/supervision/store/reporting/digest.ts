import { type Day, dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { inTransaction, type Sql } from "../../../platform/database/database.ts";
import type { JobHandler } from "../../../platform/jobs/jobs.ts";
import type { Schedule } from "../../../platform/jobs/schedule.ts";
import { TAKE_BACK_MINUTES } from "../../../kernel/take-back.ts";
import { WHOLE_REGION } from "../../../kernel/region.ts";
import { rosterIndex } from "../../domain/roster.ts";
import {
  type DigestLine,
  digestMail,
  type OfficeCounts,
  officeDigest,
  type PersonalDigest,
  stillHolding,
  unitDigest,
} from "../../domain/tasks/digest.ts";
import type { Person, Supervision } from "../desk.ts";
import { json } from "../../../platform/database/json.ts";
import { listMissing } from "../office/missing.ts";
import { forgetDrafts } from "./drafts.ts";
import { loadWork } from "./my-work.ts";

export const DIGEST_JOB = "supervision.digest";
export const DIGEST_MAIL_JOB = "supervision.mail-digest";

/** 08:30 in Shanghai, every day: some Saturdays are working days 调休. */
export const DIGEST_SCHEDULE: Schedule = { cron: "30 0 * * *", job: DIGEST_JOB };

const DAY_MS = 86_400_000;
/** A draft of a period so long past can no longer become a report. */
const DRAFT_KEPT_DAYS = 400;

/** What waits for the office on a day. */
async function countForOffice(desk: Supervision, asOf: Day): Promise<OfficeCounts> {
  const rows = await desk.sql<{ kind: "report" | "extension" | "claim"; count: number }[]>`
    select kind, count(*) as count from supervision.task, unnest(waiting) as kind
    where phase <> 'closed' group by kind`;
  const count = (kind: string): number => rows.find((each) => each.kind === kind)?.count ?? 0;
  return {
    report: count("report"),
    extension: count("extension"),
    claim: count("claim"),
    missingUnits: (await listMissing(desk, { asOf })).units.length,
  };
}

/** What each person is told on a day; whose unit owes the same is worked out once. */
async function linesFor(
  desk: Supervision,
  asOf: Day,
): Promise<(person: Person) => Promise<readonly DigestLine[]>> {
  const roster = rosterIndex(await desk.organisations.list(desk.sql));
  const known = new Map<string, Promise<readonly DigestLine[]>>();
  const once = (key: string, work: () => Promise<readonly DigestLine[]>) => {
    const lines = known.get(key) ?? work();
    known.set(key, lines);
    return lines;
  };
  const ofUnit = async (id: string, head: boolean, liaison: boolean) => {
    const unit = roster.get(id);
    if (!unit) return [];
    const unitIds = [unit.id, ...(unit.mergedIds ?? [])];
    const actor = { office: false, head, liaison, unitIds };
    return unitDigest(await loadWork(desk, { actor, unit }, asOf), desk.isWorkingDay);
  };
  return async ({ roles, organisationId }) => {
    const [head, liaison] = [roles.includes("unit-head"), roles.includes("liaison")];
    const office = roles.includes("office")
      ? await once("office", async () => officeDigest(await countForOffice(desk, asOf)))
      : [];
    if (organisationId === null || (!head && !liaison)) return office;
    const key = `${organisationId} ${head} ${liaison}`;
    return [...office, ...(await once(key, () => ofUnit(organisationId, head, liaison)))];
  };
}

async function tell(
  desk: Supervision,
  { accountId, email }: Person,
  row: { readonly day: Day; readonly regionCode: string; readonly lines: readonly DigestLine[] },
): Promise<boolean> {
  return inTransaction(desk.sql, async (sql) => {
    const { lines, ...rest } = row;
    const made = await sql`
      insert into supervision.digest ${sql({ accountId, ...rest, lines: json(sql, lines) })}
      on conflict do nothing returning day`;
    if (made.length === 0) return false;
    if (desk.mail.configured && email !== null)
      await desk.jobs.enqueue(
        sql,
        DIGEST_MAIL_JOB,
        { account: accountId, day: row.day },
        `${DIGEST_MAIL_JOB}:${accountId}:${row.day}`,
        undefined,
        TAKE_BACK_MINUTES,
      );
    return true;
  });
}

/**
 * Tells everyone with an open account what falls due, where something does, on a working day; a person once a day,
 * however often and on however many nodes it runs. Returns how many people were told now.
 */
export async function makeDigests(desk: Supervision, day: Day): Promise<number> {
  if (!desk.isWorkingDay(day)) return 0;
  const roster = rosterIndex(await desk.organisations.list(desk.sql));
  const lines = await linesFor(desk, day);
  let told = 0;
  for (const person of await desk.people.list(desk.sql)) {
    const own = await lines(person);
    if (own.length === 0) continue;
    const regionCode = roster.get(person.organisationId ?? "")?.regionCode ?? WHOLE_REGION;
    if (await tell(desk, person, { day, regionCode, lines: own })) told++;
  }
  return told;
}

export function digestJob(desk: Supervision): JobHandler {
  return async () => {
    await makeDigests(desk, dayInShanghai(desk.now()));
    await forgetDrafts(desk.sql, new Date(desk.now().getTime() - DRAFT_KEPT_DAYS * DAY_MS));
  };
}

/** What trying again does not change. */
const FINAL: readonly string[] = ["mail-off", "mail-address", "mail-refused"];

/**
 * Mails one person's digest, of what holds still when nothing of it can be taken back any more. The row stays locked while the server is asked, so that no other node sends it as well,
 * and says that it was mailed only once the server took it. Throws where a later try may succeed.
 */
export function digestMailJob(desk: Supervision): JobHandler {
  return async (payload) => {
    const { account, day } = payload as { readonly account: string; readonly day: Day };
    const person = (await desk.people.list(desk.sql)).find(({ accountId }) => accountId === account);
    const to = person?.email ?? null;
    if (!person || to === null) return;
    const now = await (await linesFor(desk, day))(person);
    await inTransaction(desk.sql, async (sql) => {
      const [row] = await sql<{ lines: readonly DigestLine[] }[]>`
        select lines from supervision.digest
        where account_id = ${account} and day = ${day} and mailed_at is null for update`;
      const lines = stillHolding(row?.lines ?? [], now);
      if (lines.length === 0) return;
      const about = { name: person.displayName, day, sample: desk.config.demo };
      const sent = await desk.mail.send({ to, ...digestMail(lines, about) });
      if (sent.ok)
        await sql`
          update supervision.digest set mailed_at = ${desk.now()} where account_id = ${account} and day = ${day}`;
      else if (!FINAL.includes(sent.failure.code)) throw new FailureError(sent.failure);
    });
  };
}

type DigestRow = { readonly day: Day; readonly lines: readonly DigestLine[]; readonly seenAt: Date | null };

/** What somebody is told on a day, or null. */
export async function findDigest(sql: Sql, accountId: string, day: Day): Promise<PersonalDigest | null> {
  const [row] = await sql<DigestRow[]>`
    select day, lines, seen_at from supervision.digest where account_id = ${accountId} and day = ${day}`;
  return row ? { day: row.day, lines: row.lines, seen: row.seenAt !== null } : null;
}

/** Notes that somebody has read what they were told that day. */
export async function markSeen(sql: Sql, accountId: string, day: Day, at: Date): Promise<void> {
  await sql`
    update supervision.digest set seen_at = coalesce(seen_at, ${at})
    where account_id = ${accountId} and day = ${day}`;
}
