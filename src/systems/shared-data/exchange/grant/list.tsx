import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { Choice } from "../../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { oneOf, useFilters } from "../../../../web/kit/filters.ts";
import { formatDay, formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import type { GrantRow } from "../../domain/requests/request-row.ts";
import { MODE_WORDS } from "../../domain/requests/request-words.ts";
import { api } from "../../web/client.ts";
import { GrantUsage } from "./grant-usage.tsx";
import { text } from "./words.ts";
import { SampleLabel } from "../../web/requests/request-labels.tsx";
import "../../web/requests/requests.css";
import { GRANTS } from "../../web/requests/use-requests.ts";

const STATUSES = ["active", "suspended", "terminated"] as const;
const SIDES = ["asked", "given"] as const;

/** What was granted, to whom, until when, and what ends soon. */
export default function GrantsPage() {
  const t = useText(text);
  const [filters, change] = useFilters(["status", "side"]);
  const query = { status: oneOf(filters.status, STATUSES), side: oneOf(filters.side, SIDES) };
  const grants = useQuery({ queryKey: [GRANTS, { query }], queryFn: () => api(GRANTS, { query }) });
  const columns = useColumns();
  return (
    <PageFrame title={t.title} lead={t.lead}>
      <div className="ui-stack">
        <div className="filters no-print">
          <Choice
            label={t.side}
            any={t.anySide}
            value={query.side}
            options={SIDES.map((each) => ({ value: each, label: t.sides[each] }))}
            onChange={(next) => change({ side: next })}
          />
          <Choice
            label={t.status}
            any={t.anyStatus}
            value={query.status}
            options={STATUSES.map((each) => ({ value: each, label: t.statuses[each] }))}
            onChange={(next) => change({ status: next })}
          />
        </div>
        <DataTable<GrantRow>
          label={t.title}
          columns={columns}
          rows={grants.data?.rows}
          rowKey={({ id }) => id}
          error={grants.error}
          onRetry={() => void grants.refetch()}
          empty={<EmptyState title={t.none}>{t.noneHelp}</EmptyState>}
        />
      </div>
    </PageFrame>
  );
}

const TONES = { active: "grass", suspended: "vermilion", terminated: "quiet" } as const;

function useColumns(): readonly Column<GrantRow>[] {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  return [
    {
      key: "name",
      title: t.columns.name,
      card: "title",
      render: ({ id, resourceName, resourceCode, sample, mode }) => (
        <div className="ui-plan-title">
          <Link to={`/data/requests/${id}`} lang="zh-CN">
            {resourceName}
          </Link>{" "}
          <SampleLabel sample={sample} />
          <div className="ui-quiet">
            {resourceCode} · {sentence(MODE_WORDS[mode])}
          </div>
        </div>
      ),
    },
    {
      key: "parties",
      title: t.columns.parties,
      render: ({ requester, provider }) => (
        <span className="ui-column" lang="zh-CN">
          <span>{provider}</span>
          <span>→ {requester}</span>
        </span>
      ),
    },
    {
      key: "status",
      title: t.columns.status,
      render: ({ status, expired, renewalDue, until, from }) => (
        <span className="ui-column">
          <span>
            <span className={`ui-label ui-label-${expired ? "ochre" : TONES[status]}`}>
              {expired ? t.expired : t.statuses[status]}
            </span>
          </span>
          <span className="ui-quiet">{t.span(formatDay(from, language), formatDay(until, language))}</span>
          {renewalDue && <strong className="rq-last-day">{t.renewalDue}</strong>}
        </span>
      ),
    },
    {
      key: "items",
      title: t.columns.items,
      render: ({ items }) => <span lang="zh-CN">{items.join("、")}</span>,
    },
    {
      key: "quota",
      title: t.columns.quota,
      figure: true,
      render: ({ callsPerDay }) => formatFigure(callsPerDay, language),
    },
    { key: "usage", title: t.columns.usage, render: ({ id }) => <GrantUsage grant={id} /> },
  ];
}
