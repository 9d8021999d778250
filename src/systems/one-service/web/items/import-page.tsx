import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useParams } from "react-router";
import { urlOf } from "../../../../web/frame/api.ts";
import { Choice } from "../../../../web/kit/choice.tsx";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { download } from "../../../../web/kit/download.ts";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { oneOf, pageOf, useFilters } from "../../../../web/kit/filters.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { MappingTable } from "../../../../web/kit/mapping-table.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { fieldSpec, ITEM_FIELD_NAMES, type ItemField } from "../../domain/items/item-fields.ts";
import type { ImportView } from "../../domain/items/item-row.ts";
import { api } from "../client.ts";
import { useFindingColumns } from "./finding.tsx";
import { ImportApply } from "./import-apply.tsx";
import { ImportFigures, ImportProblems, SheetSwitch } from "./import-parts.tsx";
import { text } from "./import-text.ts";
import { useCityName } from "./item-words.tsx";
import "./items.css";
import { RuleCounts } from "./rule-counts.tsx";

const IMPORT = "GET /api/item-imports/:import";
const SHOWS = ["all", "errors", "corrections"] as const;

type Correction = {
  readonly sheet: string;
  readonly headingRow: number;
  readonly fields: readonly (ItemField | null)[] | null;
};

/** A city's export on its way in: what its columns mean, what could not be read, what the linter found. */
export default function ItemImportPage() {
  const { import: id = "" } = useParams();
  const t = useText(text);
  const sentence = useSentence();
  const cityName = useCityName();
  const queries = useQueryClient();
  const columns = useFindingColumns();
  const [filters, change] = useFilters(["sheet", "rule", "show", "page", "size"]);
  const show = oneOf(filters.show, SHOWS) ?? "all";
  const [page, size] = [pageOf(filters.page), Math.min(200, Number(filters.size) || 50)];
  const params = { import: id };
  const query = { page, size, show, rule: filters.rule };
  const key = [IMPORT, { params, query }];
  const found = useQuery({
    queryKey: key,
    queryFn: () => api(IMPORT, { params, query }),
    placeholderData: keepPreviousData,
  });
  const correct = useMutation({
    mutationFn: async ({ sheet, headingRow, fields }: Correction) => {
      const body = { sheet, headingRow, ...(fields === null ? {} : { fields: [...fields] }) };
      return { key, reply: await api("PUT /api/item-imports/:import/mapping", { params, query, body }) };
    },
    scope: { id: `${IMPORT} ${id}` },
    onSuccess: ({ key: asked, reply }) => {
      // What was shown otherwise knows nothing of this correction; the next one must not be built on it.
      queries.removeQueries({ queryKey: [IMPORT], type: "inactive" });
      queries.setQueryData(asked, reply);
    },
  });
  const saving = useMutation({
    mutationFn: (what: "workbook" | "file") => download(urlOf(`${IMPORT}/${what}`, { params })),
  });
  const leadOf = ({ state, fileName, city }: ImportView): string => {
    const lead = state === "applied" ? t.appliedLead : state === "discarded" ? t.discardedLead : t.lead;
    return lead(fileName, cityName(city));
  };
  return (
    <Loaded query={found} back={{ path: "/items", label: t.items }}>
      {(data) => {
        const sheet = data.sheets.find((each) => each.sheet === filters.sheet) ?? data.sheets[0];
        return (
          <PageFrame
            title={t.title}
            lead={leadOf(data)}
            breadcrumb={[{ title: t.items, path: "/items" }, { title: t.title }]}
            actions={
              <span className="ui-row">
                <Button loading={saving.isPending} onClick={() => saving.mutate("file")}>
                  {t.file}
                </Button>
                {data.counts.items > 0 && (
                  <Button loading={saving.isPending} onClick={() => saving.mutate("workbook")}>
                    {t.workbook}
                  </Button>
                )}
              </span>
            }
          >
            <div className="ui-stack">
              <FailureNotice error={saving.error ?? correct.error} />
              <ImportFigures data={data} />
              <ImportApply data={data} />
              {sheet !== undefined && data.mayChange && (
                <>
                  <SheetSwitch
                    sheets={data.sheets}
                    chosen={sheet.sheet}
                    onChoose={(next) => change({ sheet: next })}
                  />
                  <MappingTable
                    mapping={sheet}
                    fields={ITEM_FIELD_NAMES.map((field) => ({
                      field,
                      label: sentence(fieldSpec(field).name),
                    }))}
                    help={t.columnsHelp}
                    missing={sheet.role === "ignored" ? t.noName : null}
                    busy={correct.isPending}
                    onCorrect={(headingRow, fields) =>
                      correct.mutate({ sheet: sheet.sheet, headingRow, fields })
                    }
                  />
                </>
              )}
              <ImportProblems data={data} />
              <section className="ui-panel ui-stack" aria-labelledby="import-findings">
                <h2 id="import-findings">{t.findings}</h2>
                <p className="ui-quiet">{t.findingsHelp}</p>
                <RuleCounts
                  counts={data.byRule}
                  chosen={filters.rule}
                  onChoose={(rule) => change({ rule })}
                />
                <label className="ui-field">
                  {t.show}
                  <Choice
                    label={t.show}
                    any={t.shows.all}
                    value={show === "all" ? undefined : show}
                    options={(["errors", "corrections"] as const).map((value) => ({
                      value,
                      label: t.shows[value],
                    }))}
                    onChange={(next) => change({ show: next })}
                  />
                </label>
                <DataTable
                  label={t.findings}
                  columns={columns}
                  rows={data.findings.map((finding, at) => ({ ...finding, at }))}
                  rowKey={({ at }) => at}
                  loading={found.isPlaceholderData}
                  paging={{
                    page,
                    size,
                    total: data.totalFindings,
                    onChange: (next, length) => change({ page: next, size: length === 50 ? null : length }),
                  }}
                  empty={<EmptyState title={t.noFindings} />}
                />
              </section>
            </div>
          </PageFrame>
        );
      }}
    </Loaded>
  );
}
