import type { Actor } from "../../kernel/actor.ts";
import { type Day, dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError } from "../../kernel/error.ts";
import { TAKE_BACK_MINUTES } from "../../kernel/take-back.ts";
import type { IsWorkingDay } from "../../kernel/working-days.ts";
import type { JobHandler } from "../../platform/jobs/jobs.ts";
import type { Schedule } from "../../platform/jobs/schedule.ts";
import { postToRobot } from "../../platform/outgoing/robot.ts";
import type { Shell } from "../../platform/slice.ts";
import { countsForAll, readInbox, type Waiting, waitingIds } from "../inbox/store-inbox.ts";
import { findPreference } from "../preference/store.ts";
import {
  type DigestChoice,
  digestMail,
  isWorthTelling,
  MOST_NAMED,
  robotText,
  USUAL_CHOICE,
} from "./digest.ts";
import { forgetNotices, type Outcome, planNotice, robotRecipient, sendNotice } from "./store.ts";

export const DAILY_JOB = "desk.daily";
export const MAIL_JOB = "desk.mail-digest";
export const ROBOT_JOB = "desk.tell-robot";

/**
 * 08:37 in Shanghai, every day: some Saturdays are working days 调休; not on the half hour, when robots are told most, as
 * Feishu asks.
 */
export const DAILY_SCHEDULE: Schedule = { cron: "37 0 * * *", job: DAILY_JOB };

/** What the day's notices are made of. */
export type Telling = Shell &
  Waiting & {
    readonly people: {
      /** Everyone with an open account. */
      readonly list: () => Promise<readonly (Omit<Actor, "name"> & { readonly email: string | null })[]>;
    };
    readonly isWorkingDay: IsWorkingDay;
  };

type Notice = { readonly recipient: string; readonly day: Day };

const choiceOf = async ({ sql }: Telling, accountId: string): Promise<DigestChoice> =>
  ((await findPreference(sql, accountId, "digest")) as DigestChoice | null) ?? USUAL_CHOICE;

type Reader = Awaited<ReturnType<Telling["people"]["list"]>>[number];

const actorOf = (person: Reader): Actor => ({ ...person, name: person.displayName });

/**
 * Plans what people and robots are told on a working day, each once however often and on however many nodes it runs; mails
 * leave once nothing of what they tell can be taken back. Returns how many that were now.
 */
export async function planDay(desk: Telling, day: Day): Promise<number> {
  await forgetNotices(desk.sql, day);
  if (!desk.isWorkingDay(day)) return 0;
  let planned = 0;
  if (desk.mail.configured)
    for (const person of await desk.people.list()) {
      const { accountId: recipient, email } = person;
      if (email === null || !(await choiceOf(desk, recipient)).mailed) continue;
      const inbox = await readInbox(desk, actorOf(person), day);
      const told = isWorthTelling(inbox) ? await waitingIds(desk, actorOf(person), day) : [];
      const notice = { recipient, day, told, after: TAKE_BACK_MINUTES };
      planned += Number(await planNotice(desk, MAIL_JOB, notice));
    }
  for (const { maker } of desk.config.robots)
    planned += Number(await planNotice(desk, ROBOT_JOB, { recipient: robotRecipient(maker), day }));
  return planned;
}

/** What came out may be tried again by the queue, with growing pauses. */
function orAgain(outcome: Outcome | undefined): void {
  if (outcome?.state === "refused")
    throw new FailureError({ code: "notice-refused", sentence: outcome.sentence });
}

/** What trying again does not change. */
const FINAL: readonly string[] = ["mail-off", "mail-address", "mail-refused"];

async function mailTo(desk: Telling, { recipient, day }: Notice): Promise<void> {
  const person = (await desk.people.list()).find(({ accountId }) => accountId === recipient);
  if (!person || person.email === null) return;
  const { email: to, displayName: name } = person;
  let isFinal = false;
  const outcome = await sendNotice(desk, { recipient, day }, async (told) => {
    const inbox = await readInbox(desk, actorOf(person), day, { ids: told, size: MOST_NAMED });
    if (!isWorthTelling(inbox)) return { state: "nothing" };
    const { language } = await choiceOf(desk, recipient);
    const message = digestMail(inbox, { name, language, publicUrl: desk.config.publicUrl });
    const sent = await desk.mail.send({ to, ...message });
    if (sent.ok) return { state: "sent" };
    isFinal = FINAL.includes(sent.failure.code);
    return { state: "refused", sentence: sent.failure.sentence };
  });
  if (!isFinal) orAgain(outcome);
}

async function tellRobot(desk: Telling, { recipient, day }: Notice): Promise<void> {
  const robot = desk.config.robots.find(({ maker }) => robotRecipient(maker) === recipient);
  if (!robot) return;
  const outcome = await sendNotice(desk, { recipient, day }, async () => {
    const people = (await desk.people.list()).map(actorOf);
    const text = robotText(await countsForAll(desk, people, day), day, desk.config.publicUrl);
    if (text === null) return { state: "nothing" };
    return postToRobot(robot, text, { now: desk.now(), allowPrivate: desk.config.sourcePrivate });
  });
  orAgain(outcome);
}

/** The jobs of the day's notices: what is tried again on a later day is late news and is left out. */
export function digestJobs(desk: Telling): Readonly<Record<string, JobHandler>> {
  const today = (): Day => dayInShanghai(desk.now());
  const onDay =
    (tell: (notice: Notice) => Promise<unknown>): JobHandler =>
    async (payload) => {
      const notice = payload as Notice;
      if (notice.day === today()) await tell(notice);
    };
  return {
    [DAILY_JOB]: async () => void (await planDay(desk, today())),
    [MAIL_JOB]: onDay((notice) => mailTo(desk, notice)),
    [ROBOT_JOB]: onDay((notice) => tellRobot(desk, notice)),
  };
}
