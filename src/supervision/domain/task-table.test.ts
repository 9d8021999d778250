import { describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { ledgerRows } from "./ledger.ts";
import { readDocument, readPlan } from "./plan-reader/read-plan.ts";
import { toReadingJson } from "./reading-json.ts";
import { readTaskTable, type DocumentTable, type TableCell } from "./task-table.ts";

/**
 * A document with one table: rows of cells; `^` repeats the cell above, `<` the cell to the left, as merged cells are
 * extracted. Cells stand in the text one a line.
 */
function documentOf(before: string, grid: readonly (readonly string[])[]) {
  let text = before;
  const rows: { cells: TableCell[] }[] = [];
  for (const [r, row] of grid.entries()) {
    const cells: TableCell[] = [];
    for (const [c, printed] of row.entries()) {
      const merged = printed === "^" ? rows[r - 1]?.cells[c] : printed === "<" ? cells[c - 1] : undefined;
      if (merged !== undefined) {
        cells.push(merged);
        continue;
      }
      cells.push({ text: printed, span: [text.length, text.length + printed.length] });
      text += `${printed}\n`;
    }
    rows.push({ cells });
  }
  const tables: DocumentTable[] = [{ rows }];
  return { text, tables };
}

function gist(document: { readonly text: string; readonly tables: readonly DocumentTable[] }): string[] {
  return readDocument(document).measures.map((one) =>
    [
      one.ordinal ?? "-",
      one.section ?? "-",
      one.text,
      one.lead.map((unit) => unit.name).join("、"),
      one.support.map((unit) => unit.name).join("、"),
      one.deadline.raw ?? one.deadline.kind,
    ].join(" | "),
  );
}

const TITLE = "某市2024年重点工作任务分解表\n";

describe("a 任务分解表", () => {
  it("is read by its column names, with a section row across the table", () => {
    const document = documentOf(TITLE, [
      ["序号", "重点任务", "牵头单位", "配合单位", "完成时限", "备注"],
      ["一、交通", "<", "<", "<", "<", "<"],
      ["1", "建设包银高铁项目。", "市发改委", "市交通运输局、各旗县区政府", "2024年12月底前", ""],
      ["2", "开行城际公交。", "市交通运输局", "", "持续推进", "重点"],
      ["二、生态", "<", "<", "<", "<", "<"],
      ["3", "实施黄河湿地保护。", "市林草局", "市水务局，市财政局等部门", "长期坚持", ""],
    ]);
    expect(gist(document)).toEqual([
      "1 | 一、交通 | 建设包银高铁项目。 | 市发改委 | 市交通运输局、各旗县区政府 | 2024年12月底前",
      "2 | 一、交通 | 开行城际公交。 | 市交通运输局 |  | 持续推进",
      "3 | 二、生态 | 实施黄河湿地保护。 | 市林草局 | 市水务局、市财政局 | 长期坚持",
    ]);
    const reading = readDocument(document);
    expect(reading.title?.value).toBe("某市2024年重点工作任务分解表");
    expect(reading.measures[2]?.open).toBe("等部门");
    for (const one of reading.measures) expect(document.text.slice(...one.spans.text)).toBe(one.text);
  });

  it("takes merged cells: a field over several tasks, one task over several rows of units", () => {
    const document = documentOf(TITLE, [
      ["领域", "工作任务", "责任单位", "时限"],
      ["基础设施", "打通断头路。", "市交通运输局", "2025年底"],
      ["^", "建设数据平台。", "市政务数据局", "2025年6月"],
      ["^", "^", "市发改委", "^"],
    ]);
    expect(gist(document)).toEqual([
      "- | 基础设施 | 打通断头路。 | 市交通运输局 |  | 2025年底",
      "- | 基础设施 | 建设数据平台。 | 市政务数据局、市发改委 |  | 2025年6月",
    ]);
  });

  it("takes the title from the table's own first row", () => {
    const document = documentOf("", [
      ["某区2025年重点任务清单", "<", "<"],
      ["序号", "任务", "责任单位"],
      ["1", "推进改革。", "区编办"],
    ]);
    const reading = readDocument(document);
    expect(reading.title?.value).toBe("某区2025年重点任务清单");
    expect(gist(document)).toEqual(["1 | - | 推进改革。 | 区编办 |  | none"]);
  });

  it("takes two head rows, their repetition on a later page, and a parent task beside its actions", () => {
    const document = documentOf(TITLE, [
      ["序号", "主要任务", "具体举措", "责任分工", "<", "完成时间"],
      ["^", "^", "^", "牵头部门", "配合部门", "^"],
      ["1", "改善服务", "（一）推行一网通办。", "市行政审批局\n市发改委", "各成员单位", "2024年6月"],
      ["序号", "主要任务", "具体举措", "责任分工", "<", "完成时间"],
      ["^", "^", "^", "牵头部门", "配合部门", "^"],
      ["2", "改善服务", "建立投诉机制。", "市市场监管局", "", "2024年9月"],
    ]);
    expect(gist(document)).toEqual([
      "1 | 改善服务 | （一）推行一网通办。 | 市行政审批局、市发改委 | 各成员单位 | 2024年6月",
      "2 | 改善服务 | 建立投诉机制。 | 市市场监管局 |  | 2024年9月",
    ]);
  });

  it("reads roles that a cell states itself, and rules stated above the table", () => {
    const stated = documentOf(TITLE, [
      ["序号", "任务", "责任单位"],
      ["1", "推进改革。", "牵头单位：市编办；配合单位：市司法局、市财政局"],
      ["2", "开展培训。", "市人社局牵头，市教育局配合"],
    ]);
    expect(gist(stated)).toEqual([
      "1 | - | 推进改革。 | 市编办 | 市司法局、市财政局 | none",
      "2 | - | 开展培训。 | 市人社局 | 市教育局 | none",
    ]);
    const ruled = documentOf(`${TITLE}说明：责任单位中列第一位的为牵头单位。\n`, [
      ["序号", "任务", "责任单位"],
      ["1", "推进改革。", "市编办、市司法局"],
    ]);
    expect(gist(ruled)).toEqual(["1 | - | 推进改革。 | 市编办 | 市司法局 | none"]);
  });

  it("takes the ordinal from the task where no column numbers it", () => {
    const document = documentOf(TITLE, [
      ["工作内容", "主办单位", "协办单位"],
      ["1.推进改革。", "市编办", "市司法局"],
      ["2.开展培训。", "市人社局", "/"],
    ]);
    expect(gist(document)).toEqual([
      "1 | - | 推进改革。 | 市编办 | 市司法局 | none",
      "2 | - | 开展培训。 | 市人社局 |  | none",
    ]);
  });

  it("gives no measures for tables of something else, and leaves a plan with a contact table to its text", () => {
    const contacts = documentOf("一、任务\n（一）甲。推进改革。（责任单位：市编办）\n", [
      ["姓名", "单位", "电话"],
      ["某某", "市编办", "0000"],
    ]);
    expect(readTaskTable(contacts.text, contacts.tables).measures).toEqual([]);
    expect(gist(contacts)).toEqual(["（一） | 一、任务 | 甲。推进改革。 | 市编办 |  | none"]);
  });
});

const LEDGER_HEAD = [
  "序号",
  "章",
  "措施",
  "具体任务",
  "牵头单位",
  "配合单位",
  "完成时限（原文）",
  "截止日",
  "类型",
];

/** The two sheets of a ledger: one with its cells merged for print, one with every row filled. */
function ledgerOf(text: string) {
  const rows = ledgerRows(readPlan(text)).map((row) => [
    String(row.number),
    row.section,
    row.ordinal + row.measure,
    row.undertaking,
    row.lead,
    row.support,
    row.deadlineRaw,
    row.latest ?? "",
    row.kind,
  ]);
  const merged = rows.map((row, r) =>
    row.map((cell, c) =>
      c !== 3 && c !== 8 && rows[r - 1]?.[0] === row[0] && rows[r - 1]?.[c] === cell ? "^" : cell,
    ),
  );
  const printed = documentOf("台账\n", [LEDGER_HEAD, ...merged]);
  const sheet = documentOf(printed.text, [LEDGER_HEAD, ...rows]);
  return { text: sheet.text, tables: [...printed.tables, ...sheet.tables] };
}

describe("our own ledger", () => {
  const baotou = readFileSync(new URL("../../../plans/baotou-2024.txt", import.meta.url), "utf8");
  const others =
    "一、任务\n（一）甲。建立机制，修建粮库。（牵头单位：旗粮食局；完成时限：2025年6月底前）开展巡查。（牵头单位：旗林草局；配合单位：旗水利局等部门）\n（二）发展肉羊产业。（责任单位：旗农牧局）\n";

  it.each([
    ["the Baotou plan", baotou, 22],
    ["a plan with several annotations in one measure", others, 2],
  ])("read back gives every measure of %s once, with its units and deadline", (_name, text, measures) => {
    const back = toReadingJson(readDocument(ledgerOf(text))).measures;
    const own = toReadingJson(readPlan(text)).measures;
    expect(back).toHaveLength(measures);
    const fields = ({
      ordinal,
      section,
      text: said,
      lead,
      support,
      open,
      deadline,
    }: (typeof own)[number]) => ({
      ordinal,
      section,
      said,
      lead,
      support,
      open,
      deadline,
    });
    expect(back.map(fields)).toEqual(own.map(fields));
  });
});
