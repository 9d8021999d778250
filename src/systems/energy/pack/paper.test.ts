import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { extractDocument } from "../../../platform/documents/extract.ts";
import { openArchive } from "../../../platform/documents/zip.ts";
import { sampleUnits, type SampleDesk } from "../../../platform/records/sample-units.ts";
import type { Caller } from "../../../platform/slice.ts";
import { openTestApp, type TestApp } from "../../../../test/support/app.ts";
import type { ProjectAsked } from "../projects/kind.ts";
import { UNSTATED } from "../projects/project.ts";
import { energyProjects, propose } from "../projects/store.ts";
import { CAPACITIES } from "../sizing/program.ts";
import { tellSizing } from "../workbench/story.ts";
import { workbenchOf } from "../workbench/store.ts";
import { applicationPack } from "./paper.ts";

let app: TestApp;
let desk: SampleDesk;
let energy: Caller;

beforeAll(async () => {
  app = await openTestApp({ begin: true });
  const { organisations } = (await import("../../../compose.ts")).createSlices(app.shell).accounts;
  desk = { ...app.shell, organisations };
  const { actingFor } = await sampleUnits(desk, ["包头市示例能源局"], "2026-11-30");
  energy = actingFor("包头市示例能源局", "liaison");
}, 120_000);
afterAll(() => app.close());

const SEED = {
  name: "示例制氢项目",
  rule: "h2",
  mode: "grid",
  investor: "示例公司",
  windMw: 100,
  solarMw: 100,
  batteryMw: 10,
  batteryMwh: 40,
  electrolyserMw: 50,
  tankKg: null,
  node: "",
  importMw: null,
  exportMw: null,
  runsFrom: null,
  source: "可研报告第 3 章",
} as const;

/** The words of the paper, and whether its pages say that it is a sample. */
async function packRead(id: string) {
  const { name, bytes } = await applicationPack(desk, id, energy);
  const read = await extractDocument(bytes, name);
  if (!read.ok) throw new Error(read.failure.sentence.en);
  // Only a watermark has a header of its own.
  const sample = (await openArchive(bytes)).names.includes("word/header1.xml");
  return { text: read.value.text.replace(/\s/g, ""), name, sample };
}
const act = (id: string, version: number, asked: ProjectAsked) =>
  energyProjects.act(desk, id, { version, key: randomUUID(), act: asked }, energy);

it("（十六） hands on an application that reads back article by article, with what it lacks and who gives it", async () => {
  const { id } = await propose(desk, { key: randomUUID(), seed: SEED }, energy);
  await act(id, 1, {
    type: "state",
    ...UNSTATED,
    generatedWanKwh: 40_000,
    curtailedWanKwh: 2_000,
    h2WanKwh: 36_000,
    groundwater: "no",
    statedFrom: "可研报告第 5 章",
    statedOn: "2026-11-01",
  });
  const { text, name, sample } = await packRead(id);
  expect(name).toBe("示例制氢项目申报材料.docx");
  for (const said of [
    "投资主体示例公司",
    "出处：可研报告第3章",
    "出处：可研报告第5章，截至2026年11月1日",
    "年用电量未填万千瓦时",
    "年发电量（自用和上网）40000万千瓦时",
    // 10 of 200 MW are 5 per cent, and 20 MW are lacking.
    "储能功率占风光装机（储能配置）不低于15%5%不满足A储能功率还差20MW",
    // 42,000 of 1.2 times 36,000.
    "新能源电量与制氢用电之比（并网型）不高于1.2倍1.167倍满足",
    "用氢协议（氢能消纳）是未知待定A还缺：是否有用氢协议；补上才能判定。",
    "用氢协议还缺：是否有用氢协议；补上才能判定。用氢企业（用氢协议）",
    "修订版原文没有找到（未核实）",
    "没有采用定容方案，本部分空缺",
  ])
    expect(text).toContain(said);
  expect(text).not.toMatch(/[a-z]+Kwh|undefined|null|NaN/);
  expect(sample).toBe(false);
});

it("（十六） prints bounds, prices and their sources of the design that the project took, until its capacities change", async () => {
  const { id } = await propose(desk, { key: randomUUID(), seed: SEED }, energy);
  await tellSizing(desk, id, energy);
  const [run] = (await workbenchOf(desk, id, energy)).runs;
  await act(id, 1, { type: "take-design", sizing: run?.id ?? "" });
  const { text, sample } = await packRead(id);
  for (const said of [
    "最省的方案每年17236.1万元至17288.1万元。",
    "（合成，非实测）",
    "储能功率占风光装机储能配置1291",
    "风电4200元/kW文献范围",
    "单价均未核实",
    "风光出力是合成的一年，不是实测",
  ])
    expect(text).toContain(said);
  expect(sample).toBe(true);
  // Another name leaves the design as it is, another capacity does not.
  const { state } = await energyProjects.open(desk, id, energy);
  const capacities = Object.fromEntries(CAPACITIES.map((name) => [name, state[name]]));
  await act(id, 2, { type: "revise", ...SEED, ...capacities, name: "改名" });
  expect((await packRead(id)).text).toContain("最省的方案每年17236.1万元");
  await act(id, 3, { type: "revise", ...SEED });
  expect((await packRead(id)).text).toContain("采用后改了装机");
});
