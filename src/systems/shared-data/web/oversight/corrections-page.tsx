import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import type { Column } from "../../../../web/data-table.tsx";
import "../../../../web/desk.css";
import { formatDay } from "../../../../web/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/language.tsx";
import { PageFrame } from "../../../../web/page-frame.tsx";
import { useAllows } from "../../../../web/session.tsx";
import { CORRECTION_STATUS_NAMES, CORRECTION_STATUSES } from "../../domain/oversight/correction.ts";
import type { CorrectionRow } from "../../domain/oversight/oversight-replies.ts";
import { api } from "../client.ts";
import { text } from "./corrections-text.ts";
import "./oversight.css";
import { text as shared } from "./oversight-text.ts";
import { Chinese, SampleLabel } from "../../../../web/kit/parts.tsx";
import { RecordList } from "./record-list.tsx";

const LIST = "GET /api/data/corrections";

/** Corrections: which wait for an answer, and who has applied them. */
export default function CorrectionsPage() {
  const t = useText(text);
  const allows = useAllows();
  const goTo = useNavigate();
  const applicant = allows(["applicant"]);
  const mayAsk = allows(["liaison", "unit-head", "applicant"]);
  const create = mayAsk && (
    <Button type="primary" onClick={() => void goTo("/data/corrections/new")}>
      {t.create}
    </Button>
  );
  return (
    <PageFrame title={t.title} lead={applicant ? t.leadApplicant : t.lead} actions={create}>
      <div className="sv-stack">
        <RecordList
          label={t.title}
          route={LIST}
          list={(query) => api(LIST, { query })}
          statuses={CORRECTION_STATUSES}
          names={CORRECTION_STATUS_NAMES}
          columns={useColumns()}
          none={{ title: t.none, help: t.noneHelp, action: create }}
        />
      </div>
    </PageFrame>
  );
}

function useColumns(): readonly Column<CorrectionRow>[] {
  const t = useText(text);
  const s = useText(shared);
  const sentence = useSentence();
  const { language } = useLanguage();
  return [
    {
      key: "resource",
      title: t.columns.resource,
      card: "title",
      render: ({ id, resourceName, sample, waitsForMe }) => (
        <span className="sv-row kit-cell">
          <Link to={`/data/corrections/${id}`} lang="zh-CN">
            {resourceName}
          </Link>
          <SampleLabel sample={sample} />
          {waitsForMe && <span className="sv-label sv-label-river">{t.waits}</span>}
        </span>
      ),
    },
    { key: "provider", title: t.columns.provider, render: ({ provider }) => <Chinese>{provider}</Chinese> },
    {
      key: "asker",
      title: t.columns.asker,
      render: ({ asker }) => (asker === null ? t.subject : <Chinese>{asker}</Chinese>),
    },
    {
      key: "status",
      title: t.columns.status,
      render: ({ status }) => sentence(CORRECTION_STATUS_NAMES[status]),
    },
    {
      key: "due",
      title: t.columns.due,
      render: ({ due, late }) => (
        <span className="sv-column">
          {formatDay(due, language)}
          {late && <span className="ov-late">{s.late}</span>}
        </span>
      ),
    },
    {
      key: "applied",
      title: t.columns.applied,
      render: ({ recipients, applied }) =>
        recipients === 0 ? t.noRecipients : t.progress(applied, recipients),
    },
  ];
}
