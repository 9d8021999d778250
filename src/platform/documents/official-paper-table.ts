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
import { printable, widthInCharacters } from "./official-paper-text.ts";

/** `width` in characters; columns without one take what their texts need. Cells that a row lacks stay empty. */
export type PaperTable = {
  readonly columns: readonly {
    readonly header: string;
    readonly width?: number;
    readonly align?: "left" | "center" | "right";
  }[];
  readonly rows: readonly (readonly string[])[];
};

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const PADDING = { top: 40, bottom: 40, left: 85, right: 85 } as const;

/** A table as wide as the type area; its head is repeated on every page. */
export function paperTable({ columns, rows }: PaperTable): Table {
  const widths = columnWidths({ columns, rows });
  const row = (texts: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: columns.map(
        (column, index) =>
          new TableCell({
            width: { size: widths[index] ?? 0, type: WidthType.DXA },
            verticalAlign: VerticalAlign.CENTER,
            children: printable(texts[index] ?? "")
              .split("\n")
              .map(
                (line) =>
                  new Paragraph({
                    style: "PaperTable",
                    alignment: isHead ? AlignmentType.CENTER : ALIGN[column.align ?? "left"],
                    keepNext: isHead,
                    children: [
                      new TextRun({ text: line, font: isHead ? face("black") : { hint: "eastAsia" } }),
                    ],
                  }),
              ),
          }),
      ),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    columnWidths: widths,
    margins: PADDING,
    rows: [
      row(
        columns.map(({ header }) => header),
        true,
      ),
      ...rows.map((texts) => row(texts, false)),
    ],
  });
}

// More would not make a column of prose wider, only the others narrower.
const WIDEST_CHARACTERS = 40;

/**
 * Twips of each column; together they are the width of the type area. A column that needs no more than an equal share
 * gets what it needs; the others share the rest by the square root of their need.
 */
function columnWidths({ columns, rows }: PaperTable): number[] {
  const needs = columns.map(({ header, width }, index) => {
    const cells = rows.map((texts) => widestLine(texts[index] ?? ""));
    const characters = width ?? Math.min(Math.max(widestLine(header), ...cells, 1), WIDEST_CHARACTERS);
    return Math.ceil(characters * SIZE.table * 10 * 1.05) + PADDING.left + PADDING.right;
  });
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
