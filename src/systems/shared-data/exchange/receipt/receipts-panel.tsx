import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { urlOf } from "../../../../web/frame/api.ts";
import { Choice } from "../../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import { download } from "../../../../web/kit/download.ts";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { oneOf, pageOf, useFilters } from "../../../../web/kit/filters.ts";
import { formatInstant } from "../../../../web/frame/format.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { DENIALS, isDenialCode } from "../reading/denials.ts";
import type { ReceiptLine, UsedGrant } from "../view.ts";
import { OUTCOMES } from "./receipt.ts";
import { api } from "../../web/client.ts";
import { text } from "../words.ts";
import { RECEIPTS } from "../use-exchange.ts";

const SIZE = 20;

/** Receipts that concern the reader, each to be taken away as a file that proves itself. */
export function ReceiptsPanel({ grants }: { readonly grants: readonly UsedGrant[] }) {
  const t = useText(text);
  const [filters, change] = useFilters(["grant", "outcome", "page"]);
  const grant = grants.find(({ id }) => id === filters.grant)?.id;
  const outcome = oneOf(filters.outcome, OUTCOMES);
  const page = pageOf(filters.page);
  const query = { grant, outcome, page, size: SIZE };
  const receipts = useQuery({
    queryKey: [RECEIPTS, { query }],
    queryFn: () => api(RECEIPTS, { query }),
    placeholderData: keepPreviousData,
  });
  const saving = useMutation({
    mutationFn: (number: number) =>
      download(urlOf("GET /api/data/receipts/:number/file", { params: { number } })),
  });
  const columns = useColumns((number) => saving.mutate(number));
  const narrowed = grant !== undefined || outcome !== undefined;
  return (
    <section className="ui-panel" id="receipts">
      <h2>{t.receipts}</h2>
      <div className="ui-stack">
        <div className="filters no-print">
          <span lang="zh-CN" className="ex-narrow">
            <Choice
              label={t.grantChoice}
              any={t.allGrants}
              value={grant}
              options={grants.map(({ id, resourceName, requester }) => ({
                value: id,
                label: `${resourceName}（${requester}）`,
              }))}
              onChange={(next) => change({ grant: next })}
            />
          </span>
          <Choice
            label={t.outcomeChoice}
            any={t.allOutcomes}
            value={outcome}
            options={OUTCOMES.map((each) => ({ value: each, label: t.outcomes[each] }))}
            onChange={(next) => change({ outcome: next })}
          />
        </div>
        <FailureNotice error={saving.error} />
        <DataTable<ReceiptLine>
          label={t.receipts}
          columns={columns}
          rows={receipts.data?.rows}
          rowKey={({ number }) => number}
          loading={receipts.isPlaceholderData}
          error={receipts.error}
          onRetry={() => void receipts.refetch()}
          paging={{
            page,
            size: SIZE,
            total: receipts.data?.total ?? 0,
            onChange: (next) => change({ page: next }),
          }}
          empty={
            narrowed ? (
              <EmptyState
                title={t.nothing}
                action={<Button onClick={() => change({ grant: null, outcome: null })}>{t.clear}</Button>}
              >
                {t.nothingHelp}
              </EmptyState>
            ) : (
              <EmptyState title={t.noReceipts}>{t.noReceiptsHelp}</EmptyState>
            )
          }
        />
      </div>
    </section>
  );
}

function useColumns(save: (number: number) => void): readonly Column<ReceiptLine>[] {
  const t = useText(text);
  const sentence = useSentence();
  const why = (code: string | null): string =>
    code !== null && isDenialCode(code) ? sentence(DENIALS[code].sentence) : "";
  return [
    {
      key: "number",
      title: t.receiptColumns.number,
      figure: true,
      card: "mark",
      render: ({ number }) => number,
    },
    {
      key: "what",
      title: t.receiptColumns.what,
      card: "title",
      render: ({ resource, kind, items, sample }) => (
        <span className="ui-column">
          <span>
            <span lang="zh-CN">{resource}</span>{" "}
            {sample && <span className="ui-label ui-label-ochre">{t.sample}</span>}
          </span>
          <span className="ui-quiet">
            {t.kinds[kind]} <span lang="zh-CN">{items.join("、")}</span>
          </span>
        </span>
      ),
    },
    { key: "at", title: t.receiptColumns.at, render: ({ at }) => formatInstant(at) },
    {
      key: "parties",
      title: t.receiptColumns.parties,
      render: ({ requester, provider }) => (
        <span lang="zh-CN">
          {requester} ← {provider}
        </span>
      ),
    },
    {
      key: "why",
      title: t.receiptColumns.why,
      render: ({ purpose, caseNumber, code }) => (
        <span className="ui-column">
          {purpose === null ? code === "purpose" && t.noPurpose : <span lang="zh-CN">{purpose}</span>}
          {caseNumber !== null && (
            <span className="ui-quiet" lang="zh-CN">
              {caseNumber}
            </span>
          )}
        </span>
      ),
    },
    {
      key: "outcome",
      title: t.receiptColumns.outcome,
      render: ({ outcome, code }) => (
        <span className="ui-column">
          <span className={outcome === "denied" ? "ui-state ui-state-pending" : "ui-state ui-state-dated"}>
            {t.outcomes[outcome]}
          </span>
          {outcome === "denied" && <span className="ui-quiet">{why(code)}</span>}
        </span>
      ),
    },
    {
      key: "file",
      title: t.receiptColumns.file,
      card: "actions",
      render: ({ number }) => (
        <Button size="small" aria-label={t.downloadOf(number)} onClick={() => save(number)}>
          {t.download}
        </Button>
      ),
    },
  ];
}
