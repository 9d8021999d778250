import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import { dueBy, type InboxLine, NO_LIMIT } from "../../../../kernel/inbox.ts";
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
>;

const UNDECIDED: Readonly<Partial<Record<CaseStage, CaseWait>>> = {
  "handed-over": "case-sign",
  accepted: "case-decide",
  special: "case-decide",
  decided: "case-deliver",
};

type Line = Pick<InboxLine, "kind" | "why" | "due" | "late" | "weight">;

/**
 * What a case waits for of this person, as the lists of the window and of the deciding unit count it: its place of receipt, the
 * unit that decides, the window at which its result lies, its applicant. While time is stopped nothing is late.
 */
export function caseWaits(of: WaitingCase, person: ActingFor, day: Day): Line[] {
  const { roles, unitIds, accountId, regionCode } = person;
  const decides =
    unitIds.includes(of.decidingUnit) && (roles.includes("liaison") || roles.includes("unit-head"));
  const receives =
    unitIds.includes(of.receivingUnit) &&
    (roles.includes("window-clerk") ||
      (of.mode === "online" && of.receivingUnit === of.decidingUnit && decides));
  const applied = of.applicant !== null && of.applicant === accountId && roles.includes("applicant");
  const limit = of.endedOn === null && of.stage !== "special" ? dueBy(of.due, day) : NO_LIMIT;
  const line = (kind: CaseWait, by: Pick<Line, "due" | "late"> = NO_LIMIT): Line => ({
    kind,
    why: WHY[kind],
    weight: 3,
    ...by,
  });
  const work = UNDECIDED[of.stage as CaseStage];
  const lines = [
    receives && of.stage === "received" ? line("case-hand-over") : null,
    decides && of.handedOverOn !== null && work !== undefined ? line(work, limit) : null,
    decides && of.handedOverOn !== null && of.answerDue !== null
      ? line("case-answer", dueBy(of.answerDue, day))
      : null,
    of.stage === "supplement" && (of.applicant === null ? receives : applied)
      ? line("case-supplement")
      : null,
    of.stage === "delivering" && of.deliveryCity !== null
      ? roles.includes("window-clerk") && of.deliveryCity === regionCode
        ? line("case-fetch")
        : null
      : of.stage === "delivering" && applied
        ? line("case-confirm")
        : null,
  ];
  return lines.filter((each) => each !== null);
}
