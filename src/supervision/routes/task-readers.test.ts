import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Inject, openTestApp, PASSWORD, type TestApp } from "../../../test/support/app.ts";
import type { Role } from "../../kernel/access.ts";
import { addDays, type Day, dayInShanghai } from "../../kernel/calendar.ts";
import type { Report } from "../domain/tasks/report.ts";
import type { ActionOutcome, TaskDetail } from "../domain/tasks/task-row.ts";

const TODAY: Day = dayInShanghai(new Date());
/** Without a setting reports are monthly. */
const PERIOD = TODAY.slice(0, 7);

let app: TestApp;
let plan: string;
let units: readonly string[];
let people: Record<"office" | "leader" | "lead" | "first" | "firstHead" | "second" | "both", Inject>;

const signedIn = async (role: Role, organisationId?: string, ...more: readonly Role[]): Promise<Inject> => {
  const name = `${role}-${randomUUID().slice(0, 8)}`;
  await app.addAccount({
    name,
    password: PASSWORD,
    roles: [role, ...more],
    ...(organisationId ? { organisationId } : {}),
  });
  return app.withToken(await app.signIn(name, PASSWORD));
};

beforeAll(async () => {
  app = await openTestApp({ begin: true });
  const sql = app.database.app;
  const [published] = await sql<
    { id: string }[]
  >`select id from supervision.plan order by incomplete limit 1`;
  plan = published?.id ?? "";
  const bodies = await sql<{ id: string }[]>`
    select id from accounts.organisation where not collective order by name limit 3`;
  units = bodies.map(({ id }) => id);
  people = {
    office: await signedIn("office"),
    leader: await signedIn("leader"),
    lead: await signedIn("liaison", units[0]),
    first: await signedIn("liaison", units[1]),
    firstHead: await signedIn("unit-head", units[1]),
    second: await signedIn("liaison", units[2]),
    both: await signedIn("liaison", units[1], "office"),
  };
});
afterAll(() => app.close());

const parts = (...support: readonly number[]) => [
  { unitId: units[0], role: "lead" },
  ...support.map((index) => ({ unitId: units[index], role: "support" })),
];

async function dispatched(): Promise<string> {
  const task = {
    source: { kind: "order", title: "交办" },
    text: "核对台账",
    deadline: { kind: "continuous", raw: null, latest: null, thenContinuous: false },
    units: parts(1, 2),
  };
  const payload = { key: randomUUID(), dispatch: true, tasks: [task] };
  const reply = await people.office({ method: "POST", url: `/api/plans/${plan}/tasks`, payload });
  return reply.json<{ tasks: { id: string }[] }>().tasks[0]?.id ?? "";
}

async function act(call: Inject, task: string, action: object): Promise<void> {
  const payload = { entries: [{ task, version: 1_000, key: randomUUID(), action }] };
  const reply = await call({ method: "POST", url: "/api/task-actions", payload });
  expect(reply.json<{ outcomes: ActionOutcome[] }>().outcomes).toMatchObject([{ ok: true }]);
}

async function reportsFor(call: Inject, task: string): Promise<string[]> {
  const { rows, total } = (await call({ url: `/api/tasks/${task}/reports` })).json<{
    total: number;
    rows: Report[];
  }>();
  const { reports } = (await call({ url: `/api/tasks/${task}` })).json<TaskDetail>();
  expect([total, reports]).toEqual([rows.length, rows]);
  return rows.map(({ content }) => content.progress).toSorted();
}

const report = (unit: string | undefined, progress: string) => ({
  type: "report",
  unit,
  period: PERIOD,
  content: { progress },
});

describe("（二十）who reads what units report", () => {
  it("keeps a report inside its unit until the head signed it, and again when the head sent it back", async () => {
    const task = await dispatched();
    await act(people.first, task, report(units[1], "初稿"));
    const readers = () =>
      Promise.all(
        (["office", "leader", "lead", "second", "first", "firstHead", "both"] as const).map((who) =>
          reportsFor(people[who], task),
        ),
      );
    expect(await readers()).toEqual([[], [], [], [], ["初稿"], ["初稿"], ["初稿"]]);
    const [open] = (await people.firstHead({ url: `/api/tasks/${task}` })).json<TaskDetail>().reports;
    await act(people.firstHead, task, {
      type: "send-back",
      unit: units[1],
      report: open?.id,
      reason: "重写",
    });
    expect(await readers()).toEqual([[], [], [], [], ["初稿"], ["初稿"], ["初稿"]]);
    for (const who of ["office", "lead"] as const)
      for (const path of ["", "/history"])
        expect((await people[who]({ url: `/api/tasks/${task}${path}` })).body).not.toContain("重写");
    expect((await people.first({ url: `/api/tasks/${task}` })).body).toContain("重写");
  });

  it("gives what supporting units submit to the lead unit and the office, and accepted lead reports to all", async () => {
    const task = await dispatched();
    await act(people.firstHead, task, report(units[1], "会签意见"));
    await act(people.office, task, report(units[0], "牵头进展"));
    expect(await reportsFor(people.second, task)).toEqual([]);
    expect(await reportsFor(people.lead, task)).toEqual(["会签意见", "牵头进展"]);
    const [sent] = (await people.lead({ url: `/api/tasks/${task}` }))
      .json<TaskDetail>()
      .reports.filter(({ unitId }) => unitId === units[0]);
    await act(people.office, task, { type: "accept", unit: units[0], report: sent?.id });
    expect(await reportsFor(people.second, task)).toEqual(["牵头进展"]);
    expect(await reportsFor(people.leader, task)).toEqual(["会签意见", "牵头进展"]);
  });

  it("shows a unit that was released nothing more of the task", async () => {
    const task = await dispatched();
    await act(people.office, task, { type: "reassign", units: parts(2), reason: "职能调整" });
    for (const path of ["", "/history", "/reports", `/evidence/${"0".repeat(64)}`])
      expect((await people.first({ url: `/api/tasks/${task}${path}` })).statusCode).toBe(404);
    const list = (await people.first({ url: `/api/tasks?plan=${plan}&size=200` })).json<{
      rows: { id: string }[];
    }>();
    expect(list.rows.map(({ id }) => id)).not.toContain(task);
    const tomorrow = await people.first({ url: `/api/tasks/${task}?asOf=${addDays(TODAY, 1)}` });
    expect(tomorrow.statusCode).toBe(404);
  });
});
