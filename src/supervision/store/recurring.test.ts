import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestDatabase } from "../../../test/support/database.ts";
import { callerAs, openBundledDesk } from "../../../test/support/supervision.ts";
import { dropOrganisation, mergeInto } from "../../accounts/store/unit-acts.ts";
import type { NamedUnit } from "../domain/tasks/action.ts";
import type { Recurrence } from "../../kernel/recurrence.ts";
import type { Supervision } from "./desk.ts";
import { registerInstances } from "./recurring.ts";
import { registerTasks } from "./tasks/register.ts";

const OFFICE = callerAs("张三", "office");
const NEXT = "2027-01-01";
const QUARTER: Recurrence = { windows: [{ from: 1, to: 3 }] };

let database: TestDatabase;
let desk: Supervision;
let plan: string;
let units: readonly string[];
beforeAll(async () => {
  ({ database, desk, plan, units } = await openBundledDesk());
});
afterAll(() => database.close());

const named = (index: number, role: NamedUnit["role"]): NamedUnit => ({
  unitId: units[index] ?? "",
  role,
  via: null,
});

async function duty(recurrence: Recurrence, ...parts: NamedUnit[]): Promise<string> {
  const task = {
    measureId: null,
    undertakingId: null,
    source: { kind: "plan", title: "方案", paper: null, date: null, quote: null } as const,
    text: "开展一项工作",
    leader: null,
    remark: null,
    deadline: { kind: "continuous", raw: "每年", latest: null, thenContinuous: false } as const,
    recurrence,
    units: parts,
    stages: [],
  };
  const request = { key: randomUUID(), dispatch: true, tasks: [task] };
  const [made] = await registerTasks(desk, plan, request, OFFICE);
  return made?.id ?? "";
}

const returnsOf = (id: string) => database.app<{ originalDue: string; units: string[] }[]>`
  select original_due, (select array_agg(unit_id::text || ' ' || role order by role) from supervision.assignment a
    where a.task_id = t.id) as units
  from supervision.task t where instance_of = ${id}`;

describe("（二十）standing duties whose units changed meanwhile", () => {
  it("come back to the units of today, and none keeps another from coming back", async () => {
    const merged = await duty(QUARTER, named(0, "support"), named(1, "lead"), named(2, "support"));
    const orphaned = await duty(QUARTER, named(3, "lead"));
    const sound = await duty(QUARTER, named(4, "lead"));
    await mergeInto(desk, OFFICE, { from: units[0] ?? "", into: units[1] ?? "" });
    // Removed before the roster kept units that answer for tasks.
    await dropOrganisation(desk, OFFICE, units[3] ?? "", async () => 0);
    await registerInstances(desk, NEXT, OFFICE);
    expect(await returnsOf(merged)).toEqual([
      { originalDue: "2027-03-31", units: [`${units[1]} lead`, `${units[2]} support`] },
    ]);
    expect(await returnsOf(orphaned)).toEqual([]);
    expect(await returnsOf(sound)).toHaveLength(1);
  });

  it("come back once where two windows end on the same day", async () => {
    const twice = await duty({ windows: [...QUARTER.windows, { from: 2, to: 3 }] }, named(5, "lead"));
    await registerInstances(desk, "2027-02-01", OFFICE);
    expect(await returnsOf(twice)).toHaveLength(1);
  });
});
