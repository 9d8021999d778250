import { Link } from "react-router";
import { formatDay } from "../../web/frame/format.ts";
import { useSentence } from "../../web/frame/language.tsx";
import { shown } from "../../web/kit/columns.tsx";
import { importPage } from "../../web/kit/import-page.tsx";
import { RosterLink } from "../web/roster-link.tsx";
import { BeforeEntering } from "./before-entering.tsx";
import { LEDGER_OUTCOMES, type LedgerImport, type LedgerLine, NO_ADOPTION } from "./line.ts";
import { PROPOSED } from "./values.ts";

const dispatchOf = (plan: string): string => `/plans/${plan}/dispatch`;
const TO_DISPATCH = { zh: "交办", en: "Dispatch" };

/** What stays out of tasks, and where to go for what is not settled here. */
function Aside({ view }: { readonly view: LedgerImport }) {
  const sentence = useSentence();
  const personal = view.columns.some(({ field }) => field === "contact" || field === "phone");
  return (
    <>
      {view.unready?.zh === NO_ADOPTION.sentence.zh && (
        <p className="ui-banner">
          {sentence(NO_ADOPTION.sentence)} <Link to={dispatchOf(view.scope)}>{sentence(TO_DISPATCH)}</Link>
        </p>
      )}
      {personal && (
        <p className="ui-quiet">
          {sentence({
            zh: "联系人、电话属个人信息，不写入任务；请在单位名册中维护。",
            en: "Contacts and telephone numbers are personal data and stay out of tasks; keep them in the roster.",
          })}
        </p>
      )}
      {view.questions.some(({ of }) => of === "units") && (
        <RosterLink
          hint={sentence({ zh: "名册中没有的单位，先到名册添加：", en: "Add a unit that is missing:" })}
        />
      )}
    </>
  );
}

/** An office's own ledger on its way to become tasks. */
export default importPage<LedgerLine>({
  path: "/api/ledger-imports",
  title: { zh: "接入台账", en: "Take over a ledger" },
  what: { zh: "任务", en: "the tasks" },
  above: ({ scope, into = "" }) => [
    { title: { zh: "方案", en: "Plans" }, path: "/plans" },
    { title: { zh: into, en: into }, path: `/plans/${scope}` },
    { title: TO_DISPATCH, path: dispatchOf(scope) },
  ],
  next: ({ scope }) => [
    { title: { zh: "看台账", en: "Open the ledger" }, path: `/ledger?plan=${scope}` },
    {
      title: { zh: "看待核定", en: "Show what awaits judgement" },
      path: `${dispatchOf(scope)}#dispatch-judgement`,
    },
  ],
  outcomes: LEDGER_OUTCOMES,
  shows: {
    same: { zh: "与已登记任务或方案事项相近的", en: "Like a registered task or an undertaking" },
    judgement: { zh: "建议核定的", en: "With a proposed judgement" },
    history: { zh: "带以往进展的", en: "With past progress" },
  },
  results: {
    registered: { zh: "登记并交办", en: "registered and dispatched" },
    existing: { zh: "已登记的", en: "registered before" },
    noted: { zh: "补录以往进展", en: "with past progress added" },
    judged: { zh: "记下核定", en: "judged" },
  },
  questions: {
    units: {
      title: { zh: "对不上的单位", en: "Units that do not match" },
      help: {
        zh: "名册中没有这些名称。选定它是哪个单位，或选“不是单位”略去；名册中确实没有的，先到名册添加。",
        en: "The roster has no such names. Say which unit is meant, or that it is none; add to the roster first what it really lacks.",
      },
    },
    days: {
      title: { zh: "时限", en: "Deadlines" },
      help: {
        zh: "这些写法读不成确定的一天：填写台账年度，或逐个选定日期；也可照原文登记，不设日期。",
        en: "These words give no certain day: say which year the ledger is of, or choose the day of each; or keep them as printed, without a day.",
      },
    },
  },
  before: (asking) => <BeforeEntering {...asking} view={asking.view as LedgerImport} />,
  entry: (id) => `/tasks/${id}`,
  note: (view) => <Aside view={view as LedgerImport} />,
  columns: [
    shown(
      { zh: "单位", en: "Units" },
      ({ lead, support }) =>
        lead.length + support.length === 0 ? null : (
          <span lang="zh-CN">
            <b>{lead.join("、")}</b>
            {support.length > 0 && ` ${support.join("、")}`}
          </span>
        ),
      { width: 190 },
    ),
    shown(
      { zh: "时限", en: "Deadline" },
      ({ deadline: { latest, raw } }, { language }) =>
        formatDay(latest, language) || (raw === null ? null : <span lang="zh-CN">{raw}</span>),
      { width: 140 },
    ),
    shown(
      { zh: "以往进展", en: "Past progress" },
      ({ history }, { sentence }) =>
        history === 0 ? "" : sentence({ zh: `${history} 条`, en: `${history} entries` }),
      { width: 84, figure: true },
    ),
    shown(
      { zh: "建议核定", en: "Proposed" },
      ({ judgement }, { sentence }) => (judgement === null ? "" : sentence(PROPOSED[judgement])),
      { width: 92 },
    ),
  ],
});
