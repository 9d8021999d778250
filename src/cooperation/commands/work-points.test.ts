import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../test/support/command-line.ts";
import { openCooperation, type CooperationGround } from "../../../test/support/cooperation.ts";
import { callerAs } from "../../../test/support/supervision.ts";
import { actOnSet, beginSet, dispatchPoints } from "../store/work-points/acts.ts";
import { commands } from "../commands.ts";

let ground: CooperationGround;
let set: string;
beforeAll(async () => {
  ground = await openCooperation();
  const { desk, plan, measures, units } = ground;
  const office = callerAs("张三", "office");
  const head = { group: "交通组", year: 2026, planId: plan, regionCode: "150200", issuer: "city" } as const;
  const begun = await beginSet(
    desk,
    { ...head, title: "交通组工作要点", collectBy: null, note: "", key: randomUUID() },
    office,
  );
  const [measure] = measures;
  const points = ["推进高铁", "开行公交"].map((text, index) => ({
    id: randomUUID(),
    chapter: "",
    text,
    goal: "",
    units: [{ unitId: units[0]?.id ?? "", role: "lead" as const }],
    deadline: { kind: "date", raw: null, latest: "2026-11-25", thenContinuous: false } as const,
    serves: [{ measureId: measure?.id ?? "", undertakingId: measure?.undertakings[index]?.id ?? null }],
    fromUnitId: null,
    source: null,
  }));
  const added = await actOnSet(
    desk,
    begun.id,
    { version: 1, key: randomUUID(), act: { type: "add-points", points } },
    office,
  );
  const paper = { title: "交通组工作要点", number: "", date: "2026-02-01" };
  const issued = await actOnSet(
    desk,
    begun.id,
    { version: added.version, key: randomUUID(), act: { type: "issue", paper } },
    office,
  );
  const chosen = [{ point: points[0]?.id ?? "", task: null }];
  await dispatchPoints(
    desk,
    begun.id,
    { version: issued.version, key: randomUUID(), dispatch: true, points: chosen },
    office,
  );
  set = begun.id;
}, 60_000);
afterAll(() => ground.database.close());

async function run(line: string): Promise<string> {
  const { desk } = ground;
  return (await runCommand(commands, line, { shell: desk, plans: desk.plans, tasks: desk.tasks })).out;
}

describe("（二十一）commands about work points", () => {
  it("list sets of a year", async () => {
    expect(await run("work-points list --year 2025")).toBe("");
    expect(JSON.parse(await run("work-points list --json"))).toMatchObject([
      { id: set, group: "交通组", points: 2, tasks: 1, counts: { watch: 1, late: 0, undispatched: 1 } },
    ]);
  });

  it("say which undertakings nobody took", async () => {
    const { coverage } = JSON.parse(await run("work-points coverage --year 2026 --json"));
    const all = ground.measures.flatMap(({ undertakings }) => undertakings).length;
    expect(coverage.counts).toEqual({ undertakings: all, untaken: all - 2, once: 2, twice: 0 });
    expect(await run("work-points coverage --year 2026")).toContain(`未列入 ${all - 2}`);
    await expect(run("work-points coverage --year 26")).rejects.toMatchObject({
      failure: { code: "unusable" },
    });
  });

  it("take stock of a set by its id or words of its title", async () => {
    const { counts, rows } = JSON.parse(await run(`work-points stock ${set} --json`));
    expect(counts).toMatchObject({ watch: 1, undispatched: 1 });
    expect(rows[0].reason.zh).not.toBe("");
    expect(await run("work-points stock 交通组")).toContain("需关注 1");
    await expect(run("work-points stock 无此组")).rejects.toMatchObject({ failure: { code: "unusable" } });
  });
});
