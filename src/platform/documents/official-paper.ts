import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  type FileChild,
  type ISectionOptions,
  type Paragraph,
  TextRun,
} from "docx";
import type { Day } from "../../kernel/calendar.ts";
import { face, fontTable, LINE, PAGE, RED, SIZE, TITLE_CHARACTERS } from "./official-paper-form.ts";
import {
  attachmentNote,
  closing,
  emptyLine,
  type Imprint,
  imprint,
  line,
  masthead,
  run,
} from "./official-paper-parts.ts";
import { stylesPart } from "./official-paper-styles.ts";
import { paperTable, type PaperTable } from "./official-paper-table.ts";
import { bodyLines, oneLine, printable, titleLines } from "../../kernel/paper-text.ts";

/**
 * An official paper as plain text under a small head. `head.issuer` is printed large and red as it stands;
 * `issueNumber` (期号) makes it a bulletin, whose signature and date stand in the head. `body` is plain text (see
 * `bodyLines`): its line 【表：NAME】 is where the table of that name stands. `note` is the 附注, `imprint` the 版记 at the foot
 * of the last page, `watermark` stands on every page.
 */
export type OfficialPaper = {
  readonly head: { readonly issuer?: string; readonly docNumber?: string; readonly issueNumber?: string };
  readonly title: string;
  readonly addressee: string | null;
  readonly body: string;
  readonly tables: Readonly<Record<string, PaperTable>>;
  readonly attachments: readonly string[];
  readonly signature: string | null;
  readonly date: Day | null;
  readonly note: string | null;
  readonly imprint?: Imprint;
  readonly watermark?: string;
};

export type { Imprint } from "./official-paper-parts.ts";
export type { PaperTable } from "./official-paper-table.ts";

/** Writes a paper as .docx in the form of GB/T 9704-2012, of parts that Word, WPS and LibreOffice all know. */
export async function writeOfficialPaper(paper: OfficialPaper): Promise<Uint8Array> {
  const issue = oneLine(paper.head.issueNumber ?? "");
  const publisher = paper.signature ?? "";
  const closed = issue === "" ? closing(publisher, paper.date) : [];
  const attached = attachmentNote(paper.attachments, closed.length > 0);
  const document = new Document({
    creator: "几字弯 Jiziwan",
    title: oneLine(paper.title),
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page: PAGE },
        ...(paper.watermark === undefined ? {} : { headers: watermark(paper.watermark) }),
        footers: { default: pageNumber("right"), even: pageNumber("left") },
        children: [
          ...masthead({
            issuer: paper.head.issuer ?? "",
            docNumber: paper.head.docNumber ?? "",
            bulletin: issue === "" ? null : { issue, publisher, date: paper.date },
          }),
          ...title(paper.title),
          ...addressee(paper.addressee ?? ""),
          // The standard knows no page that holds the signature alone: what stands before it goes with it.
          ...body(paper, closed.length > 0 && attached.length === 0),
          ...attached,
          ...closed,
          ...note(paper.note ?? ""),
          ...imprint(paper.imprint),
        ],
      },
    ],
  });
  const parts = [
    { path: "word/styles.xml", data: stylesPart() },
    { path: "word/fontTable.xml", data: fontTable() },
  ];
  return new Uint8Array(await Packer.toBuffer(document, undefined, parts));
}

function title(text: string): Paragraph[] {
  const lines = titleLines(text, TITLE_CHARACTERS);
  if (lines.length === 0) return [];
  const children = lines.map((it, index) => run(it, index === 0 ? {} : { break: 1 }));
  return [line(children, { style: "PaperTitle" }), emptyLine()];
}

function addressee(text: string): Paragraph[] {
  const name = oneLine(text);
  if (name === "") return [];
  return [line([run(/[：:]$/.test(name) ? name : `${name}：`)], { alignment: AlignmentType.BOTH })];
}

/** `keepLast`: its end stays on the page of what follows. */
function body({ body, tables }: OfficialPaper, keepLast: boolean): FileChild[] {
  return bodyLines(body).flatMap((it, index, all): FileChild[] => {
    const keepNext = keepLast && index === all.length - 1;
    if (it.kind === "table") {
      const table = Object.hasOwn(tables, it.name) ? tables[it.name] : undefined;
      if (table !== undefined && table.head.length > 0)
        return [paperTable(table, keepNext), afterTable(keepNext)];
      // What names no table is printed as it stands, so that the officer sees it.
      return [line([run(`【表：${it.name}】`)], { style: "PaperBody", keepNext })];
    }
    const isHeadingAlone = it.heading !== "" && it.text === "";
    return [
      line(
        [
          ...(it.heading === "" ? [] : [run(it.heading, { style: `PaperHeading${it.level}` })]),
          ...(it.text === "" ? [] : [run(it.text)]),
        ],
        {
          style: "PaperBody",
          keepNext: keepNext || isHeadingAlone,
          ...(isHeadingAlone ? { outlineLevel: it.level } : {}),
        },
      ),
    ];
  });
}

// Two tables without a paragraph between them would become one.
const afterTable = (keepNext: boolean): Paragraph =>
  line([], { keepNext, spacing: { line: LINE / 3, lineRule: LineRuleType.EXACT } });

function note(text: string): Paragraph[] {
  const words = oneLine(text);
  if (words === "") return [];
  return [line([run(/^[（(].*[）)]$/.test(words) ? words : `（${words}）`)], { style: "PaperBody" })];
}

/** “— 1 —” in 四号宋体, one character from the outer edge (GB/T 9704-2012, 7.5). */
function pageNumber(side: "left" | "right"): Footer {
  return new Footer({
    children: [
      line(
        [
          new TextRun({
            font: face("song"),
            size: SIZE.four,
            characterSpacing: 0,
            children: ["— ", PageNumber.CURRENT, " —"],
          }),
        ],
        {
          alignment: side === "left" ? AlignmentType.LEFT : AlignmentType.RIGHT,
          indent: { [side]: SIZE.four * 10 },
          spacing: { line: SIZE.four * 12, lineRule: LineRuleType.EXACT },
        },
      ),
    ],
  });
}

function watermark(text: string): NonNullable<ISectionOptions["headers"]> {
  const header = (): Header =>
    new Header({
      children: [
        line([run(printable(text), { font: face("black"), size: SIZE.four, color: RED })], {
          alignment: AlignmentType.CENTER,
          spacing: { line: LINE, lineRule: LineRuleType.AT_LEAST },
        }),
      ],
    });
  return { default: header(), even: header() };
}
