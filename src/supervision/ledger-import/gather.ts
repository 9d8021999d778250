import { headingLines, headingsOf, isBanner, isHeading, type SheetRow } from "../../kernel/column-mapping.ts";
import { fold } from "../domain/plan-reader/characters.ts";
import { LEDGER_HEADINGS, type LedgerField, type LedgerMapping } from "./columns.ts";

/** Why a line of the sheet is no task. */
export type NoTask = "heading" | "section" | "footer";

/**
 * The lines of the sheet that make one entry: several where one merged cell holds their task. `above` is what the
 * banners and the filled cells above say of where it belongs.
 */
export type Entry = {
  readonly lines: readonly SheetRow[];
  readonly noTask: NoTask | null;
  readonly section: string | null;
};

const FOOTER =
  /^(?:合计|小计|总计|共计|备注|注|说明|填表|填报|制表|审核|签发|单位负责人|联系人|报送单位|日期)(?:人|日期|单位|时间|说明)?\s*(?:[:：]|$)/;
const TOTAL = /^(?:合计|小计|总计|共计)$/;
const SECTION =
  /^(?:第[一二三四五六七八九十\d]+[章节部编]|[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\))/;
const SAME_AS_ABOVE = /^(?:同上|〃|″|"|''|“)$/;

function noTaskOf(row: SheetRow, textColumn: number): NoTask | null {
  if (isHeading(row, LEDGER_HEADINGS.names)) return "heading";
  const filled = row.cells.filter((cell) => cell.trim() !== "");
  const first = fold(filled[0] ?? "").trim();
  const own = row.cells[textColumn]?.trim() ?? "";
  if (TOTAL.test(first) || (FOOTER.test(first) && (own === "" || isBanner(row)))) return "footer";
  if (!isBanner(row)) return null;
  const across = filled.length > 1 || own === "";
  return across || SECTION.test(first) ? (FOOTER.test(first) ? "footer" : "section") : null;
}

/** From this share of blanks on, a column of groups names each group once and leaves the rows below it blank. */
const GROUPS_BLANK = 0.3;

/** Columns of groups in which a blank means the cell above: nothing is merged there, and blanks are common. */
function carriedColumns(
  rows: readonly SheetRow[],
  { headingRow, fields }: LedgerMapping,
): ReadonlySet<number> {
  const below = rows.filter(({ number }) => number > headingRow);
  const carried = fields.flatMap((field, column) => {
    if (field !== "measure" && field !== "section") return [];
    if (below.some(({ joined }) => joined.includes(column))) return [];
    const blank = below.filter(({ cells }) => (cells[column] ?? "").trim() === "").length;
    return blank >= below.length * GROUPS_BLANK ? [column] : [];
  });
  return new Set(carried);
}

/** Puts what stands above in place of 同上, and of blanks in columns that name each group once. */
function filledDown(row: SheetRow, above: SheetRow | undefined, carried: ReadonlySet<number>): SheetRow {
  if (!above) return row;
  const cells = Array.from({ length: Math.max(row.cells.length, above.cells.length) }, (_, column) => {
    const cell = row.cells[column] ?? "";
    const copies = SAME_AS_ABOVE.test(fold(cell).trim()) || (carried.has(column) && cell.trim() === "");
    return copies ? (above.cells[column] ?? "") : cell;
  });
  return { ...row, cells };
}

/** The entries below the heading, in order; every line is in exactly one. */
export function gather(rows: readonly SheetRow[], mapping: LedgerMapping): Entry[] {
  const textColumn = mapping.fields.indexOf("text");
  const carried = carriedColumns(rows, mapping);
  const entries: { lines: SheetRow[]; noTask: NoTask | null; section: string | null }[] = [];
  let section: string | null = null;
  let above: SheetRow | undefined;
  for (const printed of rows) {
    if (printed.number <= mapping.headingRow) continue;
    const noTask = noTaskOf(printed, textColumn);
    if (noTask !== null) {
      if (noTask === "section") {
        section = printed.cells.find((cell) => cell.trim() !== "")?.trim() ?? null;
        // What grouped the rows of the section before does not hold in this one.
        above = undefined;
      }
      entries.push({ lines: [printed], noTask, section });
      continue;
    }
    const row = filledDown(printed, above, carried);
    const last = entries.at(-1);
    const goesOn = textColumn >= 0 && row.joined.includes(textColumn) && (row.cells[textColumn] ?? "") !== "";
    if (goesOn && last?.noTask === null) last.lines.push(row);
    else entries.push({ lines: [row], noTask: null, section });
    above = row;
  }
  return entries;
}

/** What an entry says in its columns. */
export type Cells = {
  /** The values of all columns of a field, each once, one a line; "" where there are none. */
  readonly of: (field: LedgerField) => string;
  /** The same apart, each under the heading of its column. */
  readonly apart: (field: LedgerField) => readonly { readonly heading: string; readonly text: string }[];
  /** Columns in which a formula has no result. */
  readonly unresolved: readonly { readonly field: LedgerField; readonly heading: string }[];
};

/** Reads entries by their columns. */
export function cellsReader(rows: readonly SheetRow[], mapping: LedgerMapping): (entry: Entry) => Cells {
  const headings = headingsOf(headingLines(rows, mapping.headingRow, LEDGER_HEADINGS), mapping.fields.length);
  return ({ lines }) => {
    const apart: Cells["apart"] = (field) =>
      mapping.fields.flatMap((mapped, column) => {
        if (mapped !== field) return [];
        const values = lines.map(({ cells }) => (cells[column] ?? "").trim()).filter((text) => text !== "");
        const text = [...new Set(values)].join("\n");
        return text === "" ? [] : [{ heading: headings[column] ?? "", text }];
      });
    const unresolved = mapping.fields.flatMap((field, column) =>
      field !== null && lines.some((line) => line.unresolved?.includes(column))
        ? [{ field, heading: headings[column] ?? "" }]
        : [],
    );
    return {
      apart,
      unresolved,
      of: (field) => [...new Set(apart(field).map(({ text }) => text))].join("\n"),
    };
  };
}
