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

/** A table as wide as the type area; its head is repeated on every page, narrow columns are centred. */
export function paperTable({ head, rows }: PaperTable): Table {
  const needs = head.map((title, index) =>
    Math.max(widestLine(title), 1, ...rows.map((texts) => widestLine(texts[index] ?? ""))),
  );
  const widths = columnWidths(needs);
  const cell = (text: string, index: number, isHead: boolean): TableCell =>
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
              keepNext: isHead,
              children: [new TextRun({ text: words, font: isHead ? face("black") : { hint: "eastAsia" } })],
            }),
        ),
    });
  const row = (texts: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: head.map((_, index) => cell(texts[index] ?? "", index, isHead)),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    columnWidths: widths,
    margins: PADDING,
    rows: [row(head, true), ...rows.map((texts) => row(texts, false))],
  });
}

// More would not make a column of prose wider, only the others narrower.
const WIDEST_CHARACTERS = 40;
const NARROW_CHARACTERS = 8;
// The typeface at hand may set figures wider than half a character.
const SLACK = 1.35;

/**
 * Twips of each column; together they are the width of the type area. A column that needs no more than an equal share
 * gets what it needs; the others share the rest by the square root of their need.
 */
function columnWidths(characters: readonly number[]): number[] {
  const needs = characters.map(
    (count) =>
      Math.ceil(Math.min(count, WIDEST_CHARACTERS) * SIZE.table * 10 * SLACK) + PADDING.left + PADDING.right,
  );
  const widths = new Map<number, number>();
  const restOf = (): number => TEXT_WIDTH - [...widths.values()].reduce((sum, width) => sum + width, 0);
  const byNeed = [...needs.entries()].toSorted(([, a], [, b]) => a - b);
  for (const [index, need] of byNeed)
    if (need <= restOf() / (needs.length - widths.size)) widths.set(index, need);
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
