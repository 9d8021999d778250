import { randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { AT_ONCE } from "../../../platform/exports/long.ts";
import { type SampleDesk, sampleUnits } from "../../../platform/records/sample-units.ts";
import { FIRST_PAGE } from "../../../platform/records/importer-spec.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { TestApp } from "../../../../test/support/app.ts";
import { openEnergy, refusedWith as refused } from "../../../../test/support/energy.ts";
import { sheetOf } from "../../../../test/support/sheet.ts";
import { energyProjects, propose } from "../projects/store.ts";
import type { ProjectValues } from "../projects/project.ts";
import type { GridAsked, GridValues } from "./kind.ts";
import { capacities, enterCapacity, gridAgainstProjects, gridWorkbook } from "./store.ts";
import { gridImporter } from "./store-import.ts";

let app: TestApp;
let desk: SampleDesk;
let [company, energy, hohhot, office] = [] as unknown as [Caller, Caller, Caller, Caller];

const CAPACITY: GridValues = {
  city: "150200",
  node: "",
  importMw: 100,
  exportMw: 60,
  from: "2026-01-01",
  until: null,
  source: "示例公告",
  sourceOn: null,
};
const PROJECT: ProjectValues = {
  name: "示例项目",
  rule: "h2",
  mode: "grid",
  investor: "示例公司",
  windMw: 100,
  solarMw: null,
  batteryMw: null,
  batteryMwh: null,
  electrolyserMw: null,
  tankKg: null,
  node: "示例固阳县",
  importMw: 30,
  exportMw: 90,
  runsFrom: "2027-06-20",
  source: "示例",
};

beforeAll(async () => {
  const names = ["包头市示例供电公司", "包头市示例能源局", "呼和浩特市示例能源局"] as const;
  ({
    app,
    desk,
    callers: [company, energy, hohhot],
  } = await openEnergy(...names));
  office = (await sampleUnits(desk, names, "2026-11-30")).actingFor(names[1], "office");
}, 120_000);
afterAll(() => app.close());

const enter = (caller: Caller, own: Partial<GridValues> = {}) =>
  enterCapacity(desk, { key: randomUUID(), seed: { ...CAPACITY, ...own } }, caller);
const act = (id: string, version: number, asked: GridAsked, by: Caller) =>
  capacities.act(desk, id, { version, key: randomUUID(), act: asked }, by);
const confirm = { type: "confirm", document: "示例意见" } as const;
/** What of Baotou's feed-in is asked, year by year, where something is. */
const fedIn = async (caller: Caller, node: string | null = null) =>
  (await gridAgainstProjects(desk, caller)).rows
    .find((each) => each.city === "150200" && each.node === node && each.way === "export")
    ?.years.flatMap(({ approved, proposed, known, unverified, standing }) =>
      approved + proposed > 0 ? [[approved, proposed, known, unverified, standing]] : [],
    );
const receive = (name: string, bytes: Uint8Array, caller = company) =>
  gridImporter.receive(desk, "grid", { name, bytes }, { confirmInternal: false }, caller);
const sheet = async (...rows: (string | number)[][]) => receive("接入能力.xlsx", await sheetOf(rows));
const listed = async () => (await capacities.list(desk, {}, { page: 1, size: 50 }, company)).rows;

it("（十六） judges by what another unit of the city confirmed, never by what was only stated, and shows drafts to nobody", async () => {
  const { id } = await propose(desk, { key: randomUUID(), seed: PROJECT }, energy);
  const project = (version: number, type: "submit" | "approve", by: Caller) =>
    energyProjects.act(
      desk,
      id,
      { version, key: randomUUID(), act: type === "submit" ? { type } : { type, document: "示例1号" } },
      by,
    );
  expect(await fedIn(energy)).toEqual([]);
  await project(1, "submit", energy);
  // Nothing is published, and that is said.
  expect((await fedIn(energy))?.[0]).toEqual([0, 90, null, null, "open"]);
  // What is under review is nobody else's business.
  expect(await fedIn(hohhot)).toEqual([]);
  expect(await refused(enter(hohhot))).toContain("not-yours");
  const { id: whole } = await enter(company);
  expect((await fedIn(energy))?.[0]).toEqual([0, 90, null, 60, "open"]);
  expect(await refused(act(whole, 1, confirm, company))).toContain("own-figures");
  expect(await refused(act(whole, 1, confirm, hohhot))).toContain("not-yours");
  await act(whole, 1, confirm, energy);
  expect((await fedIn(energy))?.[0]).toEqual([0, 90, 60, null, "full"]);
  await project(2, "approve", office);
  expect((await fedIn(hohhot))?.[0]).toEqual([90, 0, 60, null, "over"]);
  expect((await fedIn(hohhot, "示例固阳县"))?.[0]).toEqual([90, 0, null, null, "open"]);
  // Once revised it is unverified again.
  await act(whole, 2, { type: "revise", ...CAPACITY, exportMw: 200 }, company);
  expect((await fedIn(hohhot))?.[0]).toEqual([90, 0, null, 200, "open"]);
  await act(whole, 3, { type: "end", why: "示例" }, company);
  expect((await fedIn(hohhot))?.[0]).toEqual([90, 0, null, null, "open"]);
});

it("（十六） brings every unit of power to MW, and enters no figure whose unit is not printed until somebody says it", async () => {
  const view = await sheet(
    ["2027年各盟市电网接入能力（单位：万千瓦）"],
    ["盟市", "旗县区", "可接纳上网", "可供电（MW）", "年份", "来源"],
    ["包头", "", 20, 300, 2027, "示例"],
    ["包头市", "示例甲旗", "1.5 GW", "-", "2027年", "示例"],
    ["包头市", "示例乙旗", "80万kVA", "", 2027, "示例"],
    ["包头盟", "示例丙旗", "300亿千瓦时", "", 2027, "示例"],
    ["包头市", "示例丁旗", "", "", 2027, "示例"],
    ["包头市", "示例戊旗", 6, "", "", "示例"],
    ["乌兰察布盟", "", 6, "", 2027, "示例"],
  );
  expect(view.rows.map(({ name, issues }) => [name, issues.filter(({ blocks }) => blocks).length])).toEqual([
    ["包头全市 2027-01-01", 0],
    ["包头 示例甲旗 2027-01-01", 0],
    ["包头 示例乙旗 2027-01-01", 1],
    ["包头 示例丙旗 2027-01-01", 1],
    ["包头 示例丁旗 2027-01-01", 1],
    ["包头 示例戊旗", 1],
    ["乌兰察布全市 2027-01-01", 1],
  ]);
  await gridImporter.apply(desk, view.id, { mode: "good-rows" }, company);
  const told = (await listed()).flatMap(({ node, exportMw, importMw, from, until, status }) =>
    status === "stated" ? [[node, exportMw, importMw, from, until]] : [],
  );
  expect(told.toSorted()).toEqual([
    ["", 200, 300, "2027-01-01", "2027-12-31"],
    ["示例甲旗", 1_500, null, "2027-01-01", "2027-12-31"],
  ]);
  const own = await gridWorkbook(desk, { status: "stated" }, company, AT_ONCE);
  expect((await receive(own.name, await buffer(own.pieces))).rows.map(({ outcome }) => outcome)).toEqual([
    "known",
    "known",
  ]);
  const silent = await sheet(
    ["盟市", "变电站", "可开放容量", "起始日期", "出处"],
    ["包头市", "示例220千伏变电站", 6, "2027-01-01", "示例"],
  );
  expect(silent.questions.map(({ of, rows }) => [of, rows])).toEqual([["unit", 1]]);
  expect(await refused(gridImporter.apply(desk, silent.id, { mode: "all" }, company))).toContain(
    "rows-have-errors",
  );
  const said = await gridImporter.correct(
    desk,
    silent.id,
    { headingRow: silent.headingRow, fields: silent.columns.map(({ field }) => field), unit: "万千瓦" },
    FIRST_PAGE,
    company,
  );
  expect(said.rows.map(({ issues }) => issues.length)).toEqual([0]);
  await gridImporter.apply(desk, silent.id, { mode: "all" }, company);
  expect((await listed()).find(({ node }) => node === "示例220千伏变电站")?.exportMw).toBe(60);
  // Volts and volt-amperes are no power, in whichever line of the heading they stand.
  const strange = await sheet(
    ["盟市", "变电站", "可开放容量（MVA）", "起始日期", "出处"],
    ["包头市", "示例乙变电站", 6, "2027-01-01", "示例"],
  );
  expect(strange.rows[0]?.issues[0]?.sentence.zh).toContain("MVA");
  // One heading over two columns prints their unit once; a line that says another is asked about.
  const rows = [
    ["盟市", "接入能力（万千瓦）", "接入能力（万千瓦）", "单位", "年份", "出处"],
    ["盟市", "可上网", "可供电", "单位", "年份", "出处"],
    ["包头市", 12, 5, "", 2029, "示例"],
    ["包头市", 120, 50, "MW", 2030, "示例"],
    ["巴彦淖尔市", 12, 5, "", 2029, "示例"],
  ];
  const merges = ["A1:A2", "B1:C1", "D1:D2", "E1:E2", "F1:F2"];
  const read = await receive("能力.xlsx", await sheetOf(rows, { merges }));
  expect(read.rows.map(({ issues }) => issues.length > 0)).toEqual([false, true, true]);
  await gridImporter.apply(desk, read.id, { mode: "good-rows" }, company);
  const taken = (await listed()).find(({ from }) => from === "2029-01-01");
  expect([taken?.exportMw, taken?.importMw]).toEqual([120, 50]);
});

it("（十六） takes the title of an announcement as the source where no column names one, and says so", async () => {
  const view = await sheet(
    ["附件2"],
    ["2027年分布式新能源可开放容量公告（单位：万千瓦）"],
    ["填报单位：示例公司", "", "2027年1月5日"],
    ["盟市", "旗县区", "可开放容量", "年份"],
    ["包头市", "示例石拐区", 7, 2031],
    ["合计", "", 7, ""],
  );
  const source = "2027年分布式新能源可开放容量公告";
  expect(view.rows.map(({ issues }) => issues.map(({ blocks, sentence }) => [blocks, sentence.zh]))).toEqual([
    [[false, `没有哪一列写出处，取自表格标题：“${source}”。`]],
  ]);
  await gridImporter.apply(desk, view.id, { mode: "all" }, company);
  expect((await listed()).find(({ node }) => node === "示例石拐区")).toMatchObject({ exportMw: 70, source });
  const untitled = await sheet(
    ["附件2"],
    ["单位：万千瓦"],
    ["盟市", "旗县区", "可开放容量", "年份"],
    ["包头市", "示例石拐区", 7, 2032],
  );
  expect(untitled.rows[0]?.issues.map(({ blocks, sentence }) => [blocks, sentence.zh])).toEqual([
    [true, expect.stringContaining("出处")],
  ]);
});
