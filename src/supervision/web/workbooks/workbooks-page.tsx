import { Button } from "antd";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { urlOf } from "../../../web/frame/api.ts";
import { download } from "../../../web/kit/download.ts";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useSession } from "../../../web/frame/session.tsx";
import type { PlanSummary } from "../../domain/plan.ts";
import type { WorkbookUnits } from "../../domain/workbooks/returned-workbook.ts";
import { periodInChinese } from "../../domain/workbooks/unit-workbook.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { byWork } from "../plans/newest-plan.ts";
import { FilesKept } from "./files-kept.tsx";
import { TakeBack } from "./take-back.tsx";
import { UnitsLeft } from "./units-left.tsx";
import "./workbooks.css";
import { text } from "./workbooks-text.ts";

const PLANS = "GET /api/plans";
const UNITS = "GET /api/plans/:plan/workbook-units";

/** Workbooks for units that never log in: sent, taken back, and who is still missing. */
export default function WorkbooksPage() {
  const t = useText(text);
  const isDemo = useSession().mode === "demo";
  const plans = useQuery({ queryKey: [PLANS], queryFn: () => api(PLANS) });
  return (
    <PageFrame title={t.title} lead={t.lead}>
      <Loaded query={plans}>{({ rows }) => <Workbooks plans={byWork(rows, isDemo)} />}</Loaded>
    </PageFrame>
  );
}

function Workbooks({ plans }: { readonly plans: readonly PlanSummary[] }) {
  const t = useText(text);
  const { language } = useLanguage();
  const sentence = useSentence();
  const [filters, change] = useFilters(["plan", "period"]);
  const plan = plans.find(({ id }) => id === filters.plan) ?? plans[0];
  const call = {
    params: { plan: plan?.id ?? "" },
    query: filters.period === undefined ? {} : { period: filters.period },
  };
  const units = useQuery({
    queryKey: [UNITS, call],
    queryFn: () => api(UNITS, call),
    enabled: plan !== undefined,
    placeholderData: keepPreviousData,
  });
  if (plan === undefined) return <EmptyState title={t.noPlan}>{t.noPlanHelp}</EmptyState>;
  return (
    <div className="ui-stack sv-workbooks">
      <div className="ui-row" role="search">
        <label className="ui-field">
          {t.plan}
          <select
            className="ui-select"
            value={plan.id}
            onChange={(event) => change({ plan: event.target.value, period: null })}
          >
            {plans.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        {units.data !== undefined && (
          <label className="ui-field">
            {t.period}
            <select
              className="ui-select"
              value={units.data.period.key}
              onChange={(event) => change({ period: event.target.value })}
            >
              {units.data.periods.map(({ key, due }) => (
                <option key={key} value={key}>
                  {`${sentence({ zh: periodInChinese(key), en: key })} · ${t.due(formatDay(due, language))}`}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <Loaded query={units}>{(data) => <Period plan={plan.id} data={data} />}</Loaded>
    </div>
  );
}

function Period({ plan, data }: { readonly plan: string; readonly data: WorkbookUnits }) {
  const t = useText(text);
  const period = data.period.key;
  const fetching = useMutation({
    mutationFn: (onlyMissing: boolean) =>
      download(
        urlOf("GET /api/plans/:plan/workbooks", {
          params: { plan },
          query: { period, onlyMissing: String(onlyMissing) },
        }),
      ),
  });
  const left = data.units.filter(({ owed, reported }) => reported < owed);
  return (
    <>
      <section className="ui-stack" aria-label={t.send}>
        <h2 className="ui-h2">{t.send}</h2>
        <div className="ui-row">
          <Button
            type="primary"
            disabled={left.length === 0}
            loading={fetching.isPending}
            onClick={() => fetching.mutate(true)}
          >
            {t.downloadMissing}
          </Button>
          <Button
            disabled={data.units.length === 0 || fetching.isPending}
            onClick={() => fetching.mutate(false)}
          >
            {t.downloadAll}
          </Button>
          <span aria-live="polite">{fetching.isPending ? t.preparing : ""}</span>
        </div>
        <FailureNotice error={fetching.error} />
      </section>
      <TakeBack />
      <section className="ui-stack" aria-label={t.left}>
        <h2 className="ui-h2">{t.left}</h2>
        {data.units.length > 0 && <p>{t.leftCount(left.length, data.units.length)}</p>}
        <UnitsLeft plan={plan} period={period} units={left} all={data.units.length} />
      </section>
      {data.files.length > 0 && (
        <section className="ui-stack" aria-label={t.kept}>
          <h2 className="ui-h2">{t.kept}</h2>
          <FilesKept plan={plan} files={data.files} />
        </section>
      )}
    </>
  );
}
