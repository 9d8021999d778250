import { randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { AT_ONCE } from "../../../platform/exports/long.ts";
import type { SampleDesk } from "../../../platform/records/sample-units.ts";
import { sampleUnits } from "../../../platform/records/sample-units.ts";
import { FIRST_PAGE } from "../../../platform/records/importer-spec.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { TestApp } from "../../../../test/support/app.ts";
import { openEnergy, proposeSample, refusedWith as refused } from "../../../../test/support/energy.ts";
import { sheetOf } from "../../../../test/support/sheet.ts";
import { energyProjects } from "../projects/store.ts";
import type { ProjectAsked } from "../projects/kind.ts";
import type { BaseValues } from "./kind.ts";
import { bases, basesWorkbook, enterBase, supply } from "./store.ts";
import { baseImporter } from "./store-import.ts";

let app: TestApp;
let desk: SampleDesk;
let [industry, energy, hohhot, region, office] = [] as unknown as [Caller, Caller, Caller, Caller, Caller];

const BASE: BaseValues = {
  name: "示例整机厂",
  city: "150200",
  product: "turbine",
  perYear: 500,
  since: null,
  source: "示例调查",
  sourceOn: null,
  level: "B",
};

beforeAll(async () => {
  const names = [
    "包头市示例工业和信息化局",
    "包头市示例能源局",
    "呼和浩特市示例能源局",
    "自治区示例发展和改革委员会",
  ] as const;
  ({
    app,
    desk,
    callers: [industry, energy, hohhot, region],
  } = await openEnergy(...names));
  const { actingFor } = await sampleUnits(desk, names, "2026-11-30");
  office = actingFor(names[1], "office");
}, 120_000);
afterAll(() => app.close());

const enter = (caller: Caller, own: Partial<BaseValues> = {}) =>
  enterBase(desk, { key: randomUUID(), seed: { ...BASE, ...own } }, caller);
/** What projects need of turbines, year by year. */
const needs = async (caller: Caller) =>
  (await supply(desk, caller)).rows
    .find(({ product }) => product === "turbine")
    ?.years.flatMap(({ approved, proposed, standing }) =>
      approved + proposed > 0 ? [[approved, proposed, standing]] : [],
    );

it("（十六） begins with makers that public reports name, and with no capacity that nobody published", async () => {
  const { rows } = await bases.list(desk, {}, { page: 1, size: 10 }, hohhot);
  expect(
    rows.map(({ city, product, perYear, level }) => `${city} ${product} ${perYear} ${level}`).toSorted(),
  ).toEqual(["150200 truck null B", "150600 fuelCell null B"]);
});

it("（十六） is kept by the bureau of industry of its city alone, and read by all", async () => {
  expect(await refused(enter(energy))).toContain("not-yours");
  expect(await refused(enter(industry, { city: "150600" }))).toContain("not-yours");
  const { id } = await enter(industry);
  await bases.act(
    desk,
    id,
    { version: 1, key: randomUUID(), act: { type: "revise", ...BASE, perYear: 800 } },
    industry,
  );
  expect((await bases.open(desk, id, hohhot)).state).toMatchObject({ perYear: 800, status: "used" });
  const elsewhere = bases.act(
    desk,
    id,
    { version: 2, key: randomUUID(), act: { type: "revise", ...BASE, city: "150100" } },
    industry,
  );
  expect(await refused(elsewhere)).toContain("not-yours");
});

it("（十六） reads its own workbook as there already, changes what another unit says, and enters good rows alone", async () => {
  const receive = (name: string, bytes: Uint8Array) =>
    baseImporter.receive(desk, "supply", { name, bytes }, { confirmInternal: false }, industry);
  const own = await basesWorkbook(desk, {}, industry, AT_ONCE);
  const again = await receive(own.name, await buffer(own.pieces));
  expect(again.rows.map(({ outcome }) => outcome)).toEqual(["known", "known", "known"]);
  const sheet = await sheetOf([
    ["企业名称", "所在城市", "产品", "年产能", "单位", "投产年份", "出处", "依据等级"],
    ["示例整机厂", "包头市", "风机", 1.2, "GW/年", "", "示例调查", "B"],
    ["示例叶片厂", "包头", "叶片", 30, "万千瓦", "2027", "示例规划", ""],
    ["示例组件厂", "包头", "光伏组件", 500, "MWh", "", "示例规划", "A"],
    ["示例组件厂", "呼和浩特", "光伏组件", 500, "MW", "", "示例规划", "A"],
  ]);
  const view = await receive("装备.xlsx", sheet);
  expect(view.rows.map(({ outcome, issues }) => [outcome, issues.length])).toEqual([
    ["changed", 0],
    ["new", 0],
    ["new", 1],
    ["new", 1],
  ]);
  await baseImporter.apply(desk, view.id, { mode: "good-rows" }, industry);
  const { rows } = await bases.list(desk, {}, { page: 1, size: 10 }, industry);
  const told = rows.map(({ name, perYear, since, level }) => [name, perYear, since, level]);
  expect(told).toContainEqual(["示例整机厂", 1_200, null, "B"]);
  expect(told).toContainEqual(["示例叶片厂", 300, "2027-01-01", "C"]);
  expect(rows).toHaveLength(4);
});

it("（十六） takes the unit that stands in a heading or beside a figure, and never brings back what has ended", async () => {
  const receive = (name: string, bytes: Uint8Array) =>
    baseImporter.receive(desk, "supply", { name, bytes }, { confirmInternal: false }, industry);
  const sheet = async (...rows: (string | number)[][]) =>
    receive(
      "产能.xlsx",
      await sheetOf([["企业", "所属盟市", "主要产品", "设计产能（GW）", "数据来源"], ...rows]),
    );
  const view = await sheet(
    ["示例甲厂", "包头", "光伏组件", 5, "示例规划"],
    ["示例乙厂", "包头", "光伏组件", "800 MW", "示例规划"],
    ["示例丙厂", "包头", "储能电池", 2, "示例规划"],
  );
  expect(view.rows.map(({ outcome, issues }) => [outcome, issues.length])).toEqual([
    ["new", 0],
    ["new", 0],
    ["new", 1],
  ]);
  await baseImporter.apply(desk, view.id, { mode: "good-rows" }, industry);
  const modules = async () => {
    const { rows } = await bases.list(desk, { product: "module" }, { page: 1, size: 10 }, industry);
    return rows.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  };
  const [second, first] = await modules();
  expect([first, second].map((row) => [row?.name, row?.perYear])).toEqual([
    ["示例甲厂", 5_000],
    ["示例乙厂", 800],
  ]);
  const end = { version: 1, key: randomUUID(), act: { type: "end", why: "停产" } } as const;
  await bases.act(desk, first?.id ?? "", end, industry);
  const again = await sheet(
    ["示例甲厂", "包头", "光伏组件", 5, "示例规划"],
    ["示例乙厂", "包头", "光伏组件", "800 MW", "示例规划"],
  );
  expect(again.rows.map(({ outcome }) => outcome)).toEqual(["known", "known"]);
  const other = await sheet(["示例甲厂", "包头", "光伏组件", 6, "示例规划"]);
  expect(other.rows[0]?.issues[0]?.sentence.zh).toContain("已登记停产");
  expect(await modules()).toHaveLength(2);
  // What the title says holds for all of it, as it is the source of all where no column names one.
  const untold = await receive(
    "调查.xlsx",
    await sheetOf([
      ["2026年产业链调查表"],
      ["企业", "所属盟市", "主要产品", "设计产能"],
      ["示例己厂", "包头", "光伏组件", "5 MW"],
      ["合计", "", "", 5],
    ]),
  );
  expect(
    untold.rows.map(({ issues }) => issues.map(({ blocks, sentence }) => [blocks, sentence.zh])),
  ).toEqual([[[false, expect.stringContaining("2026年产业链调查表")]]]);
  // Apparent power is none of these.
  const titled = await receive(
    "万千瓦.xlsx",
    await sheetOf([
      ["2026年产业链调查表（单位：万千瓦）"],
      ["企业", "所属盟市", "主要产品", "设计产能", "数据来源"],
      ["示例丁厂", "包头", "光伏组件", 5, "示例规划"],
    ]),
  );
  await baseImporter.apply(desk, titled.id, { mode: "all" }, industry);
  expect((await modules()).find(({ name }) => name === "示例丁厂")?.perYear).toBe(50);
  const strange = await receive(
    "MVA.xlsx",
    await sheetOf([
      ["企业", "所属盟市", "主要产品", "设计产能（MVA）", "数据来源"],
      ["示例戊厂", "包头", "光伏组件", 5, "示例规划"],
    ]),
  );
  expect(strange.rows[0]?.issues[0]?.sentence.zh).toContain("MVA");
});

it("（十六） asks whether a capacity without any unit is in that of its product, and says at each line how it was read", async () => {
  const view = await baseImporter.receive(
    desk,
    "supply",
    {
      name: "产能.xlsx",
      bytes: await sheetOf([
        ["企业", "所属盟市", "主要产品", "年产能", "数据来源"],
        ["示例庚厂", "包头", "叶片", 5, "示例规划"],
        ["示例辛厂", "包头", "储能电池", 2, "示例规划"],
        ["示例壬厂", "包头", "储能电池", "3 GWh", "示例规划"],
        ["示例癸厂", "包头", "重卡", "—", "示例规划"],
      ]),
    },
    { confirmInternal: false },
    industry,
  );
  const asked = ({ rows }: Pick<typeof view, "rows">) =>
    rows.map(({ issues }) => issues.map((issue) => issue.asks ?? issue.sentence.zh));
  expect(asked(view)).toEqual([["ownUnit"], ["ownUnit"], [], []]);
  expect(view.questions.map(({ of, rows }) => [of, rows])).toEqual([["ownUnit", 2]]);
  expect(await refused(baseImporter.apply(desk, view.id, { mode: "all" }, industry))).toContain(
    "rows-have-errors",
  );
  const fields = view.columns.map(({ field }) => field);
  const said = { headingRow: view.headingRow, fields, ownUnit: true };
  const answered = await baseImporter.correct(desk, view.id, said, FIRST_PAGE, industry);
  expect(asked(answered)).toEqual([
    ["“5”没有写单位，按您所选读作 5 MW。"],
    ["“2”没有写单位，按您所选读作 2 MWh。"],
    [],
    [],
  ]);
  await baseImporter.apply(desk, view.id, { mode: "all" }, industry);
  const { rows } = await bases.list(desk, {}, { page: 1, size: 50 }, industry);
  const told = rows.map(({ name, perYear }) => [name, perYear]);
  expect(told).toContainEqual(["示例庚厂", 5]);
  expect(told).toContainEqual(["示例壬厂", 3_000]);
  expect(told).toContainEqual(["示例癸厂", null]);
});

it("（十六） counts approved projects of all cities for everybody, those under review for who sees them, and no drafts", async () => {
  const id = await proposeSample(desk, "ywhc", hohhot);
  let version = 0;
  const act = (asked: ProjectAsked, by: Caller) => {
    version += 1;
    return energyProjects.act(desk, id, { version, key: randomUUID(), act: asked }, by);
  };
  const { state } = await energyProjects.open(desk, id, hohhot);
  const { unit: _, ...values } = state;
  const { name, rule, mode, investor, source, solarMw, batteryMw, batteryMwh, electrolyserMw, tankKg } =
    values;
  const capacities = { windMw: 700, solarMw, batteryMw, batteryMwh, electrolyserMw, tankKg };
  const revised = {
    name,
    rule,
    mode,
    investor,
    source,
    ...capacities,
    node: "",
    importMw: 60,
    exportMw: null,
    runsFrom: `${new Date().getFullYear() + 1}-09-30`,
  };
  await act({ type: "revise", ...revised }, hohhot);
  expect(await needs(hohhot)).toEqual([]);
  await act({ type: "submit" }, hohhot);
  expect(await needs(hohhot)).toEqual([[0, 700, "enough"]]);
  expect(await needs(energy)).toEqual([]);
  expect(await refused(energyProjects.open(desk, id, energy))).toContain("not-found");
  // The region's bureau of development and reform reads what was submitted to it.
  expect((await energyProjects.open(desk, id, region)).state.windMw).toBe(700);
  expect(await needs(region)).toEqual([[0, 700, "enough"]]);
  await act({ type: "approve", document: "1号" }, office);
  expect(await needs(energy)).toEqual([[700, 0, "enough"]]);
  expect(await refused(energyProjects.open(desk, id, energy))).toContain("not-found");
});

it("（十六） counts the bases that are used as reading each of them does, also after some were revised and ended", async () => {
  const revised = await enter(industry, {
    name: "改过的厂",
    perYear: 10.25,
    level: "C",
    since: "2030-07-01",
  });
  await enter(industry, { name: "没有产能的厂", perYear: null });
  const ended = await enter(industry, { name: "停产的厂" });
  const on = (id: string, asked: Parameters<typeof bases.act>[2]["act"]) =>
    bases.act(desk, id, { version: 1, key: randomUUID(), act: asked }, industry);
  await on(revised.id, {
    type: "revise",
    ...BASE,
    name: "改过的厂",
    perYear: 20.5,
    level: "C",
    since: "2031-01-01",
  });
  await on(ended.id, { type: "end", why: "停产" });
  const { rows } = await bases.list(desk, {}, { page: 1, size: 1_000 }, hohhot);
  for (const { product, bases: shown, unstated, years } of (await supply(desk, hohhot)).rows) {
    const own = rows.filter((row) => row.product === product && row.status === "used");
    const silent = own.filter(({ perYear }) => perYear === null);
    expect([product, shown, unstated]).toEqual([product, own.length, silent.length]);
    for (const { year, known, unverified } of years) {
      let [sure, unsure] = [0, 0];
      for (const { perYear, level, since } of own) {
        if (Number((since ?? "0").slice(0, 4)) > (year ?? 2026)) continue;
        if (level === "C") unsure += perYear ?? 0;
        else sure += perYear ?? 0;
      }
      expect([product, year, known, unverified]).toEqual([product, year, sure, unsure]);
    }
  }
});
