import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../test/support/command-line.ts";
import { openTestDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { cooperationDesk } from "../../../test/support/cooperation.ts";
import { callerAs, COUNTED_ON, deskOn } from "../../../test/support/supervision.ts";
import type { Caller } from "../../platform/slice.ts";
import { busiestSampleUnit } from "../../supervision/store/demonstration/busiest-unit.ts";
import { fillDemonstration as fillSupervision } from "../../supervision/store/demonstration/demonstration.ts";
import { fillRotation } from "../rotation/story.ts";
import { fillSecondments } from "../store/demonstration/secondments.ts";
import type { Desk } from "../store/desk.ts";
import { rotationView } from "../rotation/store.ts";
import { secondmentsView } from "../store/secondments/read.ts";
import { commands } from "../commands.ts";

let database: TestDatabase;
let desk: Desk;
beforeAll(async () => {
  database = await openTestDatabase();
  const supervision = deskOn(database);
  await fillSupervision(supervision, COUNTED_ON);
  desk = cooperationDesk({ ...supervision, config: { ...supervision.config, demo: true } });
}, 120_000);
afterAll(() => database.close());

async function run(words: string, ...args: readonly string[]): Promise<string> {
  const { code, out } = await runCommand(commands, [...words.split(" "), ...args], {
    shell: desk,
    organisations: () => desk.organisations.list() as never,
  });
  expect(code).toBe(0);
  return out;
}

async function fill(): Promise<void> {
  const plan = (await desk.plans.list()).find(({ sample, current }) => sample && current);
  if (!plan) throw new Error("no sample plan");
  const measures = await desk.plans.measures(plan.id);
  const units = (await desk.organisations.list()).filter(({ collective }) => !collective);
  const office: Caller = { actor: null, address: "127.0.0.1", requestId: "demonstration" };
  const ground = { desk, asOf: COUNTED_ON, plan, measures, units, office };
  await fillRotation(ground);
  await fillSecondments(ground);
}

describe("（二十二）rotation and secondment on a terminal", () => {
  it("say that nothing is settled before anybody settled it", async () => {
    expect(await run("rotation")).toContain("轮值顺序未核实");
    expect(await run("secondment list")).toContain("没有选派任期");
    expect(await run("secondment order")).toContain("轮派名单还没有排定");
  });

  it("show the demonstration: a confirmed order, a gap four months ahead, an overdue hand-over, and no name", async () => {
    await fill();
    const view = await secondmentsView(desk, callerAs("张三", "office"));
    expect(view.warnings.filter(({ late }) => late).map(({ kind }) => kind)).toEqual(["no-hand-over"]);
    expect(view.warnings.find(({ kind }) => kind === "gap")?.day).toBe("2027-03-23");
    expect(view.terms.every(({ sample }) => sample)).toBe(true);
    // Visitors act for this unit: they find a person to name.
    const planned = view.terms.find(({ status }) => status === "planned");
    expect([planned?.unitId, planned?.named]).toEqual([await busiestSampleUnit(desk.sql), false]);
    const rotation = await rotationView(desk, callerAs("张三", "office"));
    expect(rotation.next[0]?.standing).toBe("confirmed");
    expect(rotation.preparation?.edition).toBe(9);

    const listed = await run("secondment list");
    expect(listed).toContain("▲");
    expect(await run("secondment order")).toMatch(/^1 {2}应轮到/);
    expect(await run("rotation")).toContain("第九届  包头  轮到包头");
    const all = [
      listed,
      await run("secondment list", "--json"),
      await run("secondment order", "--json"),
      await run("rotation", "--json"),
    ].join("");
    const names = view.terms.flatMap(({ person }) => person?.name ?? []);
    expect(names).toHaveLength(5);
    expect(names.filter((name) => all.includes(name))).toEqual([]);
  });
});
