import { Navigate } from "react-router";
import { say } from "../../../../kernel/fields.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import {
  chinese,
  dayOf,
  factsOf,
  linked,
  named,
  shown,
  sortedBy,
  written,
} from "../../../../web/kit/columns.tsx";
import { useFilters } from "../../../../web/kit/filters.ts";
import { listPage } from "../../../../web/kit/list-page.tsx";
import { Chinese, Written } from "../../../../web/kit/parts.tsx";
import { recordPage } from "../../../../web/kit/record-page.tsx";
import { rowsOf } from "../../../../web/kit/record-rows.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { api } from "../../web/client.ts";
import "../oversight.css";
import {
  ASKING,
  correction,
  type CorrectionAsked,
  type CorrectionChoice,
  type CorrectionDetail,
  type CorrectionRow,
  lateAnswer,
  type Recipient,
} from "./kind.ts";
import { BeforeCorrecting } from "./before-correcting.tsx";
import { HOW, RECIPIENTS, VIA } from "./words.ts";

const PATH = "/data/corrections";
const LIST = "GET /api/data/corrections";
const CHOICES = "GET /api/data/correction-choices";
const LATE = say("逾期", "late");
const HIDDEN = say(
  "校核内容可能涉及个人信息，只向申请方、提供部门和使用单位显示。",
  "The words may concern persons and are shown to who asked, the provider and the recipients only.",
);
const SUBJECT = say("数据主体", "data subject");

const name = linked<CorrectionRow>(say("数据资源", "Resource"), {
  to: ({ id }) => `${PATH}/${id}`,
  text: ({ resourceName }) => resourceName,
});

type Choices = { readonly rows: readonly CorrectionChoice[]; readonly day: string };

/** Corrections: which wait for an answer, and who has applied them; `about` names the resource, as from the page of a grant. */
export const list = listPage<CorrectionRow, typeof ASKING, Choices>(correction, {
  path: PATH,
  route: LIST,
  list: (query) => api(LIST, { query }),
  lead: (allows) =>
    allows(["applicant"])
      ? say(
          "您发现本人或本企业的政务数据有错，可以在这里申请校核。提供部门 10 个工作日内答复，更正后会通知用过这项数据的单位。",
          "If data about you or your enterprise is wrong, ask for a correction here. Its provider answers within 10 working days; units that used it are told of the correction.",
        )
      : say(
          "发现共享数据不准确、不完整的，向提供部门申请校核；提供部门 10 个工作日内核实、更正并答复（政务数据共享条例第二十六条）。更正后通知每个用过这项数据的单位，直到全部应用。",
          "Whoever uses shared data and finds it wrong asks its provider to check it; the provider verifies, corrects and answers within 10 working days (Regulation on Government Data Sharing, article 26). Then every unit that used the data is told, until all have applied it.",
        ),
  none: {
    title: say("还没有校核申请", "No correction was asked for yet"),
    help: say(
      "使用共享数据时发现差错，可在这里申请校核。",
      "When you find an error in shared data, ask here for its correction.",
    ),
  },
  columns: [
    {
      ...name,
      sort: "title",
      show: (row, ground) => (
        <span className="ui-row">
          {name.show(row, ground)}
          {row.waitsForMe && (
            <span className="ui-label ui-label-river">
              {ground.sentence(say("待您办理", "waits for you"))}
            </span>
          )}
        </span>
      ),
    },
    chinese(say("提供部门", "Provider"), ({ provider }) => provider),
    shown(say("申请", "Asked by"), ({ asker }, { sentence }) =>
      asker === null ? sentence(SUBJECT) : <Chinese>{asker}</Chinese>,
    ),
    sortedBy(
      "status",
      named(say("状态", "Status"), correction.statuses, ({ status }) => status),
    ),
    shown(
      say("答复期限", "Answer due"),
      ({ due, late }, { language, sentence }) => (
        <span className="ui-column">
          {formatDay(due, language)}
          {late && <span className="ov-late">{sentence(LATE)}</span>}
        </span>
      ),
      { sort: "until" },
    ),
    shown(
      say("应用进度", "Applied"),
      ({ recipients, applied }, { sentence }) =>
        recipients === 0
          ? "—"
          : sentence(say(`${applied}/${recipients} 个单位`, `${applied} of ${recipients} units`)),
      {
        compared: {
          by: ({ recipients, applied }) => (recipients === 0 ? null : applied / recipients),
          whole: 1,
        },
      },
    ),
  ],
  begin: {
    by: ["liaison", "unit-head", "applicant"],
    fields: ASKING,
    help: say(
      "选择有差错的数据资源，写清差错。",
      "Choose the resource that is wrong, and say what is wrong with it.",
    ),
    known: { route: CHOICES, ask: () => api(CHOICES) },
    ground: ({ rows, day: today }, about) =>
      rows.length === 0
        ? say(
            "没有可以申请校核的数据。校核由使用数据的单位提出：没有获得过授权的单位，请先在申请页取得授权；目录里还没有与个人或企业有关的已发布数据的，可向政务服务窗口反映。",
            "There is no data to ask a correction of. Corrections are for units that use data: one that was granted none asks for a grant first; where no data about persons or enterprises is published yet, tell a service window.",
          )
        : {
            day: today,
            choices: {
              resourceId: rows.map(({ resourceId, resourceName, provider }) => ({
                value: resourceId,
                label: `${resourceName} · ${provider}`,
              })),
            },
            initial: {
              resourceId:
                rows.find((each) => [each.resourceId, each.resourceName].includes(about ?? ""))?.resourceId ??
                "",
            },
          },
    send: (values) => api("POST /api/data/corrections", { body: { key: newRequestKey(), ...values } }),
  },
});

