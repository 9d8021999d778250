import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { urlOf } from "../../../web/frame/api.ts";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { download } from "../../../web/kit/download.ts";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { StandingTag } from "../../../web/kit/standing-tag.tsx";
import { type RecordedStock, STANDINGS } from "../../domain/work-points/set.ts";
import type { StockRow } from "../../domain/work-points/stock-taking.ts";
import { StandingCountsLine, StandingMark } from "./marks.tsx";
import { text } from "./set-text.ts";
import type { SetDesk } from "./use-set.ts";
import { text as words } from "./work-points-text.ts";

const DOCUMENT = "GET /api/work-points/:set/stock-document";
const WORKBOOK = "GET /api/work-points/:set/stock-workbook";

/** Where each point stands today, beside the stock taken before; as a paper and a workbook. */
export function StockView({ desk }: { readonly desk: SetDesk }) {
  const { set, stock, office } = desk.detail;
  const t = useText(text);
  const { language } = useLanguage();
  const mayExport = useAllows()(["office", "leader"]);
  const [failed, setFailed] = useState<unknown>(null);
  const recording = useMutation({ mutationFn: desk.takeStock });
  const columns = useColumns(desk);
  if (set.state.editions.length === 0)
    return <EmptyState title={t.stock.none}>{t.stock.noneHelp}</EmptyState>;
  const params = { set: set.id };
  const save = (route: typeof DOCUMENT | typeof WORKBOOK) =>
    void download(urlOf(route, { params })).catch(setFailed);
  return (
    <div className="ui-stack">
      <div className="ui-row">
        <StandingTag standing={set.sample ? "sample" : "computed"} />
        <StandingCountsLine counts={stock.counts} />
        <span className="ui-quiet">
          {t.stock.computed} {formatDay(desk.detail.day, language)}
        </span>
      </div>
      <div className="ui-row no-print">
        {office && set.state.status === "issued" && (
          <Button loading={recording.isPending} disabled={desk.busy} onClick={() => recording.mutate()}>
            {t.stock.record}
          </Button>
        )}
        {mayExport && (
          <>
            <Button onClick={() => save(DOCUMENT)}>{t.stock.document}</Button>
            <Button onClick={() => save(WORKBOOK)}>{t.stock.workbook}</Button>
          </>
        )}
      </div>
      <FailureNotice error={recording.error ?? failed} />
      <DataTable<StockRow>
        label={t.views.stock}
        columns={columns}
        rows={stock.rows}
        rowKey={({ point }) => point.id}
      />
      {set.state.stocks.length > 0 && <Recorded stocks={set.state.stocks} />}
    </div>
  );
}

function useColumns({ detail }: SetDesk): readonly Column<StockRow>[] {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const before = detail.set.state.stocks.findLast(({ on }) => on < detail.day);
  return [
    {
      key: "point",
      title: t.stock.point,
      card: "title",
      render: ({ point }) => (
        <div className="ui-hit-cell" lang="zh-CN">
          {point.text}
        </div>
      ),
    },
    {
      key: "standing",
      title: t.stock.standing,
      render: ({ standing }) => <StandingMark standing={standing} />,
    },
    {
      key: "reason",
      title: t.stock.reason,
      render: ({ reason }) => (reason === null ? "" : sentence(reason)),
    },
    ...(before === undefined
      ? []
      : [
          {
            key: "before",
            title: t.stock.last(formatDay(before.on, language)),
            render: ({ point }: StockRow) => {
              const row = before.rows.find((each) => each.point === point.id);
              return row === undefined ? "" : <StandingMark standing={row.standing} />;
            },
          },
        ]),
    {
      key: "task",
      title: t.stock.task,
      render: ({ task }) => (task === null ? "" : <Link to={`/tasks/${task.id}`}>#{task.number}</Link>),
    },
    {
      key: "progress",
      title: t.stock.progress,
      render: ({ task }) =>
        task?.latest == null ? (
          ""
        ) : (
          <div className="ui-hit-cell">
            <span className="ui-quiet">{formatDay(task.latest.day, language)}</span>{" "}
            <span lang="zh-CN">{task.latest.progress}</span>
          </div>
        ),
    },
  ];
}

function Recorded({ stocks }: { readonly stocks: readonly RecordedStock[] }) {
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  return (
    <section className="ui-panel" aria-label={t.stock.recorded}>
      <h2>{t.stock.recorded}</h2>
      <DataTable<RecordedStock>
        label={t.stock.recorded}
        columns={[
          { key: "on", title: t.stock.on, card: "title", render: ({ on }) => formatDay(on, language) },
          { key: "by", title: t.stock.by, render: ({ by }) => <span lang="zh-CN">{by}</span> },
          ...STANDINGS.map((standing) => ({
            key: standing,
            title: w.standings[standing],
            figure: true,
            render: ({ counts }: RecordedStock) => counts[standing],
          })),
        ]}
        rows={stocks.toReversed()}
        rowKey={({ on, by }) => `${on} ${by}`}
      />
    </section>
  );
}
