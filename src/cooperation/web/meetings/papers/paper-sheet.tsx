import { dayInChinese } from "../../../../kernel/calendar.ts";
import { bodyLines, titleLines } from "../../../../kernel/paper-text.ts";
import { SAMPLE_MARK } from "../../../domain/meetings/meeting-paper-kinds.ts";
import type { DraftedPaper, DraftedTable } from "../../../domain/meetings/meeting-papers.ts";
import "./papers.css";

const TITLE_CHARACTERS = 19;

/** A drafted paper as one sheet of white, in Chinese as it is printed. */
export function PaperSheet({ paper }: { readonly paper: DraftedPaper }) {
  const { title, addressee, body, tables, signature, date, note, sample } = paper;
  return (
    <div className="mp-sheet" lang="zh-CN">
      {sample && <p className="mp-watermark">{SAMPLE_MARK}</p>}
      <p className="mp-title">
        {titleLines(title, TITLE_CHARACTERS).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      {addressee !== null && <p>{addressee}：</p>}
      {bodyLines(body).map((line, index) => {
        const key = `line ${index}`;
        if (line.kind === "table") {
          const table = tables[line.name];
          return table === undefined ? null : <SheetTable key={key} table={table} name={line.name} />;
        }
        return (
          <p key={key} className="mp-text">
            {line.heading !== "" && <span className={`mp-level-${line.level}`}>{line.heading}</span>}
            {line.text}
          </p>
        );
      })}
      {(signature !== null || date !== null) && (
        <div className="mp-closing">
          <p>{signature}</p>
          <p>{date !== null && dayInChinese(date)}</p>
        </div>
      )}
      {note !== null && <p className="mp-text">（{note}）</p>}
    </div>
  );
}

function SheetTable({
  table: { head, rows },
  name,
}: {
  readonly table: DraftedTable;
  readonly name: string;
}) {
  return (
    <div className="mp-scroll" role="region" aria-label={name} tabIndex={0}>
      <table className="mp-table">
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`row ${index}`}>
              {head.map((title, at) => (
                <td key={title}>{row[at] ?? ""}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
