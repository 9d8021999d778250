import { OFFICE_ONLY, OWN_UNIT_ONLY } from "../failures.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { type Failure, type Sentence, refusal } from "../../../kernel/error.ts";
import type { RecordActor, Recorded, RecordShape } from "../../../kernel/record.ts";

export const TERM_STATUSES = ["planned", "serving", "ended", "cancelled"] as const;
export type TermStatus = (typeof TERM_STATUSES)[number];

export type HandOverFile = { readonly digest: string; readonly name: string };

/** 交接: what is handed over at the end of a term. */
export type HandOver = {
  readonly note: string;
  readonly files: readonly HandOverFile[];
  /** Day on which the note was written; null: files only. */
  readonly on: Day | null;
};

/**
 * One unit's term at the promotion centre. The person's name stands elsewhere, so that it can be erased: `person` is the
 * id of that row, null where nobody is named or the name was erased.
 */
export type TermState = {
  readonly unitId: string;
  readonly unitName: string;
  readonly regionCode: string;
  /** Seat of the roster, and its name when the term was planned. */
  readonly seat: string;
  readonly seatName: string;
  /** Both days count; where it began or ended on other days, those. */
  readonly from: Day;
  readonly until: Day;
  readonly status: TermStatus;
  readonly person: string | null;
  readonly forgotten: boolean;
  readonly handOver: HandOver | null;
  /** The term that takes over. */
  readonly successor: string | null;
  /** Why this unit: the sentence of the order when it was planned. */
  readonly why: string;
  /** Why it was cancelled, moved or ended early. */
  readonly note: string;
};

export type TermSeed = Pick<
  TermState,
  "unitId" | "unitName" | "regionCode" | "seat" | "seatName" | "from" | "until" | "why"
>;

export type TermAct =
  | { readonly type: "plan"; readonly seed: TermSeed }
  | {
      readonly type: "revise";
      readonly seat: string;
      readonly seatName: string;
      readonly from: Day;
      readonly until: Day;
      readonly reason: string;
    }
  /** The name itself never stands in an act. */
  | { readonly type: "propose-person"; readonly person: string }
  | { readonly type: "start"; readonly on: Day }
  | { readonly type: "hand-over"; readonly note: string }
  | { readonly type: "add-hand-over-file"; readonly file: HandOverFile }
  | { readonly type: "name-successor"; readonly term: string | null }
  | { readonly type: "end"; readonly on: Day; readonly reason: string }
  | { readonly type: "cancel"; readonly reason: string }
  | { readonly type: "forget-person"; readonly person: string; readonly reason: string };

/** Acts that are offered, each with what it would be done with on a day. */
export const termActs = (state: TermState, day: Day): readonly TermAct[] => [
  { ...state, type: "revise", reason: "·" },
  { type: "propose-person", person: state.person ?? "·" },
  { type: "start", on: state.from < day ? state.from : day },
  { type: "hand-over", note: "·" },
  { type: "add-hand-over-file", file: { digest: "·", name: "·" } },
  { type: "name-successor", term: null },
  { type: "end", on: state.until < day ? state.until : day, reason: "·" },
  { type: "cancel", reason: "·" },
  { type: "forget-person", person: state.person ?? "·", reason: "·" },
];

function fold(state: TermState | null, { act, day }: Pick<Recorded<TermAct>, "act" | "day">): TermState {
  if (act.type === "plan")
    return {
      ...act.seed,
      status: "planned",
      person: null,
      forgotten: false,
      handOver: null,
      successor: null,
      note: "",
    };
  if (state === null) throw new Error("a term begins with its plan");
  const handOver = state.handOver ?? { note: "", files: [], on: null };
  switch (act.type) {
    case "revise": {
      const { seat, seatName, from, until, reason } = act;
      return { ...state, seat, seatName, from, until, note: reason };
    }
    case "propose-person":
      return { ...state, person: act.person, forgotten: false };
    case "start":
      return { ...state, status: "serving", from: act.on };
    case "hand-over":
      return { ...state, handOver: { ...handOver, note: act.note, on: day } };
    case "add-hand-over-file":
      return { ...state, handOver: { ...handOver, files: [...handOver.files, act.file] } };
    case "name-successor":
      return { ...state, successor: act.term };
    case "end":
      return { ...state, status: "ended", until: act.on, note: act.reason };
    case "cancel":
      return { ...state, status: "cancelled", note: act.reason };
    case "forget-person":
      return { ...state, person: null, forgotten: true };
  }
}

