import { Link } from "react-router";
import { say } from "../../../kernel/fields.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { useSentence } from "../../../web/frame/language.tsx";
import { chinese, dayOf, linked, named, shown, sortedBy } from "../../../web/kit/columns.tsx";
import { listPage } from "../../../web/kit/list-page.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { api } from "../web/client.ts";
import { BeforeRaising } from "./before-raising.tsx";
import { alert, type AlertRow, RAISING } from "./kind.ts";
import { reach } from "./reach/kind.ts";
import { FLOOD_WAVE } from "./river.ts";

const LIST = "GET /api/ecology/alerts";

const NETWORK = "GET /api/ecology/network";
type Known = { readonly day: string; readonly sections: readonly { readonly id: string }[] };

const ToReaches = () => <Link to="/ecology/reaches">{useSentence()(reach.name)}</Link>;

/** Alerts along the river, and the form that raises one. */
export default listPage<AlertRow, typeof RAISING, Known>(alert, {
  path: "/ecology/alerts",
  route: LIST,
  list: (query) => api(LIST, { query }),
  lead: say(
    "断面出现异常时，沿河各市生态环境局同时接到通报，限时确认，共用一份处置记录，直到查明原因。",
    "When something is wrong at a section, the ecology bureaus along the river are told at once, acknowledge in time and share one log until the cause is known.",
  ),
  none: {
    title: say("没有预警", "There is no alert"),
    help: say(
      "发现异常时在这里发出；也可以先发一次演练。",
      "Raise one here when something is wrong, or begin with a drill.",
    ),
  },
  columns: [
    sortedBy(
      "title",
      linked(say("预警", "Alert"), { to: ({ id }) => `/ecology/alerts/${id}`, text: ({ title }) => title }),
    ),
    sortedBy(
      "status",
      named(say("状态", "Status"), alert.statuses, ({ status }) => status),
    ),
    shown(say("未确认", "Not acknowledged"), ({ silent, told }, { language, sentence }) =>
      silent === 0 ? (
        sentence(say("无", "none"))
      ) : (
        <strong>{`${formatFigure(silent, language)} / ${formatFigure(told, language)}`}</strong>
      ),
    ),
    chinese(say("发出单位", "Raised by"), ({ raiser }) => raiser),
    sortedBy(
      "day",
      dayOf(say("发现日期", "Seen on"), ({ seenOn }) => seenOn),
    ),
  ],
  Actions: ToReaches,
  begin: {
    by: ["liaison", "unit-head"],
    fields: RAISING,
    help: FLOOD_WAVE,
    Before: BeforeRaising,
    known: { route: NETWORK, ask: () => api(NETWORK, { query: {} }) },
    ground: ({ day, sections }) => ({
      choices: { section: sections.map(({ id }) => ({ value: id, label: id, lang: "zh-CN" })) },
      day,
    }),
    send: (seed) => api("POST /api/ecology/alerts", { body: { key: newRequestKey(), seed } }),
  },
});
