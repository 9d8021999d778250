import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { Failure, Sentence } from "../../../../kernel/error.ts";
import type { Recorded, RecordShape } from "../../../../kernel/record.ts";
import {
  BEFORE_GRANT,
  BEGUN,
  DAY_AHEAD,
  DONE_ALREADY,
  NO_CONDITIONS,
  NOT_BEGUN,
  NOT_UPPER,
  NOT_YOURS,
  OWN_AREA_ONLY,
  REASON_NEEDED,
  TEXT_NEEDED,
} from "./oversight-failures.ts";
import { isAbove } from "./regions.ts";
import type { Cycle, Pause } from "./return-flow-cycles.ts";

export const FLOW_STATUSES = ["asked", "running", "paused", "ended"] as const;
export type FlowStatus = (typeof FLOW_STATUSES)[number];

export const FLOW_STATUS_NAMES: Readonly<Record<FlowStatus, Sentence>> = {
  asked: { zh: "待同意", en: "asked" },
  running: { zh: "回流中", en: "running" },
  paused: { zh: "已暂停", en: "paused" },
  ended: { zh: "已结束", en: "ended" },
};

export const CYCLE_NAMES: Readonly<Record<Cycle, Sentence>> = {
  daily: { zh: "每日", en: "daily" },
  weekly: { zh: "每周", en: "weekly" },
  monthly: { zh: "每月", en: "monthly" },
  quarterly: { zh: "每季度", en: "quarterly" },
  yearly: { zh: "每年", en: "yearly" },
};

/** `regionCode` filters the data by 行政区划: only what was collected there flows back. */
export type FlowSeed = {
  readonly title: string;
  readonly items: string;
  readonly purpose: string;
  readonly cycle: Cycle;
  readonly regionCode: string;
  readonly asker: { readonly unitId: string; readonly regionCode: string };
  readonly source: { readonly unitId: string; readonly regionCode: string };
};

export type FlowAct =
  | { readonly type: "ask"; readonly seed: FlowSeed }
  /** `conditions` is what the source would add; anything but nothing is refused. */
  | { readonly type: "agree"; readonly conditions: string }
  | { readonly type: "deliver"; readonly on: Day; readonly rows: number; readonly note: string }
  | { readonly type: "pause"; readonly reason: string }
  | { readonly type: "resume" }
  | { readonly type: "end"; readonly reason: string };

export type FlowDelivery = { readonly day: Day; readonly rows: number; readonly note: string };

export type FlowState = FlowSeed & {
  readonly status: FlowStatus;
  readonly askedOn: Day;
  readonly agreedOn: Day | null;
  readonly endedOn: Day | null;
  readonly deliveries: readonly FlowDelivery[];
  readonly pauses: readonly Pause[];
};

type Actor = Pick<ActingFor, "roles" | "unitIds">;

const worksFor = ({ roles, unitIds }: Actor, { unitId }: { readonly unitId: string }): boolean =>
  unitIds.includes(unitId) &&
  (["liaison", "unit-head", "data-officer"] as const).some((role) => roles.includes(role));

/** Why an act on a return-flow is refused on a day, null where it may be done (article 24). */
export function flowRefused(state: FlowState | null, act: FlowAct, actor: Actor, day: Day): Failure | null {
  if (act.type === "ask") {
    const { asker, source, regionCode, title, items, purpose } = act.seed;
    if (state !== null) return BEGUN;
    if (!worksFor(actor, asker)) return NOT_YOURS;
    if (!isAbove(source.regionCode, asker.regionCode)) return NOT_UPPER;
    if (regionCode !== asker.regionCode && !isAbove(asker.regionCode, regionCode)) return OWN_AREA_ONLY;
    return [title, items, purpose].some((words) => words.trim() === "") ? TEXT_NEEDED : null;
  }
  if (state === null) return NOT_BEGUN;
  const [asker, source] = [worksFor(actor, state.asker), worksFor(actor, state.source)];
  switch (act.type) {
    case "agree":
      if (!source) return NOT_YOURS;
      if (act.conditions.trim() !== "") return NO_CONDITIONS;
      return state.status === "asked" ? null : DONE_ALREADY;
    case "deliver":
      if (!source && !asker) return NOT_YOURS;
      if (state.status !== "running") return DONE_ALREADY;
      if (act.on > day) return DAY_AHEAD;
      return state.agreedOn !== null && act.on < state.agreedOn ? BEFORE_GRANT : null;
    case "pause":
      if (!source && !asker) return NOT_YOURS;
      if (state.status !== "running") return DONE_ALREADY;
      return act.reason.trim() === "" ? REASON_NEEDED : null;
    case "resume":
      if (!source && !asker) return NOT_YOURS;
      return state.status === "paused" ? null : DONE_ALREADY;
    case "end":
      // Only who asked may do without: the upper level owes the data.
      if (!asker) return NOT_YOURS;
      if (state.status === "ended") return DONE_ALREADY;
      return act.reason.trim() === "" ? REASON_NEEDED : null;
  }
}

const resumed = (pauses: readonly Pause[], day: Day): Pause[] =>
  pauses.map((pause) => (pause.until === null ? { ...pause, until: day } : pause));

function after(state: FlowState | null, { act, day }: Recorded<FlowAct>): FlowState {
  if (act.type === "ask")
    return {
      ...act.seed,
      status: "asked",
      askedOn: day,
      agreedOn: null,
      endedOn: null,
      deliveries: [],
      pauses: [],
    };
  if (state === null) throw new Error("a return-flow begins with the act that asks for it");
  switch (act.type) {
    case "agree":
      return { ...state, status: "running", agreedOn: day };
    case "deliver": {
      const { on, rows, note } = act;
      return { ...state, deliveries: [...state.deliveries, { day: on, rows, note }] };
    }
    case "pause":
      return { ...state, status: "paused", pauses: [...state.pauses, { from: day, until: null }] };
    case "resume":
      return { ...state, status: "running", pauses: resumed(state.pauses, day) };
    case "end":
      return { ...state, status: "ended", endedOn: day, pauses: resumed(state.pauses, day) };
  }
}

function sentenceOf(act: FlowAct, unitName: (id: string) => string): Sentence {
  switch (act.type) {
    case "ask":
      return {
        zh: `${unitName(act.seed.asker.unitId)}向${unitName(act.seed.source.unitId)}申请数据回流`,
        en: `${unitName(act.seed.asker.unitId)} asked ${unitName(act.seed.source.unitId)} for return-flow`,
      };
    case "agree":
      return { zh: "同意回流，未附加条件", en: "Agreed without conditions" };
    case "deliver":
      return { zh: `${act.on} 回流 ${act.rows} 行`, en: `${act.rows} rows delivered on ${act.on}` };
    case "pause":
      return { zh: `暂停：${act.reason}`, en: `Paused: ${act.reason}` };
    case "resume":
      return { zh: "恢复回流", en: "Resumed" };
    case "end":
      return { zh: `结束：${act.reason}`, en: `Ended: ${act.reason}` };
  }
}

export const returnFlowShape: RecordShape<FlowState, FlowAct, ActingFor> = {
  kind: "return-flow",
  fold: after,
  permit: flowRefused,
  head: ({ title, status, asker, source, askedOn, items }) => ({
    title,
    status,
    regionCode: asker.regionCode,
    day: askedOn,
    until: null,
    unitIds: [asker.unitId, source.unitId],
    measureIds: [],
    words: [items],
  }),
  sentence: sentenceOf,
};
