import type { Actor } from "../../kernel/actor.ts";
import { addDays, type Day } from "../../kernel/calendar.ts";
import type { InboxKinds, InboxLine } from "../../kernel/inbox.ts";
import { importInbox } from "../../platform/records/importer-inbox.ts";
import { asCaller, recordInbox } from "../../platform/records/inbox.ts";
import type { JointPaperState } from "../domain/joint-papers/joint-paper.ts";
import type { MeetingState } from "../domain/meetings/meeting.ts";
import { jointPaperWaits, meetingWaits, ROW_NEAR_DAYS, workPointWaits } from "../domain/waits.ts";
import type { SetState } from "../domain/work-points/set.ts";
import type { EntryState } from "../registers/entry.ts";
import { rowWaits } from "../registers/row-waits.ts";
import { actorOf, type CooperationActor } from "./actor.ts";
import type { Desk } from "./desk.ts";
import { secondmentInbox } from "./secondments/inbox.ts";

export const INBOX_KINDS: InboxKinds = {
  "meeting-prepare": { zh: "会前准备", en: "Meetings to prepare" },
  "meeting-step": { zh: "会议办理", en: "Meetings" },
  opinion: { zh: "征求意见", en: "Opinions to give" },
  "opinion-answer": { zh: "意见处理", en: "Opinions to decide on" },
  "joint-paper-validity": { zh: "共同文件到期", en: "Joint papers that end" },
  "work-points-step": { zh: "工作要点", en: "Work points" },
  "row-item": { zh: "清单节点", en: "Items of registers" },
  "row-stage": { zh: "清单阶段", en: "Stages of registers" },
  "agreement-sign": { zh: "待签协议", en: "Agreements to sign" },
  "agreement-end": { zh: "协议到期", en: "Agreements that end" },
  secondment: { zh: "选派挂职", en: "Secondment" },
  rotation: { zh: "轮值", en: "Rotation" },
  "register-import": { zh: "清单导入", en: "Imports of registers" },
};

/** Records of the own unit, of the office all of a kind that are not over. */
const open =
  (over: readonly string[]) =>
  (sql: Desk["sql"], { office, unitIds }: CooperationActor) =>
    sql`status <> all(${[...over]}) ${office ? sql`` : sql`and unit_ids && ${[...unitIds]}::uuid[]`}`;

const meetingInbox = recordInbox("organisation")<Desk, MeetingState, CooperationActor>({
  kind: "meeting",
  candidates: open(["closed", "cancelled"]),
  link: (id) => `/meetings/${id}`,
  waits: ({ state }, who, day) => meetingWaits(state, who, day),
});

const jointPaperInbox = recordInbox("organisation")<Desk, JointPaperState, CooperationActor>({
  kind: "joint-paper",
  candidates: open(["repealed"]),
  link: (id) => `/joint-papers/${id}`,
  waits: ({ state }, who, day) => jointPaperWaits(state, who, day),
});

// Whose opinion is asked is not among the units of its points.
const workPointInbox = recordInbox("organisation")<Desk, SetState, CooperationActor>({
  kind: "work-points",
  candidates: (sql, { office }) =>
    office ? sql`status <> 'closed'` : sql`status in ('collecting', 'drafting', 'consulting')`,
  link: (id) => `/work-points/${id}`,
  waits: ({ state }, who, day) => workPointWaits(state, who, day),
});

const rowInbox = recordInbox("organisation")<Desk, EntryState, CooperationActor>({
  kind: "entry",
  candidates: (sql, { office, unitIds }, day) => sql`id in (
    select id from organisation.entry where closed_on is null
      and (next_due <= ${addDays(day, ROW_NEAR_DAYS)}
        or register = 'agreement' and (stage is null or stage = 'drafting'))
      and (unit_ids && ${[...unitIds]}::uuid[] ${office ? sql`or owner_unit is null` : sql``}))`,
  link: (id) => `/entries/${id}`,
  waits: ({ state }, who, day) => rowWaits(state, who, day),
});

/** Of the whole order one record is kept: until somebody confirmed it, it is only how the names are printed. */
async function rotationInbox(
  { sql, config }: Desk,
  { office }: CooperationActor,
  _day: Day,
): Promise<InboxLine[]> {
  if (!office) return [];
  const [confirmed] = await sql`
    select 1 from organisation.record where kind = 'rotation' and status = 'confirmed' limit 1`;
  if (confirmed) return [];
  return [
    {
      id: "rotation/joint-conference/set-order",
      kind: "rotation",
      subject: "四市党政联席会议轮值顺序",
      why: {
        zh: "顺序尚未确认，只是文件印列的先后：按文件或会议确认",
        en: "Nobody has confirmed the order: do so by the paper or meeting that decided it",
      },
      due: null,
      late: false,
      since: null,
      link: "/rotation",
      weight: 0,
      sample: config.demo,
    },
  ];
}

const imports = importInbox(
  { kind: "register-import", table: "organisation.register_import", scope: "register" },
  ({ id, scope }) => `/registers/${scope}/imports/${id}`,
);

/** What of meetings, papers, secondment and registers waits for a person as of a day. */
export async function inboxFor(desk: Desk, person: Actor, asOf: Day): Promise<InboxLine[]> {
  const who = await actorOf(desk, asCaller(person));
  if (!who.office && who.unitIds.length === 0) return [];
  const inboxes = [
    meetingInbox,
    jointPaperInbox,
    workPointInbox,
    rowInbox,
    secondmentInbox,
    rotationInbox,
    imports,
  ];
  return (await Promise.all(inboxes.map((inbox) => inbox(desk, who, asOf)))).flat();
}
