import { array, assert, constantFrom, property, record, string, uuid } from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_REPORT, type ReportContent } from "../tasks/report.ts";
import { checkForm, type KnownTask } from "./check-form.ts";
import { readReturnedForm, type Sheet } from "./returned-form.ts";
import { periodInChinese, type UnitWorkbook, workbookName, workbookSheets } from "./unit-workbook.ts";
import { openKey, sealKey } from "./workbook-key.ts";

const ids = ["a", "b", "c"].map((letter) => `0000000${letter}-0000-4000-8000-000000000000`);
const [first = "", second = ""] = ids;

const book: UnitWorkbook = {
  plan: { id: "p", title: "示例市方案", sampleWork: true },
  unit: { id: "u", name: "示例局A" },
  period: { key: "2026-11", from: "2026-11-01", to: "2026-11-30", due: "2026-11-27", unshifted: null },
  madeOn: "2026-11-20",
  tasks: ids.map((task, at) => ({
    task,
    number: at + 1,
    measure: "（一）",
    text: `示例任务${at + 1}`,
    goals: "",
    last: "",
    content: null,
  })),
};

/** The workbook as its cells show it, with what a unit wrote into rows by their place. */
function filled(written: Readonly<Record<number, Readonly<Record<string, string>>>> = {}): Sheet[] {
  return workbookSheets(book).map(({ name, columns, rows, ...sheet }) => ({
    name,
    hidden: "hidden" in sheet,
    rows: [
      { number: 1, cells: ["title" in sheet ? sheet.title : ""], joined: [] },
      { number: 2, cells: ["notes" in sheet ? (sheet.notes[0] ?? "") : ""], joined: [] },
      { number: 4, cells: columns.map(({ header }) => header), joined: [] },
      ...rows.map((row, at) => ({
        number: 5 + at,
        joined: [],
        cells: columns.map(({ key }) => written[at]?.[key] ?? String((row as Record<string, unknown>)[key])),
      })),
    ],
  }));
}

const tasks = ids.map((id, at): KnownTask => ({
  id,
  shown: { number: String(at + 1), measure: "（一）", text: `示例任务${at + 1}`, goals: "", last: "" },
  reported: null,
}));
const reported = (content: Partial<ReportContent>, status: "submitted" | "accepted" | "returned") =>
  tasks.map((task) =>
    task.id === first ? { ...task, reported: { status, content: { ...EMPTY_REPORT, ...content } } } : task,
  );

function check(sheets: readonly Sheet[], known: readonly KnownTask[] = tasks) {
  const form = readReturnedForm(sheets);
  if (!form.ok) throw new Error(form.failure.sentence.zh);
  return checkForm(form.value, known);
}
const refusal = (sheets: readonly Sheet[]): string => {
  const form = readReturnedForm(sheets);
  return form.ok ? "" : `${form.failure.code} ${form.failure.sentence.zh}`;
};

