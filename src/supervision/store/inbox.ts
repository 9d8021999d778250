import type { Actor } from "../../kernel/actor.ts";
import { type Day, dayInShanghai } from "../../kernel/calendar.ts";
import { type InboxKinds, type InboxLine, NO_LIMIT } from "../../kernel/inbox.ts";
import { importInbox } from "../../platform/records/importer-inbox.ts";
import { asCaller } from "../../platform/records/inbox.ts";
import { type OfficeWait, officeLine, TASK_KINDS, unitLines } from "../domain/tasks/inbox-lines.ts";
import type { Supervision } from "./desk.ts";
import { officeWaiting } from "./office/review-queue.ts";
import { planTimes, unitTasks } from "./reporting/unit-tasks.ts";
import { actorOf } from "./tasks/actor.ts";
import { unitNames } from "./tasks/rows.ts";

export const INBOX_KINDS: InboxKinds = {
  ...TASK_KINDS,
  "plan-review": { zh: "方案审核", en: "Plans to review" },
  "ledger-import": { zh: "台账导入", en: "Imports of a ledger" },
};

const imports = importInbox(
  { kind: "ledger-import", table: "supervision.ledger_import", scope: "plan_id" },
  ({ id }) => `/ledger-imports/${id}`,
);

/** What the person's unit owes: the duties of 我的工作. */
async function unitInbox(desk: Supervision, person: Actor, asOf: Day): Promise<InboxLine[]> {
  const { sql } = desk;
  const actor = await actorOf(desk, asCaller(person));
  const tasks = await unitTasks(sql, actor.unitIds);
  if (tasks.length === 0) return [];
  const [times, samples] = await Promise.all([
    planTimes(desk, tasks, asOf),
    sql<{ id: string }[]>`
      select id from supervision.plan where (sample or sample_work) and id = any(${tasks.map(({ state }) => state.planId)})`,
  ]);
  const invented = new Set(samples.map(({ id }) => id));
  return tasks.flatMap(({ state }) =>
    unitLines(state, actor, {
      asOf,
      periods: times.get(state.planId)?.periods ?? [],
      sample: invented.has(state.planId),
    }),
  );
}

type Unjudged = Pick<OfficeWait, "kind" | "taskId" | "text" | "sample"> & { readonly since: Day };

/** What waits for a decision of the office: its queue, what is to be judged, what is registered and not dispatched. */
async function officeInbox(desk: Supervision): Promise<InboxLine[]> {
  const { sql } = desk;
  const [queue, others, names] = await Promise.all([
    officeWaiting(sql),
    sql<Unjudged[]>`
      select case when t.phase = 'registered' then 'task-dispatch' else 'task-judge' end as kind, t.id as task_id, t.text,
        p.sample or p.sample_work as sample, coalesce(t.dispatched_on, (t.state->>'registeredOn')::date) as since
      from supervision.task t join supervision.plan p on p.id = t.plan_id
      where t.phase = 'registered' or t.awaits_judgement and t.phase <> 'closed'`,
    unitNames(desk),
  ]);
  return [
    ...queue.map(({ kind, taskId, text, unitId, reportId, since, sample }) =>
      officeLine({
        kind: `review-${kind}`,
        taskId,
        text,
        unit: names.get(unitId) ?? null,
        report: reportId,
        since: dayInShanghai(since),
        sample,
      }),
    ),
    ...others.map((each) => officeLine({ ...each, unit: null, report: null })),
  ];
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

/** What of plans and tasks waits for a person as of a day. */
export async function inboxFor(desk: Supervision, person: Actor, asOf: Day): Promise<InboxLine[]> {
  const { roles, organisationId } = person;
  const works =
    organisationId !== null && roles.some((role) => ["unit-head", "liaison", "office"].includes(role));
  const office = roles.includes("office");
  const lines = await Promise.all([
    works ? unitInbox(desk, person, asOf) : [],
    office ? officeInbox(desk) : [],
    office ? planInbox(desk) : [],
    office ? imports(desk, person, asOf) : [],
  ]);
  return lines.flat();
}
