import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { periodInChinese } from "../../domain/workbooks/unit-workbook.ts";
import { isOpen, PartedRow, TakeByText } from "./parted-rows.tsx";
import { type Decisions, goodRows, type Returned } from "./use-returned.ts";
import { text } from "./workbooks-text.ts";

const RESULTS = ["good", "entered", "same", "empty", "asked", "refused"] as const;

type Deciding = {
  readonly entering: boolean;
  readonly onDecide: (file: Returned, decisions: Decisions) => void;
};

/** What was read from each file, and by row what is wrong and what to do, or what is asked. */
export function ReturnedFiles({ files, ...deciding }: Deciding & { readonly files: readonly Returned[] }) {
  const t = useText(text);
  const sentence = useSentence();
  const columns: readonly Column<Returned>[] = [
    {
      key: "unit",
      title: t.unit,
      card: "title",
      render: ({ reply, file }) => (
        <span className="ui-column">
          {reply?.unit?.name ?? file.name}
          {reply && (
            <span className="ui-quiet">
              {sentence({ zh: periodInChinese(reply.period ?? ""), en: reply.period ?? "" })}
              {" · "}
              {file.name}
            </span>
          )}
        </span>
      ),
    },
    { key: "state", title: t.state, render: (row) => <State row={row} /> },
    { key: "rows", title: t.rows, render: (row) => <Rows row={row} {...deciding} /> },
  ];
  return <DataTable label={t.files} columns={columns} rows={files} rowKey={({ id }) => id} />;
}

function State({ row }: { readonly row: Returned }) {
  const t = useText(text);
  const { reply, error } = row;
  if (error !== null) return <span className="ui-label ui-label-vermilion">{t.failed}</span>;
  if (reply === null) return <span className="ui-label ui-label-quiet">{t.waiting}</span>;
  if (reply.asked > 0) return <span className="ui-label ui-label-ochre">{t.hasAsked}</span>;
  if (reply.refused > 0) return <span className="ui-label ui-label-ochre">{t.hasRefused}</span>;
  if (reply.entered > 0) return <span className="ui-label ui-label-grass">{t.done}</span>;
  return goodRows(row) > 0 ? (
    <span className="ui-label ui-label-river">{t.checked}</span>
  ) : (
    <span className="ui-label ui-label-quiet">{t.nothing}</span>
  );
}

function Rows({ row: file, entering, onDecide }: Deciding & { readonly row: Returned }) {
  const t = useText(text);
  const sentence = useSentence();
  const { reply, error } = file;
  if (error !== null) return <FailureNotice error={error} />;
  if (reply === null) return null;
  const counts = RESULTS.map((result) => ({
    result,
    n: reply.rows.filter((each) => each.result === result).length,
  })).filter(({ n }) => n > 0);
  const told = reply.rows.filter(({ issues, decided }) => issues.length > 0 || decided);
  // What is the same for all rows is said once.
  const parted = reply.rows.find(({ result }) => result === "asked")?.issues[0];
  const deciding = {
    reply,
    decided: file.decided,
    entering,
    onDecide: (decisions: Decisions): void => onDecide(file, decisions),
  };
  return (
    <div className="sv-workbook-rows">
      <p>{counts.map(({ result, n }) => `${t.counts[result]} ${n}`).join(t.comma)}</p>
      {parted && <p>{sentence(parted)}</p>}
      {reply.rows.some(isOpen) && <TakeByText {...deciding} />}
      {told.length > 0 && (
        <ul aria-label={t.details}>
          {told.map((row) => (
            <li key={row.number}>
              <b>{t.row(row.number)}</b> {t.counts[row.result]}
              {t.comma}
              <span lang="zh-CN">{row.text}</span>
              {isOpen(row) && <PartedRow {...deciding} row={row} />}
              {row.issues
                .filter(({ en }) => en !== parted?.en)
                .map((issue) => (
                  <div key={issue.en}>{sentence(issue)}</div>
                ))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
