import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOfFile } from "../../../../test/support/sheet.ts";
import type { TestDatabase } from "../../../../test/support/database.ts";
import { BUREAU, OFFICER, openWater, SECTION_SEED } from "../../../../test/support/water.ts";
import type { Role } from "../../../kernel/access.ts";
import type { RosterUnit } from "../../../platform/records/units.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/slice.ts";
import { verifyRecords } from "../../../platform/records/verify-records.ts";
import { parseDecimal } from "../../../kernel/decimal.ts";
import type { ItemCode } from "./item.ts";
import { waterIndicators } from "./store-figures.ts";
import { basinsOf } from "./store-basins.ts";
import { keepReadings, sectionOf, waterOf } from "./store-reading.ts";
import { correctReadings, enterSection, sections, type WaterDesk } from "./store-section.ts";
import { type Judging, RULE } from "./judging.ts";
import { readingsWorkbook } from "./store-readings-workbook.ts";
import { listReadings } from "./store-listed.ts";
import { readingImporter } from "./store-import.ts";
import { tellWater } from "./story.ts";
import type { SampleDesk } from "../bureau/story-ground.ts";

const OTHER = "2a1c2a4e-3b5d-4c7e-8f90-a1b2c3d4e5f6";
const roster: RosterUnit[] = [
  { id: BUREAU, name: "包头市示例生态环境局", regionCode: "150200" },
  { id: OTHER, name: "包头市示例农牧局", regionCode: "150200" },
].map((unit) => ({
  ...unit,
  aliases: [],
  parentId: null,
  collective: false,
  memberIds: [],
  proposed: false,
}));

const caller = (organisationId: string | null, ...roles: Role[]): Caller => ({
  actor: { accountId: randomUUID(), name: "a", displayName: "甲", organisationId, roles },
  address: "127.0.0.1",
  requestId: "test",
});
const VISITOR: Caller = { actor: null, address: "127.0.0.1", requestId: "test" };
const FIRST = { page: 1, size: 20, reversed: false };
const DAY = "2026-11-23";

let database: TestDatabase;
let desk: WaterDesk;
beforeAll(async () => {
  ({ database, desk } = await openWater(() => DAY, {
    organisations: {
      list: async () => roster,
      propose: async (units: readonly { readonly name: string; readonly regionCode: string }[]) => {
        for (const { name, regionCode } of units)
          roster.push({ ...(roster[0] as RosterUnit), id: randomUUID(), name, regionCode });
      },
    },
  }));
});
afterAll(() => database.close());

const enter = (name: string, more: object = {}) =>
  enterSection(desk, { key: randomUUID(), seed: { ...SECTION_SEED, name, ...more } }, OFFICER);

const keep = (id: string, rows: readonly (readonly [string, ItemCode, string, string?])[]) =>
  keepReadings(
    desk.sql,
    rows.map(([day, item, value, below]) => ({
      sectionId: id,
      time: day,
      day,
      item,
      printed: value,
      unit: "mg/L",
      value: parseDecimal(value) ?? 0,
      below: below === undefined ? null : (parseDecimal(below) ?? 0),
    })),
    { regionCode: "150200", sample: false, at: new Date() },
  );

const figure = (judged: string) => ({ printed: judged, unit: "mg/L", judged, below: null });

const uploaded = async (text: string, by = OFFICER) => {
  const upload = { name: "表.csv", bytes: Buffer.from(text) };
  return readingImporter.receive(desk, "water", upload, { confirmInternal: false }, by);
};
/** What becomes of a sheet with one value of 庚断面. */
const countsOf = async (value: string) =>
  (await uploaded(`断面,时间,化学需氧量\n庚断面,2026-05-01,${value}\n`)).counts;

