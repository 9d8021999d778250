import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import { face, SIZE, TEXT_WIDTH } from "./official-paper-form.ts";
import { printable, widthInCharacters } from "../../kernel/paper-text.ts";

/** Cells that a row lacks stay empty. Columns take the width that their texts need. */
export type PaperTable = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

const PADDING = { top: 40, bottom: 40, left: 85, right: 85 } as const;

/** A table as wide as the type area; its head is repeated on every page, narrow columns are centred; `keepLast`: the last row stays with what follows. */
export function paperTable({ head, rows }: PaperTable, keepLast = false): Table {
  const needs = head.map((title, index) =>
    Math.max(widestLine(title), 1, ...rows.map((texts) => widestLine(texts[index] ?? ""))),
  );
  const days = new Set([...head.keys()].filter((index) => isDays(rows.map((texts) => texts[index] ?? ""))));
  const widths = columnWidths(needs, days);
  const printed = (text: string, index: number): string =>
    days.has(index) && (widths[index] ?? 0) < FULL_DAY ? text.replace("年", "年\n") : text;
  const cell = (text: string, index: number, isHead: boolean, keepNext: boolean): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: printable(text)
        .split("\n")
        .map(
          (words) =>
            new Paragraph({
              style: "PaperTable",
              alignment:
                isHead || (needs[index] ?? 0) <= NARROW_CHARACTERS
                  ? AlignmentType.CENTER
                  : AlignmentType.LEFT,
              keepNext,
              children: [new TextRun({ text: words, font: isHead ? face("black") : { hint: "eastAsia" } })],
            }),
        ),
    });
  const row = (texts: readonly string[], isHead: boolean, keepNext: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: head.map((_, index) =>
        cell(isHead ? (texts[index] ?? "") : printed(texts[index] ?? "", index), index, isHead, keepNext),
      ),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    columnWidths: widths,
    margins: PADDING,
    rows: [
      row(head, true, true),
      ...rows.map((texts, at) => row(texts, false, keepLast && at === rows.length - 1)),
    ],
  });
}

const isDays = (texts: readonly string[]): boolean => {
  const filled = texts.filter((text) => text.trim() !== "");
  return filled.length > 0 && filled.every((text) => DAY.test(text.trim()));
};

// More would not make a column of prose wider, only the others narrower.
const WIDEST_CHARACTERS = 40;
const NARROW_CHARACTERS = 8;
// The typeface at hand may set figures wider than half a character.
const SLACK = 1.35;
const twipsOf = (characters: number): number =>
  Math.ceil(characters * SIZE.table * 10) + PADDING.left + PADDING.right;
/** What a column of prose is left at least. */
const LEAST = twipsOf(3);
/** 2026年10月31日 on one line, and on two that break after the year. */
const FULL_DAY = twipsOf(7.5 * SLACK);
const BROKEN_DAY = twipsOf(5.2);
const DAY = /^\d{4}年\d{1,2}月\d{1,2}日$/;

/**
 * Twips of each column; together they are the width of the type area. Short columns, and those that need no more than an
 * equal share, get what they need; the others share the rest by the square root of their need.
 */
function columnWidths(characters: readonly number[], days: ReadonlySet<number>): number[] {
  const needs = characters.map(
    (count) =>
      Math.ceil(Math.min(count, WIDEST_CHARACTERS) * SIZE.table * 10 * SLACK) + PADDING.left + PADDING.right,
  );
  const widths = new Map<number, number>();
  const restOf = (): number => TEXT_WIDTH - [...widths.values()].reduce((sum, width) => sum + width, 0);
  const byNeed = [...needs.entries()].toSorted(([, a], [, b]) => a - b);
  // A day or a figure broken over many lines is read wrongly: they have what they need before prose shares the rest.
  const room = TEXT_WIDTH - (needs.length - days.size) * LEAST;
  const dayWidth =
    FULL_DAY * days.size <= room
      ? FULL_DAY
      : Math.min(BROKEN_DAY, Math.floor(Math.max(room / days.size, TEXT_WIDTH / needs.length)));
  for (const index of days) widths.set(index, dayWidth);
  for (const [index, need] of byNeed)
    if (
      !widths.has(index) &&
      (characters[index] ?? 0) <= NARROW_CHARACTERS &&
      need <= restOf() - (needs.length - widths.size - 1) * LEAST
    )
      widths.set(index, need);
  for (const [index, need] of byNeed)
    if (!widths.has(index) && need <= restOf() / (needs.length - widths.size)) widths.set(index, need);
  // Where all have what they need, all grow.
  const growing = byNeed.filter(([index]) => widths.size === needs.length || !widths.has(index));
  const roots = growing.reduce((sum, [, need]) => sum + Math.sqrt(need), 0);
  const rest = restOf();
  return needs.map((need, index) => {
    const share = growing.some(([it]) => it === index) ? (Math.sqrt(need) / roots) * rest : 0;
    return Math.floor((widths.get(index) ?? 0) + share);
  });
}

const widestLine = (text: string): number =>
  printable(text)
    .split("\n")
    .reduce((most, line) => Math.max(most, widthInCharacters(line)), 0);
