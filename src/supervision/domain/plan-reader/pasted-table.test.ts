import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writtenTable } from "./fixtures/pasted-rows.ts";
import { readPlan } from "./read-plan.ts";

const gist = (text: string): string[] =>
  readPlan(text).measures.map((one) =>
    [
      one.ordinal ?? "-",
      one.section ?? "-",
      one.text,
      one.lead.map((unit) => unit.name).join("、"),
      one.support.map((unit) => unit.name).join("、"),
      one.deadline.raw ?? one.deadline.kind,
    ].join(" | "),
  );

const TITLE = "某市2024年重点工作任务分解表\n";

describe("a task table pasted as text", () => {
  it("is read one cell a line, with empty cells that left no line, a heading across it, and a note behind it", () => {
    const lines = [
      ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"],
      ["一、交通", "1", "建设包银高铁项目。", "市发改委", "市交通运输局、各旗县区政府", "2024年12月底前"],
      ["2", "开行城际公交。", "市交通运输局", "持续推进"],
      ["二、生态", "3", "实施黄河湿地保护。", "市林草局", "市水务局，市财政局等部门", "长期坚持"],
      ["某市人民政府办公室", "2024年3月1日"],
    ].flat();
    expect(gist(TITLE + lines.join("\n"))).toEqual([
      "1 | 一、交通 | 建设包银高铁项目。 | 市发改委 | 市交通运输局、各旗县区政府 | 2024年12月底前",
      "2 | 一、交通 | 开行城际公交。 | 市交通运输局 |  | 持续推进",
      "3 | 二、生态 | 实施黄河湿地保护。 | 市林草局 | 市水务局、市财政局 | 长期坚持",
    ]);
    expect(readPlan(TITLE + lines.join("\n"))).toMatchObject({
      title: { value: "某市2024年重点工作任务分解表" },
      date: { value: "2024-03-01" },
    });
  });

  it("is read without numbers as long as every row is whole", () => {
    const lines = [
      "工作任务",
      "责任单位",
      "完成时间",
      "打通断头路。",
      "市交通运输局",
      "2025年底",
      "建设数据平台。",
      "市政务数据局、市发改委",
      "2025年6月",
    ];
    expect(gist(TITLE + lines.join("\n"))).toEqual([
      "- | - | 打通断头路。 | 市交通运输局 |  | 2025年底",
      "- | - | 建设数据平台。 | 市政务数据局、市发改委 |  | 2025年6月",
    ]);
  });

  it.each([
    ["tabs", (cells: readonly string[]) => cells.join("\t")],
    ["upright strokes", (cells: readonly string[]) => `| ${cells.join(" | ")} |`],
  ])("is read between %s", (_name, row) => {
    const rows = [
      ["序号", "任务", "责任单位", "时限"],
      ["1", "推进改革。", "市编办、市司法局", "2024年6月"],
      ["2", "开展培训。", "市人社局", ""],
    ];
    expect(gist(TITLE + rows.map(row).join("\n"))).toEqual([
      "1 | - | 推进改革。 | 市编办、市司法局 |  | 2024年6月",
      "2 | - | 开展培训。 | 市人社局 |  | none",
    ]);
  });

  it("names of columns in a text are no table", () => {
    expect(gist("某市方案\n一、任务\n（一）甲。推动落实。\n责任单位\n市发改委\n")).toEqual([]);
  });

  it("reads back generated tables in any layout", () => {
    fc.assert(
      fc.property(writtenTable, ({ text, numbered, rows }) => {
        expect(gist(TITLE + text)).toEqual(
          rows.map((one, i) =>
            [
              numbered ? i + 1 : "-",
              one.group === "" ? "-" : one.group,
              one.task,
              one.lead,
              one.support,
              one.deadline === "" ? "none" : one.deadline,
            ].join(" | "),
          ),
        );
      }),
      { numRuns: 2000 },
    );
  }, 60_000);
});
