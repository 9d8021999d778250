import { addDays, type Day } from "../../kernel/calendar.ts";
import type { Sentence } from "../../kernel/error.ts";
import { type InboxLine, NO_LIMIT } from "../../kernel/inbox.ts";
import { WHOLE_REGION } from "../../kernel/region.ts";
import { type Robot, ROBOT_MAKERS } from "../../platform/config.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import { json } from "../../platform/database/json.ts";
import { ROBOT_NAMES } from "../../platform/outgoing/robot.ts";
import type { Shell } from "../../platform/slice.ts";

/** What became of sending: what was refused may be tried again, what is unknown may have arrived and is not. */
export type Outcome =
  | { readonly state: "sent" | "nothing" }
  | { readonly state: "refused" | "unknown"; readonly sentence: Sentence };

export const robotRecipient = (maker: Robot["maker"]): string => `robot:${maker}`;

const KEPT_DAYS = 92;

type Planned = {
  readonly recipient: string;
  readonly day: Day;
  /** Ids of the lines that it may tell of; left out where it tells no line. None: nothing is to be sent. */
  readonly told?: readonly string[];
  /** Not before so many minutes have passed. */
  readonly after?: number;
};

/** Plans what is to be sent to somebody on a day, and its job; false where it was planned before, on whatever node. */
export const planNotice = (
  { sql: pool, jobs, now }: Pick<Shell, "sql" | "jobs" | "now">,
  job: string,
  { recipient, day, told, after }: Planned,
): Promise<boolean> =>
  inTransaction(pool, async (sql) => {
    const state = told?.length === 0 ? "nothing" : "planned";
    const row = { recipient, day, regionCode: WHOLE_REGION, state, changedAt: now() };
    const made = await sql`
      insert into desk.notice ${sql({ ...row, told: told === undefined ? null : json(sql, told) })}
      on conflict do nothing returning day`;
    if (made.length === 0 || state === "nothing") return false;
    await jobs.enqueue(sql, job, { recipient, day }, `${job}:${recipient}:${day}`, undefined, after);
    return true;
  });

/**
 * Sends what is planned, once: claimed before it is sent, it is free to be tried again only once it is known not to have been
 * taken. What was claimed by a process that died stays claimed. Undefined where there was nothing to claim.
 */
export async function sendNotice(
  { sql, now }: Pick<Shell, "sql" | "now">,
  { recipient, day }: { readonly recipient: string; readonly day: Day },
  send: (told: readonly string[]) => Promise<Outcome>,
): Promise<Outcome | undefined> {
  const [claimed] = await sql<{ told: readonly string[] | null }[]>`
    update desk.notice set state = 'sending', changed_at = ${now()}
    where recipient = ${recipient} and day = ${day} and state in ('planned', 'refused') returning told`;
  if (claimed === undefined) return undefined;
  const outcome = await send(claimed.told ?? []);
  const reason = "sentence" in outcome ? json(sql, outcome.sentence) : null;
  await sql`
    update desk.notice set state = ${outcome.state}, reason = ${reason}, changed_at = ${now()}
    where recipient = ${recipient} and day = ${day}`;
  return outcome;
}

/** What is long past nobody asks for any more. */
export async function forgetNotices(sql: Sql, today: Day): Promise<void> {
  await sql`delete from desk.notice where day < ${addDays(today, -KEPT_DAYS)}`;
}

export const NOTICE_KIND = { zh: "自动发送", en: "What is sent by itself" };

type Failed = {
  readonly recipient: string;
  readonly day: Day;
  readonly state: string;
  reason: Sentence | null;
};

const STUCK: Sentence = {
  zh: "发送中途服务停止，不知是否已发出；为免重复，当天不再发送。",
  en: "The service stopped while it was sent. So that nobody is told twice it is not sent again that day.",
};
const MAILS: Sentence = {
  zh: "用 jiziwan mail test 检查邮件服务器，并核对这些账号的邮箱。",
  en: "Try the mail server with jiziwan mail test, and check the addresses of these accounts.",
};

const unsent = (count: number): Sentence => ({
  zh: `每日邮件 ${count} 封未寄出`,
  en: `Daily mails not sent: ${count}`,
});

const failedLine = (what: string, day: Day, subject: Sentence, why: Sentence): InboxLine => ({
  id: `notice/${what}/${day}`,
  kind: "notice",
  subject,
  why,
  ...NO_LIMIT,
  since: day,
  link: "/system",
  weight: 1,
  sample: false,
});

/** What the latest day's notices failed in, for whoever keeps the machine: of mails their number, of each robot why. */
export async function failedNotices({ sql, now }: Pick<Shell, "sql" | "now">): Promise<InboxLine[]> {
  // What is being sent now is no failure.
  const before = new Date(now().getTime() - 600_000);
  const rows = await sql<Failed[]>`
    select recipient, day, state, reason from desk.notice
    where day = (select max(day) from desk.notice)
      and (state in ('refused', 'unknown') or state = 'sending' and changed_at < ${before})`;
  const mails = rows.filter(({ recipient }) => !recipient.startsWith("robot:"));
  const [first] = mails;
  return [
    ...(first ? [failedLine("mail", first.day, unsent(mails.length), MAILS)] : []),
    ...rows.flatMap(({ recipient, day, reason }) => {
      const maker = ROBOT_MAKERS.find((each) => robotRecipient(each) === recipient);
      return maker ? [failedLine(recipient, day, ROBOT_NAMES[maker], reason ?? STUCK)] : [];
    }),
  ];
}
