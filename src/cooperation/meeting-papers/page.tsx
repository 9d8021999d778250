import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useParams } from "react-router";
import { urlOf } from "../../web/frame/api.ts";
import { DownloadButton } from "../../web/kit/download-button.tsx";
import { oneOf } from "../../web/kit/filters.ts";
import { useSentence, useText } from "../../web/frame/language.tsx";
import { Loaded } from "../../web/kit/loaded.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import {
  MEETING_PAPER_KINDS,
  MEETING_PAPER_NAMES,
  SAMPLE_MARK,
  type DraftedPaper,
  type DraftedTable,
} from "./papers.ts";
import { api } from "../web/client.ts";
import { PAPER, text } from "./words.ts";
import { dayInChinese } from "../../kernel/calendar.ts";
import { bodyLines, titleLines } from "../../kernel/paper-text.ts";
import "./papers.css";

const CONTENT = "GET /api/meetings/:meeting/drafted-papers/:kind/content";

/** A paper of a meeting as it would be printed. */
export default function PaperPage() {
  const { meeting = "", kind: named } = useParams();
  const kind = oneOf(named, MEETING_PAPER_KINDS) ?? "notice";
  const t = useText(text);
  const sentence = useSentence();
  const params = { meeting, kind };
  const query = useQuery({
    queryKey: [CONTENT, { params }],
    queryFn: () => api(CONTENT, { params }),
    retry: false,
  });
  const name = sentence(MEETING_PAPER_NAMES[kind]);
  return (
    <Loaded query={query} back={{ path: `/meetings/${meeting}`, label: t.meeting }}>
      {(paper) => (
        <PageFrame
          title={name}
          breadcrumb={[
            { title: t.meetings, path: "/meetings" },
            { title: t.meeting, path: `/meetings/${meeting}` },
            { title: name },
          ]}
          actions={
            <>
              <DownloadButton label={t.download} url={urlOf(PAPER, { params })} />
              <Button type="primary" onClick={() => window.print()}>
                {t.print}
              </Button>
            </>
          }
        >
          <PaperSheet paper={paper} />
        </PageFrame>
      )}
    </Loaded>
  );
}

const TITLE_CHARACTERS = 19;

/** A drafted paper as one sheet of white, in Chinese as it is printed. */
export function PaperSheet({ paper }: { readonly paper: DraftedPaper }) {
  const { title, addressee, body, tables, signature, date, note, sample } = paper;
  return (
    <div className="mp-sheet print-sheet" lang="zh-CN">
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
