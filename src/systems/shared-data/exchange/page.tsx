import { Link } from "react-router";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import "../../../web/frame/desk.css";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { formatFigure, formatInstant } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import type { ExchangeOverview, UsedGrant } from "./view.ts";
import { ChainPanel } from "./receipt/chain-panel.tsx";
import { DayBars } from "./day-bars.tsx";
import "./exchange.css";
import { text } from "./words.ts";
import { PausesPanel } from "./reading/pauses-panel.tsx";
import { ReceiptsPanel } from "./receipt/receipts-panel.tsx";
import { useExchange } from "./use-exchange.ts";

/** How grants are used, who reads unusually much, and the evidence of it all. */
export default function ExchangePage() {
  const t = useText(text);
  const overview = useExchange();
  return (
    <PageFrame title={t.title} lead={t.lead}>
      <Loaded query={overview}>
        {(data) => (
          <div className="ui-stack">
            <Figures overview={data} />
            <section className="ui-panel">
              <h2>{t.byDay}</h2>
              <DayBars days={data.days} />
            </section>
            <PausesPanel pauses={data.pauses} limit={data.subjectsPerDay} />
            <section className="ui-panel">
              <h2>{t.grants}</h2>
              <Grants grants={data.grants} />
            </section>
            <ReceiptsPanel grants={data.grants} />
            <ChainPanel overview={data} />
          </div>
        )}
      </Loaded>
    </PageFrame>
  );
}

function Figures({ overview: { days, head } }: { readonly overview: ExchangeOverview }) {
  const t = useText(text);
  const { language } = useLanguage();
  const sum = (of: "calls" | "denied" | "rows") =>
    formatFigure(
      days.reduce((total, day) => total + day[of], 0),
      language,
    );
  const figures = [
    [t.figures.calls, t.times(sum("calls"))],
    [t.figures.denied, t.times(sum("denied"))],
    [t.figures.rows, t.lines(sum("rows"))],
    [t.figures.receipts, t.entries(formatFigure(head?.number ?? 0, language))],
  ] as const;
  return (
    <dl className="ex-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Grants({ grants }: { readonly grants: readonly UsedGrant[] }) {
  const t = useText(text);
  const { language } = useLanguage();
  const columns: readonly Column<UsedGrant>[] = [
    {
      key: "resource",
      title: t.grantColumns.resource,
      card: "title",
      render: ({ id, resourceName, sample }) => (
        <>
          <Link to={`?grant=${id}#receipts`} lang="zh-CN">
            {resourceName}
          </Link>{" "}
          {sample && <span className="ui-label ui-label-ochre">{t.sample}</span>}
        </>
      ),
    },
    {
      key: "parties",
      title: t.grantColumns.parties,
      render: ({ requester, provider }) => (
        <span lang="zh-CN">
          {requester} ← {provider}
        </span>
      ),
    },
    { key: "mode", title: t.grantColumns.mode, render: ({ mode }) => t.modes[mode] },
    {
      key: "calls",
      title: t.grantColumns.calls,
      figure: true,
      render: ({ calls }) => formatFigure(calls, language),
    },
    {
      key: "denied",
      title: t.grantColumns.denied,
      figure: true,
      render: ({ denied }) => formatFigure(denied, language),
    },
    { key: "last", title: t.grantColumns.last, render: ({ lastAt }) => formatInstant(lastAt) || "—" },
  ];
  return (
    <DataTable<UsedGrant>
      label={t.grants}
      columns={columns}
      rows={grants}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={t.noGrants} action={<Link to="/data/requests">{t.toRequests}</Link>}>
          {t.noGrantsHelp}
        </EmptyState>
      }
    />
  );
}
