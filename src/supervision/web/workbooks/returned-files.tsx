import { type Column, DataTable } from "../../../web/data-table.tsx";
import { FailureNotice } from "../../../web/failure-notice.tsx";
import { useLanguage, useSentence, useText } from "../../../web/language.tsx";
import { periodInChinese } from "../../domain/workbooks/unit-workbook.ts";
import { goodRows, type Returned } from "./use-returned.ts";
import { text } from "./workbooks-text.ts";

const RESULTS = ["good", "entered", "same", "empty", "refused"] as const;

/** What was read from each file, and by row what is wrong and what to do. */
export function ReturnedFiles({ files }: { readonly files: readonly Returned[] }) {
  const t = useText(text);
  const { language } = useLanguage();
  const columns: readonly Column<Returned>[] = [
    {
      key: "unit",
      title: t.unit,
      card: "title",
      render: ({ reply, file }) => (
        <span className="sv-column">
          {reply?.unit?.name ?? file.name}
          {reply && (
            <span className="sv-quiet">
              {language === "zh" ? periodInChinese(reply.period ?? "") : reply.period}
              {" · "}
              {file.name}
            </span>
          )}
        </span>
      ),
    },
    { key: "state", title: t.state, render: (row) => <State row={row} /> },
    { key: "rows", title: t.rows, render: (row) => <Rows row={row} /> },
  ];
  return <DataTable label={t.files} columns={columns} rows={files} rowKey={({ id }) => id} />;
}

function State({ row }: { readonly row: Returned }) {
  const t = useText(text);
  const { reply, error } = row;
  if (error !== null) return <span className="sv-label sv-label-vermilion">{t.failed}</span>;
  if (reply === null) return <span className="sv-label sv-label-quiet">{t.waiting}</span>;
  if (reply.refused > 0) return <span className="sv-label sv-label-ochre">{t.hasRefused}</span>;
  if (reply.entered > 0) return <span className="sv-label sv-label-grass">{t.done}</span>;
  return goodRows(row) > 0 ? (
    <span className="sv-label sv-label-river">{t.checked}</span>
  ) : (
    <span className="sv-label sv-label-quiet">{t.nothing}</span>
  );
}

function Rows({ row: { reply, error } }: { readonly row: Returned }) {
  const t = useText(text);
  const sentence = useSentence();
  if (error !== null) return <FailureNotice error={error} />;
  if (reply === null) return null;
  const counts = RESULTS.map((result) => ({
    result,
    n: reply.rows.filter((each) => each.result === result).length,
  })).filter(({ n }) => n > 0);
  const told = reply.rows.filter(({ issues }) => issues.length > 0);
  return (
    <div className="sv-workbook-rows">
      <p>{counts.map(({ result, n }) => `${t.counts[result]} ${n}`).join(t.comma)}</p>
      {told.length > 0 && (
        <ul aria-label={t.details}>
          {told.map(({ number, text: task, result, issues }) => (
            <li key={number}>
              <b>{t.row(number)}</b> {t.counts[result]}
              {t.comma}
              <span lang="zh-CN">{task}</span>
              {issues.map((issue) => (
                <div key={issue.en}>{sentence(issue)}</div>
              ))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
