import type { Day } from "../../../kernel/calendar.ts";
import { type Failure, type Sentence, refusal } from "../../../kernel/error.ts";
import { WHOLE_REGION } from "../../../kernel/region.ts";
import { OFFICE_ONLY } from "../failures.ts";
import type { RecordActor, Recorded, RecordShape } from "../../../kernel/record.ts";

/** A place at the promotion centre 促进中心 that units fill in turn. */
export type Seat = { readonly id: string; readonly name: string };

/** A unit that is left out of the turn for a while; `until` null: until the office ends it. */
export type Exemption = {
  readonly unitId: string;
  readonly reason: string;
  readonly from: Day;
  readonly until: Day | null;
};

/** Whose turn it is (measure 二十二): the member units in their order, the seats, and by what the turn is found. */
export type RosterState = {
  readonly series: "secondment";
  readonly units: readonly string[];
  readonly seats: readonly Seat[];
  readonly termMonths: number;
  /** How many years back months served count. */
  readonly years: number;
  /** Paper or meeting that decided it. */
  readonly source: string;
  readonly exemptions: readonly Exemption[];
};

export type RosterAct =
  | {
      readonly type: "set-roster";
      readonly units: readonly string[];
      readonly seats: readonly Seat[];
      readonly termMonths: number;
      readonly years: number;
      readonly source: string;
    }
  | {
      readonly type: "exempt";
      readonly unitId: string;
      readonly reason: string;
      readonly from: Day;
      readonly until: Day | null;
    }
  | { readonly type: "end-exemption"; readonly unitId: string; readonly reason: string };

export const LONGEST_TERM_MONTHS = 36;
export const MOST_SEATS = 20;
export const MOST_YEARS = 10;

const NO_ROSTER = refusal(
  "no-roster",
  "还没有轮派名单。请先排定单位顺序、岗位和任期。",
  "There is no roster yet. Set the units' order, the seats and the length of a term first.",
);
const NO_UNITS = refusal(
  "no-units",
  "名单里没有单位，请至少选一个成员单位。",
  "The roster holds no unit. Choose at least one member unit.",
);
const UNIT_TWICE = refusal(
  "unit-twice",
  "名单里有单位出现了两次，请删去多余的一处。",
  "A unit stands in the roster twice. Remove one of the two.",
);
const SEATS = refusal(
  "seats",
  `岗位须有 1 至 ${MOST_SEATS} 个，名称各不相同。请补上或改名。`,
  `There are 1 to ${MOST_SEATS} seats, each with a name of its own. Add or rename.`,
);
const TERM = refusal(
  "term-length",
  `任期须为 1 至 ${LONGEST_TERM_MONTHS} 个月，统计年数须为 1 至 ${MOST_YEARS} 年，请改正。`,
  `A term lasts 1 to ${LONGEST_TERM_MONTHS} months, and 1 to ${MOST_YEARS} years count. Correct it.`,
);
const NOT_ON_ROSTER = refusal(
  "not-on-roster",
  "名单里没有这个单位，请先把它列入名单。",
  "This unit is not on the roster. Put it there first.",
);
const REASON_NEEDED = refusal(
  "reason-needed",
  "请写明理由，轮派顺序会照此说明。",
  "Give the reason; the order says it.",
);
const UNTIL_EARLY = refusal(
  "until-early",
  "免派的截止日早于开始日，请改正。",
  "The exemption ends before it begins. Correct the days.",
);
const NOT_EXEMPT = refusal(
  "not-exempt",
  "这个单位没有免派，不需要取消。",
  "This unit is not exempt; there is nothing to end.",
);

/** The roster before anybody has set it. */
export const EMPTY_ROSTER: RosterState = {
  series: "secondment",
  units: [],
  seats: [],
  termMonths: 6,
  years: 3,
  source: "",
  exemptions: [],
};

