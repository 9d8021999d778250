import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TestDatabase } from "../../../test/support/database.ts";
import { callerAs, openBundledDesk } from "../../../test/support/supervision.ts";
import type { Day } from "../../kernel/calendar.ts";
import type { FailureError } from "../../kernel/error.ts";
import type { AskedTask } from "../domain/tasks/asked.ts";
import type { NewSetting } from "../domain/tasks/change-setting.ts";
import { DEFAULT_LIGHT_RULES, DEFAULT_OPTIONS } from "../domain/tasks/default-settings.ts";
import { dailyJob } from "./daily-job.ts";
import type { Supervision } from "./desk.ts";
import { refreshAllLights, refreshLights } from "./lights.ts";
import { registerInstances } from "./recurring.ts";
import { loadSettings, recordSetting } from "./settings.ts";
import { actOnTasks } from "./tasks/act.ts";
import { registerTasks } from "./tasks/register.ts";

const OFFICE = callerAs("张三", "office");
const TODAY = "2026-11-23";

let database: TestDatabase;
let desk: Supervision;
let plan: string;
let units: readonly string[];
beforeEach(async () => {
  ({ database, desk, plan, units } = await openBundledDesk());
});
afterEach(() => database.close());

const at = (day: Day): Date => new Date(`${day}T02:00:00Z`);
const on = (day: Day): Supervision => ({ ...desk, now: () => at(day) });

const asked = (given: Partial<AskedTask> = {}): AskedTask => ({
  measureId: null,
  undertakingId: null,
  source: { kind: "plan", title: "方案", paper: null, date: null, quote: null },
  text: "开展一项工作",
  leader: null,
  remark: null,
  deadline: { kind: "date", raw: null, latest: "2026-12-31", thenContinuous: false },
  recurrence: null,
  units: [{ unitId: units[0] ?? "", role: "lead", via: null }],
  stages: [],
  ...given,
});

/** Registers and dispatches on a day. */
async function dispatched(day: Day, ...tasks: AskedTask[]): Promise<string[]> {
  const request = { key: randomUUID(), dispatch: true, tasks };
  return (await registerTasks(desk, plan, request, OFFICE, { at: at(day) })).map(({ id }) => id);
}

async function lightOf(id: string | undefined) {
  const [row] = await desk.sql<{ light: string; lightReason: { rule: string } }[]>`
    select light, light_reason from supervision.task where id = ${id ?? null}`;
  return row && { light: row.light, rule: row.lightReason.rule };
}

const lights = (from: Day, days: number): NewSetting => ({
  kind: "lights",
  from,
  value: { rules: [{ id: "soon", condition: "due-within", threshold: days, light: "amber" }] },
});

const adoption = (on: Day): NewSetting => ({ kind: "adoption", from: on, value: { on } });

