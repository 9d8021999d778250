import { randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { AT_ONCE } from "../../../platform/exports/long.ts";
import { type SampleDesk, sampleUnits } from "../../../platform/records/sample-units.ts";
import { FIRST_PAGE } from "../../../platform/records/importer-spec.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { TestApp } from "../../../../test/support/app.ts";
import { openEnergy, refusedWith as refused } from "../../../../test/support/energy.ts";
import { sheetOf } from "../../../../test/support/sheet.ts";
import { energyProjects, propose } from "../projects/store.ts";
import type { ProjectValues } from "../projects/project.ts";
import type { GridAsked, GridDecisions, GridValues } from "./kind.ts";
import { capacities, enterCapacity, gridAgainstProjects, gridWorkbook } from "./store.ts";
import { yearColumn, yearIn } from "./sheet-years.ts";
import { exceededInbox } from "./store-inbox.ts";
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
type View = Awaited<ReturnType<typeof sheet>>;
const said = (view: View) =>
  view.rows.map(({ name, issues }) => [name, issues.map(({ blocks, asks }) => asks ?? blocks)]);
const decide = (view: View, own: Partial<Pick<GridDecisions, "way" | "from">>) =>
  gridImporter.correct(
    desk,
    view.id,
    {
      headingRow: view.headingRow,
      fields: view.columns.map(({ field }) => field),
      unit: null,
      way: null,
      from: null,
      ...own,
    },
    FIRST_PAGE,
    company,
  );
const titled = (title: string, node: string) =>
  sheet([title], ["盟市", "旗县区", "可开放容量（万千瓦）"], ["包头市", node, 7]);
const wide = (title: string, node: string) =>
  sheet(
    [title],
    ["盟市", "旗县区", "电压等级", "2034年", "2035年", "2036年", "出处"],
    ["包头市", node, "220千伏", 7, "-", 9, "示例"],
    ["包头市", `${node}东`, "220千伏", "/", "", "-", "示例"],
  );
/** What is entered of a place, year by year. */
const entered = async (place: string) =>
  (await listed()).flatMap(({ node, importMw, exportMw, from, until }) =>
    node === place ? [[from, until, importMw, exportMw].join(" ")] : [],
  );
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
  // Units that know the grid of the city are told; of another city nobody is.
  const told = async (by: Caller) =>
    by.actor === null
      ? []
      : (await exceededInbox(desk, by.actor, dayInShanghai(desk.now()))).map(({ subject, why }) => [
          subject,
          why.zh,
        ]);
  const line = [
    { zh: "包头全市", en: "Baotou, the whole city" },
    "已批复项目的上网自 2027-06-20 起超出接入能力，最多超出 30 MW；请核对公布的容量，或与项目单位商议",
  ];
  expect([await told(company), await told(energy), await told(hohhot)]).toEqual([[line], [line], []]);
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
    {
      headingRow: silent.headingRow,
      fields: silent.columns.map(({ field }) => field),
      unit: "万千瓦",
      way: null,
      from: null,
    },
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

it.each([
  ["2025年新能源可开放容量公告", 2025],
  ["国网示例公司〔2024〕7号 2025年度可开放容量", 2025],
  ["2025年第一季度可开放容量", null],
  ["截至2025年底可开放容量", null],
  ["2025—2027年可开放容量", null],
  ["2025年和2026年可开放容量", null],
  ["可开放容量（2025）", null],
  ["乌拉特前旗2025年可开放容量", 2025],
])("（十六） takes a year from a title only where it is one and whole: %s", (title, year) => {
  expect(yearIn(title)).toBe(year);
});

it.each([
  ["2025年", "power 2025"],
  ["可开放容量（万千瓦） / 2026", "exportMw 2026"],
  ["2027年可供电（MW）", "importMw 2027"],
  ["2025年备注", null],
  ["截至2025年底可开放容量", null],
  ["可开放容量", null],
])("（十六） knows a column of one year by its heading: %s", (heading, field) => {
  expect(yearColumn(heading)).toBe(field);
});

it("（十六） reads the year from the title, and asks for the day where the title names no whole one", async () => {
  const whole = await titled("2033年可开放容量公告", "示例己旗");
  expect(said(whole)).toEqual([["包头 示例己旗 2033-01-01", [false, false]]]);
  expect(whole.rows[0]?.issues[1]?.sentence.zh).toBe("年份取自表格标题：2033 年全年。");
  expect(whole.questions.map(({ of, rows: open }) => [of, open])).toEqual([["from", undefined]]);
  await gridImporter.apply(desk, whole.id, { mode: "all" }, company);
  expect(await entered("示例己旗")).toEqual(["2033-01-01 2033-12-31  70"]);
  const quarter = await titled("2033年第二季度可开放容量公告", "示例庚旗");
  expect(said(quarter)).toEqual([["包头 示例庚旗", ["from", false]]]);
  expect(await refused(gridImporter.apply(desk, quarter.id, { mode: "all" }, company))).toContain(
    "rows-have-errors",
  );
  const answered = await decide(quarter, { from: "2033-04-01" });
  expect(said(answered)).toEqual([["包头 示例庚旗 2033-04-01", [false]]]);
  await gridImporter.apply(desk, quarter.id, { mode: "all" }, company);
  expect(await entered("示例庚旗")).toEqual(["2033-04-01   70"]);
});

it("（十六） reads one column for each year, and asks which capacity it is where nothing says so", async () => {
  const told = await wide("新能源可开放容量（单位：万千瓦）", "示例辛旗");
  expect(said(told)).toEqual([
    ["包头 示例辛旗 2034-01-01、2036-01-01", [false]],
    ["", [true, false]],
  ]);
  await gridImporter.apply(desk, told.id, { mode: "good-rows" }, company);
  expect((await entered("示例辛旗")).toSorted()).toEqual([
    "2034-01-01 2034-12-31  70",
    "2036-01-01 2036-12-31  90",
  ]);
  const again = await wide("新能源可开放容量（单位：万千瓦）", "示例辛旗");
  expect(again.rows[0]?.outcome).toBe("known");
  const untold = await wide("各旗县电网容量（单位：万千瓦）", "示例壬旗");
  expect(said(untold)[0]).toEqual(["", ["way"]]);
  const answered = await decide(untold, { way: "importMw" });
  expect(said(answered)[0]).toEqual(["包头 示例壬旗 2034-01-01、2036-01-01", []]);
  // Both capacities, year by year, under a heading of two lines.
  const both = await receive(
    "能力.xlsx",
    await sheetOf(
      [
        ["盟市", "旗县区", "可上网（万千瓦）", "可上网（万千瓦）", "可供电（MW）", "可供电（MW）", "出处"],
        ["盟市", "旗县区", 2037, 2038, 2037, 2038, "出处"],
        ["包头市", "示例癸旗", 1, 2, 30, 40, "示例"],
      ],
      { merges: ["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2"] },
    ),
  );
  await gridImporter.apply(desk, both.id, { mode: "all" }, company);
  expect((await entered("示例癸旗")).toSorted()).toEqual([
    "2037-01-01 2037-12-31 30 10",
    "2038-01-01 2038-12-31 40 20",
  ]);
});