function fold(
  state: RosterState | null,
  { act, day }: Pick<Recorded<RosterAct>, "act" | "day">,
): RosterState {
  const before = state ?? EMPTY_ROSTER;
  const others = (unitId: string) => before.exemptions.filter((each) => each.unitId !== unitId);
  switch (act.type) {
    case "set-roster": {
      const { units, seats, termMonths, years, source } = act;
      return { ...before, units, seats, termMonths, years, source };
    }
    case "exempt": {
      const { unitId, reason, from, until } = act;
      return { ...before, exemptions: [...others(unitId), { unitId, reason, from, until }] };
    }
    case "end-exemption": {
      // What was over before stays as it was; an exemption that never began is gone.
      const ended = before.exemptions.flatMap((each) =>
        each.unitId !== act.unitId
          ? []
          : each.from < day
            ? [{ ...each, until: earlier(each.until, day) }]
            : [],
      );
      return { ...before, exemptions: [...others(act.unitId), ...ended] };
    }
  }
}

const dayBefore = (day: Day): Day => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
const earlier = (until: Day | null, day: Day): Day =>
  until !== null && until < day ? until : dayBefore(day);

const within = (value: number, most: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= most;

function permit(state: RosterState | null, act: RosterAct, actor: RecordActor, day: Day): Failure | null {
  if (!actor.office) return OFFICE_ONLY;
  if (act.type === "set-roster") {
    if (act.units.length === 0) return NO_UNITS;
    if (new Set(act.units).size < act.units.length) return UNIT_TWICE;
    const names = act.seats.map(({ name }) => name.trim());
    const ids = new Set(act.seats.map(({ id }) => id));
    const sound = names.every(Boolean) && new Set(names).size === names.length && ids.size === names.length;
    if (names.length === 0 || names.length > MOST_SEATS || !sound) return SEATS;
    return within(act.termMonths, LONGEST_TERM_MONTHS) && within(act.years, MOST_YEARS) ? null : TERM;
  }
  if (state === null) return NO_ROSTER;
  if (!state.units.includes(act.unitId)) return NOT_ON_ROSTER;
  if (act.reason.trim() === "") return REASON_NEEDED;
  if (act.type === "exempt") return act.until !== null && act.until < act.from ? UNTIL_EARLY : null;
  const exempt = state.exemptions.some(
    ({ unitId, until }) => unitId === act.unitId && (until === null || until >= day),
  );
  return exempt ? null : NOT_EXEMPT;
}

function sentence(act: RosterAct, unitName: (id: string) => string): Sentence {
  switch (act.type) {
    case "set-roster":
      return {
        zh: `排定轮派名单：${act.units.map(unitName).join("、")}；岗位${act.seats.map(({ name }) => name).join("、")}；任期${act.termMonths}个月；依据：${act.source}`,
        en: `set the roster: ${act.units.map(unitName).join(", ")}; seats ${act.seats.map(({ name }) => name).join(", ")}; terms of ${act.termMonths} months; source: ${act.source}`,
      };
    case "exempt": {
      const [name, until] = [unitName(act.unitId), act.until];
      return {
        zh: `${name}自 ${act.from} 起免派${until === null ? "" : `，至 ${until}`}（理由：${act.reason}）`,
        en: `exempted ${name} from ${act.from}${until === null ? "" : ` to ${until}`} (reason: ${act.reason})`,
      };
    }
    case "end-exemption":
      return {
        zh: `${unitName(act.unitId)}恢复轮派（理由：${act.reason}）`,
        en: `${unitName(act.unitId)} takes turns again (reason: ${act.reason})`,
      };
  }
}

/** The roster as a record; there is one. */
export const rosterShape: RecordShape<RosterState, RosterAct> = {
  kind: "rotation",
  fold,
  permit,
  head: ({ units }) => ({
    title: "赴一体化发展促进中心轮派名单",
    status: "roster",
    regionCode: WHOLE_REGION,
    day: null,
    until: null,
    unitIds: units,
    measureIds: [],
  }),
  sentence,
};

/** The exemption of a unit that holds on a day. */
export const exemptOn = (
  { exemptions }: Pick<RosterState, "exemptions">,
  unitId: string,
  day: Day,
): Exemption | undefined =>
  exemptions.find(
    (each) => each.unitId === unitId && each.from <= day && (each.until === null || each.until >= day),
  );
