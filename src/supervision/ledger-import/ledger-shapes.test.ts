import { describe, expect, it } from "vitest";
import { rowsOfSheet } from "../../../test/support/sheet.ts";
import { context, measures, proposeMapping } from "../../../test/support/baotou-context.ts";
import type { SheetRow } from "../../kernel/column-mapping.ts";
import { isBlocked } from "../../kernel/sheet.ts";
import type { LedgerField } from "./columns.ts";
import { readLedger } from "./rows.ts";
import { unitFinder } from "../../kernel/sheet-units.ts";
import { unitNames } from "./units.ts";

const find = unitFinder(context.roster);
const hints = (remembered: readonly (readonly [string, LedgerField])[] = []) => ({
  remembered: new Map(remembered),
  namesUnits: (text: string) =>
    unitNames([{ text, role: "lead", stated: true }]).lead.some((name) => find(name) !== undefined),
});

const read = (rows: readonly SheetRow[], given = context) =>
  readLedger(rows, proposeMapping(rows, hints()), given);
const fieldsOf = (rows: readonly SheetRow[]) => proposeMapping(rows, hints()).fields;

const textOf = (measure: number, undertaking: number): string =>
  measures[measure - 1]?.undertakings[undertaking - 1]?.text ?? "";

const plainLedger = () =>
  rowsOfSheet(
    [
      ["包头市推动呼包鄂乌一体化发展重点任务台账", null, null, null, null, null, null, null],
      ["填报单位：领导小组办公室", null, null, null, null, null, null, "2026年10月"],
      ["序号", "举措", "具体任务", "牵头单位", "配合单位", "完成时限", "进展情况", "完成状态"],
      [
        1,
        "（一）打造1小时铁路经济圈",
        textOf(1, 1),
        "市发改委",
        "市交通运输局",
        "持续推进",
        "2024年6月：完成方案；2025年3月：开行动车组。",
        "正在推进",
      ],
      [
        2,
        "（四）建设一体化智慧城市",
        textOf(4, 1),
        "市行政审批政务服务与数据管理局",
        "",
        new Date("2024-12-31T00:00:00Z"),
        "已建成主题库",
        "已完成",
      ],
      [
        3,
        "（四）建设一体化智慧城市",
        textOf(4, 2),
        "包头市发展和改革委员会",
        "市通信管理办公室",
        "2024年12月底前",
        "",
        "逾期",
      ],
      [4, "", "组织开展联合执法检查", "市公安局", "", "2026年12月", "", ""],
    ],
    { merges: ["A1:H1"] },
  );

describe("a ledger with one line of headings under a title", () => {
  it("knows its columns by their headings and passes over what stands above them", async () => {
    expect(fieldsOf(await plainLedger())).toEqual([
      "number",
      "measure",
      "text",
      "lead",
      "support",
      "deadline",
      "progress",
      "status",
    ]);
  });

  it("finds the undertakings of （一） and （四）, and takes the rest as new", async () => {
    const rows = read(await plainLedger());
    expect(
      rows.map(({ number, becomes, ordinal, undertakingId }) => [number, becomes, ordinal, undertakingId]),
    ).toEqual([
      [4, "undertaking", "(一)", "undertaking-1-1"],
      [5, "undertaking", "(四)", "undertaking-4-1"],
      [6, "undertaking", "(四)", "undertaking-4-2"],
      [7, "new", null, null],
    ]);
    expect(rows.filter(isBlocked)).toEqual([]);
  });

  it("reads units, dates and the progress of each time", async () => {
    const [first, second, third] = read(await plainLedger());
    expect(first?.units.map(({ unitId, role }) => [unitId, role])).toEqual([
      ["unit-市发改委", "lead"],
      ["unit-市交通运输局", "support"],
    ]);
    expect(first?.history).toEqual([
      { day: "2024-06-30", text: "2024年6月：完成方案；" },
      { day: "2025-03-31", text: "2025年3月：开行动车组。" },
      { day: null, text: "状态：正在推进" },
    ]);
    expect(second?.deadline).toMatchObject({ kind: "date", latest: "2024-12-31" });
    expect(third?.units.map(({ unitId }) => unitId)).toEqual(["unit-市发改委", "unit-市通信管理办公室"]);
  });

  it("proposes a judgement only where the status says one, and overdue only for a date before adoption", async () => {
    const rows = await plainLedger();
    expect(read(rows).map(({ judgement }) => judgement)).toEqual([null, "done", "overdue", null]);
    expect(read(rows, { ...context, adoptedOn: "2024-06-01" }).map(({ judgement }) => judgement)).toEqual([
      null,
      "done",
      null,
      null,
    ]);
    expect(read(rows, { ...context, adoptedOn: null })[2]?.judgement).toBeNull();
  });
});

