import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCooperation, type CooperationGround } from "../../../test/support/cooperation.ts";
import { callerAs } from "../../../test/support/supervision.ts";
import { type EntrySeed, REGISTERS } from "./entry.ts";
import type { RegisterImport } from "./import/row.ts";
import { actOnEntry, enterEntry } from "./store-act.ts";
import { registerImporter } from "./import/store.ts";
import { wholeFile } from "../../platform/records/exporter.ts";
import { exportRegister, registerTemplate } from "./store-workbook.ts";

let ground: CooperationGround;
const office = callerAs("张三", "office");
const CONFIRMED = { confirmInternal: true };

beforeAll(async () => {
  ground = await openCooperation();
});
afterAll(() => ground.database.close());

const outcomes = ({ rows }: RegisterImport) => rows.map(({ outcome }) => outcome);
const sentences = ({ rows }: RegisterImport) =>
  rows.flatMap(({ number, issues }) => issues.map(({ sentence }) => `${number} ${sentence.zh}`));

const SEEDS: readonly EntrySeed[] = REGISTERS.flatMap((register, at): EntrySeed[] => {
  const base = { register, regionCode: "150200", variant: null, links: [], stages: {}, source: null };
  return [
    { ...base, name: `往返${register}甲`, values: {} },
    {
      ...base,
      name: `往返${register}乙，（二期）`,
      regionCode: "150000",
      values: { cities: ["150100", "150600"], remark: "第一行\n第二行" },
    },
    { ...base, name: `往返${register}丙 A-${at}`, regionCode: "150900", values: { remark: "=1+1" } },
  ];
});

describe("（二十） what is exported", () => {
  it("comes back without any change, from every register, money rounded to 万元 and all", async () => {
    for (const seed of SEEDS) await enterEntry(ground.desk, seed, randomUUID(), office);
    const [measure, unit] = [ground.measures[0], ground.units[0]];
    const full: EntrySeed = {
      register: "project",
      name: "往返全项项目",
      regionCode: "150200",
      variant: "railway",
      values: {
        code: "2026-000",
        ownerUnit: unit?.id ?? "",
        supportUnits: ground.units.slice(1, 4).map(({ id }) => id),
        cities: ["150200"],
        lengthKm: 276.1,
        totalFen: 123_456_789,
        statedStage: "start",
        place: [
          [109.84, 40.65],
          [109.9, 40.7],
        ],
        datum: "cgcs2000",
      },
      links: [
        {
          planId: ground.plan,
          measureId: measure?.id ?? "",
          undertakingId: measure?.undertakings[0]?.id ?? null,
        },
      ],
      stages: {
        start: { planned: "2026-01-01", actual: "2026-02-03" },
        completion: { planned: "2028-12-31", actual: null },
      },
      source: null,
    };
    const { id } = await enterEntry(ground.desk, full, randomUUID(), office);
    const line = { flow: "planned", period: "2026", batch: "", paper: "" } as const;
    const lines = [
      { ...line, source: "central", amountFen: 3_333_333 },
      { ...line, source: "city", amountFen: 77_777_777 },
    ] as const;
    await actOnEntry(
      ground.desk,
      { id, version: 1, key: randomUUID(), act: { type: "record-money", lines } },
      office,
    );
    for (const register of REGISTERS) {
      const { bytes, name } = await wholeFile(
        await exportRegister(ground.desk, register, { q: "往返", sort: "name" }, null, office),
      );
      const view = await registerImporter.receive(ground.desk, register, { name, bytes }, CONFIRMED, office);
      expect([register, outcomes(view).filter((outcome) => outcome !== "nothing"), sentences(view)]).toEqual([
        register,
        Array.from({ length: register === "project" ? 4 : 3 }, () => "unchanged"),
        [],
      ]);
    }
  });

  it("has the columns that were chosen, and the system's number by which a renamed row is known again", async () => {
    const { bytes, name } = await wholeFile(
      await exportRegister(
        ground.desk,
        "project",
        { q: "往返全项", sort: "name" },
        ["value:totalFen"],
        office,
      ),
    );
    const view = await registerImporter.receive(ground.desk, "project", { name, bytes }, CONFIRMED, office);
    expect(view.columns.map(({ field }) => field)).toEqual(["number", "name", "value:totalFen", "id"]);
  });

  it("begins with an empty template whose headings are all known", async () => {
    for (const register of REGISTERS) {
      const { bytes, name } = await registerTemplate(ground.desk, register, office);
      const view = await registerImporter.receive(ground.desk, register, { name, bytes }, CONFIRMED, office);
      expect(view.columns.filter(({ field }) => field === null)).toEqual([]);
      expect(view.counts.good).toBe(0);
    }
  });
});
