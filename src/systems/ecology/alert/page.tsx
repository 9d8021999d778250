import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import { CITY_NAMES } from "../../../kernel/region.ts";
import { formatFigure, formatInstant, formatList } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { chinese, dayOf, factsOf, shown, written } from "../../../web/kit/columns.tsx";
import { recordPage } from "../../../web/kit/record-page.tsx";
import { rowsOf } from "../../../web/kit/record-rows.tsx";
import { api } from "../web/client.ts";
import { ESCALATIONS } from "./clock.ts";
import { Diagram } from "./diagram.tsx";
import {
  alert,
  alertTitle,
  type AlertAsked,
  type AlertDetail,
  type AlertState,
  CAUSES,
  RAISING,
  TASKS,
} from "./kind.ts";
import { type Notice, riverOf } from "./notice.ts";
import { STANDINGS } from "./reach/kind.ts";
import type { Reach } from "./river.ts";
import { SIDES, words } from "./words.ts";

const LIST = "GET /api/ecology/alerts";
type Told = Notice & { readonly unit: string };
type Sampled = AlertState["samples"][number] & { readonly unit: string };

/** Who was told that a bureau is late. */
const lateWords = (clock: Notice["clock"]): Sentence => {
  const { zh, en } = ESCALATIONS[clock?.escalateTo ?? "office"];
  return say(`逾时，已报告${zh}`, `late: told ${en}`);
};

const Told = rowsOf<AlertDetail, Told>({
  title: say("通报", "Who was told"),
  rows: ({ state, names }) =>
    state.notices.map((notice) => ({ ...notice, unit: names[notice.unitId] ?? "" })),
  columns: [
    { ...chinese<Told>(say("单位", "Unit"), ({ unit }) => unit), card: "title" },
    shown(say("位置", "Where"), ({ section, side }, { sentence }) => `${section} · ${sentence(SIDES[side])}`),
    shown(say("到达", "Arrives"), ({ earliest, latest }) =>
      earliest === null || earliest === latest
        ? "—"
        : `${formatInstant(earliest)} – ${formatInstant(latest)}`,
    ),
    shown(say("确认时限", "Acknowledge by"), ({ due }) => formatInstant(due)),
    shown(say("首次答复时限", "First answer by"), (notice, { sentence }) => {
      const { answerDue, answeredAt, answerEscalatedAt, clock } = notice;
      if (answerDue === undefined) return sentence(say("没有约定", "none agreed"));
      if (answeredAt === undefined)
        return answerEscalatedAt === undefined
          ? formatInstant(answerDue)
          : `${formatInstant(answerDue)} ${sentence(lateWords(clock))}`;
      const [due, given] = [formatInstant(answerDue), formatInstant(answeredAt)];
      return sentence(
        answeredAt <= answerDue
          ? say(`${due}，已按时`, `${due}, in time`)
          : say(`${due}，${given} 才答复`, `${due}, answered ${given}`),
      );
    }),
    shown(
      say("确认", "Acknowledged"),
      ({ acknowledgedAt, acknowledgedBy, escalatedAt, clock }, { sentence }) =>
        acknowledgedAt !== null
          ? `${formatInstant(acknowledgedAt)} ${acknowledgedBy ?? ""}`
          : sentence(escalatedAt === null ? say("等待中", "waiting") : lateWords(clock)),
    ),
  ],
  none: {
    title: say("没有别的单位要通报", "No other unit had to be told"),
    help: say(
      "沿河其他城市的生态环境局都不在名录里。",
      "The roster has no other ecology bureau along the river.",
    ),
  },
});

const Tasks = rowsOf<AlertDetail, { readonly task: keyof typeof TASKS; readonly done: boolean }>({
  title: say("八项任务（环应急〔2020〕5号）", "Eight tasks (No. 5 of 2020 of the ecology ministry)"),
  rows: ({ state }) =>
    (Object.keys(TASKS) as (keyof typeof TASKS)[]).map((task) => ({
      task,
      done: state.tasks.includes(task),
    })),
  columns: [
    { ...shown(say("任务", "Task"), ({ task }, { sentence }) => sentence(TASKS[task])), card: "title" },
    shown(say("进展", "So far"), ({ done }, { sentence }) =>
      sentence(
        done ? say("已有登记，见记录", "entered, see the log") : say("还没有登记", "nothing entered yet"),
      ),
    ),
  ],
});

/** The river as it stood when the alert was raised, whatever was entered since. */
const Reaches = rowsOf<AlertDetail, Reach>({
  title: say("发出时的河段", "The river when it was raised"),
  rows: ({ state }) => riverOf(state).reaches,
  columns: [
    { ...chinese<Reach>(say("河段", "Reach"), ({ from, to }) => `${from} → ${to}`), card: "title" },
    shown(say("传播时间", "Hours"), ({ hours, latestHours }, { language, sentence }) => {
      const band = `${formatFigure(hours, language)}–${formatFigure(latestHours, language)}`;
      return sentence(say(`${band} 小时`, `${band} h`));
    }),
    shown(say("核实情况", "Standing"), ({ standing }, { sentence }) => sentence(STANDINGS[standing])),
    chinese(say("依据", "Source"), ({ source }) => source),
  ],
});

const Samples = rowsOf<AlertDetail, Sampled>({
  title: say("联合采样", "Joint samples"),
  rows: ({ state, names }) =>
    state.samples.map((sample) => ({ ...sample, unit: names[sample.unitId] ?? "" })),
  columns: [
    { ...chinese<Sampled>(say("采样点", "Where"), ({ place }) => place), card: "title" },
    chinese(say("项目和结果", "Item and result"), ({ result }) => result),
    dayOf(say("日期", "Day"), ({ on }) => on),
    chinese(say("登记单位", "Entered by"), ({ unit }) => unit),
  ],
});

/** One alert: when it arrives where, who has answered, what was done, until it is closed. */
export default recordPage<AlertState, AlertDetail, AlertAsked>(alert, {
  path: "/ecology/alerts",
  route: LIST,
  open: (id) => api("GET /api/ecology/alerts/:alert", { params: { alert: id } }),
  act: (id, body) => api("POST /api/ecology/alerts/:alert/acts", { params: { alert: id }, body }),
  title: (state) => alertTitle(state),
  tones: { raised: "vermilion", running: "ochre", closed: "quiet" },
  Lead: ({ detail }) => {
    const t = useText(words);
    return detail.state.drill && <span className="alert-drill">{t.drill}</span>;
  },
  Before: ({ detail: { state } }) => {
    const t = useText(words);
    const sentence = useSentence();
    const { language } = useLanguage();
    const cities = state.unreached.map((code) => sentence(CITY_NAMES[code] ?? say(code, code)));
    return cities.length > 0 && <p className="alert-wave">{t.unreached(formatList(cities, language))}</p>;
  },
  Facts: factsOf<AlertDetail>([
    chinese(RAISING.section.name, ({ state }) => state.section),
    shown(RAISING.seenAt.name, ({ state }) => formatInstant(state.seenAt)),
    chinese(say("发出单位", "Raised by"), ({ state, names }) => names[state.raiser.unitId]),
    shown(
      say("原因", "Cause"),
      ({ state }, { sentence }) => state.cause !== null && sentence(CAUSES[state.cause]),
    ),
    written(RAISING.more.name, ({ state }) => state.more),
  ]),
  After: ({ detail }) => (
    <>
      <Diagram detail={detail} />
      <Told detail={detail} />
      <Reaches detail={detail} />
      <Tasks detail={detail} />
      <Samples detail={detail} />
    </>
  ),
});