const mergedLedger = () =>
  rowsOfSheet(
    [
      [
        "序号",
        "重点任务",
        "工作任务",
        "责任分工",
        null,
        "阶段目标",
        null,
        "时间要求",
        "工作进展",
        null,
        "责任领导",
        "联系人",
        "联系电话",
      ],
      [
        null,
        null,
        null,
        "牵头单位",
        "配合单位",
        "2024年",
        "2025年",
        null,
        "2024年",
        "2025年一季度",
        null,
        null,
        null,
      ],
      ["一、增强一体化基础设施体系"],
      [
        1,
        "打造1小时铁路经济圈",
        textOf(1, 1),
        "市发改委",
        "无",
        "完成方案",
        "开行10对",
        "持续推进",
        "6月：完成初稿",
        "已开行",
        "示例领导",
        "示例人甲",
        "13800000000",
      ],
      [null, null, null, "市交通运输局", null, null, "", "", "", "", "", "示例人乙", "0472-5150000"],
      [2, null, textOf(1, 2), "市发改委", "同上", "", "", "同上", "", "", "", "", ""],
      [
        "序号",
        "重点任务",
        "工作任务",
        "责任分工",
        null,
        "阶段目标",
        null,
        "时间要求",
        "工作进展",
        null,
        "责任领导",
        "联系人",
        "联系电话",
      ],
      [3, "完善2小时公路经济圈", textOf(2, 1), "市交通运输局", "", "", "", "2026年12月", "", "", "", "", ""],
      ["合计", null, "3项"],
      ["填表人：示例人丙"],
    ],
    {
      merges: [
        "A1:A2",
        "B1:B2",
        "C1:C2",
        "D1:E1",
        "F1:G1",
        "H1:H2",
        "I1:J1",
        "K1:K2",
        "L1:L2",
        "M1:M2",
        "A3:M3",
        "A4:A5",
        "B4:B6",
        "C4:C5",
      ],
    },
  );

describe("a ledger with two lines of merged headings, merged cells and lines between", () => {
  it("takes the lower line where it says more, the upper where it says less", async () => {
    expect(fieldsOf(await mergedLedger())).toEqual([
      "number",
      "measure",
      "text",
      "lead",
      "support",
      "goals",
      "goals",
      "deadline",
      "progress",
      "progress",
      "leader",
      "contact",
      "phone",
    ]);
  });

  it("reads a task that is merged down several lines once, with what all of them say", async () => {
    const rows = read(await mergedLedger());
    expect(rows.map(({ number, through, becomes }) => [number, through, becomes])).toEqual([
      [3, 3, "nothing"],
      [4, 5, "undertaking"],
      [6, 6, "undertaking"],
      [7, 7, "nothing"],
      [8, 8, "undertaking"],
      [9, 9, "nothing"],
      [10, 10, "nothing"],
    ]);
    expect(rows[1]?.lead).toEqual(["市发改委", "市交通运输局"]);
    expect(rows[1]?.goals).toEqual([
      { title: "阶段目标 / 2024年：完成方案", due: "2024-12-31" },
      { title: "阶段目标 / 2025年：开行10对", due: "2025-12-31" },
    ]);
    expect(rows[1]?.history).toEqual([
      { day: "2024-06-30", text: "6月：完成初稿" },
      { day: "2025-03-31", text: "已开行" },
    ]);
    expect(rows[2]?.deadline.kind).toBe("continuous");
    expect(rows.every((row) => row.becomes !== "nothing" || row.issues.length > 0)).toBe(true);
  });
});
