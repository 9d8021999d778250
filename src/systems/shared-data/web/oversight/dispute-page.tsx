import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import "../../../../web/desk.css";
import { formatDay } from "../../../../web/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/language.tsx";
import { Loaded } from "../../../../web/loaded.tsx";
import { PageFrame } from "../../../../web/page-frame.tsx";
import { newRequestKey } from "../../../../web/request-key.ts";
import {
  DISPUTE_STATUS_NAMES,
  type DisputeAct,
  type Disputed,
  disputeShape,
  stepWords,
} from "../../domain/oversight/dispute.ts";
import type { DisputeDetail } from "../../domain/oversight/oversight-replies.ts";
import { api } from "../client.ts";
import { text } from "./disputes-text.ts";
import "./oversight.css";
import { text as shared } from "./oversight-text.ts";
import { Chinese, Fact, History, SampleLabel } from "./parts.tsx";
import { type Step, Steps } from "./step-form.tsx";

const ONE = "GET /api/data/disputes/:dispute";

const PLACES: Readonly<Record<Disputed, string>> = {
  request: "/data/requests",
  correction: "/data/corrections",
  "return-flow": "/data/return-flows",
};

/** One dispute: its route, what was said, what was decided. */
export default function DisputePage() {
  const { dispute = "" } = useParams();
  const t = useText(text);
  const query = useQuery({
    queryKey: [ONE, dispute],
    queryFn: () => api(ONE, { params: { dispute } }),
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded query={query} back={{ path: "/data/disputes", label: t.toList }}>
      {(found) => <Opened detail={found} />}
    </Loaded>
  );
}

function Opened({ detail }: { readonly detail: DisputeDetail }) {
  const t = useText(text);
  const s = useText(shared);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { state, names } = detail;
  return (
    <PageFrame
      title={state.title}
      breadcrumb={[
        { title: t.title, path: "/data/disputes" },
        { title: sentence(DISPUTE_STATUS_NAMES[state.status]) },
      ]}
      lead={
        <span className="sv-row">
          <span className="sv-label sv-label-river">{sentence(DISPUTE_STATUS_NAMES[state.status])}</span>
          <SampleLabel sample={detail.sample} />
        </span>
      }
    >
      <div className="sv-stack">
        <section className="sv-panel" aria-label={t.route}>
          <h2>{t.route}</h2>
          <ol className="ov-route">
            {state.route.map((step, at) => (
              <li
                key={step.by}
                className={at < state.step || state.status === "closed" ? "ov-passed" : undefined}
                aria-current={at === state.step && state.status !== "closed" ? "step" : undefined}
              >
                {sentence(stepWords(step))}
              </li>
            ))}
          </ol>
        </section>
        <dl className="sv-panel ov-facts">
          <Fact name={t.facts.opener}>
            <Chinese>{names[state.opener.unitId]}</Chinese>
          </Fact>
          <Fact name={t.facts.other}>
            <Chinese>{names[state.other.unitId]}</Chinese>
          </Fact>
          <Fact name={t.facts.opened}>{formatDay(state.openedOn, language)}</Fact>
          <Fact name={t.facts.about}>
            <Link to={`${PLACES[state.about.kind]}/${state.about.id}`}>{t.kinds[state.about.kind]}</Link>
          </Fact>
          {state.closedOn !== null && (
            <Fact name={t.facts.closed}>{formatDay(state.closedOn, language)}</Fact>
          )}
          <Fact name={t.facts.claim} whole>
            <span className="ov-words" lang="zh-CN">
              {state.claim}
            </span>
          </Fact>
        </dl>
        <Steps label={s.acts} steps={useSteps(detail)} />
        {state.notes.length > 0 && (
          <section className="sv-panel" aria-label={t.notes}>
            <h2>{t.notes}</h2>
            {state.notes.map(({ on, unitId, text: words }, at) => (
              <div className="ov-entry" key={at}>
                <div className="sv-quiet">
                  {formatDay(on, language)} · <Chinese>{names[unitId]}</Chinese>
                </div>
                <div className="ov-words" lang="zh-CN">
                  {words}
                </div>
              </div>
            ))}
          </section>
        )}
        {state.decisions.length > 0 && (
          <section className="sv-panel" aria-label={t.decisions}>
            <h2>{t.decisions}</h2>
            {state.decisions.map(({ on, step, text: words, reference }, at) => {
              const by = state.route[step];
              return (
                <div className="ov-entry" key={at}>
                  <div className="sv-quiet">
                    {formatDay(on, language)}
                    {by !== undefined && <> · {sentence(stepWords(by))}</>}
                    {reference !== "" && (
                      <>
                        {" · "}
                        <Chinese>{reference}</Chinese>
                      </>
                    )}
                  </div>
                  <div className="ov-words" lang="zh-CN">
                    {words}
                  </div>
                </div>
              );
            })}
          </section>
        )}
        <History history={detail.history} />
      </div>
    </PageFrame>
  );
}

function useSteps({ id, version, state, actor, day }: DisputeDetail): readonly Step[] {
  const t = useText(text);
  const sentence = useSentence();
  const queries = useQueryClient();
  type Asked = Parameters<typeof api<"POST /api/data/disputes/:dispute/acts">>[1]["body"]["act"];
  const send = async (act: Asked) => {
    const body = { version, key: newRequestKey(), act };
    const next = await api("POST /api/data/disputes/:dispute/acts", { params: { dispute: id }, body });
    queries.setQueryData([ONE, id], next);
    void queries.invalidateQueries({ queryKey: ["GET /api/data/disputes"] });
  };
  const may = (act: DisputeAct): boolean => disputeShape.permit(state, act, actor, day) === null;
  const own = [state.opener, state.other].find(({ unitId }) => actor.unitIds.includes(unitId))?.unitId ?? "";
  const words = { name: "text", label: t.fields.text, kind: "wide" } as const;
  const next = state.route[state.step + 1];
  const steps: readonly (Step & { readonly may: boolean })[] = [
    {
      key: "negotiate",
      label: t.steps.negotiate,
      may: may({ type: "negotiate", unitId: own, text: "·" }),
      fields: [words],
      onDone: ({ text: said = "" }) => send({ type: "negotiate", text: said }),
    },
    {
      key: "escalate",
      label: t.steps.escalate,
      ...(next === undefined ? {} : { help: t.escalateHelp(sentence(stepWords(next))) }),
      may: may({ type: "escalate", text: "·" }),
      fields: [words],
      onDone: ({ text: said = "" }) => send({ type: "escalate", text: said }),
    },
    {
      key: "decide",
      label: t.steps.decide,
      may: may({ type: "decide", text: "·", reference: "·" }),
      fields: [
        words,
        {
          name: "reference",
          label: t.fields.reference,
          kind: "line",
          optional: state.route[state.step]?.by !== "government",
          help: t.fields.referenceHelp,
        },
      ],
      onDone: ({ text: said = "", reference = "" }) => send({ type: "decide", text: said, reference }),
    },
    {
      key: "close",
      label: t.steps.close,
      help: t.closeHelp,
      may: may({ type: "close", text: "·" }),
      fields: [words],
      onDone: ({ text: said = "" }) => send({ type: "close", text: said }),
    },
  ];
  return steps.filter((step) => step.may);
}
