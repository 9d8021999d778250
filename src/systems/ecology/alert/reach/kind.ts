import type { ActingFor } from "../../../../kernel/actor.ts";
import { refusal } from "../../../../kernel/error.ts";
import { at, choice, day, line, number, picks, say, text, type ValuesOf } from "../../../../kernel/fields.ts";
import { column, columnsOf, type ListedColumns } from "../../../../kernel/list.ts";
import type { Opened } from "../../../../kernel/record.ts";
import { type ActOf, type AskedOf, record } from "../../../../kernel/record-kind.ts";
import { CITIES, WHOLE_REGION } from "../../../../kernel/region.ts";
import type { ImportView, SheetLine } from "../../../../kernel/sheet.ts";
import { bureauOf } from "../../../../kernel/bureau.ts";
import { sectionKey } from "../../water/section-name.ts";
import {
  AGREED_ALREADY,
  CLOCK,
  type ClockProposal,
  clockRefused,
  NO_PROPOSAL,
  NOT_CLOCK_PARTY,
  ONE_CITY,
  type ReachClocks,
  termsWords,
  withAgreement,
} from "./agreed-clock.ts";

const STATUSES = { used: say("在用", "in use"), ended: say("已定停用", "ended") };

export const STANDINGS = {
  unverified: say("未核实", "unverified"),
  stated: say("有资料", "from a document"),
};

const FOUR = Object.fromEntries(CITIES.map(({ code, name }) => [code, name]));
const HOURS = say("小时", "h");
const MOST_HOURS = 5_000;

/** What is filled in of a reach. */
export const REACH = {
  from: line(say("上断面", "Upper section"), {
    most: 60,
    listed: true,
    heading: /^(?:上断面|起点|自|from)/i,
  }),
  fromCities: {
    ...picks(say("上断面所在城市", "Cities at the upper section"), {
      among: FOUR,
      most: 4,
      help: say("不在四市的留空。", "None where it is in none of the four."),
      heading: /^(?:上断面|起点).*市$/,
    }),
    optional: true,
  },
  to: line(say("下断面", "Lower section"), { most: 60, listed: true, heading: /^(?:下断面|终点|至|to)/i }),
  toCities: picks(say("下断面所在城市", "Cities at the lower section"), {
    among: FOUR,
    most: 4,
    listed: true,
    heading: /^(?:下断面|终点).*市$/,
  }),
  hours: number(say("最早到达", "At the earliest"), {
    unit: HOURS,
    least: 0,
    most: MOST_HOURS,
    listed: true,
    heading: /^最早/,
  }),
  latestHours: number(say("最迟到达", "At the latest"), {
    unit: HOURS,
    least: 0,
    most: MOST_HOURS,
    listed: true,
    heading: /^最[迟晚]/,
  }),
  since: day(say("自何日起", "In force from"), {
    initial: "today",
    listed: true,
    help: say("以前的日子按登记之日起算。", "A day before is taken as the day on which it is entered."),
    heading: /自何日|起用|生效/,
  }),
  standing: choice(say("核实情况", "Standing"), STANDINGS, {
    initial: "unverified",
    listed: true,
    words: { stated: /有资料|已核实|实测/ },
  }),
  source: line(say("依据", "Source"), { most: 300, heading: /^(?:依据|来源|出处)/ }),
};

export type ReachFilled = ValuesOf<typeof REACH>;
/** `unitId` null: it came with the product. */
export type ReachSeed = ReachFilled & { readonly unitId: string | null };
export type ReachState = ReachSeed &
  ReachClocks & {
    readonly status: keyof typeof STATUSES;
    /** The first day on which it counts no more. */
    readonly until: string | null;
  };
export type ReachRow = Omit<ReachState, "unitId" | "clocks" | "proposal"> & {
  readonly id: string;
  readonly unit: string;
  readonly sample: boolean;
};
export type ReachDetail = Opened<ReachState>;
/** A sheet of reaches on its way in. */
export type ReachImport = ImportView<SheetLine, keyof typeof REACH, Record<never, never>>;

