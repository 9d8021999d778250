import type { Sentence } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";
import { chinese, dayOf, figure, linked, named, shown } from "../../../../web/kit/columns.tsx";
import { type BeginGround, listPage } from "../../../../web/kit/list-page.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import type { FlowRow } from "../replies.ts";
import { isAbove, REGIONS, regionName } from "../regions.ts";
import { CYCLE_NAMES, FLOW_ASKING, returnFlow } from "./kind.ts";
import { api } from "../../web/client.ts";
import { text } from "./words.ts";
import "../oversight.css";
import { oversightChoices, type OversightChoices } from "../use-choices.ts";

const LIST = "GET /api/data/return-flows";

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

function Overdue({ cycles }: { readonly cycles: number }) {
  const t = useText(text);
  return <span className="ov-late">{t.overdue(cycles)}</span>;
}

/** Return-flows: what comes back from the level above, and which cycle was missed. */
export default listPage<FlowRow, typeof FLOW_ASKING, OversightChoices>(returnFlow, {
  path: "/data/return-flows",
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
    linked(say("数据", "Data"), { to: ({ id }) => `/data/return-flows/${id}`, text: ({ title }) => title }),
    chinese(say("申请单位", "Asked by"), ({ asker }) => asker),
    chinese(say("上级单位", "Level above"), ({ source }) => source),
    named(say("状态", "Status"), returnFlow.statuses, ({ status }) => status),
    named(say("周期", "Cycle"), CYCLE_NAMES, ({ cycle }) => cycle),
    dayOf(say("最近回流", "Last delivery"), ({ lastDelivery }) => lastDelivery, say("尚未回流", "none yet")),
    figure(say("累计行数", "Rows so far"), ({ deliveredRows }) => deliveredRows),
    shown(say("逾期周期", "Overdue cycles"), ({ overdue }, { sentence }) =>
      overdue === 0 ? sentence(say("无", "none")) : <Overdue cycles={overdue} />,
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
