import { memo, useEffect, useRef, useState, type CSSProperties } from "react";
import { dayInChinese } from "../../../kernel/calendar.ts";
import { bodyLines, copiesLine, titleLines, widthInCharacters } from "../../../kernel/paper-text.ts";
import { useText } from "../../../web/frame/language.tsx";
import { PAPER_FORMS } from "../../domain/papers/kinds.ts";
import { issueWords, type Paper, SAMPLE_MARK } from "../../domain/papers/paper.ts";
import { text } from "./paper-text.ts";
import "./sheet.css";
import type { PaperText } from "./use-paper-saving.ts";

/** A4 is 595.3 pt wide, and a character of 三号 is 16 of them. */
const CHARACTERS_OF_PAGE = 595.3 / 16;
/** The type area holds 28 characters, a line of a title 19 larger ones. */
const [LINE_CHARACTERS, TITLE_CHARACTERS] = [28, 19];

type Shown = Pick<Paper, "kind" | "issue" | "sample"> & {
  readonly content: PaperText;
  readonly tables: Paper["content"]["tables"];
};

/**
 * A paper as it will be printed, as one long sheet: sizes follow from the width of the sheet. It may have thousands of lines, which
 * are not gone through at each key.
 */
export const PaperPreview = memo(function PaperPreview({ kind, issue, sample, content, tables }: Shown) {
  const t = useText(text);
  const sheet = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  useEffect(() => {
    const element = sheet.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const style: CSSProperties = { fontSize: `${width / CHARACTERS_OF_PAGE}px` };
  const counts = PAPER_FORMS[kind].masthead !== null;
  const date = content.date === null ? "" : dayInChinese(content.date);
  return (
    <div className="pp-sheet print-sheet" ref={sheet} style={style} lang="zh-CN">
      {sample && <p className="pp-watermark">{SAMPLE_MARK}</p>}
      <Masthead content={content} issue={counts ? issueWords(issue?.number ?? null) : null} date={date} />
      <p className="pp-title">
        {titleLines(content.title, TITLE_CHARACTERS).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      {content.addressee !== null && content.addressee !== "" && (
        <p className="pp-plain">{content.addressee.replace(/[：:]$/, "")}：</p>
      )}
      <Body body={content.body} tables={tables} missing={t.missingTable} />
      <Attachments names={content.attachments.filter((name) => name.trim() !== "")} />
      {!counts && <Closing signature={content.signature ?? ""} date={date} />}
      {content.note !== null && content.note.trim() !== "" && (
        <p className="pp-text">（{content.note.replace(/^[（(]|[）)]$/g, "")}）</p>
      )}
      <Imprint content={content} date={date} isLetter={PAPER_FORMS[kind].to === "unit"} />
    </div>
  );
});

/** 版记: copies, and below them who issued it when; a letter has the copies only. */
function Imprint(props: { readonly content: PaperText; readonly date: string; readonly isLetter: boolean }) {
  const { content, date, isLetter } = props;
  const copies = copiesLine(content.copies ?? "");
  const by = (content.signature ?? "").split("\n").join("、").trim();
  const issued = !isLetter && (by !== "" || date !== "");
  if (copies === "" && !issued) return null;
  return (
    <div className="pp-imprint">
      {copies !== "" && <p className="pp-copies">{copies}</p>}
      {issued && (
        <p className="pp-issued">
          <span>{by}</span>
          <span>{date !== "" && `${date}印发`}</span>
        </p>
      )}
    </div>
  );
}

function Masthead(props: {
  readonly content: PaperText;
  readonly issue: string | null;
  readonly date: string;
}) {
  const { content, issue, date } = props;
  const issuer = (content.issuer ?? "").trim();
  const number = (content.docNumber ?? "").trim();
  if (issuer === "" && number === "" && issue === null) return null;
  const most = (LINE_CHARACTERS * 16) / Math.max(1, widthInCharacters(issuer));
  const size = Math.max(22, Math.min(46, Math.floor(most))) / 16;
  return (
    <>
      {issuer !== "" && (
        <p className="pp-issuer" style={{ fontSize: `${size}em` }}>
          {issuer}
        </p>
      )}
      {issue === null ? (
        <p className="pp-number pp-rule">{number}</p>
      ) : (
        <>
          <p className="pp-number">{issue}</p>
          {number !== "" && <p className="pp-number">{number}</p>}
          <p className="pp-publisher pp-rule">
            <span>{content.signature}</span>
            <span>{date}</span>
          </p>
        </>
      )}
    </>
  );
}

function Body(props: { readonly body: string; readonly tables: Shown["tables"]; readonly missing: string }) {
  const lines = bodyLines(props.body);
  return (
    <>
      {lines.map((line, index) => {
        const key = `line ${index}`;
        if (line.kind === "table") {
          const table = props.tables[line.name];
          return table === undefined ? (
            <p key={key} className="pp-text pp-missing">
              【表：{line.name}】 {props.missing}
            </p>
          ) : (
            <SheetTable key={key} table={table} />
          );
        }
        return <TextLine key={key} {...line} />;
      })}
    </>
  );
}

const TextLine = memo(function TextLine(props: {
  readonly heading: string;
  readonly level: number;
  readonly text: string;
}) {
  const { heading, level, text: words } = props;
  return (
    <p className="pp-text">
      {heading !== "" && <span className={`pp-level-${level}`}>{heading}</span>}
      {words}
    </p>
  );
});

/** Columns of short texts are centred, as in the document. */
const NARROW_CHARACTERS = 8;

/** A table never changes while its paper is edited; it is long, so it is not gone through at each key. */
const SheetTable = memo(function SheetTable({ table }: { readonly table: Shown["tables"][string] }) {
  const isNarrow = table.head.map((title, index) =>
    [title, ...table.rows.map((row) => row[index] ?? "")].every(
      (words) => widthInCharacters(words) <= NARROW_CHARACTERS,
    ),
  );
  return (
    <table className="pp-table">
      <thead>
        <tr>
          {table.head.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.join("\n")}>
            {table.head.map((title, index) => (
              <td key={title} className={isNarrow[index] === true ? "pp-narrow" : undefined}>
                {row[index] ?? ""}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});

function Attachments({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <div className="pp-attachments">
      {names.map((name, index) => (
        <p key={name}>
          {index === 0 ? "附件：" : <span className="pp-hidden">附件：</span>}
          {names.length > 1 && `${index + 1}. `}
          {name}
        </p>
      ))}
    </div>
  );
}

function Closing({ signature, date }: { readonly signature: string; readonly date: string }) {
  if (signature.trim() === "" && date === "") return null;
  return (
    <div className="pp-closing">
      <div>
        {signature
          .split("\n")
          .filter((name) => name.trim() !== "")
          .map((name) => (
            <p key={name}>{name.trim()}</p>
          ))}
        <p>{date}</p>
      </div>
    </div>
  );
}
