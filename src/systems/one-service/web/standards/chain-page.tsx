import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useFilters } from "../../../../web/kit/filters.ts";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { chainShape } from "../../domain/standards/chain-record.ts";
import type { ChainPath } from "../../domain/standards/chain-days.ts";
import type { ChainAct, ChainContent } from "../../domain/standards/chain.ts";
import type { ChainDetail } from "../../domain/standards/comparison-rows.ts";
import { INDUSTRY_NAMES } from "../../domain/standards/industries.ts";
import { api } from "../client.ts";
import { BeforeBeginning } from "./before-beginning.tsx";
import { BoundWords } from "./bundle-figures.tsx";
import { ChainEditor } from "./chain-editor.tsx";
import { text } from "./chain-text.ts";
import { HistoryPanel, SampleLabel, useCityName } from "./city-words.tsx";
import { SayForm } from "./standard-acts.tsx";
import "./standards.css";
import { StepChart } from "./step-chart.tsx";
import { CHAIN, useChainAct } from "./use-standards.ts";

/** One chain: its length by each city's days and by the common list, and its steps as bars. */
export default function ChainPage() {
  const { chain = "" } = useParams();
  const t = useText(text);
  const params = { chain };
  const query = useQuery({
    queryKey: [CHAIN, { params }],
    queryFn: () => api(CHAIN, { params }),
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded query={query} back={{ path: "/items/chains", label: t.toList }}>
      {(detail) => <Opened key={detail.id} detail={detail} />}
    </Loaded>
  );
}

function useByName(): (by: string) => string {
  const t = useText(text);
  const city = useCityName();
  return (by) => (by === "common" ? t.columns.common : city(by));
}

function Opened({ detail }: { readonly detail: ChainDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const byName = useByName();
  const [filters, change] = useFilters(["by"]);
  const { state, sample, paths } = detail;
  const shown = paths.find(({ by }) => by === filters.by) ?? paths.at(-1);
  return (
    <PageFrame
      title={state.title}
      breadcrumb={[
        { title: t.title, path: "/items/chains" },
        { title: sentence(INDUSTRY_NAMES[state.industry]) },
      ]}
      lead={
        <span className="ui-row">
          <span>{sentence(INDUSTRY_NAMES[state.industry])}</span>
          <SampleLabel sample={sample} />
          <span lang="zh-CN">{t.projectType(state.projectType)}</span>
          {state.stage === "withdrawn" && <span className="ui-label ui-label-quiet">{t.withdrawn}</span>}
        </span>
      }
    >
      <div className="ui-stack">
        <ChainActs detail={detail} />
        <Lengths paths={paths} />
        {shown !== undefined && (
          <section className="ui-panel" aria-label={t.chart}>
            <div className="ui-row">
              <h2 className="ui-h2">{t.chart}</h2>
              <select
                className="ui-select no-print"
                aria-label={t.by}
                value={shown.by}
                onChange={(event) => change({ by: event.target.value })}
              >
                {paths.map(({ by }) => (
                  <option key={by} value={by}>
                    {byName(by)}
                  </option>
                ))}
              </select>
            </div>
            <StepChart steps={state.steps} path={shown} />
          </section>
        )}
        <Links detail={detail} />
        <HistoryPanel history={detail.history} />
      </div>
    </PageFrame>
  );
}

function Lengths({ paths }: { readonly paths: readonly ChainPath[] }) {
  const t = useText(text);
  const { language } = useLanguage();
  const byName = useByName();
  return (
    <section className="ui-panel" aria-label={t.days}>
      <h2 className="ui-h2">{t.days}</h2>
      <DataTable<ChainPath>
        label={t.days}
        rows={paths}
        rowKey={({ by }) => by}
        columns={[
          { key: "by", title: t.by, card: "title", render: ({ by }) => byName(by) },
          {
            key: "whole",
            title: t.whole,
            render: ({ path: { low, high } }) => <BoundWords low={low} high={high} />,
          },
          {
            key: "saved",
            title: t.saved,
            render: ({ saved }) => (saved === null ? "—" : t.savedDays(formatFigure(saved, language, 1))),
          },
          {
            key: "missing",
            title: t.missing,
            render: ({ path: { unknown } }) =>
              unknown.length === 0 ? "—" : <span lang="zh-CN">{unknown.join("、")}</span>,
          },
        ]}
      />
    </section>
  );
}

function Links({ detail: { state, links } }: { readonly detail: ChainDetail }) {
  const t = useText(text);
  return (
    <section className="ui-panel" aria-label={t.form.steps}>
      <h2 className="ui-h2">{t.form.steps}</h2>
      <ol className="st-list">
        {state.steps.map(({ id, name, code }) => {
          const link = links[id];
          return (
            <li key={id}>
              {link?.key == null ? (
                <span lang="zh-CN">{name}</span>
              ) : (
                <Link to={`/items/comparison/${encodeURIComponent(link.key)}`} lang="zh-CN">
                  {name}
                </Link>
              )}{" "}
              <span className="ui-quiet">
                {code !== null && `${code} · `}
                {link?.from == null ? t.noItem : t[link.from]}
              </span>
            </li>
          );
        })}
      </ol>
      {state.source !== "" && (
        <p className="ui-quiet st-line">
          {t.source}: <span lang="zh-CN">{state.source}</span>
        </p>
      )}
    </section>
  );
}

function ChainActs({ detail }: { readonly detail: ChainDetail }) {
  const t = useText(text);
  const act = useChainAct(detail);
  const [step, setStep] = useState<"edit" | "withdraw" | null>(null);
  const [changed, setChanged] = useState<ChainContent | null>(null);
  const { state, actor, day } = detail;
  const may = (asked: ChainAct): boolean => chainShape.permit(state, asked, actor, day) === null;
  if (!may({ type: "withdraw", reason: "·" })) return null;
  const close = () => setStep(null);
  const revise = ({ title, industry, projectType, source, steps }: ChainContent) =>
    act.mutate({ type: "revise", title, industry, projectType, source, steps }, { onSuccess: close });
  return (
    <div className="ui-stack no-print">
      <div className="ui-row">
        {(["edit", "withdraw"] as const).map((each) => (
          <Button
            key={each}
            aria-expanded={step === each}
            onClick={() => setStep(step === each ? null : each)}
          >
            {t[each]}
          </Button>
        ))}
      </div>
      {step === null && <FailureNotice error={act.error} />}
      {step === "edit" && (
        <ChainEditor
          content={state}
          error={act.error}
          busy={act.isPending}
          onCancel={close}
          onSave={setChanged}
        />
      )}
      {changed !== null && (
        <BeforeBeginning
          content={changed}
          changes
          onSend={() => revise(changed)}
          onClose={() => setChanged(null)}
        />
      )}
      {step === "withdraw" && (
        <SayForm
          title={t.withdraw}
          error={act.error}
          busy={act.isPending}
          onCancel={close}
          onSay={(reason) => act.mutate({ type: "withdraw", reason }, { onSuccess: close })}
        />
      )}
    </div>
  );
}
