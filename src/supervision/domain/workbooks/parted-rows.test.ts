import {
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  nat,
  oneof,
  property,
  record,
  subarray,
  tuple,
} from "fast-check";
import { describe, expect, it } from "vitest";
import { checkForm, type CheckedRow, type Decisions, type KnownTask } from "./check-form.ts";
import { readReturnedForm, type Sheet } from "./returned-form.ts";
import { type UnitWorkbook, workbookSheets, type WorkbookTask } from "./unit-workbook.ts";

// Workbooks as people mistreat them, after a unit has written 进展1, 进展2 … beside tasks 1, 2 …: the oracle is that number.

type Sheets = readonly [form: Sheet, key: Sheet];
type Cells = Record<string, string>;

const ROWS = 23;
const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const MATTERS = ["城际铁路开行", "黄河大桥建设", "公积金异地贷款", "检查结果互认", "湿地保护修复"];

const taskOf = (number: number): WorkbookTask => ({
  task: idOf(number),
  number,
  measure: `（${number}）`,
  text: `${MATTERS[number % MATTERS.length]}，示例事项${number}`,
  goals: `示例目标 ${number}/320 公里`,
  last: `2026年10月：示例上期${number}`,
  content: null,
});

/** As in a real plan: few measures, goals only here and there, nothing said last time. */
const ofFewWords = (task: WorkbookTask): WorkbookTask => ({
  ...task,
  measure: `（${task.number % 3}）`,
  goals: task.number % 5 === 0 ? task.goals : "",
  last: "",
});

const bookOf = (tasks: readonly WorkbookTask[], changed: Partial<UnitWorkbook> = {}): UnitWorkbook => ({
  plan: { id: "p", title: "示例市方案", sampleWork: true },
  unit: { id: "u", name: "示例局A" },
  period: { key: "2026-11", from: "2026-11-01", to: "2026-11-30", due: "2026-11-27", unshifted: null },
  madeOn: "2026-11-20",
  tasks,
  ...changed,
});
const TASKS = Array.from({ length: ROWS }, (_, at) => taskOf(at + 1));

/** The rows of the form as a unit filled them in. */
const filledRows = (book: UnitWorkbook): Cells[] =>
  (workbookSheets(book)[0]?.rows ?? []).map((row, at) =>
    Object.fromEntries([
      ...Object.entries(row).map(([key, value]) => [key, String(value)]),
      ["progress", `进展${book.tasks[at]?.number}`],
    ]),
  );

const FIRST_ROW = 5;

function sheetsOf(book: UnitWorkbook, rows: readonly Cells[], without: readonly string[] = []): Sheets {
  const [form, key] = workbookSheets(book).map((sheet): Sheet => {
    const columns = sheet.columns.filter(({ key: column }) => !without.includes(column));
    const written: readonly object[] = "hidden" in sheet ? sheet.rows : rows;
    return {
      name: sheet.name,
      hidden: "hidden" in sheet,
      rows: [
        { number: 2, cells: ["notes" in sheet ? (sheet.notes[0] ?? "") : ""], joined: [] },
        { number: 4, cells: columns.map(({ header }) => header), joined: [] },
        ...written.map((row, at) => ({
          number: FIRST_ROW + at,
          cells: columns.map(({ key: column }) => String((row as Record<string, unknown>)[column] ?? "")),
          joined: [],
        })),
      ],
    };
  });
  if (!form || !key) throw new Error("two sheets are expected");
  return [form, key];
}

const known = (tasks: readonly WorkbookTask[]): KnownTask[] =>
  tasks.map(({ task: id, number, measure, text, goals, last }) => ({
    id,
    shown: { number: String(number), measure, text, goals, last },
    reported: null,
  }));

function check(sheets: Sheets, tasks: readonly KnownTask[] = known(TASKS), decisions?: Decisions) {
  const form = readReturnedForm(sheets);
  if (!form.ok) throw new Error(form.failure.sentence.zh);
  return checkForm(form.value, tasks, decisions);
}

/** Rows that would be entered under a task other than the one whose progress they hold. */
const misfiled = (rows: readonly CheckedRow[]): CheckedRow[] =>
  rows.filter(
    ({ content, taskId }) => content !== null && content.progress !== `进展${Number(taskId?.slice(-12))}`,
  );
const results = (rows: readonly CheckedRow[]): string[] => [...new Set(rows.map(({ result }) => result))];

