import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useSearchParams } from "react-router";
import { changeFilters, oneOf, useFilters } from "../../../web/kit/filters.ts";
import { useText } from "../../../web/frame/language.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import type { SetSummary, WorkPointChoices } from "../../domain/work-points/replies.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { CoverageView } from "./coverage-view.tsx";
import { ViewTabs } from "./marks.tsx";
import { NewSet } from "./new-set.tsx";
import { PromiseView } from "./promise-view.tsx";
import { StandingView } from "./standing-view.tsx";
import { text } from "./work-points-text.ts";

const CHOICES = "GET /api/work-point-choices";
const SETS = "GET /api/work-points";
const VIEWS = ["promise", "missing", "standing"] as const;

/** The year's work points in three questions: what do we promise, what is missing, where do we stand. */
export default function WorkPointsPage() {
  const [{ plan }] = useFilters(["plan"]);
  const call = { query: plan === undefined ? {} : { plan } };
  const choices = useQuery({ queryKey: [CHOICES, call], queryFn: () => api(CHOICES, call) });
  return <Loaded query={choices}>{(found) => <YearPage choices={found} />}</Loaded>;
}

function YearPage({ choices }: { readonly choices: WorkPointChoices }) {
  const t = useText(text);
  const isOffice = useAllows()(["office"]);
  const [search] = useSearchParams();
  const [filters, change] = useFilters(["view", "year", "plan", "new"]);
  const view = oneOf(filters.view, VIEWS) ?? "promise";
  const years = choices.years;
  const year = years.find((each) => String(each) === filters.year) ?? years[0] ?? 2026;
  const plan = filters.plan ?? choices.plans[0]?.id;
  const call = { query: { year, ...(plan === undefined ? {} : { plan }) } };
  const sets = useQuery({ queryKey: [SETS, call], queryFn: () => api(SETS, call) });
  const isNew = isOffice && filters.new !== undefined;
  const linkTo = (to: string) => `?${changeFilters(search, { view: to, new: null }).toString()}`;
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        isOffice && !isNew && plan !== undefined ? (
          <Button type="primary" onClick={() => change({ new: "1" })}>
            {t.create}
          </Button>
        ) : undefined
      }
    >
      <div className="ui-stack">
        <div className="filters no-print">
          <label className="ui-field">
            {t.year}
            <select
              className="ui-select"
              value={year}
              onChange={({ target }) => change({ year: target.value })}
            >
              {years.map((each) => (
                <option key={each} value={each}>
                  {t.yearOption(each)}
                </option>
              ))}
            </select>
          </label>
          {choices.plans.length > 1 && (
            <label className="ui-field wp-wide-choice">
              {t.plan}
              <select
                className="ui-select"
                lang="zh-CN"
                value={plan}
                onChange={({ target }) => change({ plan: target.value })}
              >
                {choices.plans.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
        {isNew && (
          <NewSet choices={choices} year={year} plan={plan ?? ""} onClose={() => change({ new: null })} />
        )}
        <ViewTabs
          label={t.viewsLabel}
          views={VIEWS.map((each) => ({ view: each, title: t.views[each], to: linkTo(each) }))}
          current={view}
        />
        <Loaded query={sets}>
          {({ rows }) => (
            <View
              view={view}
              rows={rows}
              year={year}
              plan={plan}
              isOffice={isOffice}
              onNew={() => change({ new: "1" })}
            />
          )}
        </Loaded>
      </div>
    </PageFrame>
  );
}

function View(props: {
  readonly view: (typeof VIEWS)[number];
  readonly rows: readonly SetSummary[];
  readonly year: number;
  readonly plan: string | undefined;
  readonly isOffice: boolean;
  readonly onNew: () => void;
}) {
  const { view, rows, year, plan, isOffice, onNew } = props;
  if (view === "missing") return <CoverageView sets={rows} year={year} plan={plan} />;
  if (view === "standing") return <StandingView sets={rows} />;
  return <PromiseView sets={rows} isOffice={isOffice} onNew={onNew} />;
}
