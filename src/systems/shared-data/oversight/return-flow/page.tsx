import type { Sentence } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import {
  chinese,
  dayOf,
  factsOf,
  figure,
  linked,
  named,
  shown,
  sortedBy,
  written,
} from "../../../../web/kit/columns.tsx";
import { type BeginGround, listPage } from "../../../../web/kit/list-page.tsx";
import { recordPage } from "../../../../web/kit/record-page.tsx";
import { rowsOf } from "../../../../web/kit/record-rows.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { api } from "../../web/client.ts";
import "../oversight.css";
import { isAbove, REGIONS, regionName } from "../regions.ts";
import { oversightChoices, type OversightChoices } from "../use-choices.ts";
import {
  CYCLE_NAMES,
  FLOW_ASKING,
  type FlowAsked,
  type FlowDelivery,
  type FlowDetail,
  type FlowRow,
  returnFlow,
} from "./kind.ts";

const PATH = "/data/return-flows";
const LIST = "GET /api/data/return-flows";
const missed = (day: string) =>
  say(`截至 ${day} 的周期没有回流`, `Nothing was delivered in the cycle up to ${day}`);
const lateBy = (cycles: number) => say(`逾期 ${cycles} 个周期`, `${cycles} overdue`);

function groundOf(
  data: OversightChoices,
  _about: string | undefined,
  sentence: (said: Sentence) => string,
): BeginGround | Sentence {
  const area = data.own?.regionCode ?? "";
  const upper = data.units.filter(({ regionCode }) => isAbove(regionCode, area));
  if (upper.length === 0)
    return say(
      "单位名录里没有辖区在本地之上的单位，请先由办公室在名录中补充。",
      "The roster has no unit whose area lies above yours. Ask the office to add it.",
    );
  return {
    choices: {
      sourceId: upper.map(({ id, name }) => ({ value: id, label: name })),
      regionCode: REGIONS.filter(({ code }) => code === area || isAbove(area, code)).map(({ code }) => ({
        value: code,
        label: sentence(regionName(code)),
      })),
    },
    initial: { regionCode: area },
    day: data.day,
  };
}

/** Return-flows: what comes back from the level above, and which cycle was missed. */
export const list = listPage<FlowRow, typeof FLOW_ASKING, OversightChoices>(returnFlow, {
  path: PATH,
  route: LIST,
  list: (query) => api(LIST, { query }),
  lead: say(
    "上级部门的业务系统收集了本地的数据，可申请按行政区划回流；上级不得附加额外条件（政务数据共享条例第二十四条）。每个周期没有回流的列为逾期。",
    "Data on one's own area that systems of the level above collected flows back on request, filtered by area; the level above may set no further condition (Regulation on Government Data Sharing, article 24). A cycle without a delivery is overdue.",
  ),
  none: {
    title: say("还没有数据回流", "There is no return-flow yet"),
    help: say(
      "需要上级系统里的本地数据时，在这里申请回流。",
      "When you need data on your area from a system of the level above, ask for it here.",
    ),
  },
  columns: [
    sortedBy(
      "title",
      linked(say("数据", "Data"), { to: ({ id }) => `${PATH}/${id}`, text: ({ title }) => title }),
    ),
    chinese(say("申请单位", "Asked by"), ({ asker }) => asker),
    chinese(say("上级单位", "Level above"), ({ source }) => source),
    sortedBy(
      "status",
      named(say("状态", "Status"), returnFlow.statuses, ({ status }) => status),
    ),
    named(say("周期", "Cycle"), CYCLE_NAMES, ({ cycle }) => cycle),
    dayOf(say("最近回流", "Last delivery"), ({ lastDelivery }) => lastDelivery, say("尚未回流", "none yet")),
    figure(say("累计行数", "Rows so far"), ({ deliveredRows }) => deliveredRows),
    shown(say("逾期周期", "Overdue cycles"), ({ overdue }, { sentence }) =>
      overdue === 0 ? (
        sentence(say("无", "none"))
      ) : (
        <span className="ov-late">{sentence(lateBy(overdue))}</span>
      ),
    ),
  ],
  begin: {
    by: ["liaison", "unit-head", "data-officer"],
    fields: FLOW_ASKING,
    help: say(
      "写明需要回流的数据项和履职用途。区划默认为本单位所在地，可缩小到一个旗县区。",
      "Say which data items and for which duty. The area is your unit's own; it can be narrowed to one banner, county or district.",
    ),
    known: oversightChoices,
    ground: groundOf,
    send: (seed) => api("POST /api/data/return-flows", { body: { key: newRequestKey(), seed } }),
  },
});

const { items, purpose, regionCode, cycle, sourceId } = FLOW_ASKING;
const { on, rows, note } = returnFlow.acts.deliver.asks;

const Missed = rowsOf<FlowDetail, { readonly day: string }>({
  title: say("逾期周期", "Overdue cycles"),
  rows: ({ overdue }) => overdue.map((day) => ({ day })),
  columns: [
    {
      ...shown(say("周期", "Cycle"), ({ day }, { language, sentence }) => (
        <span className="ov-late">{sentence(missed(formatDay(day, language)))}</span>
      )),
      card: "title",
    },
  ],
});

const Deliveries = rowsOf<FlowDetail, FlowDelivery>({
  title: say("回流记录", "Deliveries"),
  rows: ({ state }) => state.deliveries.toReversed(),
  columns: [
    { ...dayOf(on.name, ({ day }) => day), card: "title" },
    figure(rows.name, (delivery) => delivery.rows),
    chinese(note.name, (delivery) => delivery.note),
  ],
  none: {
    title: say("还没有回流记录", "Nothing was delivered yet"),
    help: say(
      "同意后，每次回流在这里登记日期和行数，并留下凭据。",
      "Once agreed, each delivery is entered here with its day and rows, and leaves a receipt.",
    ),
  },
});

/** One return-flow: what was asked, what came, what is owed. */
export const record = recordPage<FlowDetail["state"], FlowDetail, FlowAsked>(returnFlow, {
  path: PATH,
  route: LIST,
  open: (id) => api("GET /api/data/return-flows/:flow", { params: { flow: id } }),
  act: (id, body) => api("POST /api/data/return-flows/:flow/acts", { params: { flow: id }, body }),
  title: ({ title }) => title,
  Lead: ({ detail: { overdue } }) => {
    const sentence = useSentence();
    return overdue.length > 0 && <span className="ov-late">{sentence(lateBy(overdue.length))}</span>;
  },
  Facts: factsOf<FlowDetail>([
    chinese(say("申请单位", "Asked by"), ({ state, names }) => names[state.asker.unitId]),
    chinese(sourceId.name, ({ state, names }) => names[state.source.unitId]),
    shown(regionCode.name, ({ state }, { sentence }) => sentence(regionName(state.regionCode))),
    named(cycle.name, CYCLE_NAMES, ({ state }) => state.cycle),
    dayOf(say("申请日期", "Asked on"), ({ state }) => state.askedOn),
    dayOf(say("同意日期", "Agreed on"), ({ state }) => state.agreedOn),
    dayOf(say("结束日期", "Ended on"), ({ state }) => state.endedOn),
    written(items.name, ({ state }) => state.items),
    written(purpose.name, ({ state }) => state.purpose),
  ]),
  After: ({ detail }) => (
    <>
      <Missed detail={detail} />
      <Deliveries detail={detail} />
    </>
  ),
});