type Line = Recipient & { readonly unit: string | undefined; readonly why: string | undefined };

/** One correction: what is wrong, what was answered, and which recipients have applied it. */
export const record = recordPage<CorrectionDetail["state"], CorrectionDetail, CorrectionAsked>(correction, {
  path: PATH,
  route: LIST,
  open: (id) => api("GET /api/data/corrections/:correction", { params: { correction: id } }),
  act: (id, body) => api("POST /api/data/corrections/:correction/acts", { params: { correction: id }, body }),
  before: { accept: BeforeCorrecting },
  title: ({ about }) => about.resourceName,
  Lead: ({ detail: { state, day: today } }) => {
    const sentence = useSentence();
    return lateAnswer(state, today) !== null && <span className="ov-late">{sentence(LATE)}</span>;
  },
  Facts: factsOf<CorrectionDetail>([
    chinese(say("提供部门", "Provider"), ({ state, names }) => names[state.about.providerId]),
    shown(say("申请", "Asked by"), ({ state: { asker }, names }, { sentence }) =>
      asker.kind === "unit" ? <Chinese>{names[asker.unitId]}</Chinese> : sentence(SUBJECT),
    ),
    dayOf(say("申请日期", "Asked on"), ({ state }) => state.askedOn),
    shown(say("答复期限", "Answer due"), ({ state: { due, article } }, { language }) => (
      <>
        {formatDay(due, language)} · <Chinese>{article}</Chinese>
      </>
    )),
    shown(say("差错始于", "Wrong since"), ({ state: { since } }, { language, sentence }) =>
      since === null ? sentence(say("不清楚", "not known")) : formatDay(since, language),
    ),
    dayOf(say("答复日期", "Answered on"), ({ state }) => state.answeredOn),
    dayOf(say("全部应用", "Applied by all"), ({ state }) => state.appliedOn),
    shown(
      say("申请内容", "What is wrong"),
      ({ texts }, { sentence }) =>
        texts === null ? sentence(HIDDEN) : texts["asked"] && <Written>{texts["asked"]}</Written>,
      { whole: true },
    ),
    written(say("答复", "Answer"), ({ texts }) => texts?.["answered"]),
  ]),
  After: rowsOf<CorrectionDetail, Line>({
    title: RECIPIENTS,
    help: say(
      "差错期间曾获授权或曾读取这项数据的每个单位，各出现一次。",
      "Every unit that held a grant or read the data while it was wrong, each once.",
    ),
    rows: ({ state, names, texts }) =>
      state.recipients.map((each) => ({ ...each, unit: names[each.unitId], why: texts?.[each.unitId] })),
    columns: [
      { ...chinese(say("单位", "Unit"), ({ unit }) => unit), card: "title" },
      named(say("依据", "Because"), VIA, ({ via }) => via),
      shown(say("情况", "State"), ({ status }, { sentence }) => (
        <span className={status === "waiting" ? "ui-state ui-state-due-soon" : "ui-state"}>
          {sentence(HOW[status])}
        </span>
      )),
      dayOf(say("日期", "Day"), ({ on }) => on),
      chinese(say("说明", "Reason"), ({ why }) => why),
    ],
  }),
});

/** Where asking for one had a page of its own: leads to its form in the list, about the same resource. */
export function New() {
  const [{ resource }] = useFilters(["resource"]);
  const about = resource === undefined ? "" : `&about=${encodeURIComponent(resource)}`;
  return <Navigate to={`${PATH}?new=1${about}`} replace />;
}
