import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "react-router";
import { DataTable } from "../../../../web/data-table.tsx";
import "../../../../web/desk.css";
import { formatDay } from "../../../../web/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/language.tsx";
import { Loaded } from "../../../../web/loaded.tsx";
import { PageFrame } from "../../../../web/page-frame.tsx";
import { newRequestKey } from "../../../../web/request-key.ts";
import {
  CORRECTION_STATUS_NAMES,
  type CorrectionAct,
  correctionShape,
  lateAnswer,
} from "../../domain/oversight/correction.ts";
import type { CorrectionDetail } from "../../domain/oversight/oversight-replies.ts";
import { api } from "../client.ts";
import { text } from "./corrections-text.ts";
import "./oversight.css";
import { text as shared } from "./oversight-text.ts";
import { Chinese, Fact, History, SampleLabel } from "../../../../web/kit/parts.tsx";
import { type Step, Steps } from "./step-form.tsx";

const ONE = "GET /api/data/corrections/:correction";

/** One correction: what is wrong, what was answered, and which recipients have applied it. */
export default function CorrectionPage() {
  const { correction = "" } = useParams();
  const t = useText(text);
  const query = useQuery({
    queryKey: [ONE, correction],
    queryFn: () => api(ONE, { params: { correction } }),
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded query={query} back={{ path: "/data/corrections", label: t.toList }}>
      {(found) => <Opened detail={found} />}
    </Loaded>
  );
}

function Opened({ detail }: { readonly detail: CorrectionDetail }) {
  const t = useText(text);
  const s = useText(shared);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { state, names, texts, day } = detail;
  const late = lateAnswer(state, day);
  const { asker } = state;
  return (
    <PageFrame
      title={state.about.resourceName}
      breadcrumb={[
        { title: t.title, path: "/data/corrections" },
        { title: sentence(CORRECTION_STATUS_NAMES[state.status]) },
      ]}
      lead={
        <span className="sv-row">
          <span className="sv-label sv-label-river">{sentence(CORRECTION_STATUS_NAMES[state.status])}</span>
          {late !== null && <span className="ov-late">{s.late}</span>}
          <SampleLabel sample={detail.sample} />
        </span>
      }
    >
      <div className="sv-stack">
        <dl className="sv-panel kit-facts">
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
          {state.appliedOn !== null && (
            <Fact name={t.facts.applied}>{formatDay(state.appliedOn, language)}</Fact>
          )}
          {texts === null && (
            <Fact name={t.askedText} whole>
              {t.hiddenText}
            </Fact>
          )}
          {texts?.["asked"] !== undefined && (
            <Fact name={t.askedText} whole>
              <span className="kit-written" lang="zh-CN">
                {texts["asked"]}
              </span>
            </Fact>
          )}
          {texts?.["answered"] !== undefined && (
            <Fact name={t.answeredText} whole>
              <span className="kit-written" lang="zh-CN">
                {texts["answered"]}
              </span>
            </Fact>
          )}
        </dl>
        <Steps label={s.acts} steps={useSteps(detail)} />
        {state.recipients.length > 0 && <Recipients detail={detail} />}
        <History history={detail.history} />
      </div>
    </PageFrame>
  );
}

function Recipients({ detail: { state, names, texts } }: { readonly detail: CorrectionDetail }) {
  const t = useText(text);
  const { language } = useLanguage();
  return (
    <section className="sv-panel" aria-label={t.recipients}>
      <h2>{t.recipients}</h2>
      <p className="sv-quiet">{t.recipientsHelp}</p>
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
              <span className={status === "waiting" ? "sv-state sv-state-due-soon" : "sv-state"}>
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
    </section>
  );
}

const wide = (label: string) => ({ name: "text", label, kind: "wide" }) as const;

function useSteps(detail: CorrectionDetail): readonly Step[] {
  const t = useText(text);
  const queries = useQueryClient();
  const { id, version, state, actor, day } = detail;
  type Asked = Parameters<typeof api<"POST /api/data/corrections/:correction/acts">>[1]["body"]["act"];
  const send = async (act: Asked) => {
    const body = { version, key: newRequestKey(), act };
    const next = await api("POST /api/data/corrections/:correction/acts", {
      params: { correction: id },
      body,
    });
    queries.setQueryData([ONE, id], next);
    void queries.invalidateQueries({ queryKey: ["GET /api/data/corrections"] });
  };
  const may = (act: CorrectionAct): boolean => correctionShape.permit(state, act, actor, day) === null;
  const own = state.recipients.find(({ unitId }) => actor.unitIds.includes(unitId))?.unitId ?? "";
  const since = {
    name: "since",
    label: t.fields.since,
    kind: "day",
    optional: true,
    max: day,
    initial: state.since ?? "",
    help: t.fields.sinceHelp,
  } as const;
  const steps: readonly (Step & { readonly may: boolean })[] = [
    {
      key: "accept",
      label: t.steps.accept,
      help: t.acceptHelp,
      may: may({ type: "accept", digest: "·", since: null, recipients: [] }),
      fields: [wide(t.fields.accept), since],
      onDone: (values) =>
        send({ type: "accept", text: values["text"] ?? "", since: values["since"] || null }),
    },
    {
      key: "refuse",
      label: t.steps.refuse,
      may: may({ type: "refuse", digest: "·" }),
      fields: [wide(t.fields.refuse)],
      onDone: ({ text: words = "" }) => send({ type: "refuse", text: words }),
    },
    {
      key: "apply",
      label: t.steps.apply,
      may: may({ type: "apply", unitId: own }),
      fields: [],
      onDone: () => send({ type: "apply" }),
    },
    {
      key: "need-not",
      label: t.steps["need-not"],
      may: may({ type: "need-not", unitId: own, digest: "·" }),
      fields: [wide(t.fields["need-not"])],
      onDone: ({ text: words = "" }) => send({ type: "need-not", text: words }),
    },
    {
      key: "withdraw",
      label: t.steps.withdraw,
      may: may({ type: "withdraw" }),
      fields: [],
      onDone: () => send({ type: "withdraw" }),
    },
  ];
  return steps.filter((step) => step.may);
}
