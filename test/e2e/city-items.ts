import { CITIES } from "../../src/kernel/region.ts";
import { type Sheet, writeWorkbook } from "../../src/platform/documents/workbook.ts";
import type { Item } from "../../src/systems/one-service/domain/items/item.ts";
import {
  EXPORT_LAYOUTS,
  type ExportSheet,
} from "../../src/systems/one-service/domain/items/sample-export.ts";
import { sampleItems } from "../../src/systems/one-service/domain/items/sample-items.ts";
import { FIRST_DAY } from "./office.ts";

export const BUILDING = "建筑工程施工许可证核发";
export const ENVIRONMENT = "建设项目环境影响评价文件审批";
export const EMISSION = "排污许可证核发";
export const FILING = "企业投资项目备案";
export const FOUNDING = "企业设立登记";
export const INSURANCE = "企业社会保险登记";
export const FUND = "住房公积金单位缴存登记";

/** Working days that 呼和浩特, 包头, 鄂尔多斯 and 乌兰察布 promise, by hand: who is slowest and what a list saves can be read off. */
export const PROMISED: Readonly<Record<string, readonly [number, number, number, number]>> = {
  [BUILDING]: [3, 6, 5, 4],
  [ENVIRONMENT]: [14, 20, 18, 25],
  [EMISSION]: [8, 8, 8, 8],
  [FILING]: [0, 0, 0, 0],
  [FOUNDING]: [1, 2, 3, 2],
  [INSURANCE]: [1, 1, 1, 1],
  [FUND]: [1, 1, 1, 1],
};
const NAMES = Object.keys(PROMISED);

/** One kind of item for each name; samples of all kinds are more than enough. */
function itemsOf(city: string): Item[] {
  const at = CITIES.findIndex(({ code }) => code === city);
  const samples = sampleItems(city, 60, { asOf: FIRST_DAY, faultEvery: 0 });
  // What is entered in earnest bears no label of samples.
  const plain = JSON.parse(
    JSON.stringify(samples).replaceAll("【示例】", "").replaceAll("示例", "测试"),
  ) as Item[];
  return plain
    .filter(({ name }) => NAMES.includes(name))
    .map((item) => ({ ...item, promised: { value: PROMISED[item.name]?.[at] ?? 0, unit: "working-day" } }));
}

/** The basic code of an item, which all cities have in common. */
export const codeOf = (name: string): string =>
  itemsOf("150100").find((item) => item.name === name)?.catalogCode ?? "";

const changed = (items: readonly Item[], name: string, change: Partial<Item>): Item[] =>
  items.map((item) => (item.name === name ? { ...item, ...change } : item));

/** 包头 writes a hyphen into one code and leaves one kind of result blank, both of which can be put right with certainty. */
function withFaults(items: readonly Item[]): Item[] {
  const { taskCode } = items.find(({ name }) => name === BUILDING) ?? {};
  const hyphenated = `${taskCode?.slice(0, 6)}-${taskCode?.slice(6)}`;
  return changed(changed(items, BUILDING, { taskCode: hyphenated }), ENVIRONMENT, { resultType: null });
}

/** A heading that no list of headings knows, so that a person has to say what it means. */
export const STRANGE_HEADING = "对外答复期限";

const renamed = ({ name, rows: [head = [], ...rows] }: ExportSheet): ExportSheet => ({
  name,
  rows: [head.map((heading) => (heading === "承诺办结时限" ? STRANGE_HEADING : heading)), ...rows],
});

function sheetsOf(city: string): readonly ExportSheet[] {
  const items = itemsOf(city);
  switch (city) {
    case "150200":
      return EXPORT_LAYOUTS["two-sheets"](withFaults(items)).map(renamed);
    case "150600":
      // 鄂尔多斯 has not taken over the basic code of one item.
      return EXPORT_LAYOUTS.own(changed(items, FOUNDING, { catalogCode: null }));
    case "150900":
      return EXPORT_LAYOUTS["column-names"](items);
    default:
      return EXPORT_LAYOUTS.national(items);
  }
}

const written = ({ name, rows: [head = [], ...rows] }: ExportSheet): Sheet => ({
  name,
  columns: head.map((header, column) => ({ header, key: `${column}`, width: 14 })),
  rows: rows.map((cells) => Object.fromEntries(cells.map((cell, column) => [`${column}`, cell]))),
});

/** A city's export in a layout of its own: national headings on one sheet or on two, column names, an office's own words. */
export const cityWorkbook = (city: string): Promise<Uint8Array> => writeWorkbook(sheetsOf(city).map(written));