const NOT_YOURS = refusal(
  "not-yours",
  "河段由上、下断面所在市的生态环境局登记和维护，请联系他们。",
  "A reach is entered and kept by the ecology bureaus of the cities at its ends. Ask them.",
);
const SAME_ENDS = refusal(
  "same-ends",
  "上断面和下断面是同一个，请改正其中一个。",
  "The reach begins and ends at one section: correct one of them.",
);
const LATEST_FIRST = refusal(
  "latest-first",
  "最迟到达不能早于最早到达，请核对两个小时数。",
  "The latest arrival cannot come before the earliest: check both hours.",
);
const PAST_END = refusal(
  "past-end",
  "停用日不能早于今天和起用日：以前的预警按当时的河段发出。",
  "It cannot end before today, nor before it began: alerts of the past were raised by it.",
);

const keeps = (
  { roles, unitName, regionCode, system }: ActingFor,
  { fromCities, toCities }: Pick<ReachSeed, "fromCities" | "toCities">,
) =>
  system ||
  ((roles.includes("unit-head") || roles.includes("liaison")) &&
    bureauOf({ name: unitName ?? "" }) === "ecology" &&
    [...fromCities, ...toCities, WHOLE_REGION].includes(regionCode ?? ""))
    ? null
    : NOT_YOURS;

/** Why what was filled in of a reach cannot be, whatever else is kept. */
export const reachRefused = ({ from, to, hours, latestHours }: ReachFilled) => {
  if (sectionKey(from) === sectionKey(to)) return at("to", SAME_ENDS);
  return latestHours < hours ? at("latestHours", LATEST_FIRST) : null;
};

/** By what two reaches run between the same sections. */
export const endsKey = ({ from, to }: Pick<ReachFilled, "from" | "to">): string =>
  `${sectionKey(from)}\n${sectionKey(to)}`;

const named = ({ from, to }: Pick<ReachSeed, "from" | "to">): string => `${from} → ${to}`;

/** Cities at the ends, whose bureaus agree on clocks. */
export const citiesOf = ({ fromCities, toCities }: Pick<ReachSeed, "fromCities" | "toCities">): string[] => [
  ...new Set([...fromCities, ...toCities]),
];

const isStaffOfBureau = ({ roles, unitName }: ActingFor): boolean =>
  (roles.includes("unit-head") || roles.includes("liaison")) &&
  bureauOf({ name: unitName ?? "" }) === "ecology";
const partyOf = ({ proposal }: ReachState, actor: ActingFor) =>
  proposal?.parties.find(({ unitId }) => actor.unitIds.includes(unitId));
const asParty = (actor: ActingFor, state: ReachState) =>
  isStaffOfBureau(actor) && (!state.proposal || partyOf(state, actor) !== undefined) ? null : NOT_CLOCK_PARTY;

const { act, apart, kind } = record<ReachState, ReachSeed>();

