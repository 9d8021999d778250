import type { Actor } from "../../kernel/actor.ts";
import type { Day } from "../../kernel/calendar.ts";
import type { InboxKinds, InboxLine } from "../../kernel/inbox.ts";
import { importInbox } from "../../platform/records/importer-inbox.ts";
import { asCaller } from "../../platform/records/as-caller.ts";
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

/** What waits for a person as of a day beside `WAITS`: what follows from several records together, and imports. */
export async function inboxFor(desk: Desk, person: Actor, asOf: Day): Promise<InboxLine[]> {
  const who = await actorOf(desk, asCaller(person));
  if (!who.office && who.unitIds.length === 0) return [];
  const inboxes = [secondmentInbox, rotationInbox, imports];
  return (await Promise.all(inboxes.map((inbox) => inbox(desk, who, asOf)))).flat();
}
