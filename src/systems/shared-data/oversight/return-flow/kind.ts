import type { ActingFor } from "../../../../kernel/actor.ts";
import { type Day, latestOf } from "../../../../kernel/calendar.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import {
  at,
  choice,
  city,
  day,
  line,
  optional,
  pick,
  say,
  text,
  type ValuesOf,
  whole,
} from "../../../../kernel/fields.ts";
import type { Opened, RecordView } from "../../../../kernel/record.ts";
import { type ActOf, type AskedOf, record } from "../../../../kernel/record-kind.ts";
import {
  BEFORE_GRANT,
  DAY_AHEAD,
  NO_CONDITIONS,
  NOT_UPPER,
  NOT_YOURS,
  OWN_AREA_ONLY,
  TEXT_NEEDED,
} from "../failures.ts";
import { worksFor } from "../../domain/roles.ts";
import { isAbove } from "../regions.ts";
import { type Cycle, overdueCycles, type Pause } from "./cycles.ts";

const STATUSES = {
  asked: say("待同意", "asked"),
  running: say("回流中", "running"),
  paused: say("已暂停", "paused"),
  ended: say("已结束", "ended"),
};
export type FlowStatus = keyof typeof STATUSES;

export const CYCLE_NAMES: Readonly<Record<Cycle, Sentence>> = {
  daily: { zh: "每日", en: "daily" },
  weekly: { zh: "每周", en: "weekly" },
  monthly: { zh: "每月", en: "monthly" },
  quarterly: { zh: "每季度", en: "quarterly" },
  yearly: { zh: "每年", en: "yearly" },
};

/** What asking for one takes. */
export const FLOW_ASKING = {
  title: line(say("数据名称", "Name of the data")),
  sourceId: pick(say("上级单位", "Unit of the level above")),
  regionCode: city(say("行政区划", "Area")),
  cycle: choice(say("周期", "Cycle"), CYCLE_NAMES, { initial: "monthly" }),
  items: text(say("数据项", "Data items"), { most: 2_000 }),
  purpose: text(say("履职用途", "Duty that needs it"), { most: 1_000 }),
};

/** `regionCode` filters the data by 行政区划: only what was collected there flows back. */
export type FlowSeed = Omit<ValuesOf<typeof FLOW_ASKING>, "sourceId"> & {
  readonly asker: { readonly unitId: string; readonly regionCode: string };
  readonly source: { readonly unitId: string; readonly regionCode: string };
};

export type FlowDelivery = { readonly day: Day; readonly rows: number; readonly note: string };

export type FlowState = FlowSeed & {
  readonly status: FlowStatus;
  readonly askedOn: Day;
  readonly agreedOn: Day | null;
  readonly endedOn: Day | null;
  readonly deliveries: readonly FlowDelivery[];
  readonly pauses: readonly Pause[];
};

const ofUnit =
  (...parties: readonly ("asker" | "source")[]) =>
  (actor: ActingFor, flow: Pick<FlowState, "asker" | "source">) =>
    parties.some((party) => worksFor(actor, flow[party].unitId)) ? null : NOT_YOURS;
const ofEither = ofUnit("asker", "source");

const resumed = (pauses: readonly Pause[], on: Day): Pause[] =>
  pauses.map((pause) => (pause.until === null ? { ...pause, until: on } : pause));

const { act, kind } = record<FlowState, FlowSeed>();
const reason = text(say("原因", "Reason"), { most: 1_000 });

