import { type Day, toDay } from "../../../kernel/calendar.ts";
import { dayInCell } from "../../../kernel/cell-day.ts";
import type { Decimal } from "../../../kernel/decimal.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import type { Question, SheetIssue } from "../../../kernel/sheet.ts";
import { findItem, type Item, type ItemCode, itemOf, ITEMS } from "./item.ts";
import {
  HEADINGS,
  isRemark,
  judgeValue,
  READING_FIELDS,
  type ReadingField,
  unitDoubted,
  unitSaid,
} from "./cell.ts";
import { bracketedUnit, shiftOf } from "./unit.ts";

// Sheets of readings: one row for each value, or, as the national stations print them, one row for each time and a column
// for each item.

const LONG: Readonly<Record<ReadingField, Sentence>> = {
  section: say("断面", "Section"),
  time: say("时间", "Time"),
  item: say("项目", "Item"),
  value: say("数值", "Value"),
  unit: say("单位", "Unit"),
  limit: say("检出限", "Detection limit"),
};
export type SheetField = ReadingField | `of ${ItemCode}`;

export const SHEET_FIELDS: readonly { readonly field: SheetField; readonly name: Sentence }[] = [
  ...READING_FIELDS.map((field) => ({ field, name: LONG[field] })),
  ...ITEMS.map(({ code, said }) => ({ field: `of ${code}` as const, name: said })),
];

/** What a heading means: an item by any of its names, or a column of a long sheet. */
export function fieldHeaded(heading: string): SheetField | null {
  const plain = heading.normalize("NFKC").replace(/\s/g, "");
  const bare = plain.replace(/\([^()]*\)$/, "");
  const long = READING_FIELDS.find((field) => HEADINGS[field].test(bare));
  if (long !== undefined) return long;
  const item = findItem(plain) ?? findItem(bare);
  return item === undefined ? null : `of ${item.code}`;
}

/**
 * What people decide of a sheet: the year of times without one, by item which unit its doubted figures are in, and whether
 * figures that differ from what was entered put that right.
 */
export type SheetDecisions = {
  readonly year: number | null;
  readonly differing: "keep" | "correct" | null;
  readonly units: Readonly<Record<string, string | null>>;
};
export const UNDECIDED: SheetDecisions = { year: null, differing: null, units: {} };

export type SheetTime = { readonly time: string; readonly day: Day };
const YEARLESS = /^(\d{1,2})[-/.月](\d{1,2})日?$/;
const CLOCK = /[ T]*(\d{1,2}):(\d{2})(?::\d{2})?$/;

/** A time as a cell prints it; `yearless` where it names no year and none is decided; null where it is no time. */
export function timeIn(cell: string, year: number | null): SheetTime | "yearless" | null {
  const text = cell.normalize("NFKC").trim();
  const clock = CLOCK.exec(text);
  if (clock !== null && (Number(clock[1]) > 23 || Number(clock[2]) > 59)) return null;
  const date = clock === null ? text : text.slice(0, clock.index).trim();
  const hours = clock === null ? "" : ` ${(clock[1] ?? "").padStart(2, "0")}:${clock[2] ?? ""}`;
  const short = YEARLESS.exec(date);
  if (short !== null) {
    if (year === null) return "yearless";
    const day = toDay(year, Number(short[1]), Number(short[2]));
    return day === null ? null : { time: day + hours, day };
  }
  const found = dayInCell(date);
  if (found === null) return null;
  return { time: (found.exact ? found.day : found.day.slice(0, 7)) + hours, day: found.day };
}

export type SheetValue = {
  readonly item: ItemCode;
  readonly printed: string;
  readonly unit: string;
  readonly value: Decimal;
  readonly below: Decimal | null;
};
export type RowRead = {
  readonly section: string;
  readonly when: SheetTime | null;
  readonly values: readonly SheetValue[];
  readonly issues: readonly SheetIssue[];
  /** Items whose unit a person must say, and whether the year. */
  readonly doubted: readonly ItemCode[];
  readonly yearless: boolean;
};

const blocks = (field: Sentence | null, zh: string, en: string, asks?: string): SheetIssue => ({
  field,
  sentence: { zh, en },
  blocks: true,
  ...(asks === undefined ? {} : { asks }),
});

/** As the national network prints what was not measured. */
const NOT_MEASURED = /^(?:\*+|-+|—+|\/)?$/;

type Cell = { readonly item: Item; readonly text: string; readonly unit: string; readonly limit: string };

function cellsOf(
  fields: readonly (SheetField | null)[],
  headings: readonly string[],
  cells: readonly string[],
): { readonly long: Readonly<Record<ReadingField, string>>; readonly wide: readonly Cell[] } {
  const at = (field: ReadingField): string => cells[fields.indexOf(field)]?.trim() ?? "";
  const long = Object.fromEntries(READING_FIELDS.map((field) => [field, at(field)])) as Record<
    ReadingField,
    string
  >;
  const wide = fields.flatMap((field, column): Cell[] => {
    const text = (cells[column] ?? "").trim();
    if (field === null || !field.startsWith("of ") || NOT_MEASURED.test(text)) return [];
    const item = itemOf(field.slice(3) as ItemCode);
    return [{ item, text, unit: bracketedUnit(headings[column] ?? ""), limit: "" }];
  });
  return { long, wide };
}

