import type { Sentence } from "../../../../kernel/error.ts";
import { dueOn, holder, staffOf, type Wait } from "../../../../kernel/inbox.ts";
import type { CaseNow } from "./case-now.ts";
import type { CaseStage } from "./case.ts";

/** What a case waits for, each with its name in the filter of the inbox. */
export const CASE_WAITS = {
  "case-hand-over": { zh: "办件待移交", en: "Cases to hand over" },
  "case-sign": { zh: "办件待签收", en: "Cases to sign for" },
  "case-decide": { zh: "办件办理中", en: "Cases in work" },
  "case-deliver": { zh: "办件待送达", en: "Decisions to deliver" },
  "case-fetch": { zh: "窗口发放", en: "Results to hand out" },
  "case-answer": { zh: "评价待回复", en: "Appraisals to answer" },
  "case-supplement": { zh: "待补正", en: "Papers asked for" },
  "case-confirm": { zh: "待确认收到", en: "Results to confirm" },
} as const satisfies Readonly<Record<string, Sentence>>;
export type CaseWait = keyof typeof CASE_WAITS;

const WHY: Readonly<Record<CaseWait, Sentence>> = {
  "case-hand-over": {
    zh: "核验身份、核对材料后移交办理单位",
    en: "Check identity and papers, then hand it over",
  },
  "case-sign": { zh: "签收并受理", en: "Sign for it and accept it" },
  "case-decide": { zh: "作出决定", en: "Decide on it" },
  "case-deliver": { zh: "送达决定", en: "Deliver the decision" },
  "case-fetch": {
    zh: "到本市窗口领取，核验后发放",
    en: "To be fetched at your city's window: check and hand out",
  },
  "case-answer": { zh: "回复不满意的评价", en: "Answer a dissatisfied appraisal" },
  "case-supplement": {
    zh: "补交告知书上列出的材料，补交以前停止计时",
    en: "Hand in the papers of the notice; time stands still until then",
  },
  "case-confirm": { zh: "收到结果后请确认", en: "Confirm once you have the result" },
};

/** What of a case tells whom it waits for. */
export type WaitingCase = Pick<
  CaseNow,
  | "mode"
  | "stage"
  | "receivingUnit"
  | "decidingUnit"
  | "applicant"
  | "deliveryCity"
  | "handedOverOn"
  | "due"
  | "endedOn"
  | "answerDue"
  | "begunOn"
>;

const UNDECIDED: Readonly<Partial<Record<CaseStage, CaseWait>>> = {
  "handed-over": "case-sign",
  accepted: "case-decide",
  special: "case-decide",
  decided: "case-deliver",
};

/**
 * What a case waits for, as the lists of the window and of the deciding unit count it: of its place of receipt, of the unit that
 * decides, of the window at which its result lies, of its applicant. While time is stopped nothing is late.
 */
export function caseWaits(id: string, of: WaitingCase): Wait[] {
  const { stage, applicant, receivingUnit, decidingUnit, deliveryCity } = of;
  const decides = staffOf(decidingUnit);
  const online = of.mode === "online" && receivingUnit === decidingUnit;
  const receives = [holder("window-clerk", receivingUnit), ...(online ? decides : [])];
  const applied = applicant === null ? null : [holder("applicant", applicant)];
  const limit = of.endedOn === null && stage !== "special" ? dueOn(of.due) : {};
  const since = of.handedOverOn ?? of.begunOn;
  const line = (kind: CaseWait, whom: readonly string[], by: Pick<Wait, "due" | "lateFrom"> = {}): Wait => ({
    kind,
    what: kind,
    why: WHY[kind],
    whom,
    since,
    weight: 3,
    ...(whom === applied ? { link: `/my-cases/${id}` } : {}),
    ...by,
  });
  const work = UNDECIDED[stage as CaseStage];
  const delivering = stage === "delivering";
  const lines = [
    stage === "received" ? line("case-hand-over", receives) : null,
    of.handedOverOn !== null && work !== undefined ? line(work, decides, limit) : null,
    of.handedOverOn !== null && of.answerDue !== null
      ? line("case-answer", decides, dueOn(of.answerDue))
      : null,
    stage === "supplement" ? line("case-supplement", applied ?? receives) : null,
    delivering && deliveryCity !== null ? line("case-fetch", [holder("window-clerk", deliveryCity)]) : null,
    delivering && deliveryCity === null && applied !== null ? line("case-confirm", applied) : null,
  ];
  return lines.filter((each) => each !== null);
}
