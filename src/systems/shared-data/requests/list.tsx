import { Link } from "react-router";
import type { Sentence } from "../../../kernel/error.ts";
import { type Fields, say } from "../../../kernel/fields.ts";
import { urlOf } from "../../../web/frame/api.ts";
import { formatDay } from "../../../web/frame/format.ts";
import { shown } from "../../../web/kit/columns.tsx";
import { listPage } from "../../../web/kit/list-page.tsx";
import { SampleLabel, StatusLabel } from "../../../web/kit/parts.tsx";
import { breachOf } from "../domain/clocks/breaches.ts";
import { SHARED_DATA_FIGURES } from "../domain/figures.ts";
import { api } from "../web/client.ts";
import { FILTERS, type RequestTab } from "./fields.ts";
import { request } from "./kind.ts";
import { ATTRIBUTES, ClockWords, Overdue, stepWords, TONES } from "./labels.tsx";
import "./requests.css";
import { COUNTS, countsOf } from "./use-counts.ts";
import type { RequestRow } from "./view.ts";

const NONE: Readonly<Record<RequestTab, Sentence>> = {
  mine: say("没有等您办理的申请", "No request waits for you"),
  asked: say("本单位还没有提出申请", "Your unit has not asked for data yet"),
  given: say("还没有单位向本单位申请数据", "Nobody has asked your unit for data yet"),
  all: say("还没有共享申请", "There are no requests yet"),
};

/** Requests for shared data: what waits for the reader, what the unit asked and was asked, with the limit of each. */
export default listPage<RequestRow, Fields, never, typeof FILTERS>(request, {
  path: "/data/requests",
  route: "GET /api/data/requests",
  list: ({ tab, ...query }) => api("GET /api/data/requests", { query: { ...query, tab } }),
  workbook: (query) => urlOf("GET /api/data/request-workbook", { query }),
  lead: say(
    "申请、答复、提供、使用到处置；时限依《政务数据共享条例》，按国务院放假调休安排以工作日计算。",
    "From filing to answer, delivery, use and disposal. Limits are those of the regulation on sharing, in working days on the State Council's calendar.",
  ),
  search: say("目录名称、代码、单位、用途", "Resource, code, unit, purpose"),
  none: {
    title: (tab = "all") => NONE[tab as RequestTab],
    help: say(
      "需要其他部门的数据时，先在目录中找到数据，再提出申请。",
      "Where you need another department's data, find it in the catalogue, then ask for it.",
    ),
  },
  narrowing: FILTERS,
  tabbed: {
    by: "tab",
    of: (allows) => [
      ...(allows(["liaison", "unit-head", "data-officer"]) ? ["mine", "asked", "given"] : []),
      ...(allows(["data-officer", "office"]) ? ["all"] : []),
    ],
    counts: { route: COUNTS, ask: countsOf },
    figures: {
      mine: SHARED_DATA_FIGURES["shared-data.requests-mine"],
      asked: SHARED_DATA_FIGURES["shared-data.requests-asked"],
      given: SHARED_DATA_FIGURES["shared-data.requests-given"],
      all: SHARED_DATA_FIGURES["shared-data.requests-all"],
    },
  },
  begin: { by: ["liaison"], at: "/data/requests/new" },
  columns: [
    shown(
      say("数据目录", "Resource"),
      ({ id, name, code, attribute, sample, filedOn }, { sentence, language }) => {
        const on = formatDay(filedOn, language);
        return (
          <div className="ui-plan-title">
            <Link to={`/data/requests/${id}`} lang="zh-CN">
              {name}
            </Link>{" "}
            <SampleLabel sample={sample} />
            <div className="ui-quiet">
              {code} · {sentence(ATTRIBUTES[attribute])} ·{" "}
              {sentence(filedOn === null ? say("未提出", "Not filed") : say(`提出于 ${on}`, `Filed ${on}`))}
            </div>
          </div>
        );
      },
      { card: "title", sort: "title" },
    ),
    shown(say("需求部门 → 提供部门", "Requester → provider"), ({ requester, provider }) => (
      <span className="ui-column" lang="zh-CN">
        <span>{requester.name}</span>
        <span>→ {provider.name}</span>
      </span>
    )),
    shown(
      say("状态", "Status"),
      ({ status, until }, { sentence, language }) => {
        const on = formatDay(until, language);
        return (
          <span className="ui-column">
            <span>
              <StatusLabel name={sentence(request.statuses[status])} tone={TONES[status]} />
            </span>
            {until !== null && (
              <span className="ui-quiet">{sentence(say(`使用至 ${on}`, `Usable until ${on}`))}</span>
            )}
          </span>
        );
      },
      { sort: "status" },
    ),
    shown(
      say("时限", "Limit"),
      ({ running, breaches }, { sentence }) => (
        <span className="ui-column">
          {running !== null && <ClockWords shown={running} />}
          {running === null && breaches.length === 0 && "—"}
          {breaches
            .filter((code) => code !== running?.clock.breach)
            .map((code) => (
              <Overdue key={code}>{sentence(breachOf(code).name)}</Overdue>
            ))}
        </span>
      ),
      { sort: "until" },
    ),
    shown(say("下一步", "Next"), ({ steps }, { sentence }) =>
      steps.length === 0 ? (
        "—"
      ) : (
        <span className="ui-column">
          {steps.map((step) => {
            const [act, side] = stepWords(step);
            return (
              <span key={`${step.side} ${step.act}`}>
                {sentence(act)} <span className="ui-quiet">{sentence(side)}</span>
              </span>
            );
          })}
        </span>
      ),
    ),
  ],
});