describe("settings and lights in the database （二十）", () => {
  it("keeps every setting with its day, says who set it, and writes it into the trail", async () => {
    const set = (change: NewSetting) => recordSetting(desk, plan, change, OFFICE);
    await set(adoption("2026-11-01"));
    await set({ kind: "options", from: TODAY, value: { ...DEFAULT_OPTIONS, signStep: false } });
    await set({ kind: "options", from: "2027-01-01", value: { ...DEFAULT_OPTIONS, ranking: true } });
    const now = await loadSettings(desk.sql, plan, TODAY);
    expect(now).toMatchObject({ adoptedOn: "2026-11-01", options: { signStep: false, ranking: false } });
    expect(now.history.map(({ kind, by }) => `${kind} ${by}`)).toEqual([
      "adoption 张三",
      "options 张三",
      "options 张三",
    ]);
    expect((await loadSettings(desk.sql, plan, "2027-01-01")).options.ranking).toBe(true);
    const trail = await desk.sql<{ before: unknown; after: { from: string } }[]>`
      select before, after from platform.audit where action = 'supervision.set' and subject = ${`plan:${plan}`}
      order by id`;
    expect(trail.map(({ after }) => after.from)).toEqual(["2026-11-01", TODAY, "2027-01-01"]);
    expect(trail[2]?.before).toMatchObject({ setting: "options", value: { signStep: false } });
  });

  it("refuses with a sentence what would change the past, or a plan that is not there", async () => {
    await recordSetting(desk, plan, adoption("2026-11-01"), OFFICE);
    await dispatched("2026-11-02", asked());
    const refused = (change: NewSetting, of: string) =>
      recordSetting(desk, of, change, OFFICE).then(
        () => "ok",
        (error: FailureError) => error.failure.code,
      );
    expect(await refused(lights("2026-11-22", 5), plan)).toBe("too-early");
    expect(await refused(adoption(TODAY), plan)).toBe("adoption-fixed");
    expect(await refused(lights(TODAY, 5), randomUUID())).toBe("not-found");
    expect((await loadSettings(desk.sql, plan, TODAY)).history).toHaveLength(1);
  });

  it("brings lights to a day once, never back, and shows new rules at once where they hold already", async () => {
    const [id] = await dispatched("2026-11-02", asked());
    expect(await lightOf(id)).toEqual({ light: "green", rule: "none" });
    await refreshLights(desk, plan, "2026-12-01");
    expect(await lightOf(id)).toEqual({ light: "amber", rule: "reports-missing-1" });
    await refreshLights(desk, plan, "2026-11-20");
    expect(await lightOf(id)).toEqual({ light: "amber", rule: "reports-missing-1" });
    await refreshAllLights(desk, "2027-01-04");
    expect(await lightOf(id)).toEqual({ light: "red", rule: "overdue" });

    await recordSetting(on("2027-01-05"), plan, lights("2027-01-05", 5), OFFICE);
    expect(await lightOf(id)).toEqual({ light: "green", rule: "none" });
    const later: NewSetting = { kind: "lights", from: "2027-01-08", value: { rules: DEFAULT_LIGHT_RULES } };
    await recordSetting(on("2027-01-05"), plan, later, OFFICE);
    expect(await lightOf(id)).toEqual({ light: "green", rule: "none" });
    await refreshAllLights(desk, "2027-01-08");
    expect(await lightOf(id)).toEqual({ light: "red", rule: "overdue" });
  });

  it("leaves the light of a closed task as it was, and one that somebody acts on at the moment to them", async () => {
    const [closed, busy] = await dispatched("2026-11-02", asked(), asked());
    const close = { type: "close", basis: "已完成" } as const;
    await actOnTasks(
      desk,
      [{ task: closed ?? "", version: 2, key: randomUUID(), action: close }],
      "all",
      OFFICE,
    );
    await database.owner.begin(async (other) => {
      await other`select 1 from supervision.task where id = ${busy ?? ""} for update`;
      await refreshLights(desk, plan, "2027-02-01");
    });
    expect(await lightOf(closed)).toEqual({ light: "green", rule: "closed" });
    expect(await lightOf(busy)).toEqual({ light: "green", rule: "none" });
  });

  it("makes a task of each return of a standing duty once its time has come, once however often it is asked", async () => {
    const recurrence = { windows: [{ from: 1, to: 3 }] };
    const standing = { kind: "continuous", raw: "每年一季度", latest: null, thenContinuous: false } as const;
    const [duty] = await dispatched("2026-11-02", asked({ recurrence, deadline: standing }));
    const instances = () => desk.sql<{ text: string; due: Day; phase: string }[]>`
      select text, due, phase from supervision.task where instance_of = ${duty ?? ""} order by due`;
    await registerInstances(on("2026-12-31"), "2026-12-31", OFFICE);
    expect(await instances()).toEqual([]);
    const first = { text: "开展一项工作（2027年一季度）", due: "2027-03-31", phase: "dispatched" };
    await Promise.all([1, 2, 3].map(() => registerInstances(on("2027-01-01"), "2027-01-01", OFFICE)));
    expect(await instances()).toEqual([first]);
    await dailyJob(on("2028-02-01"))(null, { signal: new AbortController().signal });
    expect((await instances()).map(({ due }) => due)).toEqual(["2027-03-31", "2028-03-31"]);
    const [lit] = await desk.sql<
      { day: Day }[]
    >`select day from supervision.plan_light where plan_id = ${plan}`;
    expect(lit?.day).toBe("2028-02-01");
  });
});