describe("（十二） water of sections", () => {
  it("is judged by the exact means of a month, with the item that determines it, uncertain where a limit may decide", async () => {
    const { id } = await enter("甲断面");
    await keep(id, [
      ["2026-10-01", "NH3-N", "0.1"],
      ["2026-10-02", "NH3-N", "0.2"],
      ["2026-10-03", "NH3-N", "0.15"],
      ["2026-11-01", "NH3-N", "1.4"],
      ["2026-11-01", "pH", "6"],
      ["2026-11-02", "pH", "8"],
      ["2026-11-01", "Hg", "0.00004", "0.00008"],
      ["2026-11-24", "COD", "100"],
    ]);
    const view = await sectionOf(desk, DAY, id);
    expect(view.months.map(({ month, class: of, determining }) => [month, of, determining])).toEqual([
      ["2026-10", 1, []],
      ["2026-11", 4, ["NH3-N"]],
    ]);
    const [, november] = view.months;
    expect(november?.items.find(({ code }) => code === "pH")?.value).toBeCloseTo(6.29670862188, 9);
    expect(november?.items.find(({ code }) => code === "Hg")).toMatchObject({ class: 1, uncertain: true });
    expect(november?.items.some(({ code }) => code === "COD")).toBe(false);
    const water = await waterOf(desk, DAY);
    expect(water).toMatchObject({ month: "2026-11", judged: 1, good: 0, worseThanV: 0 });
    expect(water.rows[0]).toMatchObject({ name: "甲断面", before: 1, now: { class: 4 } });
    expect((await waterOf(desk, DAY, "2026-10")).rows[0]?.now?.class).toBe(1);
    const [good] = await waterIndicators(desk, 12, DAY);
    expect(good).toMatchObject({ id: "ecology.good-water", value: 0 });
  });

  it("keeps a reading once, however often it comes", async () => {
    const { id } = await enter("乙断面", { order: 2 });
    expect(await keep(id, [["2026-11-01", "COD", "10"]])).toBe(1);
    expect(await keep(id, [["2026-11-01", "COD", "99"]])).toBe(0);
    expect((await sectionOf(desk, DAY, id)).months[0]?.items[0]?.value).toBe(10);
  });

  it("is entered by ecology bureaus alone, who alone change a target", async () => {
    const seed = { key: randomUUID(), seed: SECTION_SEED };
    await expect(enterSection(desk, seed, caller(OTHER, "liaison"))).rejects.toThrow("ecology bureaus");
    const { id } = await enter("丙断面", { order: 3 });
    const act = { type: "retarget", target: "2", basis: "示例" } as const;
    const asked = { version: 1, key: randomUUID(), act };
    await expect(sections.act(desk, id, asked, caller(OTHER, "liaison"))).rejects.toThrow("Ask them");
    await sections.act(desk, id, asked, OFFICER);
    expect((await waterOf(desk, DAY)).rows.find((row) => row.id === id)?.target).toBe(2);
    const end = { version: 2, key: randomUUID(), act: { type: "end", reason: "示例" } } as const;
    await sections.act(desk, id, end, OFFICER);
    expect((await waterOf(desk, DAY)).rows.some((row) => row.id === id)).toBe(false);
    await expect(sectionOf(desk, DAY, randomUUID())).rejects.toThrow("no such record");
  });

  it("comes in from a sheet of national stations: the year is asked, what is known already is not entered twice", async () => {
    const { id } = await enter("丁断面", { order: 4 });
    const text = [
      "断面名称,监测时间,pH,溶解氧(mg/L),氨氮(mg/L)",
      "丁断面,04-01 08:00,8.1,9,*",
      "丁断面,04-01 12:00,--,8,0.05L",
      "戊断面,04-01 08:00,8,8,1",
      "丁断面,04-01 08:00,8.3,8,1",
    ].join("\n");
    const view = await uploaded(text);
    expect(view.questions.map(({ of }) => of)).toEqual(["year"]);
    expect(view.counts).toMatchObject({ rows: 4, blocked: 4 });
    const { headingRow, version } = view;
    const shown = { page: 1, size: 50, show: "all" };
    const year = { headingRow, version, year: 2026, differing: null, units: {} };
    const read = await readingImporter.correct(desk, view.id, year, shown, OFFICER);
    expect(read.rows.map(({ outcome, issues }) => [outcome, issues.some(({ blocks }) => blocks)])).toEqual([
      ["new", false],
      ["new", false],
      ["new", true],
      ["new", true],
    ]);
    await readingImporter.apply(desk, view.id, { mode: "good-rows" }, OFFICER);
    const april = (await sectionOf(desk, DAY, id)).months.find(({ month }) => month === "2026-04");
    expect(april?.items.map(({ code, value }) => [code, value])).toEqual([
      ["pH", 8.1],
      ["DO", 8.5],
      ["NH3-N", 0.025],
    ]);
    const again = await uploaded(text);
    const known = await readingImporter.correct(
      desk,
      again.id,
      { ...year, version: again.version },
      shown,
      OFFICER,
    );
    expect(known.counts).toMatchObject({ nothing: 2 });
    const asked = uploaded(text, caller(OTHER, "liaison"));
    await expect(asked).rejects.toThrow("ecology bureaus");
  });

  it("asks whether a sheet with another value than what was entered corrects it, and by it does so once", async () => {
    const { id } = await enter("庚断面", { order: 6 });
    expect(await keep(id, [["2026-05-01", "COD", "10"]])).toBe(1);
    expect(await countsOf("10.0")).toMatchObject({ nothing: 1, blocked: 0 });
    expect(await countsOf("11")).toMatchObject({ rows: 1, blocked: 1 });
    const bytes = Buffer.from("断面,时间,化学需氧量,氨氮\n庚断面,2026-05-01,41,0.2\n");
    const upload = { name: "更正.csv", bytes };
    const view = await readingImporter.receive(desk, "water", upload, { confirmInternal: false }, OFFICER);
    expect(view.questions.map(({ of }) => of)).toEqual(["differing"]);
    const decide = async (differing: "keep" | "correct", version: number) => {
      const said = { headingRow: view.headingRow, version, year: null, units: {}, differing };
      return readingImporter.correct(desk, view.id, said, { page: 1, size: 50, show: "all" }, OFFICER);
    };
    const kept = await decide("keep", view.version);
    expect(kept.rows[0]).toMatchObject({ outcome: "new", values: 1 });
    const read = await decide("correct", kept.version);
    expect(read.rows[0]).toMatchObject({ outcome: "corrects", values: 2 });
    expect(read.rows[0]?.changes[0]?.zh).toContain("由 10");
    await readingImporter.apply(desk, view.id, { mode: "all" }, OFFICER);
    const may = (await sectionOf(desk, DAY, id)).months.find(({ month }) => month === "2026-05");
    expect(may).toMatchObject({ class: 6, determining: ["COD"] });
    expect(await countsOf("41")).toMatchObject({ nothing: 1, blocked: 0 });
    const { rows } = await listReadings(desk, id, { ...FIRST, item: "COD" }, VISITOR);
    expect(rows[0]?.before).toEqual([
      {
        printed: "10",
        unit: "mg/L",
        below: null,
        on: DAY,
        bureau: "包头市示例生态环境局",
        reason: null,
        sheet: "更正.csv",
      },
    ]);
  });

  it("is corrected by a sheet only while it stands as the sheet was read against, and not once its section has ended", async () => {
    const { id } = await enter("癸断面", { order: 13 });
    await keep(id, [
      ["2026-10-01", "COD", "10"],
      ["2026-10-01", "TP", "0.1"],
    ]);
    const put = (item: ItemCode, was: string, now: string) =>
      correctReadings(
        desk,
        id,
        {
          readings: [{ time: "2026-10-01", item, was: figure(was), now: figure(now) }],
          reason: null,
          sheet: "更正.csv",
          unitId: BUREAU,
        },
        randomUUID(),
        OFFICER,
      );
    await put("COD", "10", "41");
    await expect(put("COD", "10", "39")).rejects.toThrow("Upload the sheet again");
    await put("COD", "41", "39");
    await put("TP", "0.1", "0.2");
    const { rows, version } = await listReadings(desk, id, FIRST, OFFICER);
    const stood = rows.map(({ printed, before }) => [printed, before.map((was) => was.printed)]);
    expect([version, ...stood]).toEqual([4, ["39", ["41", "10"]], ["0.2", ["0.1"]]]);
    const printed = await rowsOfFile(await readingsWorkbook(desk, id, { ...FIRST, item: "COD" }, OFFICER));
    expect(printed.at(-1)?.join()).toMatch(/^癸断面,.*39,mg\/L,.*41 mg\/L（.*；10 /);
    const end = { version: 4, key: randomUUID(), act: { type: "end", reason: "示例" } } as const;
    await sections.act(desk, id, end, OFFICER);
    expect((await listReadings(desk, id, FIRST, OFFICER)).version).toBeNull();
    await expect(put("COD", "39", "38")).rejects.toThrow("done already");
  });

  it("is entered by one of two sheets at once: the other is refused, and says to be read again", async () => {
    const { id } = await enter("子断面", { order: 14 });
    const upload = { name: "子.csv", bytes: Buffer.from("断面,时间,氨氮\n子断面,2026-04-01,0.4\n") };
    const view = await readingImporter.receive(desk, "water", upload, { confirmInternal: false }, OFFICER);
    let refused: Promise<unknown> = Promise.resolve();
    await inTransaction(database.owner, async (sql) => {
      const reading = { sectionId: id, time: "2026-04-01", day: "2026-04-01", item: "NH3-N" } as const;
      const figures = { printed: "0.5", unit: "mg/L", value: parseDecimal("0.5") ?? 0, below: null };
      const about = { regionCode: "150200", sample: false, at: new Date() };
      await keepReadings(sql, [{ ...reading, ...figures }], about);
      refused = readingImporter.apply(desk, view.id, { mode: "all" }, OFFICER).catch((error) => error);
      while ((await sql`select 1 from pg_locks where not granted limit 1`).length === 0);
    });
    expect(await refused).toMatchObject({ failure: { code: "read-meanwhile" } });
    expect((await sectionOf(desk, DAY, id)).months[0]?.items[0]?.value).toBe(0.5);
  });

  it("waits as a whole sheet for the unit of a doubted figure: without it the month would look whole", async () => {
    await enter("寅断面", { order: 18 });
    const view = await uploaded("断面,时间,铅,氨氮\n寅断面,2026-05-01,50,1\n寅断面,2026-05-08,0.001,1\n");
    const apply = () => readingImporter.apply(desk, view.id, { mode: "good-rows" }, OFFICER);
    await expect(apply()).rejects.toThrow("unit of Lead");
    const { headingRow, version } = view;
    const said = { headingRow, version, year: null, differing: null, units: { Pb: "µg/L" } } as const;
    await readingImporter.correct(desk, view.id, said, { page: 1, size: 50, show: "all" }, OFFICER);
    expect((await apply()).counts).toMatchObject({ new: 2, blocked: 0 });
  });

  it("is corrected by an ecology bureau of the section's city: classes follow, days before do not, the old value stays beside", async () => {
    const { id } = await enter("辛断面", { order: 7 });
    await keep(id, [
      ["2026-10-01", "NH3-N", "2.4"],
      ["2026-10-01", "Hg", "0.00002", "0.00004"],
    ]);
    const asked = {
      time: "2026-10-01",
      item: "NH3-N",
      value: "0.24",
      unit: "",
      limit: "",
      reason: "抄错",
    } as const;
    const correct = (more: object, who = OFFICER, version = 1) =>
      sections.act(
        desk,
        id,
        { version, key: randomUUID(), act: { type: "correct", ...asked, ...more } },
        who,
      );
    await expect(correct({}, caller(OTHER, "liaison"))).rejects.toThrow("Ask them");
    await expect(correct({ time: "2026-10-02" })).rejects.toThrow("no reading");
    await expect(correct({ value: "2.40" })).rejects.toThrow("says so already");
    await expect(correct({ value: "abc" })).rejects.toThrow("no number");
    await expect(correct({ unit: "头" })).rejects.toThrow("not measured");
    await correct({});
    await correct({ item: "Hg", value: "0.05L", unit: "μg/L" }, OFFICER, 2);
    const october = async (asOf: string) =>
      (await sectionOf(desk, asOf, id)).months.map(({ class: of, determining }) => [of, determining]);
    expect(await october(DAY)).toEqual([[2, ["NH3-N"]]]);
    expect(await october("2026-11-22")).toEqual([[6, ["NH3-N"]]]);
    const shown = await listReadings(desk, id, FIRST, OFFICER);
    expect(shown).toMatchObject({ total: 2, version: 3 });
    expect(
      shown.rows.map(({ printed, below, before }) => [printed, below, before.map((was) => was.printed)]),
    ).toEqual([
      ["0.24", null, ["2.4"]],
      ["0.05L", "0.00005", ["0.00002"]],
    ]);
    expect((await listReadings(desk, id, FIRST, VISITOR)).version).toBeNull();
    expect((await listReadings(desk, id, FIRST, caller(OTHER, "liaison"))).version).toBeNull();
    const back = { version: 3, key: randomUUID(), act: { type: "take-back", of: 3 } } as const;
    await sections.act(desk, id, back, OFFICER);
    expect((await listReadings(desk, id, { ...FIRST, item: "Hg" }, VISITOR)).rows[0]?.before).toEqual([]);
    const verdict = await verifyRecords(desk, {
      slice: "ecology",
      kinds: [sections.verified.kind],
      projections: sections.verified.projections,
    });
    expect(verdict.differing).toEqual([]);
  });

  it("shows by other settings what the same readings come to, and by the rule where none is asked for", async () => {
    const { id } = await enter("壬断面", { order: 8, basin: "壬河" });
    await keep(id, [
      ["2026-10-01", "Hg", "0.00006", "0.00012"],
      ["2026-10-01", "DO", "7.3"],
      ["2026-10-01", "WT", "25"],
      ["2026-10-01", "NH3-N", "0.154"],
      ["2026-10-01", "pH", "6"],
      ["2026-10-02", "pH", "8"],
    ]);
    const of = async (ways: Partial<Judging>) => {
      const month = (await sectionOf(desk, DAY, id, { ...RULE, ...ways })).months[0];
      return Object.fromEntries(month?.items.map(({ code, class: is }) => [code, is]) ?? []);
    };
    expect(await of({})).toMatchObject({ Hg: 3, DO: 2, "NH3-N": 2 });
    expect(await of({ below: "zero" })).toMatchObject({ Hg: 1 });
    expect(await of({ below: "whole" })).toMatchObject({ Hg: 4 });
    // 468 ÷ (31.6 + 25) = 8.269 mg/L, of which 7.3 is 88.3 %; at 30 ℃ it would be 96 %.
    expect(await of({ oxygen: "saturation" })).toMatchObject({ DO: 2 });
    await keep(id, [["2026-10-02", "WT", "35"]]);
    expect(await of({ oxygen: "saturation" })).toMatchObject({ DO: 1 });
    expect(await of({ rounding: "on" })).toMatchObject({ "NH3-N": 1 });
    const month = (await sectionOf(desk, DAY, id, { ...RULE, pH: "arithmetic" })).months[0];
    expect(month?.items.find(({ code }) => code === "pH")?.value).toBe(7);
    for (const order of [9, 10, 11, 12]) {
      const other = await enter(`壬断面${order}`, { order, basin: "壬河" });
      await keep(other.id, [["2026-10-01", "COD", "10"]]);
    }
    const rule = async (ways: Partial<Judging>) =>
      (await basinsOf(desk, DAY, { ...RULE, ...ways })).months
        .find(({ month: each }) => each === "2026-10")
        ?.basins.find(({ basin }) => basin === "壬河")?.rule;
    expect([await rule({}), await rule({ five: "mean" })]).toEqual(["share", "mean"]);
  });

  it("is found in its list by words anywhere in its texts, by a single character, and by all of several words", async () => {
    const far = { order: 17, river: "长".repeat(60), basin: `${"流".repeat(56)}末段水系` };
    const { id } = await enter(`寅${"断".repeat(58)}面`, far);
    const found = async (q: string) =>
      (await sections.list(desk, { q }, { page: 1, size: 50 }, OFFICER)).rows.some((row) => row.id === id);
    const all = (words: readonly string[]) => Promise.all(words.map(found));
    expect(await all(["寅断", "末段水系", "寅", "断断 末段", "断面"])).not.toContain(false);
    expect(await all(["末段河", "寅断 末断"])).not.toContain(true);
  });

  it("comes in for sections of the bureau's own city alone, and in use: of one that ended it says when", async () => {
    await enter("己断面", { order: 5, city: "150600" });
    const lines = "断面,时间,氨氮\n己断面,2026-04-01,0.4\n癸断面,2026-04-01,0.4\n";
    const upload = { name: "己.csv", bytes: Buffer.from(lines) };
    const view = await readingImporter.receive(desk, "water", upload, { confirmInternal: false }, OFFICER);
    expect(view.counts).toMatchObject({ rows: 2, blocked: 2 });
    expect(view.rows[1]?.issues[0]?.sentence.zh).toContain(`已于 ${DAY} 停用`);
  });

  it("is shown in the demonstration with a year of samples, in every class of use to look at, and its records stand", async () => {
    await tellWater(desk as unknown as SampleDesk, DAY);
    const { months, rows, basins } = await waterOf(desk, DAY);
    expect(months.length).toBeGreaterThanOrEqual(13);
    const told = rows.filter(({ sample }) => sample);
    expect(new Set(told.map(({ city }) => city)).size).toBe(4);
    expect(new Set(told.map(({ now }) => now?.class)).size).toBeGreaterThanOrEqual(3);
    const lake = told.find(({ lake: is }) => is);
    const { trophic } = await sectionOf(desk, DAY, lake?.id ?? "");
    expect(trophic?.months.at(-1)?.items.map(({ item }) => item)).toEqual([
      "叶绿素a",
      "总磷",
      "总氮",
      "透明度",
    ]);
    expect(trophic?.years.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(trophic?.trend?.n).toBe(7);
    expect(basins.find(({ basin }) => basin === "黄河干流")).toMatchObject({ rule: "share", sections: 5 });
    const rising = told.find(({ name }) => name.startsWith("示例一号"));
    const { trends } = await sectionOf(desk, DAY, rising?.id ?? "");
    expect(trends.some(({ trend }) => trend.direction === "up")).toBe(true);
    const ranked = (await basinsOf(desk, DAY)).ranking.map(({ cwqi }) => cwqi);
    expect(ranked).toEqual(ranked.toSorted((a, b) => a - b));
    const verdict = await verifyRecords(desk, {
      slice: "ecology",
      kinds: [sections.verified.kind],
      projections: sections.verified.projections,
    });
    expect(verdict.differing).toEqual([]);
  }, 30_000);
});
