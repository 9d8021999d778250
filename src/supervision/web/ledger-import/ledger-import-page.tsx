import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { oneOf, pageOf, useFilters } from "../../../web/kit/filters.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { MappingTable } from "../../../web/kit/mapping-table.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useSettling } from "../../../web/frame/settling.ts";
import {
  LEDGER_FIELDS,
  type LedgerField,
  type LedgerImport,
} from "../../domain/ledger-import/ledger-import.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { text as words } from "../text.ts";
import { type Application, ApplyBar } from "./apply-bar.tsx";
import { type DecidedTasks, ImportRows, SHOWS } from "./import-rows.tsx";
import { text } from "./ledger-import-text.ts";
import "./ledger-import.css";
import { type DecidedDays, UnknownDays } from "./unknown-days.tsx";
import { type DecidedUnits, UnknownUnits } from "./unknown-units.tsx";

const LEDGER = "GET /api/ledger-imports/:import";
const SIZE = 50;

type Correction = {
  readonly headingRow: number;
  readonly fields: readonly (LedgerField | null)[] | null;
  readonly units: DecidedUnits;
  readonly year: number | null;
  readonly days: DecidedDays;
  /** What is said now; what was said before of other rows stands. */
  readonly tasks: DecidedTasks;
};

const decidedOf = <T,>(
  asked: readonly { readonly printed: string; readonly decided: T | undefined }[],
): Readonly<Record<string, T>> =>
  Object.fromEntries(
    asked.flatMap(({ printed, decided }) => (decided === undefined ? [] : [[printed, decided]])),
  );

/** What people decided so far, for sending it back with one thing changed. */
const settledOf = (ledger: LedgerImport): Correction => ({
  headingRow: ledger.headingRow,
  fields: ledger.columns.map(({ field }) => field),
  units: decidedOf(ledger.unknownUnits),
  year: ledger.year,
  days: decidedOf(ledger.unknownDays),
  tasks: {},
});

