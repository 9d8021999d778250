import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "docx";
import { dayInChinese, type Day } from "../../kernel/calendar.ts";
import { CHARACTER, CHARACTERS, face, LINE, RED, SIZE, TEXT_WIDTH } from "./official-paper-form.ts";
import { copiesLine, oneLine, printable, widthInCharacters } from "../../kernel/paper-text.ts";

type RunOptions = Exclude<ConstructorParameters<typeof TextRun>[0], string>;

/** Text that counts as Chinese where a sign could be Latin too: quotes, dashes, ellipses. */
export const run = (text: string, options: RunOptions = {}): TextRun =>
  new TextRun({ font: { hint: "eastAsia" }, ...options, text });

export const line = (children: readonly ParagraphChild[], options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...options, children });

export const emptyLine = (): Paragraph => line([]);

const centred = (text: string): Paragraph => line([run(text)], { alignment: AlignmentType.CENTER });

/**
 * The head of a paper down to its red line: the issuer large and red, then the document number, or of a bulletin its
 * issue with the publisher on the left and the day on the right. Nothing where nothing is given.
 */
export function masthead(head: {
  readonly issuer: string;
  readonly docNumber: string;
  readonly bulletin: { readonly issue: string; readonly publisher: string; readonly date: Day | null } | null;
}): Paragraph[] {
  const issuer = oneLine(head.issuer);
  const number = oneLine(head.docNumber);
  const { bulletin } = head;
  if (issuer === "" && number === "" && bulletin === null) return [];
  const rule = { border: { bottom: { style: BorderStyle.SINGLE, color: RED, size: 18, space: 8 } } } as const;
  const name = issuer === "" ? [] : [issuerLine(issuer, bulletin === null ? 2 * LINE : 0)];
  if (bulletin === null)
    return [
      ...name,
      line([run(number)], { ...rule, alignment: AlignmentType.CENTER }),
      emptyLine(),
      emptyLine(),
    ];
  const issue = oneLine(bulletin.issue);
  const day = bulletin.date === null ? "" : dayInChinese(bulletin.date);
  return [
    ...name,
    centred(/^\d+$/.test(issue) ? `第${issue}期` : issue),
    ...(number === "" ? [] : [centred(number)]),
    ...publisherLines(oneLine(bulletin.publisher), day, rule),
    emptyLine(),
  ];
}

/** Publisher and day on one line; the day below on the right where the typeface at hand might not leave it room. */
function publisherLines(publisher: string, day: string, rule: IParagraphOptions): Paragraph[] {
  if (widthInCharacters(publisher) + widthInCharacters(day) + 3 > CHARACTERS)
    return [line([run(publisher)]), line([run(day)], { ...rule, alignment: AlignmentType.RIGHT })];
  return [
    line([run(publisher), new TextRun({ children: [new Tab()] }), run(day)], {
      ...rule,
      tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    }),
  ];
}

function issuerLine(issuer: string, before: number): Paragraph {
  // The standard leaves the size to the issuer; the name stays on one line where it can.
  const points = Math.max(22, Math.min(46, Math.floor(TEXT_WIDTH / 20 / widthInCharacters(issuer))));
  return line([run(issuer, { font: face("title"), size: points * 2, color: RED, characterSpacing: 0 })], {
    alignment: AlignmentType.CENTER,
    spacing: { before, after: LINE, line: points * 24, lineRule: LineRuleType.AT_LEAST },
  });
}

/** “附件：” stands two characters in, the names under each other (GB/T 9704-2012, 7.3.4). */
export function attachmentNote(names: readonly string[], keepNext: boolean): Paragraph[] {
  const listed = names.map(oneLine).filter((name) => name !== "");
  if (listed.length === 0) return [];
  const numberWidth = listed.length === 1 ? 0 : listed.length > 9 ? 2 : 1.5;
  const left = 5 + numberWidth;
  return [
    line([], { keepNext }),
    ...listed.map((name, index) => {
      const number = listed.length === 1 ? "" : `${index + 1}. `;
      const opening = index === 0 ? 2 : 5;
      return line([run(`${index === 0 ? "附件：" : ""}${number}${name}`)], {
        keepNext,
        alignment: AlignmentType.BOTH,
        indent: { left: left * CHARACTER, hanging: (left - opening) * CHARACTER },
      });
    }),
  ];
}

