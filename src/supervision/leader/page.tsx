import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { type Day, dayInShanghai, isDay } from "../../kernel/calendar.ts";
import "../../web/frame/desk.css";
import { formatDay } from "../../web/frame/format.ts";
import { useLanguage } from "../../web/frame/language.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import { PanelsOf, type PanelPlaces } from "../../web/frame/panels.tsx";
import { EmptyState } from "../../web/kit/empty-state.tsx";
import { useFilters } from "../../web/kit/filters.ts";
import { Loaded } from "../../web/kit/loaded.tsx";
import { SampleLabel } from "../../web/kit/parts.tsx";
import { useWords } from "../../web/kit/said.ts";
import { api } from "../web/client.ts";
import { Changed, Dates, Decide } from "./aside.tsx";
import { Chapters } from "./chapters.tsx";
import type { LeadingPlan } from "./contract.ts";
import "./leader.css";
import type { Leading } from "./leading.ts";
import { pageLink } from "./ledger-link.ts";
import { MeasureGrid } from "./measure-grid.tsx";
import { useLastLook } from "./use-last-look.ts";
import { words } from "./words.ts";

const LEADING = "GET /api/leading";

/** A plan on one screen and one sheet: how it stands, what needs a decision, what changed, what comes. */
export default function LeaderPage() {
  const t = useWords(words);
  const [{ plan, asOf }] = useFilters(["plan", "asOf"]);
  const [today] = useState(() => dayInShanghai(new Date()));
  const day = asOf !== undefined && isDay(asOf) && asOf < today ? asOf : undefined;
  const look = useLastLook(today);
  const asked = {
    query: {
      ...(plan === undefined ? {} : { plan }),
      ...(day === undefined ? {} : { asOf: day }),
      ...(typeof look === "string" ? { since: look } : {}),
    },
  };
  const query = useQuery({
    queryKey: [LEADING, asked],
    queryFn: () => api(LEADING, asked),
    enabled: look !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={query}>
      {(data) =>
        data.plan === null || data.leading === null ? (
          <PageFrame title={t.title}>
            <EmptyState title={t.none} action={<Link to="/plans">{t.toPlans}</Link>}>
              {t.noneHelp}
            </EmptyState>
          </PageFrame>
        ) : (
          <OnePage plans={data.plans} plan={data.plan} leading={data.leading} past={day !== undefined} />
        )
      }
    </Loaded>
  );
}

function OnePage(props: {
  readonly plans: readonly Omit<LeadingPlan, "sample">[];
  readonly plan: LeadingPlan;
  readonly leading: Leading;
  readonly past: boolean;
}) {
  const { plans, plan, leading, past } = props;
  const t = useWords(words);
  const { language } = useLanguage();
  const { asOf, since } = leading;
  const about = (
    <span className="ui-row">
      <Link to={pageLink(`/plans/${plan.id}`, { asOf, past })} lang="zh-CN">
        {plan.title}
      </Link>
      <SampleLabel sample={plan.sample} />
      <span className="ui-print-only">
        {t.asOf} {formatDay(asOf, language)}
      </span>
    </span>
  );
  const panel = (part: PanelPlaces["leader"]["part"]) => (
    <PanelsOf place="leader" about={{ planId: plan.id, asOf, past, since, part }} />
  );
  return (
    <PageFrame
      title={t.title}
      actions={
        <>
          {about}
          <Controls plans={plans} plan={plan} asOf={asOf} past={past} />
        </>
      }
    >
      <div className="lead-page">
        <p className="ui-print-only">{about}</p>
        <div className="lead-top">
          <Chapters plan={plan.id} leading={leading} past={past} />
          <Decide plan={plan.id} leading={leading} past={past}>
            {panel("decide")}
          </Decide>
          <Changed leading={leading} past={past}>
            {panel("changed")}
          </Changed>
        </div>
        <MeasureGrid plan={plan.id} leading={leading} past={past} />
        <div className="lead-end">
          <section className="ui-panel" aria-labelledby="lead-money">
            <h2 id="lead-money">{t.money}</h2>
            {panel("money")}
          </section>
          <Dates plan={plan.id} leading={leading} past={past}>
            {panel("dates")}
          </Dates>
        </div>
      </div>
    </PageFrame>
  );
}

function Controls(props: {
  readonly plans: readonly Omit<LeadingPlan, "sample">[];
  readonly plan: LeadingPlan;
  readonly asOf: Day;
  readonly past: boolean;
}) {
  const { plans, plan, asOf, past } = props;
  const t = useWords(words);
  const [, change] = useFilters(["plan", "asOf"]);
  const [today] = useState(() => dayInShanghai(new Date()));
  return (
    <>
      {plans.length > 1 && (
        <select
          className="ui-select lead-plan"
          aria-label={t.plan}
          value={plan.id}
          onChange={(event) => change({ plan: event.target.value })}
        >
          {plans.map(({ id, title }) => (
            <option key={id} value={id} lang="zh-CN">
              {title}
            </option>
          ))}
        </select>
      )}
      <label className="ui-field">
        {t.asOf}
        <input
          type="date"
          className="ui-input"
          value={asOf}
          max={today}
          onChange={({ target: { value } }) => change({ asOf: value === today ? null : value })}
        />
      </label>
      {past && (
        <Button type="text" onClick={() => change({ asOf: null })}>
          {t.today}
        </Button>
      )}
      <Button onClick={() => window.print()}>{t.print}</Button>
    </>
  );
}
