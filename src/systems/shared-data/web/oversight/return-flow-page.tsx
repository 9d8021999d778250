import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "react-router";
import { DataTable } from "../../../../web/data-table.tsx";
import "../../../../web/desk.css";
import { EmptyState } from "../../../../web/empty-state.tsx";
import { formatDay, formatFigure } from "../../../../web/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/language.tsx";
import { Loaded } from "../../../../web/loaded.tsx";
import { PageFrame } from "../../../../web/page-frame.tsx";
import { newRequestKey } from "../../../../web/request-key.ts";
import type { FlowDetail } from "../../domain/oversight/oversight-replies.ts";
import { regionName } from "../../domain/oversight/regions.ts";
import {
  CYCLE_NAMES,
  FLOW_STATUS_NAMES,
  type FlowAct,
  returnFlowShape,
} from "../../domain/oversight/return-flow.ts";
import { api } from "../client.ts";
import { text } from "./flows-text.ts";
import "./oversight.css";
import { text as shared } from "./oversight-text.ts";
import { Chinese, Fact, History, SampleLabel } from "./parts.tsx";
import { type Step, Steps } from "./step-form.tsx";

const ONE = "GET /api/data/return-flows/:flow";

/** One return-flow: what was asked, what came, what is owed. */
export default function ReturnFlowPage() {
  const { flow = "" } = useParams();
  const t = useText(text);
  const query = useQuery({
    queryKey: [ONE, flow],
    queryFn: () => api(ONE, { params: { flow } }),
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded query={query} back={{ path: "/data/return-flows", label: t.toList }}>
      {(found) => <Opened detail={found} />}
    </Loaded>
  );
}

function Opened({ detail }: { readonly detail: FlowDetail }) {
  const t = useText(text);
  const s = useText(shared);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { state, names, overdue } = detail;
  return (
    <PageFrame
      title={state.title}
      breadcrumb={[
        { title: t.title, path: "/data/return-flows" },
        { title: sentence(FLOW_STATUS_NAMES[state.status]) },
      ]}
      lead={
        <span className="sv-row">
          <span className="sv-label sv-label-river">{sentence(FLOW_STATUS_NAMES[state.status])}</span>
          {overdue.length > 0 && <span className="ov-late">{t.overdue(overdue.length)}</span>}
          <SampleLabel sample={detail.sample} />
        </span>
      }
    >
      <div className="sv-stack">
        <dl className="sv-panel ov-facts">
          <Fact name={t.facts.asker}>
            <Chinese>{names[state.asker.unitId]}</Chinese>
          </Fact>
          <Fact name={t.facts.source}>
            <Chinese>{names[state.source.unitId]}</Chinese>
          </Fact>
          <Fact name={t.facts.region}>{sentence(regionName(state.regionCode))}</Fact>
          <Fact name={t.facts.cycle}>{sentence(CYCLE_NAMES[state.cycle])}</Fact>
          <Fact name={t.facts.asked}>{formatDay(state.askedOn, language)}</Fact>
          {state.agreedOn !== null && (
            <Fact name={t.facts.agreed}>{formatDay(state.agreedOn, language)}</Fact>
          )}
          {state.endedOn !== null && <Fact name={t.facts.ended}>{formatDay(state.endedOn, language)}</Fact>}
          <Fact name={t.facts.items} whole>
            <span className="ov-words" lang="zh-CN">
              {state.items}
            </span>
          </Fact>
          <Fact name={t.facts.purpose} whole>
            <span className="ov-words" lang="zh-CN">
              {state.purpose}
            </span>
          </Fact>
        </dl>
        <Steps label={s.acts} steps={useSteps(detail)} />
        {overdue.length > 0 && (
          <section className="sv-panel" aria-label={t.missed}>
            <h2>{t.missed}</h2>
            <ul className="sv-plain-list">
              {overdue.map((day) => (
                <li key={day} className="ov-late">
                  {t.missedLine(formatDay(day, language))}
                </li>
              ))}
            </ul>
          </section>
        )}
        <section className="sv-panel" aria-label={t.deliveries}>
          <h2>{t.deliveries}</h2>
          <DataTable
            label={t.deliveries}
            rows={state.deliveries.map((delivery, at) => ({ ...delivery, at })).toReversed()}
            rowKey={({ at }) => at}
            empty={<EmptyState title={t.noDeliveries}>{t.noDeliveriesHelp}</EmptyState>}
            columns={[
              {
                key: "day",
                title: t.fields.on,
                card: "title",
                render: ({ day }) => formatDay(day, language),
              },
              {
                key: "rows",
                title: t.fields.rows,
                figure: true,
                render: ({ rows }) => formatFigure(rows, language),
              },
              {
                key: "note",
                title: t.fields.note,
                render: ({ note }) => (note === "" ? "—" : <Chinese>{note}</Chinese>),
              },
            ]}
          />
        </section>
        <History history={detail.history} />
      </div>
    </PageFrame>
  );
}

function useSteps({ id, version, state, actor, day }: FlowDetail): readonly Step[] {
  const t = useText(text);
  const queries = useQueryClient();
  const send = async (act: Exclude<FlowAct, { type: "ask" }>) => {
    const body = { version, key: newRequestKey(), act };
    const next = await api("POST /api/data/return-flows/:flow/acts", { params: { flow: id }, body });
    queries.setQueryData([ONE, id], next);
    void queries.invalidateQueries({ queryKey: ["GET /api/data/return-flows"] });
  };
  const may = (act: FlowAct): boolean => returnFlowShape.permit(state, act, actor, day) === null;
  const reason = { name: "reason", label: t.fields.reason, kind: "wide" } as const;
  const steps: readonly (Step & { readonly may: boolean })[] = [
    {
      key: "agree",
      label: t.steps.agree,
      may: may({ type: "agree", conditions: "" }),
      fields: [
        {
          name: "conditions",
          label: t.fields.conditions,
          kind: "wide",
          optional: true,
          help: t.fields.conditionsHelp,
        },
      ],
      onDone: ({ conditions = "" }) => send({ type: "agree", conditions }),
    },
    {
      key: "deliver",
      label: t.steps.deliver,
      may: may({ type: "deliver", on: day, rows: 0, note: "" }),
      fields: [
        { name: "on", label: t.fields.on, kind: "day", initial: day, max: day },
        { name: "rows", label: t.fields.rows, kind: "number", min: "0" },
        { name: "note", label: t.fields.note, kind: "line", optional: true },
      ],
      onDone: ({ on = day, rows = "0", note = "" }) =>
        send({ type: "deliver", on, rows: Number(rows), note }),
    },
    {
      key: "pause",
      label: t.steps.pause,
      may: may({ type: "pause", reason: "·" }),
      fields: [reason],
      onDone: ({ reason: why = "" }) => send({ type: "pause", reason: why }),
    },
    {
      key: "resume",
      label: t.steps.resume,
      may: may({ type: "resume" }),
      fields: [],
      onDone: () => send({ type: "resume" }),
    },
    {
      key: "end",
      label: t.steps.end,
      may: may({ type: "end", reason: "·" }),
      fields: [reason],
      onDone: ({ reason: why = "" }) => send({ type: "end", reason: why }),
    },
  ];
  return steps.filter((step) => step.may);
}
