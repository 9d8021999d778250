import type { Day } from "../../../kernel/calendar.ts";
import type { Failure, Sentence } from "../../../kernel/error.ts";
import type { RecordActor, Recorded, RecordShape } from "../../../kernel/record.ts";
import { termRefused } from "./term-rules.ts";

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