function sentence(act: TermAct, unitName: (id: string) => string): Sentence {
  switch (act.type) {
    case "plan": {
      const { unitId, seatName, from, until } = act.seed;
      return {
        zh: `排定${unitName(unitId)}选派，${seatName}，${from} 至 ${until}`,
        en: `planned ${unitName(unitId)}: ${seatName}, ${from} to ${until}`,
      };
    }
    case "revise":
      return {
        zh: `改为${act.seatName}，${act.from} 至 ${act.until}（理由：${act.reason}）`,
        en: `changed to ${act.seatName}, ${act.from} to ${act.until} (reason: ${act.reason})`,
      };
    case "propose-person":
      return { zh: "报送选派人员", en: "named the person" };
    case "start":
      return { zh: `${act.on} 到岗`, en: `began on ${act.on}` };
    case "hand-over":
      return { zh: "填写交接说明", en: "wrote the hand-over" };
    case "add-hand-over-file":
      return { zh: `上传交接材料${act.file.name}`, en: `added the hand-over file ${act.file.name}` };
    case "name-successor":
      return act.term === null
        ? { zh: "取消接任安排", en: "took the successor back" }
        : { zh: "指定接任任期", en: "named the successor" };
    case "end":
      return {
        zh: `${act.on} 期满离岗${act.reason === "" ? "" : `（${act.reason}）`}`,
        en: `ended on ${act.on}${act.reason === "" ? "" : ` (${act.reason})`}`,
      };
    case "cancel":
      return { zh: `取消（理由：${act.reason}）`, en: `cancelled (reason: ${act.reason})` };
    case "forget-person":
      return {
        zh: `删除人员姓名（理由：${act.reason}）`,
        en: `erased the person's name (reason: ${act.reason})`,
      };
  }
}

/** A term as a record. Whether terms overlap is said by warnings, as each record knows only itself. */
export const termShape: RecordShape<TermState, TermAct> = {
  kind: "secondment",
  fold,
  permit: (state: TermState | null, act: TermAct, actor: RecordActor, day: Day): Failure | null =>
    termRefused(state, act, actor, day),
  head: ({ unitId, unitName, seatName, from, until, status, regionCode }) => ({
    title: `${unitName}选派（${seatName}）`,
    status,
    regionCode,
    day: from,
    until,
    unitIds: [unitId],
    measureIds: [],
  }),
  sentence,
};

const DAYS_TURNED = refusal(
  "days-turned",
  "任期的结束日早于开始日，请改正。",
  "The term ends before it begins. Correct the days.",
);
const REASON_NEEDED = refusal("reason-needed", "请写明理由。", "Give the reason.");
const NOT_PLANNED = refusal(
  "not-planned",
  "只有未到岗的任期可以这样办理。已到岗的请办理离岗，已结束的不再改动。",
  "Only a term that has not begun can be treated so. End one that has begun; what has ended stays.",
);
const NOT_SERVING = refusal(
  "not-serving",
  "这一任期没有在岗人员。请先办理到岗。",
  "Nobody serves this term. Record the beginning first.",
);
const OVER = refusal(
  "term-over",
  "这一任期已经结束或取消，不能再改。需要时请另排一期。",
  "This term has ended or was cancelled. Plan another one where needed.",
);
const NO_PERSON = refusal(
  "no-person",
  "还没有选派人员。请先由选派单位报送人员，再办理到岗。",
  "Nobody is named yet. The unit names its person first, then the term begins.",
);
const FUTURE_DAY = refusal(
  "future-day",
  "日期晚于今天。请在当天或以后登记。",
  "The day is in the future. Record it on that day or later.",
);
const FROM_FIXED = refusal(
  "from-fixed",
  "已经到岗，开始日不能再改；请只改结束日。",
  "The term has begun and its first day stays. Change the last day only.",
);
const BEFORE_START = refusal(
  "before-start",
  "离岗日早于到岗日，请改正。",
  "It would end before it began. Correct the day.",
);
const NOTHING_TO_FORGET = refusal(
  "nothing-to-forget",
  "没有可删除的姓名，或者人员已经更换。请刷新后再看。",
  "There is no name to erase, or another person is named by now. Reload and look again.",
);
const STILL_SERVING = refusal(
  "still-serving",
  "在岗期间须保留姓名。请先办理离岗，再删除。",
  "The name is needed while the term lasts. End the term first, then erase it.",
);
const EMPTY_HAND_OVER = refusal(
  "empty-hand-over",
  "交接说明是空的，请写明交接的工作、材料和未办事项。",
  "The hand-over is empty. Write what work, papers and open matters are handed over.",
);
const NOT_STARTED = refusal(
  "not-started",
  "到岗以后才有交接。请在任期内或结束后填写。",
  "There is a hand-over only once the term has begun. Write it during the term or after it.",
);
const NOTHING_YET = refusal(
  "no-term",
  "没有这一任期，请回到列表。",
  "There is no such term. Go back to the list.",
);

