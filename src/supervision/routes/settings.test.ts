import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/support/app.ts";
import type { Role } from "../../kernel/access.ts";
import { addDays, dayInShanghai } from "../../kernel/calendar.ts";
import type { LightPreview, SettingsReply } from "../contract/settings.ts";
import { monthEnds } from "../domain/tasks/light-preview.ts";
import type { Period } from "../domain/tasks/schedule.ts";

const TODAY = dayInShanghai(new Date());

let app: TestApp;
let url: string;
beforeAll(async () => {
  app = await openTestApp({ begin: true });
  const [plan] = await app.database.app<{ id: string }[]>`select id from supervision.plan limit 1`;
  url = `/api/plans/${plan?.id}`;
});
afterAll(() => app.close());

async function call<T>(method: "GET" | "POST", path: string, payload?: object, role: Role = "office") {
  const inject = await app.as(role);
  const reply = await inject({ method, url: path, ...(payload ? { payload } : {}) });
  return { status: reply.statusCode, body: reply.json<T & { code: string }>() };
}

const quarterly = { kind: "quarterly", dueDay: 25, dueMonth: 0, shift: "next-working-day" };
const overdue = (light: string) => ({ id: "overdue", condition: "overdue", threshold: 1, light });

describe("settings over HTTP （二十）", () => {
  it("shows everyone at work the settings in force, a year of due days, and until when the calendar is published", async () => {
    const { status, body } = await call<SettingsReply>("GET", `${url}/settings`, undefined, "liaison");
    expect(status).toBe(200);
    expect(body).toMatchObject({ adoptedOn: null, adoptionOpen: true, today: TODAY, history: [] });
    expect(body.calendarThrough >= "2026-12-31").toBe(true);
    expect(body.periods.filter(({ due }) => due >= TODAY).length).toBeGreaterThanOrEqual(12);
    expect(body.periods.filter(({ due }) => due < TODAY)).toHaveLength(1);
    expect((await call("GET", `/api/plans/${randomUUID()}/settings`)).status).toBe(404);
  });

  it("previews periods without recording them, and refuses with a sentence what cannot hold", async () => {
    const from = `${Number(TODAY.slice(0, 4)) + 1}-01-01`;
    const preview = await call<{ periods: Period[] }>("POST", `${url}/periods/preview`, {
      from,
      schedule: quarterly,
    });
    expect(preview.body.periods.at(-1)?.key).toMatch(/^\d{4}-Q[1-4]$/);
    const same = { label: "一", from, to: from, due: from };
    const custom = { kind: "custom", shift: "none", periods: [same, same] };
    const refused = await call("POST", `${url}/periods/preview`, { from, schedule: custom });
    expect(refused).toMatchObject({ status: 422, body: { code: "bad-periods" } });
    expect((await call<SettingsReply>("GET", `${url}/settings`)).body.history).toEqual([]);
  });

  it("lets the office change a setting and nobody else", async () => {
    const change = { kind: "schedule", from: TODAY, value: quarterly };
    for (const role of ["leader", "unit-head", "liaison"] as const)
      expect((await call("POST", `${url}/settings`, change, role)).status).toBe(403);
    const { status, body } = await call<SettingsReply>("POST", `${url}/settings`, change);
    expect(status).toBe(200);
    expect(body.schedules.at(-1)).toEqual({ from: TODAY, schedule: quarterly });
    expect(body.history).toHaveLength(1);
    expect((await call("POST", `${url}/settings`, { ...change, value: { kind: "weekly" } })).status).toBe(
      400,
    );
  });

  it("previews on past month ends what other rules would have shown, from the record of every task", async () => {
    const [last = ""] = monthEnds(TODAY, 1);
    const [plan] = await app.database.app<{ id: string; regionCode: string }[]>`
      select id, region_code from supervision.plan where id = ${url.slice("/api/plans/".length)}`;
    const [unit] = await app.database.app<{ id: string }[]>`select id from accounts.organisation limit 1`;
    // Registered on an earlier day than the test's own, so the record is written as it would have been then.
    const begun = addDays(last, -10);
    const task = randomUUID();
    const seed = {
      id: task,
      planId: plan?.id,
      measureId: null,
      undertakingId: null,
      instanceOf: null,
      number: 1,
      source: { kind: "plan", title: "方案", paper: null, date: null, quote: null },
      text: "开展一项工作",
      leader: null,
      remark: null,
      deadline: { kind: "date", raw: null, latest: addDays(last, -3), thenContinuous: false },
      recurrence: null,
      units: [{ unitId: unit?.id, role: "lead", via: null }],
      stages: [],
    };
    const { app: sql } = app.database;
    await sql`insert into supervision.task ${sql({
      id: task,
      regionCode: plan?.regionCode ?? "",
      planId: plan?.id ?? "",
      number: 1,
      version: 2,
      source: "plan",
      text: seed.text,
      phase: "dispatched",
      standing: false,
      awaitsJudgement: false,
      deadlineKind: "date",
      waiting: [],
      light: "red",
      lightReason: sql.json({}),
      state: sql.json({}),
    })}`;
    const actions = [
      { type: "register", seed, adoptedOn: null },
      { type: "dispatch", receiveBy: null },
    ];
    for (const [i, action] of actions.entries())
      await sql`insert into supervision.action ${sql({
        taskId: task,
        version: i + 1,
        regionCode: plan?.regionCode ?? "",
        at: new Date(`${begun}T02:00:00Z`),
        day: begun,
        byName: "张三",
        key: randomUUID(),
        action: sql.json(action),
      })}`;
    const preview = async (rules: object[]) =>
      (await call<LightPreview>("POST", `${url}/lights/preview`, { rules, months: 2 })).body;
    const changed = await preview([overdue("amber")]);
    expect(changed.changed).toBe(1);
    expect(changed.changes).toMatchObject([
      { day: last, taskId: task, before: { colour: "red" }, after: { colour: "amber" } },
    ]);
    expect(changed.counts.map(({ before }) => before.red)).toEqual([0, 1]);
    expect(changed.counts.map(({ after }) => after.amber)).toEqual([0, 1]);
    expect((await preview([overdue("red")])).changed).toBe(0);
    expect((await call("POST", `${url}/lights/preview`, { rules: [], months: 2 }, "leader")).status).toBe(
      403,
    );
  });
});
