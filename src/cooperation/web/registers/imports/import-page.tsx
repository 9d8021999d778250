import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { oneOf, pageOf, useFilters } from "../../../../web/kit/filters.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { MappingTable } from "../../../../web/kit/mapping-table.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { useSettling } from "../../../../web/frame/settling.ts";
import type { ImportField } from "../../../domain/registers/import-fields.ts";
import type { ImportDecisions, RegisterImport } from "../../../domain/registers/import-row.ts";
import { specOf } from "../../../registers/specs.ts";
import { api } from "../../client.ts";
import { ImportBar, ImportProgressPanel } from "./import-bar.tsx";
import { CityDecisions, SheetDecisions, UnitDecisions } from "./import-decisions.tsx";
import { ImportRows, SHOWS } from "./import-rows.tsx";
import { text } from "./import-text.ts";
import "./import.css";

const IMPORT = "GET /api/register-imports/:import";
const SIZE = 50;
/** How often the page asks how far it is, in ms. */
const ASKS_EVERY_MS = 1_500;

type Correction = {
  readonly headingRow: number;
  readonly fields: readonly (ImportField | null)[] | null;
  readonly decisions: ImportDecisions;
};

const bodyOf = ({ headingRow, fields, decisions }: Correction) => ({
  headingRow,
  ...(fields === null ? {} : { fields: [...fields] }),
  units: { ...decisions.units },
  same: { ...decisions.same },
  moneyUnit: decisions.moneyUnit,
  city: decisions.city,
  cities: { ...decisions.cities },
  proposedLinks: decisions.proposedLinks,
});

const settledOf = ({ headingRow, columns, decisions }: RegisterImport): Correction => ({
  headingRow,
  fields: columns.map(({ field }) => field),
  decisions,
});

/** A workbook on its way into a register. */
export default function RegisterImportPage() {
  const { import: id = "" } = useParams();
  const t = useText(text);
  const sentence = useSentence();
  const queries = useQueryClient();
  const [filters, setFilters] = useFilters(["show", "page", "size"]);
  const show = oneOf(filters.show, SHOWS) ?? "all";
  const page = pageOf(filters.page);
  const size = filters.size === undefined ? SIZE : Math.min(200, pageOf(filters.size));
  const params = { import: id };
  const query = { show, page, size };
  const key = [IMPORT, { params, query }];
  const found = useQuery({
    queryKey: key,
    queryFn: () => api(IMPORT, { params, query }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.state === "applying" ? ASKS_EVERY_MS : false),
  });
  const follow = () => queries.invalidateQueries();
  const correct = useMutation({
    mutationFn: async (correction: Correction) => {
      const body = bodyOf(correction);
      return { key, reply: await api("PUT /api/register-imports/:import/mapping", { params, query, body }) };
    },
    scope: { id: `${IMPORT} ${id}` },
    onSuccess: ({ key: asked, reply }) => {
      // What was shown otherwise knows nothing of this decision; the next one must not be built on it.
      queries.removeQueries({ queryKey: [IMPORT], type: "inactive" });
      queries.setQueryData(asked, reply);
    },
  });
  const [said, say] = useSettling(found.data && settledOf(found.data), correct.isPending);
  const change = (part: Partial<Correction>): void => {
    if (said === undefined) return;
    const next = { ...said, ...part };
    say(next);
    correct.mutate(next);
  };
  const decide = (part: Partial<ImportDecisions>): void => {
    if (said) change({ decisions: { ...said.decisions, ...part } });
  };
  const apply = useMutation({
    mutationFn: (mode: "all" | "good-rows") =>
      api("POST /api/register-imports/:import/apply", { params, body: { mode } }),
    onSuccess: follow,
  });
  const stop = useMutation({
    mutationFn: () => api("POST /api/register-imports/:import/stop", { params }),
    onSuccess: follow,
  });
  const discard = useMutation({
    mutationFn: () => api("DELETE /api/register-imports/:import", { params }),
    onSuccess: follow,
  });
  const leadOf = ({ state, fileName }: RegisterImport): string =>
    state === "applied"
      ? t.appliedLead(fileName)
      : state === "applying" || state === "stopped"
        ? t.applyingLead(fileName)
        : t.lead(fileName);
  return (
    <Loaded query={found}>
      {(data) => {
        const register = specOf(data.register);
        const decisions = said?.decisions ?? data.decisions;
        return (
          <PageFrame
            title={t.title}
            lead={leadOf(data)}
            breadcrumb={[
              { title: sentence(register.name), path: `/registers/${data.register}` },
              { title: t.title },
            ]}
          >
            <div className="ui-stack">
              {data.state === "discarded" && (
                <EmptyState
                  title={t.discarded}
                  action={<Link to={`/registers/${data.register}`}>{t.toRegister}</Link>}
                >
                  {t.discardedHelp}
                </EmptyState>
              )}
              <ImportProgressPanel
                data={data}
                busy={stop.isPending || apply.isPending}
                error={stop.error ?? (data.state === "mapping" ? null : apply.error)}
                onStop={() => stop.mutate()}
                onGoOn={() => apply.mutate("good-rows")}
              />
              {data.state === "mapping" && (
                <>
                  <MappingTable
                    mapping={data}
                    fields={data.fields.map(({ field, name }) => ({ field, label: sentence(name) }))}
                    help={t.columnsHelp}
                    missing={data.columns.some(({ field }) => field === "name") ? null : t.noName}
                    busy={correct.isPending}
                    onCorrect={(headingRow, fields) => change({ headingRow, fields })}
                  />
                  <SheetDecisions data={data} decisions={decisions} onDecide={decide} />
                  <CityDecisions data={data} decisions={decisions} onDecide={decide} />
                  <UnitDecisions data={data} decisions={decisions} onDecide={decide} />
                  <FailureNotice error={correct.error} />
                </>
              )}
              {data.state !== "discarded" && (
                <ImportRows
                  data={data}
                  show={show}
                  page={page}
                  size={size}
                  loading={found.isPlaceholderData}
                  same={decisions.same}
                  onShow={(value) => setFilters({ show: value === "all" ? null : value })}
                  onPage={(next, rows) => setFilters({ page: next, size: rows })}
                  onDecide={decide}
                />
              )}
              {data.state === "mapping" && (
                <ImportBar
                  data={data}
                  busy={apply.isPending || discard.isPending}
                  waits={correct.isPending}
                  error={apply.error ?? discard.error}
                  onApply={(mode) => apply.mutate(mode)}
                  onDiscard={() => discard.mutate()}
                />
              )}
            </div>
          </PageFrame>
        );
      }}
    </Loaded>
  );
}