const isBlank = (text: string): boolean => text.trim() === "";

function personRefused(state: TermState, act: TermAct): Failure | null {
  if (act.type === "propose-person") return state.status === "planned" ? null : NOT_PLANNED;
  if (act.type === "add-hand-over-file" || act.type === "hand-over") {
    if (state.status === "planned") return NOT_STARTED;
    if (state.status === "cancelled") return OVER;
    return act.type === "hand-over" && isBlank(act.note) ? EMPTY_HAND_OVER : null;
  }
  return null;
}

function officeRefused(state: TermState, act: TermAct, day: Day): Failure | null {
  const over = state.status === "ended" || state.status === "cancelled";
  switch (act.type) {
    case "revise":
      if (over) return OVER;
      if (act.until < act.from) return DAYS_TURNED;
      if (state.status === "serving" && act.from !== state.from) return FROM_FIXED;
      return isBlank(act.reason) ? REASON_NEEDED : null;
    case "start":
      if (state.status !== "planned") return NOT_PLANNED;
      if (state.person === null) return NO_PERSON;
      if (act.on > day) return FUTURE_DAY;
      return act.on > state.until ? DAYS_TURNED : null;
    case "name-successor":
      return over ? OVER : null;
    case "end":
      if (state.status !== "serving") return NOT_SERVING;
      if (act.on > day) return FUTURE_DAY;
      if (act.on < state.from) return BEFORE_START;
      return act.on < state.until && isBlank(act.reason) ? REASON_NEEDED : null;
    case "cancel":
      if (state.status !== "planned") return NOT_PLANNED;
      return isBlank(act.reason) ? REASON_NEEDED : null;
    case "forget-person":
      if (state.person === null || state.person !== act.person) return NOTHING_TO_FORGET;
      if (state.status === "serving") return STILL_SERVING;
      return isBlank(act.reason) ? REASON_NEEDED : null;
    default:
      return null;
  }
}

/** Acts that the unit itself does for its term: it names its person and writes its hand-over. */
export const UNIT_ACTS: readonly TermAct["type"][] = ["propose-person", "hand-over", "add-hand-over-file"];

/** Why an act on a term is refused, null where it may be done. */
export function termRefused(
  state: TermState | null,
  act: TermAct,
  actor: RecordActor,
  day: Day,
): Failure | null {
  if (act.type === "plan") {
    if (!actor.office) return OFFICE_ONLY;
    return act.seed.until < act.seed.from ? DAYS_TURNED : null;
  }
  if (state === null) return NOTHING_YET;
  if (UNIT_ACTS.includes(act.type)) {
    const own = actor.unitIds.includes(state.unitId);
    return actor.office || own ? personRefused(state, act) : OWN_UNIT_ONLY;
  }
  return actor.office ? officeRefused(state, act, day) : OFFICE_ONLY;
}