/** Return-flow (article 24): data that the level above collected in one's own area comes back, cycle by cycle. */
export const returnFlow = kind({
  kind: "return-flow",
  name: say("数据回流", "Return-flow"),
  statuses: STATUSES,
  begins: {
    type: "ask",
    name: say("申请回流", "Ask for return-flow"),
    done: say("申请数据回流", "Asked for return-flow"),
    refuse: ({ asker, source, regionCode, title, items, purpose }, { actor }) => {
      if (!worksFor(actor, asker.unitId)) return NOT_YOURS;
      if (!isAbove(source.regionCode, asker.regionCode)) return at("sourceId", NOT_UPPER);
      if (regionCode !== asker.regionCode && !isAbove(asker.regionCode, regionCode))
        return at("regionCode", OWN_AREA_ONLY);
      return [title, items, purpose].some((words) => words.trim() === "") ? TEXT_NEEDED : null;
    },
    state: (seed, { day: on }) => ({
      ...seed,
      status: "asked",
      askedOn: on,
      agreedOn: null,
      endedOn: null,
      deliveries: [],
      pauses: [],
    }),
    said: ({ asker, source }, unitName) =>
      say(
        `${unitName(asker.unitId)}向${unitName(source.unitId)}申请数据回流`,
        `${unitName(asker.unitId)} asked ${unitName(source.unitId)} for return-flow`,
      ),
  },
  acts: {
    agree: act({
      name: say("同意回流", "Agree"),
      done: say("同意数据回流", "Agreed to return-flow"),
      waits: ({ status }) => (status === "asked" ? "source" : null),
      asks: {
        conditions: optional(
          text(say("附加条件（应为空）", "Further conditions (must be empty)"), {
            most: 1_000,
            help: say(
              "条例不允许附加额外条件，填写后不能同意。",
              "The regulation allows none: with one you cannot agree.",
            ),
          }),
        ),
      },
      by: ofUnit("source"),
      when: ["asked"],
      refuse: (_, { conditions }) => (conditions.trim() === "" ? null : at("conditions", NO_CONDITIONS)),
      after: (state, _, { day: on }) => ({ ...state, status: "running", agreedOn: on }),
      said: () => say("同意回流，未附加条件", "Agreed without conditions"),
    }),
    deliver: act({
      name: say("登记一次回流", "Enter a delivery"),
      done: say("登记一次回流", "Entered a delivery of return-flow"),
      waits: (state, day) =>
        state.status === "running" && overdueCycles(state, day).length > 0 ? "source" : null,
      asks: {
        on: day(say("回流日期", "Day of delivery"), { until: "today", initial: "today" }),
        rows: whole(say("行数", "Rows"), { least: 0, most: 1_000_000_000 }),
        note: optional(line(say("备注", "Note"), { most: 500 })),
      },
      by: ofEither,
      when: ["running"],
      refuse: ({ agreedOn }, { on }, { day: today }) => {
        if (on > today) return at("on", DAY_AHEAD);
        return agreedOn !== null && on < agreedOn ? at("on", BEFORE_GRANT) : null;
      },
      after: (state, { on, rows, note }) => ({
        ...state,
        deliveries: [...state.deliveries, { day: on, rows, note }],
      }),
      said: ({ on, rows }) => say(`${on} 回流 ${rows} 行`, `${rows} rows delivered on ${on}`),
    }),
    pause: act({
      name: say("暂停", "Pause"),
      done: say("暂停数据回流", "Paused return-flow"),
      asks: { reason },
      by: ofEither,
      when: ["running"],
      after: (state, _, { day: on }) => ({
        ...state,
        status: "paused",
        pauses: [...state.pauses, { from: on, until: null }],
      }),
      said: ({ reason: why }) => say(`暂停：${why}`, `Paused: ${why}`),
    }),
    resume: act({
      name: say("恢复", "Resume"),
      done: say("恢复数据回流", "Resumed return-flow"),
      asks: {},
      by: ofEither,
      when: ["paused"],
      after: (state, _, { day: on }) => ({
        ...state,
        status: "running",
        pauses: resumed(state.pauses, on),
      }),
      said: () => say("恢复回流", "Resumed"),
    }),
    end: act({
      name: say("结束", "End"),
      done: say("结束数据回流", "Ended return-flow"),
      asks: { reason },
      // Only who asked may do without: the upper level owes the data.
      by: ofUnit("asker"),
      when: ["asked", "running", "paused"],
      after: (state, _, { day: on }) => ({
        ...state,
        status: "ended",
        endedOn: on,
        pauses: resumed(state.pauses, on),
      }),
      said: ({ reason: why }) => say(`结束：${why}`, `Ended: ${why}`),
    }),
  },
  head: ({ title, asker, source, askedOn, items }) => ({
    title,
    regionCode: asker.regionCode,
    day: askedOn,
    unitIds: [asker.unitId, source.unitId],
    words: [items],
  }),
});

/** Whether the actor works for the unit that owes the data. */
export const isSource = (actor: ActingFor, { source }: FlowState): boolean => worksFor(actor, source.unitId);

export type FlowAct = ActOf<FlowSeed, "ask", typeof returnFlow.acts>;
export type FlowAsked = AskedOf<typeof returnFlow.acts>;

export type FlowDetail = Opened<FlowState> & { readonly overdue: readonly Day[] };

/** A line of the list as it stands on a day. */
export const flowRow = (
  { id, sample, state }: Pick<RecordView<FlowState>, "id" | "sample" | "state">,
  unitName: (id: string) => string,
  asOf: Day,
) => ({
  id,
  title: state.title,
  asker: unitName(state.asker.unitId),
  source: unitName(state.source.unitId),
  status: state.status,
  cycle: state.cycle,
  askedOn: state.askedOn,
  lastDelivery: latestOf(state.deliveries.map((each) => each.day)),
  deliveredRows: state.deliveries.reduce((sum, { rows }) => sum + rows, 0),
  overdue: overdueCycles(state, asOf).length,
  sample,
});
export type FlowRow = ReturnType<typeof flowRow>;