/** The day ends four characters from the right, the signature is centred above it (7.3.5); one line for each signer. */
export function closing(signature: string, date: Day | null): Paragraph[] {
  const signers = printable(signature)
    .split("\n")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const day = date === null ? "" : dayInChinese(date);
  if (signers.length === 0 && day === "") return [];
  const widest = Math.min(Math.max(0, ...signers.map(widthInCharacters)), CHARACTERS - 4);
  // A signature much longer than the day keeps two characters of white, and the day moves under its middle.
  const middle = Math.max(4 + widthInCharacters(day) / 2, 2 + widest / 2);
  // Centred in what lies around that middle, whatever the width of the typeface that is at hand.
  const left = Math.round((CHARACTERS - 2 * middle) * CHARACTER);
  const placed = (text: string, keepNext: boolean): Paragraph =>
    line([run(text)], { alignment: AlignmentType.CENTER, keepNext, indent: { left } });
  return [
    line([], { keepNext: true }),
    line([], { keepNext: true }),
    ...signers.map((name, index) => placed(name, day !== "" || index < signers.length - 1)),
    ...(day === "" ? [] : [placed(day, false)]),
  ];
}

/** 版记: who gets a copy (抄送), and who issued the paper when; without `by` and `on` only the copies, as on a letter. */
export type Imprint = { readonly copies: string; readonly by: string; readonly on: Day | null };

/** 四号, in which the imprint is set, in twips. */
const FOUR = SIZE.four * 10;
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
// 0.35 mm at the top and at the bottom, 0.25 mm between (7.4.1), in eighths of a point.
const THICK = { style: BorderStyle.SINGLE, size: 8, color: "000000" } as const;
const THIN = { style: BorderStyle.SINGLE, size: 6, color: "000000" } as const;

const small = (text: string): TextRun => run(text, { size: SIZE.four, characterSpacing: 0 });

/** Issuer on the left and day on the right; the day below where the typeface at hand might not leave it room. */
function issuedLines(by: string, on: string): Paragraph[] {
  const indent = { left: FOUR, right: FOUR };
  if (widthInCharacters(by) + widthInCharacters(on) + 5 > TEXT_WIDTH / FOUR)
    return [line([small(by)], { indent }), line([small(on)], { indent, alignment: AlignmentType.RIGHT })];
  return [
    line([small(by), new TextRun({ children: [new Tab()] }), small(on)], {
      indent,
      tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - FOUR }],
    }),
  ];
}

/** At the foot of the last page, one character from both edges (7.4); nothing where nothing is given. */
export function imprint(given: Imprint | undefined): (Table | Paragraph)[] {
  if (given === undefined) return [];
  const copies = copiesLine(given.copies);
  const [by, on] = [oneLine(given.by), given.on === null ? "" : `${dayInChinese(given.on)}印发`];
  const lines = [
    ...(copies === ""
      ? []
      : [
          [
            line([small(copies)], {
              alignment: AlignmentType.BOTH,
              indent: { left: 4 * FOUR, hanging: 3 * FOUR, right: FOUR },
            }),
          ],
        ]),
    ...(by === "" && on === "" ? [] : [issuedLines(by, on)]),
  ];
  if (lines.length === 0) return [];
  const rows = lines.map(
    (each, index) =>
      new TableRow({
        cantSplit: true,
        children: [
          new TableCell({
            width: { size: TEXT_WIDTH, type: WidthType.DXA },
            borders: {
              left: NO_LINE,
              right: NO_LINE,
              top: index === 0 ? THICK : THIN,
              bottom: index === lines.length - 1 ? THICK : THIN,
            },
            children: each,
          }),
        ],
      }),
  );
  return [
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths: [TEXT_WIDTH],
      margins: { left: 0, right: 0 },
      float: {
        verticalAnchor: TableAnchorType.MARGIN,
        relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
        horizontalAnchor: TableAnchorType.MARGIN,
        absoluteHorizontalPosition: 0,
      },
      rows,
    }),
    // What floats hangs on the paragraph that follows it.
    line([], { spacing: { line: 20, lineRule: LineRuleType.EXACT } }),
  ];
}
