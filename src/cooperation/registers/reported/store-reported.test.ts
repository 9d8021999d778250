import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCooperation, type CooperationGround } from "../../../../test/support/cooperation.ts";
import { REGISTERS, type RegisterKind } from "../entry.ts";
import { REPORTED_ENTRIES } from "./reported-entries.ts";
import { listEntries } from "../store-list.ts";
import { reportEntries } from "./store-reported.ts";

let ground: CooperationGround;
beforeAll(async () => {
  ground = await openCooperation();
});
afterAll(() => ground.database.close());

const all = (register: RegisterKind) =>
  listEntries(ground.desk, register, { sort: "name" }, { page: 1, size: 200 });

describe("what was published （一）（二）（九）（十）（十二）（十五）（十九）（二十二）", () => {
  it("stands in the registers once however often it is taken over, as reported and with its source", async () => {
    expect(await reportEntries(ground.desk)).toBe(REPORTED_ENTRIES.length);
    await reportEntries(ground.desk);
    const rows = (await Promise.all(REGISTERS.map(all))).flatMap((page) => page.rows);
    expect(rows).toHaveLength(REPORTED_ENTRIES.length);
    expect(rows.every(({ standing, source }) => standing === "reported" && source !== null)).toBe(true);
  });

  it("hangs on the measures of the plan in force, and on the undertaking whose words it quotes", async () => {
    const rows = (await Promise.all(REGISTERS.map(all))).flatMap((page) => page.rows);
    const undertakings = new Map(
      ground.measures.flatMap((measure) =>
        measure.undertakings.map(({ id, text }) => [id, { number: measure.number, text }] as const),
      ),
    );
    for (const entry of REPORTED_ENTRIES) {
      const row = rows.find(({ name, register }) => name === entry.name && register === entry.register);
      const numbers = row?.links.map(
        ({ measureId }) => ground.measures.find(({ id }) => id === measureId)?.number,
      );
      expect([entry.name, numbers]).toEqual([entry.name, entry.measures]);
      const quoted = undertakings.has(row?.links[0]?.undertakingId ?? "");
      expect([entry.name, quoted]).toEqual([entry.name, entry.quote !== null]);
    }
  });

  it("says no stage that no source says", async () => {
    const { rows } = await all("project");
    const reached = rows.filter(({ stage }) => stage !== null).map(({ name, stages }) => [name, stages]);
    expect(reached).toEqual([
      ["包头至银川高铁（包头至惠农段）", { completion: { planned: null, actual: "2025-12-23" } }],
      ["包头至银川高铁（惠农至银川段）", { completion: { planned: null, actual: "2024-10-01" } }],
    ]);
    const funds = REPORTED_ENTRIES.filter(({ register }) => register === "fund");
    expect(new Set(funds.flatMap(({ values }) => Object.keys(values)))).toEqual(new Set(["remark"]));
  });
});
