import type { Actor } from "../../kernel/actor.ts";
import { type Day, dayInShanghai } from "../../kernel/calendar.ts";
import { type InboxKinds, type InboxLine, NO_LIMIT } from "../../kernel/inbox.ts";
import { importInbox } from "../../platform/records/importer-inbox.ts";
import { asCaller } from "../../platform/records/as-caller.ts";
import { reportLine, TASK_KINDS } from "../domain/tasks/inbox-lines.ts";
import type { Supervision } from "./desk.ts";
import { reportsAskedOf } from "./reporting/unit-tasks.ts";
import { actorOf } from "./tasks/actor.ts";

export const INBOX_KINDS: InboxKinds = {
  ...TASK_KINDS,
  "plan-review": { zh: "方案审核", en: "Plans to review" },
  "ledger-import": { zh: "台账导入", en: "Imports of a ledger" },
};

const imports = importInbox(
  { kind: "ledger-import", table: "supervision.ledger_import", scope: "plan_id" },
  ({ id }) => `/ledger-imports/${id}`,
);

/** Reports that the person's unit owes as of a day; its other duties are in `platform.wait`. */
async function unitInbox(desk: Supervision, person: Actor, asOf: Day): Promise<InboxLine[]> {
  const { unitIds } = await actorOf(desk, asCaller(person));
  const asked = await reportsAskedOf(desk, unitIds, asOf);
  return asked.map(({ part, period }) => reportLine(part, period, asOf));
}

type Reviewed = {
  readonly id: string;
  readonly name: string;
  readonly uploadedAt: Date;
  readonly open: number;
};

/** Plans that were read and not published: any of the office may go on, as the page of imports says. */
async function planInbox({ sql, config }: Supervision): Promise<InboxLine[]> {
  const rows = await sql<Reviewed[]>`
    select id, coalesce(title, file_name) as name, uploaded_at, coalesce(open_questions, 0) as open
    from supervision.import where state = 'review'`;
  return rows.map(({ id, name, uploadedAt, open }) => ({
    id: `plan-review/${id}/publish`,
    kind: "plan-review",
    subject: name,
    why: {
      zh: open === 0 ? "已读出，审核后发布" : `已读出，还有 ${open} 个问题待答，审核后发布`,
      en: open === 0 ? "Read: review and publish it" : `Read, ${open} questions open: review and publish it`,
    },
    ...NO_LIMIT,
    since: dayInShanghai(uploadedAt),
    link: `/imports/${id}/review`,
    weight: 1,
    sample: config.demo,
  }));
}

/** What of plans and tasks waits for a person as of a day beside what `tasks/waits.ts` keeps. */
export async function inboxFor(desk: Supervision, person: Actor, asOf: Day): Promise<InboxLine[]> {
  const { roles, organisationId } = person;
  const works =
    organisationId !== null && roles.some((role) => ["unit-head", "liaison", "office"].includes(role));
  const office = roles.includes("office");
  const lines = await Promise.all([
    works ? unitInbox(desk, person, asOf) : [],
    office ? planInbox(desk) : [],
    office ? imports(desk, person, asOf) : [],
  ]);
  return lines.flat();
}
