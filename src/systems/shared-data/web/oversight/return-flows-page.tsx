import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import type { Column } from "../../../../web/data-table.tsx";
import "../../../../web/desk.css";
import { FailureNotice } from "../../../../web/failure-notice.tsx";
import { oneOf, useFilters } from "../../../../web/filters.ts";
import { formatDay, formatFigure } from "../../../../web/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/language.tsx";
import { PageFrame } from "../../../../web/page-frame.tsx";
import { newRequestKey } from "../../../../web/request-key.ts";
import { useAllows } from "../../../../web/session.tsx";
import type { FlowRow } from "../../domain/oversight/oversight-replies.ts";
import { isAbove, REGIONS, regionName } from "../../domain/oversight/regions.ts";
import { CYCLE_NAMES, FLOW_STATUS_NAMES, FLOW_STATUSES } from "../../domain/oversight/return-flow.ts";
import { CYCLES } from "../../domain/oversight/return-flow-cycles.ts";
import { api } from "../client.ts";
import { text } from "./flows-text.ts";
import "./oversight.css";
import { Chinese, SampleLabel } from "./parts.tsx";
import { RecordList } from "./record-list.tsx";
import { StepForm } from "./step-form.tsx";
import { useOversightChoices } from "./use-choices.ts";

const LIST = "GET /api/data/return-flows";

/** Return-flows: what comes back from the level above, and which cycle was missed. */
export default function ReturnFlowsPage() {
  const t = useText(text);
  const mayAsk = useAllows()(["liaison", "unit-head", "data-officer"]);
  const [filters, change] = useFilters(["new"]);
  const asking = mayAsk && filters.new !== undefined;
  const create = mayAsk && !asking && (
    <Button type="primary" onClick={() => change({ new: "1" })}>
      {t.create}
    </Button>
  );
  return (
    <PageFrame title={t.title} lead={t.lead} actions={create}>
      <div className="sv-stack">
        {asking && <AskForm onClose={() => change({ new: null })} />}
        <RecordList
          label={t.title}
          route={LIST}
          list={(query) => api(LIST, { query })}
          statuses={FLOW_STATUSES}
          names={FLOW_STATUS_NAMES}
          columns={useColumns()}
          none={{ title: t.none, help: t.noneHelp, action: create }}
        />
      </div>
    </PageFrame>
  );
}

function useColumns(): readonly Column<FlowRow>[] {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  return [
    {
      key: "title",
      title: t.columns.title,
      card: "title",
      render: ({ id, title, sample }) => (
        <span className="sv-row ov-cell">
          <Link to={`/data/return-flows/${id}`} lang="zh-CN">
            {title}
          </Link>
          <SampleLabel sample={sample} />
        </span>
      ),
    },
    { key: "asker", title: t.columns.asker, render: ({ asker }) => <Chinese>{asker}</Chinese> },
    { key: "source", title: t.columns.source, render: ({ source }) => <Chinese>{source}</Chinese> },
    { key: "status", title: t.columns.status, render: ({ status }) => sentence(FLOW_STATUS_NAMES[status]) },
    { key: "cycle", title: t.columns.cycle, render: ({ cycle }) => sentence(CYCLE_NAMES[cycle]) },
    {
      key: "last",
      title: t.columns.last,
      render: ({ lastDelivery }) => formatDay(lastDelivery, language) || t.never,
    },
    {
      key: "rows",
      title: t.columns.rows,
      figure: true,
      render: ({ deliveredRows }) => formatFigure(deliveredRows, language),
    },
    {
      key: "overdue",
      title: t.columns.overdue,
      render: ({ overdue }) =>
        overdue === 0 ? t.noOverdue : <span className="ov-late">{t.overdue(overdue)}</span>,
    },
  ];
}

function AskForm({ onClose }: { readonly onClose: () => void }) {
  const t = useText(text);
  const sentence = useSentence();
  const goTo = useNavigate();
  const queries = useQueryClient();
  const choices = useOversightChoices();
  if (choices.data === undefined) return <FailureNotice error={choices.error} />;
  const { own, units } = choices.data;
  const area = own?.regionCode ?? "";
  const upper = units.filter(({ regionCode }) => isAbove(regionCode, area));
  if (upper.length === 0) return <p className="sv-banner">{t.noUpper}</p>;
  return (
    <StepForm
      onClose={onClose}
      onSaved={() => {}}
      step={{
        key: "ask",
        label: t.create,
        help: t.createHelp,
        fields: [
          { name: "title", label: t.fields.title, kind: "line" },
          {
            name: "source",
            label: t.fields.source,
            kind: "choice",
            options: upper.map(({ id, name }) => ({ value: id, label: name, lang: "zh-CN" })),
          },
          {
            name: "region",
            label: t.fields.region,
            kind: "choice",
            initial: area,
            options: REGIONS.filter(({ code }) => code === area || isAbove(area, code)).map(({ code }) => ({
              value: code,
              label: sentence(regionName(code)),
            })),
          },
          {
            name: "cycle",
            label: t.fields.cycle,
            kind: "choice",
            initial: "monthly",
            options: CYCLES.map((each) => ({ value: each, label: sentence(CYCLE_NAMES[each]) })),
          },
          { name: "items", label: t.fields.items, kind: "wide" },
          { name: "purpose", label: t.fields.purpose, kind: "wide" },
        ],
        onDone: async ({ title = "", source = "", region = "", cycle, items = "", purpose = "" }) => {
          const seed = {
            title,
            items,
            purpose,
            cycle: oneOf(cycle, CYCLES) ?? "monthly",
            regionCode: region,
            sourceId: source,
          };
          const { id } = await api("POST /api/data/return-flows", { body: { key: newRequestKey(), seed } });
          void queries.invalidateQueries({ queryKey: [LIST] });
          await goTo(`/data/return-flows/${id}`);
        },
      }}
    />
  );
}
