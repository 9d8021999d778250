import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import type { Column } from "../../../../web/data-table.tsx";
import "../../../../web/desk.css";
import { FailureNotice } from "../../../../web/failure-notice.tsx";
import { oneOf, useFilters } from "../../../../web/filters.ts";
import { formatDay } from "../../../../web/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/language.tsx";
import { PageFrame } from "../../../../web/page-frame.tsx";
import { newRequestKey } from "../../../../web/request-key.ts";
import { useAllows } from "../../../../web/session.tsx";
import {
  DISPUTE_STATUS_NAMES,
  DISPUTE_STATUSES,
  DISPUTED,
  stepWords,
} from "../../domain/oversight/dispute.ts";
import type { DisputeRow } from "../../domain/oversight/oversight-replies.ts";
import { api } from "../client.ts";
import { text } from "./disputes-text.ts";
import "./oversight.css";
import { Chinese, SampleLabel } from "./parts.tsx";
import { RecordList } from "./record-list.tsx";
import { StepForm } from "./step-form.tsx";
import { useOversightChoices } from "./use-choices.ts";

const LIST = "GET /api/data/disputes";

/** Disputes and before whom each is; `?new=1&about=<id>` opens the form about a record. */
export default function DisputesPage() {
  const t = useText(text);
  const mayOpen = useAllows()(["liaison", "unit-head", "data-officer"]);
  const [filters, change] = useFilters(["new", "about"]);
  const opening = mayOpen && filters.new !== undefined;
  const create = mayOpen && !opening && (
    <Button type="primary" onClick={() => change({ new: "1" })}>
      {t.create}
    </Button>
  );
  return (
    <PageFrame title={t.title} lead={t.lead} actions={create}>
      <div className="sv-stack">
        {opening && <OpenForm about={filters.about} onClose={() => change({ new: null, about: null })} />}
        <RecordList
          label={t.title}
          route={LIST}
          list={(query) => api(LIST, { query })}
          statuses={DISPUTE_STATUSES}
          names={DISPUTE_STATUS_NAMES}
          columns={useColumns()}
          none={{ title: t.none, help: t.noneHelp, action: create }}
        />
      </div>
    </PageFrame>
  );
}

function useColumns(): readonly Column<DisputeRow>[] {
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
          <Link to={`/data/disputes/${id}`} lang="zh-CN">
            {title}
          </Link>
          <SampleLabel sample={sample} />
        </span>
      ),
    },
    { key: "opener", title: t.columns.opener, render: ({ opener }) => <Chinese>{opener}</Chinese> },
    { key: "other", title: t.columns.other, render: ({ other }) => <Chinese>{other}</Chinese> },
    {
      key: "status",
      title: t.columns.status,
      render: ({ status }) => sentence(DISPUTE_STATUS_NAMES[status]),
    },
    {
      key: "at",
      title: t.columns.at,
      render: ({ route, step }) => {
        const now = route[step];
        return now === undefined ? "—" : sentence(stepWords(now));
      },
    },
    { key: "opened", title: t.columns.opened, render: ({ openedOn }) => formatDay(openedOn, language) },
  ];
}

function OpenForm({ about, onClose }: { readonly about: string | undefined; readonly onClose: () => void }) {
  const t = useText(text);
  const goTo = useNavigate();
  const queries = useQueryClient();
  const choices = useOversightChoices();
  if (choices.data === undefined) return <FailureNotice error={choices.error} />;
  const { records, units, own } = choices.data;
  const names = new Map(units.map(({ id, name }) => [id, name]));
  // A record and the other unit of it are chosen together: no pair can be chosen that has nothing between it.
  const pairs = records.flatMap(({ kind, id, title, unitIds }) =>
    unitIds
      .filter((unitId) => unitId !== own?.id && names.has(unitId))
      .map((unitId) => ({ kind, id, unitId, label: `${title} · ${names.get(unitId)}` })),
  );
  if (pairs.length === 0) return <p className="sv-banner">{t.noRecords}</p>;
  return (
    <StepForm
      onClose={onClose}
      onSaved={() => {}}
      step={{
        key: "open",
        label: t.create,
        help: t.createHelp,
        fields: [
          {
            name: "pair",
            label: `${t.fields.about} · ${t.fields.other}`,
            kind: "choice",
            initial: String(
              Math.max(
                0,
                pairs.findIndex(({ id }) => id === about),
              ),
            ),
            options: pairs.map(({ kind, label }, at) => ({
              value: String(at),
              label: `${t.kinds[kind]} · ${label}`,
              lang: "zh-CN",
            })),
          },
          { name: "title", label: t.fields.title, kind: "line" },
          { name: "claim", label: t.fields.claim, kind: "wide" },
        ],
        onDone: async ({ pair: at, title = "", claim = "" }) => {
          const pair = pairs[Number(at)];
          const kind = oneOf(pair?.kind, DISPUTED);
          if (pair === undefined || kind === undefined) return;
          const seed = { title, claim, about: { kind, id: pair.id }, otherId: pair.unitId };
          const { id } = await api("POST /api/data/disputes", { body: { key: newRequestKey(), seed } });
          void queries.invalidateQueries({ queryKey: [LIST] });
          await goTo(`/data/disputes/${id}`);
        },
      }}
    />
  );
}
