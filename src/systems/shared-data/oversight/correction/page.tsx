import { DataTable } from "../../../../web/kit/data-table.tsx";
import { formatDay } from "../../../../web/frame/format.ts";
import { Chinese, Fact, Facts, Section, Written } from "../../../../web/kit/parts.tsx";
import { recordPage } from "../../../../web/kit/record-page.tsx";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { correction, type CorrectionAsked, lateAnswer } from "./kind.ts";
import type { CorrectionDetail } from "../replies.ts";
import { api } from "../../web/client.ts";
import { text } from "./words.ts";
import "../oversight.css";
import { text as shared } from "../words.ts";

type Shown = { readonly detail: CorrectionDetail };

/** One correction: what is wrong, what was answered, and which recipients have applied it. */
export default recordPage<CorrectionDetail["state"], CorrectionDetail, CorrectionAsked>(correction, {
  path: "/data/corrections",
  route: "GET /api/data/corrections",
  open: (id) => api("GET /api/data/corrections/:correction", { params: { correction: id } }),
  act: (id, body) => api("POST /api/data/corrections/:correction/acts", { params: { correction: id }, body }),
  title: ({ about }) => about.resourceName,
  Lead: Late,
  Facts: About,
  After: Recipients,
});

function Late({ detail: { state, day } }: Shown) {
  const s = useText(shared);
  return lateAnswer(state, day) !== null && <span className="ov-late">{s.late}</span>;
}

function About({ detail: { state, names, texts } }: Shown) {
  const t = useText(text);
  const { language } = useLanguage();
  const { asker } = state;
  return (
    <Facts>
      <Fact name={t.facts.provider}>
        <Chinese>{names[state.about.providerId]}</Chinese>
      </Fact>
      <Fact name={t.facts.asker}>
        {asker.kind === "unit" ? <Chinese>{names[asker.unitId]}</Chinese> : t.subject}
      </Fact>
      <Fact name={t.facts.asked}>{formatDay(state.askedOn, language)}</Fact>
      <Fact name={t.facts.due}>
        {formatDay(state.due, language)} · <Chinese>{state.article}</Chinese>
      </Fact>
      <Fact name={t.facts.since}>{state.since === null ? t.ever : formatDay(state.since, language)}</Fact>
      {state.answeredOn !== null && (
        <Fact name={t.facts.answered}>{formatDay(state.answeredOn, language)}</Fact>
      )}
      {state.appliedOn !== null && <Fact name={t.facts.applied}>{formatDay(state.appliedOn, language)}</Fact>}
      {texts === null && (
        <Fact name={t.askedText} whole>
          {t.hiddenText}
        </Fact>
      )}
      {texts?.["asked"] !== undefined && (
        <Fact name={t.askedText} whole>
          <Written>{texts["asked"]}</Written>
        </Fact>
      )}
      {texts?.["answered"] !== undefined && (
        <Fact name={t.answeredText} whole>
          <Written>{texts["answered"]}</Written>
        </Fact>
      )}
    </Facts>
  );
}

function Recipients({ detail: { state, names, texts } }: Shown) {
  const t = useText(text);
  const { language } = useLanguage();
  if (state.recipients.length === 0) return null;
  return (
    <Section title={t.recipients}>
      <p className="ui-quiet">{t.recipientsHelp}</p>
      <DataTable
        label={t.recipients}
        rows={state.recipients}
        rowKey={({ unitId }) => unitId}
        columns={[
          {
            key: "unit",
            title: t.recipientColumns.unit,
            card: "title",
            render: ({ unitId }) => <Chinese>{names[unitId]}</Chinese>,
          },
          { key: "via", title: t.recipientColumns.via, render: ({ via }) => t.via[via] },
          {
            key: "status",
            title: t.recipientColumns.status,
            render: ({ status }) => (
              <span className={status === "waiting" ? "ui-state ui-state-due-soon" : "ui-state"}>
                {t.recipientStatus[status]}
              </span>
            ),
          },
          { key: "on", title: t.recipientColumns.on, render: ({ on }) => formatDay(on, language) || "—" },
          {
            key: "why",
            title: t.recipientColumns.why,
            render: ({ unitId }) =>
              texts?.[unitId] === undefined ? "—" : <Chinese>{texts[unitId]}</Chinese>,
          },
        ]}
      />
    </Section>
  );
}