const PRINTED = ["number", "measure", "text", "goals", "last"];
const HIDDEN = ["task", "check"];

/** Moves the cells of some columns by the same permutation, as a sort of a selection does. */
function sorted(rows: readonly Cells[], columns: readonly string[], order: readonly number[]): Cells[] {
  return rows.map((row, at) => {
    const from = rows[order[at] ?? at] ?? row;
    return { ...row, ...Object.fromEntries(columns.map((column) => [column, from[column] ?? ""])) };
  });
}
const permutation = array(integer(), { minLength: ROWS, maxLength: ROWS }).map((keys) =>
  keys
    .map((key, at) => ({ key, at }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ at }) => at),
);

const swap = tuple(nat(ROWS - 1), nat(ROWS - 1)).map(([a, b]) =>
  TASKS.map((_, at) => (at === a ? b : at === b ? a : at)),
);

describe("（二十）a returned workbook whose rows were moved in part", () => {
  it("asks for every row where the visible columns were sorted and the hidden ones left, and proposes each by its text", () => {
    // The middle row stays where it was.
    const order = TASKS.map((_, at) => ROWS - 1 - at);
    const rows = check(
      sheetsOf(bookOf(TASKS), sorted(filledRows(bookOf(TASKS)), [...PRINTED, "progress"], order)),
    );
    expect(results(rows)).toEqual(["asked"]);
    expect(rows.map(({ like }) => like[0])).toEqual(order.map((at) => idOf(at + 1)));
    expect(misfiled(rows)).toEqual([]);
  });

  it("either restores the right pairs or asks, whatever columns were sorted, cells deleted or the check value lost", () => {
    const damage = record({
      moved: subarray([...PRINTED, ...HIDDEN], { minLength: 1 }),
      withProgress: boolean(),
      order: oneof(permutation, swap),
      alike: boolean(),
      deleted: array(
        record({ row: integer({ min: 0, max: ROWS - 1 }), column: constantFrom(...PRINTED, ...HIDDEN) }),
      ),
      without: subarray([...HIDDEN, "goals"]),
    });
    assert(
      property(damage, ({ moved, withProgress, order, alike, deleted, without }) => {
        const tasks = alike ? TASKS.map(ofFewWords) : TASKS;
        const whole = filledRows(bookOf(tasks));
        const rows = sorted(whole, withProgress ? [...moved, "progress"] : moved, order);
        for (const { row, column } of deleted) Object.assign(rows[row] ?? {}, { [column]: "" });
        // Where what is left of every row could be that of one task, nobody could tell whose words stand beside it.
        const left = [...PRINTED, ...HIDDEN].filter((column) => !without.includes(column));
        const isTraced = rows.some(
          (row) => !whole.some((own) => left.every((each) => row[each] === "" || row[each] === own[each])),
        );
        if (!isTraced) return;
        expect(misfiled(check(sheetsOf(bookOf(tasks), rows, without), known(tasks)))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("restores every row where whole rows were sorted, where only keys were deleted, and in workbooks of before that agree", () => {
    const order = TASKS.map((_, at) => (at * 7) % ROWS);
    const whole = filledRows(bookOf(TASKS));
    const every = Object.keys(whole[0] ?? {});
    for (const [rows, without] of [
      [sorted(whole, every, order), []],
      [whole.map((row) => ({ ...row, task: "" })), []],
      [sorted(whole, every, order), ["check"]],
      [sorted(whole, every, order), ["check", "task"]],
    ] as const) {
      const checked = check(sheetsOf(bookOf(TASKS), rows, without));
      expect(results(checked)).toEqual(["good"]);
      expect(misfiled(checked)).toEqual([]);
    }
  });

  it("does not trust a workbook of before whose hidden keys stayed while the rest was sorted", () => {
    const order = TASKS.map((_, at) => (at + 1) % ROWS);
    const rows = sorted(filledRows(bookOf(TASKS)), [...PRINTED, "progress"], order);
    expect(results(check(sheetsOf(bookOf(TASKS), rows, ["check"])))).toEqual(["asked"]);
  });

  it("is not disturbed by blanks, broken lines and full-width forms, and asks after a typo with the right task first", () => {
    const [first, ...rest] = filledRows(bookOf(TASKS));
    const withText = (text: string) => check(sheetsOf(bookOf(TASKS), [{ ...first, text }, ...rest]))[0];
    expect(withText(`${first?.text?.replace("，", " ,\n")}　`)).toMatchObject({
      result: "good",
      taskId: idOf(1),
    });
    expect(withText(`${first?.text?.replace("示例", "示列")}`)).toMatchObject({ result: "asked" });
    expect(withText(`${first?.text?.replace("示例", "示列")}`)?.like[0]).toBe(idOf(1));
    expect(withText("")).toMatchObject({ result: "asked", like: [idOf(1)] });
  });

  it("tells two tasks of the same words apart by their numbers", () => {
    const twins = TASKS.map((task) => ({
      ...task,
      text: "落实领导小组议定事项",
      measure: "",
      goals: "",
      last: "",
    }));
    const order = TASKS.map((_, at) => (at + 5) % ROWS);
    const rows = sorted(filledRows(bookOf(twins)), [...PRINTED, "progress"], order);
    const checked = check(sheetsOf(bookOf(twins), rows), known(twins));
    expect(results(checked)).toEqual(["asked"]);
    expect(checked.map(({ like }) => like[0])).toEqual(order.map((at) => idOf(at + 1)));
  });

  it("asks about rows that were copied from the workbook of another period or unit, and refuses a sheet renamed to this one", () => {
    const earlier = bookOf(TASKS, { period: { ...bookOf([]).period, key: "2026-10" } });
    const others = bookOf(TASKS, { unit: { id: "v", name: "示例局B" } });
    for (const book of [earlier, others]) {
      const checked = check(sheetsOf(bookOf(TASKS), filledRows(book)));
      expect(results(checked)).toEqual(["asked"]);
      expect(checked.map(({ like }) => like[0])).toEqual(TASKS.map(({ task }) => task));
    }
    for (const book of [earlier, others]) {
      const form = readReturnedForm([sheetsOf(bookOf(TASKS), [])[0], sheetsOf(book, [])[1]]);
      expect(form.ok ? "" : form.failure.sentence.zh).toContain("表头写的是");
    }
    const stamped = sheetsOf(bookOf(TASKS), filledRows(bookOf(TASKS)));
    const heading = stamped[0].rows[0]?.cells[0]?.replace("示例局A", "示例局A（盖章）") ?? "";
    const rows = [{ number: 2, cells: [heading], joined: [] }, ...stamped[0].rows.slice(1)];
    expect(results(check([{ ...stamped[0], rows }, stamped[1]]))).toEqual(["good"]);
  });

  it("refuses rows over which a cell to fill in was merged: nobody knows of which task it speaks", () => {
    const [form, key] = sheetsOf(bookOf(TASKS), filledRows(bookOf(TASKS)));
    const merged = form.rows.map((row) => (row.number === FIRST_ROW + 1 ? { ...row, joined: [5] } : row));
    const rows = check([{ ...form, rows: merged }, key]);
    expect(rows.slice(0, 3).map(({ result }) => result)).toEqual(["refused", "refused", "good"]);
    expect(rows[0]?.issues[0]?.zh).toContain("“进展情况”与相邻的行合并");
  });

  it("enters a row that asks under the task that a person named, and under no other", () => {
    const order = TASKS.map((_, at) => (at + 1) % ROWS);
    const sheets = sheetsOf(
      bookOf(TASKS),
      sorted(filledRows(bookOf(TASKS)), [...PRINTED, "progress"], order),
    );
    const decisions = new Map(TASKS.slice(1).map(({ number }) => [FIRST_ROW + number - 2, number]));
    const rows = check(sheets, known(TASKS), decisions);
    expect(rows.map(({ result }) => result)).toEqual([...TASKS.slice(1).map(() => "good"), "asked"]);
    expect(rows.filter(({ decided }) => decided)).toHaveLength(ROWS - 1);
    expect(misfiled(rows)).toEqual([]);
    // A decision about a row whose key agrees changes nothing.
    const sound = sheetsOf(bookOf(TASKS), filledRows(bookOf(TASKS)));
    expect(misfiled(check(sound, known(TASKS), decisions))).toEqual([]);
    // Two rows decided to be one task with other words are refused, as any others.
    const twice = check(
      sheets,
      known(TASKS),
      new Map([
        [5, 2],
        [6, 2],
      ]),
    );
    expect(twice.slice(0, 2).map(({ result }) => result)).toEqual(["refused", "refused"]);
  });
});