/** A stretch of the river between two sections, by which alerts know when an anomaly arrives and whom to tell. */
export const reach = kind({
  kind: "reach",
  name: say("河段", "Reaches of the river"),
  statuses: STATUSES,
  refusals: {
    begun: refusal("begun", "已登记过，请回到列表查看。", "It is entered already: see the list."),
    none: refusal("none", "没有这个河段，请回到列表。", "There is no such reach: go back to the list."),
    notNow: refusal("done", "这一步已办过，请刷新后查看。", "This was done already: reload the page."),
  },
  begins: {
    type: "enter",
    name: say("登记河段", "Enter a reach"),
    done: say("登记河段", "Entered a reach"),
    refuse: (seed, { actor }) => keeps(actor, seed) ?? reachRefused(seed),
    state: (seed) => ({ ...seed, status: "used", until: null }),
    said: (seed, unitName) => {
      const { hours, latestHours, unitId } = seed;
      const [zh, en] =
        unitId === null ? ["随系统", "With the product:"] : [unitName(unitId), unitName(unitId)];
      return say(
        `${zh}登记河段 ${named(seed)}，${hours}–${latestHours} 小时`,
        `${en} entered reach ${named(seed)}, ${hours}–${latestHours} h`,
      );
    },
  },
  acts: {
    end: act({
      name: say("停用河段", "End the reach"),
      done: say("停用河段", "Ended a reach"),
      help: say(
        "改小时数或依据：停用这一条，再登记新的一条。以前的预警不变。",
        "To change hours or source end this one and enter another. Alerts of the past stay as they are.",
      ),
      asks: {
        until: day(say("自何日起停用", "Counts no more from"), { initial: "today" }),
        reason: text(say("原因", "Reason"), { most: 500 }),
      },
      by: keeps,
      when: ["used"],
      refuse: ({ since }, { until }, { day: today }) =>
        until < today || until < since ? at("until", PAST_END) : null,
      after: (state, { until }) => ({ ...state, status: "ended", until }),
      said: ({ until, reason }) =>
        say(`自 ${until} 起停用：${reason}`, `Counts no more from ${until}: ${reason}`),
    }),
    "propose-clock": apart<ClockProposal>()({
      name: say("提议预警时限", "Propose a clock for alerts"),
      done: say("提议河段的预警时限", "Proposed a clock for alerts of a reach"),
      help: say(
        "两端各市的生态环境局都同意后生效；已发出的预警不变。",
        "It holds once the ecology bureaus of all cities at the ends agreed; alerts that were raised keep theirs.",
      ),
      asks: CLOCK,
      by: (actor, state) =>
        isStaffOfBureau(actor) && citiesOf(state).includes(actor.regionCode ?? "") ? null : NOT_CLOCK_PARTY,
      when: ["used"],
      unless: (state) => (citiesOf(state).length < 2 ? ONE_CITY : null),
      refuse: (_, { clock }, { day: today }) => clockRefused(clock, today),
      after: (state, { clock, parties }) => ({ ...state, proposal: { clock, parties } }),
      said: ({ clock }) =>
        say(
          `提议预警时限：${termsWords(clock).zh}，自 ${clock.from} 起（${clock.document}）`,
          `Proposed a clock: ${termsWords(clock).en}, from ${clock.from} (${clock.document})`,
        ),
    }),
    "agree-clock": act({
      name: say("同意预警时限", "Agree on the clock"),
      done: say("同意河段的预警时限", "Agreed on the clock of a reach"),
      help: ({ proposal }) =>
        say(
          proposal
            ? `${termsWords(proposal.clock).zh}，自 ${proposal.clock.from} 起（${proposal.clock.document}）。`
            : "",
          proposal
            ? `${termsWords(proposal.clock).en}, from ${proposal.clock.from} (${proposal.clock.document}).`
            : "",
        ),
      asks: {},
      adds: (state, actor) => ({ unitId: partyOf(state, actor)?.unitId ?? "" }),
      waits: ({ status, proposal }) => (status === "used" && proposal ? "cities" : null),
      by: asParty,
      when: ["used"],
      unless: (state, { actor }) => {
        if (!state.proposal) return NO_PROPOSAL;
        return partyOf(state, actor)?.agreedOn === null ? null : AGREED_ALREADY;
      },
      after: (state, { unitId }, { day: on }) => withAgreement(state, unitId, on),
      said: ({ unitId }, unitName) =>
        say(`${unitName(unitId)}同意预警时限`, `${unitName(unitId)} agreed on the clock`),
    }),
    "decline-clock": act({
      name: say("不同意预警时限", "Decline the clock"),
      done: say("不同意河段的预警时限", "Declined the clock of a reach"),
      help: say(
        "提议的一方也可以这样收回；原有时限不变。",
        "Who proposed it takes it back so; the clock of before stays.",
      ),
      asks: { reason: text(say("原因", "Reason"), { most: 500 }) },
      by: asParty,
      when: ["used"],
      unless: ({ proposal }) => (proposal ? null : NO_PROPOSAL),
      after: (state) => ({ ...state, proposal: null }),
      said: ({ reason }) => say(`不同意预警时限：${reason}`, `Declined the clock: ${reason}`),
    }),
  },
  head: (state) => ({
    title: named(state),
    regionCode: state.toCities[0] ?? WHOLE_REGION,
    day: state.since,
    until: state.until,
    unitIds: state.unitId === null ? [] : [state.unitId],
    words: [state.source],
  }),
});

export type ReachAct = ActOf<ReachSeed, "enter", typeof reach.acts>;
export type ReachAsked = AskedOf<typeof reach.acts>;

/** Of the list, of the workbook, and of what an import knows headings by. */
export const COLUMNS: ListedColumns<ReachRow> = {
  ...columnsOf<ReachRow, typeof REACH>(REACH, (row) => row),
  from: column(REACH.from, ({ from }) => from, { to: ({ id }) => `/ecology/reaches/${id}`, sort: "title" }),
  since: column(REACH.since, ({ since }) => since, { sort: "day" }),
  until: column(day(say("停用日", "Ends on"), { listed: true }), ({ until }) => until, { sort: "until" }),
  unit: column(line(say("登记单位", "Entered by")), ({ unit }) => unit),
};
