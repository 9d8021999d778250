import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useParams, useSearchParams } from "react-router";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { periodName } from "../../domain/tasks/light-words.ts";
import type { ReportForm as Form } from "../../domain/tasks/task-row.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import "../my-work/my-work.css";
import { text as words } from "../text.ts";
import { ReportForm, SheetLink } from "./report-form.tsx";
import { text } from "./report-text.ts";
import "./report.css";

const FORM = "GET /api/tasks/:task/report-form";

/** A unit reports on all its tasks of one measure, for one period. */
export default function ReportPage() {
  const { task = "" } = useParams();
  const t = useText(text);
  const [filters, change] = useFilters(["period", "unit"]);
  const call = { params: { task }, query: filters };
  const query = useQuery({
    queryKey: [FORM, call],
    queryFn: () => api(FORM, call),
    // What is being typed is not to be exchanged below the hands.
    refetchOnWindowFocus: false,
  });
  const queries = useQueryClient();
  const [, setSearch] = useSearchParams();
  const { data } = query;
  // Once this period is reported the server would open the next one, and what became of the reports would be gone.
  useEffect(() => {
    if (data === undefined || filters.period !== undefined) return;
    const period = data.period.key;
    queries.setQueryData([FORM, { params: { task }, query: { ...filters, period } }], data);
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        next.set("period", period);
        return next;
      },
      { replace: true },
    );
  }, [data, filters, queries, setSearch, task]);
  return (
    <Loaded query={query} back={{ path: "/my-work", label: t.toWork }}>
      {(form) => <Filled form={form} onPeriod={(period) => change({ period })} />}
    </Loaded>
  );
}

function Filled({ form, onPeriod }: { readonly form: Form; readonly onPeriod: (key: string) => void }) {
  const t = useText(text);
  const w = useText(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { period, periods } = form;
  const isOlderOpen = periods.findIndex(({ key }) => key === period.key) > 0;
  return (
    <PageFrame
      title={t.title}
      breadcrumb={[{ title: t.work, path: "/my-work" }, { title: t.title }]}
      actions={<SheetLink form={form} />}
      lead={
        <>
          <p className="rf-measure" lang="zh-CN">
            {form.ordinal} {form.measure}
          </p>
          <span className="ui-row">
            <span lang="zh-CN">{form.planTitle}</span>
            {form.sample && <span className="ui-label ui-label-ochre">{w.sample}</span>}
            <span>{t.forUnit(form.unit.name)}</span>
            {form.proxy && <span className="ui-label ui-label-ochre">{t.proxy}</span>}
          </span>
        </>
      }
    >
      <div className="ui-row rf-period">
        <label>
          {t.period}{" "}
          <select className="ui-select" value={period.key} onChange={(event) => onPeriod(event.target.value)}>
            {periods.map(({ key }) => (
              <option key={key} value={key}>
                {sentence(periodName(key))}
              </option>
            ))}
          </select>
        </label>
        <span className="tabular">{t.due(formatDay(period.due, language))}</span>
        {isOlderOpen && <span className="ui-quiet">{t.forward}</span>}
      </div>
      {form.entries.length === 0 ? (
        <EmptyState title={t.nothing} />
      ) : (
        <ReportForm key={`${form.unit.id} ${period.key} ${form.entries[0]?.task.measureId}`} form={form} />
      )}
    </PageFrame>
  );
}