describe("（二十）the workbook of a unit that never logs in", () => {
  it("is named in order, and its key opens whatever the label of the period", () => {
    expect(workbookName(1, book)).toBe("01-示例局A-2026年11月.xlsx");
    expect(["2026-Q4", "2026-H2", "第一次调度"].map(periodInChinese)).toEqual([
      "2026年第四季度",
      "2026年下半年",
      "第一次调度",
    ]);
    assert(
      property(
        record({ plan: uuid(), unit: uuid(), period: string(), madeOn: string(), unitName: string() }),
        (key) => {
          expect(openKey(sealKey(key))).toEqual(key);
          expect(openKey(sealKey(key).replace(key.unit, key.plan))).toEqual(
            key.unit === key.plan ? key : null,
          );
        },
      ),
    );
    expect(openKey("进展")).toBeUndefined();
  });

  it("gives its rows back by task, however columns are moved, rows sorted, sheets renamed and notes added", () => {
    const sheets = filled({ 0: { progress: "开工" }, 2: { unchanged: "等待批复" } });
    const moved = sheets.map(({ rows, hidden }, at) => ({
      name: `改名${at}`,
      hidden,
      rows: [
        ...rows.slice(0, 3),
        ...rows.slice(3).toReversed(),
        { number: 30, cells: ["注：联系人示例某"], joined: [] },
      ].map((row) => ({ ...row, cells: [...row.cells.toReversed(), ""] })),
    }));
    const rows = check(moved);
    expect(rows.map(({ taskId, result }) => [taskId, result])).toEqual([
      [ids[2], "good"],
      [second, "empty"],
      [first, "good"],
    ]);
    expect(rows[0]?.content).toMatchObject({ noChange: true, progress: "等待批复" });
    expect(rows[2]?.content).toMatchObject({ noChange: false, progress: "开工" });
  });

  it("never enters a row under another task, whatever is written where", () => {
    const cell = constantFrom("", "x", "开工", first, second, "1");
    assert(
      property(array(record({ task: cell, number: cell, progress: cell, unchanged: cell })), (written) => {
        const rows = check(filled({ ...written.slice(0, 3) }));
        expect(rows.filter(({ result, content }) => (result === "good") !== (content !== null))).toEqual([]);
        const misled = rows.filter(({ result, taskId, number }) => {
          const own = written[number - 5]?.task ?? "";
          return result === "good" && taskId !== (own === "" ? ids[number - 5] : own);
        });
        expect(misled).toEqual([]);
        const good = rows.flatMap(({ result, taskId }) => (result === "good" ? [taskId] : []));
        expect(new Set(good).size).toBe(good.length);
      }),
    );
  });

  it("refuses a file without key, with a damaged key, without head or with a column deleted, and says what to do", () => {
    const [form, key] = filled({});
    if (!form || !key) throw new Error("two sheets are expected");
    expect(refusal([form])).toContain("no-workbook-key");
    const spoilt = key.rows.map((row) => ({ ...row, cells: row.cells.map((c) => c.replace('"u"', '"v"')) }));
    expect(refusal([form, { ...key, rows: spoilt }])).toContain("damaged-workbook-key");
    expect(refusal([{ ...form, rows: form.rows.slice(3) }, key])).toContain("没有找到填报表的表头");
    expect(refusal([form, { ...form, name: "副本" }, key])).toContain("“副本”");
    const lacking = form.rows.map((row) => ({ ...row, cells: row.cells.filter((_, x) => x !== 6) }));
    expect(refusal([{ ...form, rows: lacking }, key])).toContain("找不到“存在问题”");
  });

  it("refuses by row: a new row, a task not owed, the same task twice, too long, no change without a reason", () => {
    expect(check(filled({ 0: { task: "", text: "自拟任务", progress: "甲" } }))[0]?.issues[0]?.zh).toContain(
      "新增的行",
    );
    const [row] = check(filled({ 0: { progress: "甲" } }), tasks.slice(1));
    expect(row?.issues[0]?.zh).toContain("不在该单位");
    const [form, key] = filled({ 0: { progress: "甲" } });
    if (!form || !key) throw new Error("two sheets are expected");
    const own = form.rows.find(({ number }) => number === 5);
    if (!own) throw new Error("a row is expected");
    const again = (progress: string) => ({
      ...own,
      number: 9,
      cells: own.cells.map((cell) => (cell === "甲" ? progress : cell)),
    });
    const withAgain = (progress: string) => check([{ ...form, rows: [...form.rows, again(progress)] }, key]);
    const doubled = withAgain("乙");
    expect([doubled[0], doubled[3]].map((each) => each?.issues[0]?.zh)).toEqual([
      expect.stringContaining("第 9 行"),
      expect.stringContaining("第 5 行"),
    ]);
    expect(withAgain("甲").map(({ result }) => result)).toEqual(["good", "empty", "empty", "same"]);
    const long = check(filled({ 0: { problems: "长".repeat(10_001) } }))[0];
    expect(long?.issues[0]?.zh).toContain("“存在问题”有 10001 字");
    expect(check(filled({ 0: { unchanged: "是" } }))[0]?.issues[0]?.zh).toContain("没有写原因");
    for (const unchanged of ["是", "√", "等待批复"]) {
      const [both] = check(filled({ 0: { unchanged, progress: "等批复" } }));
      expect([both?.result, both?.issues[0]?.zh]).toEqual(["refused", expect.stringContaining("都填了")]);
    }
    expect(check(filled({ 0: { unchanged: "否", progress: "完工" } }))[0]?.content?.noChange).toBe(false);
  });

  it("finds a task by number and text where the hidden column was lost", () => {
    expect(check(filled({ 1: { task: "", progress: "甲" } }))[1]).toMatchObject({
      taskId: second,
      result: "good",
    });
  });

  it("knows what was reported: the same changes nothing, other words only while nobody has accepted it", () => {
    const sheets = filled({ 0: { progress: "甲\n乙" } });
    const outcome = (...given: Parameters<typeof reported>) => check(sheets, reported(...given))[0]?.result;
    expect(outcome({ progress: "甲\r\n乙 " }, "accepted")).toBe("same");
    expect(outcome({ progress: "丙" }, "accepted")).toBe("refused");
    expect(outcome({ progress: "丙" }, "submitted")).toBe("good");
    expect(outcome({ progress: "甲\n乙" }, "returned")).toBe("good");
    const figure = { stage: null, name: "里程", value: 3, unit: "公里" };
    const kept = check(sheets, reported({ progress: "丙", figures: [figure] }, "submitted"))[0];
    expect(kept?.content?.figures).toEqual([figure]);
  });

  it("says what it left out because it stands outside the columns of the form", () => {
    const [form, key] = filled({ 0: { progress: "甲" } });
    if (!form || !key) throw new Error("two sheets are expected");
    const rows = form.rows.map((row, at) => ({
      ...row,
      cells: [...row.cells, ["", "", "备注", "见附件"][at] ?? ""],
    }));
    expect(check([{ ...form, rows }, key])[0]).toMatchObject({
      result: "good",
      issues: [{ zh: "栏目外的内容未读入“备注”：见附件" }],
    });
  });
});