/** What a row of a sheet measures. What a person must decide first blocks it and says so. */
export function readSheetRow(
  {
    fields,
    headings,
  }: { readonly fields: readonly (SheetField | null)[]; readonly headings: readonly string[] },
  cells: readonly string[],
  { year, units }: SheetDecisions,
): RowRead {
  const issues: SheetIssue[] = [];
  const doubted: ItemCode[] = [];
  const { long, wide } = cellsOf(fields, headings, cells);
  const given = [...wide];
  if (long.item !== "" || (fields.includes("item") && long.value !== "")) {
    const item = findItem(long.item);
    if (item === undefined)
      issues.push(
        blocks(
          LONG.item,
          `“${long.item}”不是可评价的项目。`,
          `“${long.item}” is no item that can be judged.`,
        ),
      );
    else if (!NOT_MEASURED.test(long.value)) {
      const headed = (field: ReadingField): string => bracketedUnit(headings[fields.indexOf(field)] ?? "");
      const unit = unitSaid(
        item,
        {
          cell: long.unit,
          name: bracketedUnit(long.item),
          heading: headed("value"),
          limits: headed("limit"),
        },
        long.limit,
      );
      if (typeof unit === "string") given.push({ item, text: long.value, unit, limit: long.limit });
      else issues.push({ field: LONG[unit.field], sentence: unit.sentence, blocks: true });
    }
  }
  const when = timeIn(long.time, year);
  // What stands under a table, a remark or who signed it, is no row that lacks something.
  if (given.length === 0 && issues.length === 0 && when === null)
    return { section: "", when, values: [], issues, doubted, yearless: false };
  if (long.section === "") issues.push(blocks(LONG.section, "没有断面。", "There is no section."));
  if (when === "yearless")
    issues.push(
      blocks(LONG.time, "时间没有年份，请在上面填写年份。", "The time names no year: give it above.", "year"),
    );
  else if (when === null)
    issues.push(blocks(LONG.time, `“${long.time}”不是时间。`, `“${long.time}” is no time.`));
  const values = given.flatMap(({ item, text, unit, limit }): SheetValue[] => {
    const said = units[item.code];
    const shift = said === "µg/L" ? -3 : said === "mg/L" ? 0 : shiftOf(item.measure, unit);
    if (shift === undefined) {
      issues.push(blocks(item.said, `不能用“${unit}”计。`, `It is not measured in “${unit}”.`));
      return [];
    }
    const judged = judgeValue(item, text, shift, limit);
    if (isRemark(judged)) {
      issues.push({ field: item.said, sentence: judged.sentence, blocks: true });
      return [];
    }
    for (const { sentence } of judged.notes) issues.push({ field: item.said, sentence, blocks: false });
    if (said === undefined && judged.below === null && unitDoubted(item, judged.value, shift)) {
      doubted.push(item.code);
      issues.push(
        blocks(
          item.said,
          `${text} 与单位不相称，像是 mg/L 与 µg/L 混写，请在上面选定单位。`,
          `${text} does not go with its unit: mg/L may have been mixed up with µg/L. Choose the unit above.`,
          "units",
        ),
      );
    }
    const kept = said ?? unit;
    return [{ item: item.code, printed: text, unit: kept, value: judged.value, below: judged.below }];
  });
  return {
    section: long.section,
    when: when === "yearless" ? null : when,
    values,
    issues,
    doubted,
    yearless: when === "yearless",
  };
}

/** What a sheet leaves open: its year, units of figures that look mixed up, and what differs from what was entered. */
export function sheetQuestions(rows: readonly RowRead[], decided: SheetDecisions, differing = 0): Question[] {
  const yearless = rows.filter((row) => row.yearless).length;
  const codes = new Set([
    ...rows.flatMap(({ doubted }) => doubted),
    ...(Object.keys(decided.units) as ItemCode[]),
  ]);
  return [
    ...(yearless === 0 && decided.year === null
      ? []
      : [
          {
            of: "year",
            key: null,
            takes: "year" as const,
            name: say("时间的年份", "Year of the times"),
            rows: yearless,
            help: say(
              "有的时间没有年份，按这里填写的年份读。",
              "Some times name no year: they are read in this one.",
            ),
          },
        ]),
    ...(differing === 0 && decided.differing === null
      ? []
      : [
          {
            of: "differing",
            key: null,
            takes: "choice" as const,
            name: say("与已录入的不同的数值", "Figures that differ from what was entered"),
            rows: differing,
            help: say(
              "更正：按这份报表改，原值留在旁边；保留：已录入的不变。",
              "Correct: as this sheet has it, the old value stays beside it. Keep: what was entered stays.",
            ),
            options: [
              { value: "correct", name: say("按这份报表更正", "Correct as this sheet has it") },
              { value: "keep", name: say("保留已录入的", "Keep what was entered") },
            ],
          },
        ]),
    ...[...codes].map((code) => ({
      of: "units",
      key: code,
      takes: "choice" as const,
      name: say(`${itemOf(code).name}的单位`, `Unit of ${itemOf(code).said.en.toLowerCase()}`),
      rows: rows.filter(({ doubted }) => doubted.includes(code)).length,
      options: ["mg/L", "µg/L"].map((unit) => ({ value: unit, name: say(unit, unit) })),
    })),
  ];
}