/** An office's own ledger on its way to become tasks. */
export default function LedgerImportPage() {
  const { import: id = "" } = useParams();
  const t = useText(text);
  const w = useText(words);
  const queries = useQueryClient();
  const [filters, setFilters] = useFilters(["show", "page", "size"]);
  const show = oneOf(filters.show, SHOWS) ?? "all";
  const page = pageOf(filters.page);
  const size = filters.size === undefined ? SIZE : pageOf(filters.size);
  const params = { import: id };
  const query = { show, page, size };
  const key = [LEDGER, { params, query }];
  const ledger = useQuery({
    queryKey: key,
    queryFn: () => api(LEDGER, { params, query }),
    placeholderData: keepPreviousData,
  });
  const follow = () => queries.invalidateQueries();
  const correct = useMutation({
    mutationFn: async ({ fields, units, days, tasks, ...others }: Correction) => {
      const body = {
        ...others,
        units: { ...units },
        days: { ...days },
        tasks: { ...tasks },
        ...(fields === null ? {} : { fields: [...fields] }),
      };
      return { key, reply: await api("PUT /api/ledger-imports/:import/mapping", { params, query, body }) };
    },
    scope: { id: `${LEDGER} ${id}` },
    onSuccess: ({ key: asked, reply }) => {
      // What was shown otherwise knows nothing of this decision; the next one must not be built on it.
      queries.removeQueries({ queryKey: [LEDGER], type: "inactive" });
      queries.setQueryData(asked, reply);
    },
  });
  const [said, say] = useSettling(ledger.data && settledOf(ledger.data), correct.isPending);
  const decide = (change: Partial<Correction>): void => {
    if (said === undefined) return;
    const next = { ...said, ...change };
    say(next);
    correct.mutate(next);
  };
  const apply = useMutation({
    mutationFn: (body: Application) => api("POST /api/ledger-imports/:import/apply", { params, body }),
    onSuccess: follow,
  });
  const discard = useMutation({
    mutationFn: () => api("DELETE /api/ledger-imports/:import", { params }),
    onSuccess: follow,
  });
  return (
    <Loaded query={ledger}>
      {(data) => (
        <PageFrame
          title={t.title}
          lead={
            <span lang="zh-CN">
              {data.state === "applied" ? t.applied(data.fileName) : t.lead(data.fileName)}
            </span>
          }
          breadcrumb={[
            { title: w.plansTitle, path: "/plans" },
            { title: data.planTitle, path: `/plans/${data.planId}` },
            { title: t.toDispatch, path: `/plans/${data.planId}/dispatch` },
            { title: t.title },
          ]}
        >
          <div className="ui-stack">
            {data.state === "discarded" && (
              <EmptyState
                title={t.discarded}
                action={<Link to={`/plans/${data.planId}/dispatch`}>{t.toDispatch}</Link>}
              >
                {t.discardedHelp}
              </EmptyState>
            )}
            {data.outcome !== null && <Outcome ledger={data} />}
            {data.state === "mapping" && (
              <>
                <MappingTable
                  mapping={data}
                  fields={LEDGER_FIELDS.map((field) => ({ field, label: t.fields[field] }))}
                  help={t.columnsHelp}
                  missing={data.columns.some(({ field }) => field === "text") ? null : t.noTask}
                  busy={correct.isPending}
                  onCorrect={(headingRow, fields) => decide({ headingRow, fields })}
                >
                  {data.columns.some(({ field }) => field === "contact" || field === "phone") && (
                    <p className="ui-quiet">{t.contactNote}</p>
                  )}
                </MappingTable>
                <UnknownUnits
                  unknown={data.unknownUnits}
                  decided={said?.units ?? {}}
                  onDecide={(units) => decide({ units })}
                />
                <UnknownDays
                  ledger={data}
                  decided={said?.days ?? {}}
                  onYear={(year) => decide({ year })}
                  onDecide={(days) => decide({ days })}
                />
                <FailureNotice error={correct.error} />
              </>
            )}
            {data.state !== "discarded" && (
              <ImportRows
                ledger={data}
                show={show}
                page={page}
                size={size}
                loading={ledger.isPlaceholderData || correct.isPending}
                decided={said?.tasks ?? {}}
                onDecide={
                  data.state === "mapping" ? (tasks) => decide({ tasks: { ...said?.tasks, ...tasks } }) : null
                }
                onShow={(value) => setFilters({ show: value === "all" ? null : value })}
                onPage={(next, rows) => setFilters({ page: next, size: rows })}
              />
            )}
            {data.state === "mapping" && (
              <ApplyBar
                ledger={data}
                busy={apply.isPending || discard.isPending}
                waits={correct.isPending}
                error={apply.error ?? discard.error}
                onApply={(application) => apply.mutate(application)}
                onDiscard={() => discard.mutate()}
              />
            )}
          </div>
        </PageFrame>
      )}
    </Loaded>
  );
}

function Outcome({ ledger }: { readonly ledger: LedgerImport }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { outcome } = ledger;
  if (outcome === null) return null;
  const [registered, noted, judged, skipped] = [
    outcome.registered,
    outcome.noted,
    outcome.judged,
    outcome.skipped,
  ].map((value) => formatFigure(value, language)) as [string, string, string, string];
  return (
    <section className="ui-panel" aria-labelledby="import-outcome">
      <h2 id="import-outcome">{t.outcome}</h2>
      <p role="status">{t.outcomeLine(registered, noted, judged, skipped)}</p>
      {outcome.skipped > 0 && <p className="ui-quiet">{t.again}</p>}
      <p className="ui-row">
        <Link to={`/ledger?plan=${ledger.planId}`}>{t.toLedger}</Link>
        <Link to={`/plans/${ledger.planId}/dispatch#dispatch-judgement`}>{t.toPending}</Link>
      </p>
    </section>
  );
}
