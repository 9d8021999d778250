import { DataTable } from "../../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { formatDay } from "../../../../web/frame/format.ts";
import { chinese, dayOf, figure, useColumns } from "../../../../web/kit/columns.tsx";
import { Chinese, Fact, Facts, Section, Written } from "../../../../web/kit/parts.tsx";
import { recordPage } from "../../../../web/kit/record-page.tsx";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import type { FlowDetail } from "../replies.ts";
import { regionName } from "../regions.ts";
import { CYCLE_NAMES, FLOW_ASKING, type FlowAsked, type FlowDelivery, returnFlow } from "./kind.ts";
import { api } from "../../web/client.ts";
import { text } from "./words.ts";
import "../oversight.css";

type Shown = { readonly detail: FlowDetail };

/** One return-flow: what was asked, what came, what is owed. */
export default recordPage<FlowDetail["state"], FlowDetail, FlowAsked>(returnFlow, {
  path: "/data/return-flows",
  route: "GET /api/data/return-flows",
  open: (id) => api("GET /api/data/return-flows/:flow", { params: { flow: id } }),
  act: (id, body) => api("POST /api/data/return-flows/:flow/acts", { params: { flow: id }, body }),
  title: ({ title }) => title,
  Lead: Late,
  Facts: About,
  After: Came,
});

function Late({ detail: { overdue } }: Shown) {
  const t = useText(text);
  return overdue.length > 0 && <span className="ov-late">{t.overdue(overdue.length)}</span>;
}

function About({ detail: { state, names } }: Shown) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { items, purpose, regionCode, cycle } = FLOW_ASKING;
  return (
    <Facts>
      <Fact name={t.asker}>
        <Chinese>{names[state.asker.unitId]}</Chinese>
      </Fact>
      <Fact name={sentence(FLOW_ASKING.sourceId.name)}>
        <Chinese>{names[state.source.unitId]}</Chinese>
      </Fact>
      <Fact name={sentence(regionCode.name)}>{sentence(regionName(state.regionCode))}</Fact>
      <Fact name={sentence(cycle.name)}>{sentence(CYCLE_NAMES[state.cycle])}</Fact>
      <Fact name={t.asked}>{formatDay(state.askedOn, language)}</Fact>
      {state.agreedOn !== null && <Fact name={t.agreed}>{formatDay(state.agreedOn, language)}</Fact>}
      {state.endedOn !== null && <Fact name={t.ended}>{formatDay(state.endedOn, language)}</Fact>}
      <Fact name={sentence(items.name)} whole>
        <Written>{state.items}</Written>
      </Fact>
      <Fact name={sentence(purpose.name)} whole>
        <Written>{state.purpose}</Written>
      </Fact>
    </Facts>
  );
}

const { on, rows, note } = returnFlow.acts.deliver.asks;
const DELIVERIES = [
  { ...dayOf<FlowDelivery>(on.name, ({ day }) => day), card: "title" as const },
  figure<FlowDelivery>(rows.name, (delivery) => delivery.rows),
  chinese<FlowDelivery>(note.name, (delivery) => delivery.note),
];

function Came({ detail: { state, overdue } }: Shown) {
  const t = useText(text);
  const { language } = useLanguage();
  return (
    <>
      {overdue.length > 0 && (
        <Section title={t.missed}>
          <ul className="ui-plain-list">
            {overdue.map((day) => (
              <li key={day} className="ov-late">
                {t.missedLine(formatDay(day, language))}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t.deliveries}>
        <DataTable
          label={t.deliveries}
          rows={state.deliveries.map((delivery, at) => ({ ...delivery, at })).toReversed()}
          rowKey={({ at }) => at}
          empty={<EmptyState title={t.noDeliveries}>{t.noDeliveriesHelp}</EmptyState>}
          columns={useColumns(DELIVERIES)}
        />
      </Section>
    </>
  );
}
