import type { Day } from "../../../kernel/calendar.ts";
import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  multiply,
  subtract,
  toNumber,
} from "../../../kernel/decimal.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { findInForce } from "../../../kernel/rule.ts";
import type { AmountName, Facts, RuleId, TruthName } from "./facts.ts";
import {
  type Condition,
  type ConditionId,
  type Level,
  type NotRead,
  RULE_SETS,
  type RuleSet,
} from "./rule-set.ts";

export type Judged = {
  readonly id: ConditionId;
  readonly article: string;
  readonly required: number | boolean | null;
  readonly actual: number | boolean | null;
  /** Null: nobody can say yet. */
  readonly holds: boolean | null;
  readonly level: Level;
  /** What would make it hold, or what has to be told; null where it holds. */
  readonly remedy: Sentence | null;
};

export type Verdict = {
  readonly rule: RuleId;
  /** Null: on that day no version was in force. */
  readonly version: string | null;
  readonly verdict: "pass" | "fail" | "undecided";
  readonly conditions: readonly Judged[];
  readonly notRead: readonly NotRead[];
};

const NAMES: Readonly<Record<AmountName | TruthName, Sentence>> = {
  loadKwh: { zh: "年用电量", en: "yearly load" },
  windMw: { zh: "风电装机", en: "wind capacity" },
  solarMw: { zh: "光伏装机", en: "solar capacity" },
  batteryMw: { zh: "储能功率", en: "storage power" },
  batteryMwh: { zh: "储能容量", en: "storage energy" },
  tankHours: { zh: "储氢小时数", en: "hours of hydrogen stored" },
  generatedKwh: { zh: "年发电量（自用与上网之和）", en: "yearly generation, used and exported" },
  curtailedKwh: { zh: "弃电量", en: "energy curtailed" },
  exportedKwh: { zh: "上网电量", en: "energy exported" },
  h2Kwh: { zh: "制氢用电量", en: "electricity for hydrogen" },
  gridPeakValley: { zh: "从公网受电的峰谷差率", en: "peak-valley ratio of what the grid supplies" },
  loadPeakValley: { zh: "负荷自然峰谷差率", en: "peak-valley ratio of the load itself" },
  sameInvestor: { zh: "是否同一投资主体", en: "whether the investor is the same" },
  oneConnection: { zh: "是否整体一个接入点", en: "whether there is one connection" },
  offtakeAgreement: { zh: "是否有用氢协议", en: "whether there is an off-take agreement" },
  groundwater: { zh: "是否取用地下水", en: "whether groundwater is used" },
  adjustableLoad: { zh: "负荷是否可调", en: "whether the load is adjustable" },
};

type Needed = readonly AmountName[];
type Known = (name: AmountName) => Decimal;

/** A quotient held against a limit; what it needs is known when it is taken. */
type Share = {
  readonly needs: Needed;
  readonly over: (of: Known) => Decimal;
  readonly under: (of: Known) => Decimal;
  /** Whether the limit is the least or the most. */
  readonly limit: "least" | "most";
  /** `by`: how much is missing or too much; in the unit of `over`. */
  readonly remedy: (by: string, limit: string) => Sentence;
};

const percent = (limit: string): string => String(toNumber(multiply(decimal(limit), 100)));
const made: Pick<Share, "needs"> & { readonly sum: (of: Known) => Decimal } = {
  needs: ["generatedKwh", "curtailedKwh"],
  sum: (of) => add(of("generatedKwh"), of("curtailedKwh")),
};

const SHARES: Readonly<Partial<Record<ConditionId, Share>>> = {
  load: {
    needs: ["loadKwh"],
    over: (of) => of("loadKwh"),
    under: () => 1,
    limit: "least",
    remedy: (by, limit) => ({
      zh: `新增负荷年用电量还差 ${by} kWh（不低于 ${limit} kWh）；可分期投产的，写明分期方案。`,
      en: `The new load is ${by} kWh a year short of ${limit} kWh; where it comes in phases, hand in the plan of phases.`,
    }),
  },
  loadShare: {
    needs: ["loadKwh", "generatedKwh"],
    over: (of) => of("loadKwh"),
    under: (of) => of("generatedKwh"),
    limit: "least",
    remedy: (by, limit) => ({
      zh: `新增负荷电量还差 ${by} kWh，才到新能源发电量的 ${percent(limit)}%；增加负荷，或减少风光装机。`,
      en: `The new load is ${by} kWh short of ${percent(limit)} % of generation; add load or build less wind and sun.`,
    }),
  },
  storagePower: {
    needs: ["batteryMw", "windMw", "solarMw"],
    over: (of) => of("batteryMw"),
    under: (of) => add(of("windMw"), of("solarMw")),
    limit: "least",
    remedy: (by, limit) => ({
      zh: `储能功率还差 ${by} MW，才到新能源装机的 ${percent(limit)}%；增加储能，或减少风光装机。`,
      en: `Storage is ${by} MW short of ${percent(limit)} % of wind and sun; add storage or build less wind and sun.`,
    }),
  },
  storageHours: {
    needs: ["batteryMwh", "batteryMw"],
    over: (of) => of("batteryMwh"),
    under: (of) => of("batteryMw"),
    limit: "least",
    remedy: (by, limit) => ({
      zh: `储能时长不到 ${limit} 小时，容量还差 ${by} MWh；按功率配足容量。`,
      en: `Storage lasts less than ${limit} hours and is ${by} MWh short; build the energy that its power asks for.`,
    }),
  },
  utilisation: {
    needs: made.needs,
    over: (of) => of("generatedKwh"),
    under: made.sum,
    limit: "least",
    remedy: (by, limit) => ({
      zh: `新能源利用率不到 ${percent(limit)}%，还要多用 ${by} kWh；减少风光装机，或增加储能、可调负荷。`,
      en: `Less than ${percent(limit)} % is used, ${by} kWh more would have to be; build less wind and sun, or add storage or flexible load.`,
    }),
  },
  export: {
    needs: ["exportedKwh", "generatedKwh"],
    over: (of) => of("exportedKwh"),
    under: (of) => of("generatedKwh"),
    limit: "most",
    remedy: (by, limit) =>
      Number(limit) === 0
        ? {
            zh: `不得向公网反送电，现上网 ${by} kWh；加装防逆流，或就地储存、消纳。`,
            en: `Nothing may be fed in, and ${by} kWh are; prevent it, store it or use it on the spot.`,
          }
        : {
            zh: `上网电量比上限（发电量的 ${percent(limit)}%）多 ${by} kWh；就地储存、消纳。`,
            en: `${by} kWh more are fed in than ${percent(limit)} % of generation; store or use them on the spot.`,
          },
  },
  reRatio: {
    needs: [...made.needs, "h2Kwh"],
    over: made.sum,
    under: (of) => of("h2Kwh"),
    limit: "most",
    remedy: (by, limit) => ({
      zh: `新能源电量比制氢用电量的 ${limit} 倍多 ${by} kWh；减少风光装机，或增加制氢。`,
      en: `Wind and sun make ${by} kWh more than ${limit} times the electricity for hydrogen; build less of them, or make more hydrogen.`,
    }),
  },
};

const TRUTHS: Readonly<
  Partial<Record<ConditionId, { readonly name: TruthName; readonly remedy: Sentence }>>
> = {
  investor: {
    name: "sameInvestor",
    remedy: {
      zh: "须为同一投资主体、同一法人统一建设运营；请由一家法人承担全部环节。",
      en: "One investor and legal person has to build and run all of it; give every part to one.",
    },
  },
  connection: {
    name: "oneConnection",
    remedy: {
      zh: "须作为整体接入公网，物理界面清晰；请改为一个接入点。",
      en: "It has to be connected as a whole with a clear boundary; make it one connection.",
    },
  },
  offtake: {
    name: "offtakeAgreement",
    remedy: {
      zh: "须以用氢协议证明消纳；请与用户签订协议。",
      en: "An off-take agreement has to show that the hydrogen is used; sign one with the user.",
    },
  },
  groundwater: {
    name: "groundwater",
    remedy: {
      zh: "制氢不得取用地下水；请改用地表水或再生水。",
      en: "No groundwater may be used for hydrogen; take surface or reclaimed water.",
    },
  },
};

const missing = (names: readonly (AmountName | TruthName | "mode")[]): Sentence => {
  const said = (name: (typeof names)[number]): Sentence =>
    name === "mode" ? { zh: "并网还是离网", en: "grid-connected or off-grid" } : NAMES[name];
  return {
    zh: `还缺：${names.map((name) => `${said(name).zh}（${name}）`).join("、")}；补上才能判定。`,
    en: `Still missing: ${names.map((name) => `${said(name).en} (${name})`).join(", ")}; it cannot be judged before.`,
  };
};
const NOT_READ: Sentence = {
  zh: "这一条的数字没有读到，无从判定；请录入条文及出处。",
  en: "The number of this condition was not read and it cannot be judged; enter the text with its source.",
};
const NOTHING_TO_DIVIDE: Sentence = {
  zh: "分母为零，比不出结果；请核对装机和电量。",
  en: "There is nothing to divide by; check capacities and energies.",
};
const RELIEVED: Readonly<Record<"tank" | "adjustable", Sentence>> = {
  tank: {
    zh: "储氢超过 4 小时制氢能力，可相应降低电储能；降多少条文没有数字，请与主管部门商定。",
    en: "Tanks above 4 hours of output may lower the storage asked for; the text has no number for how much, agree it with the authority.",
  },
  adjustable: {
    zh: "负荷可调、从公网受电的峰谷差率不高于自身的，储能可优化；优化多少条文没有数字，请与主管部门商定。",
    en: "With an adjustable load whose peak-valley ratio from the grid is no worse than its own, storage may be less; the text has no number for how much, agree it with the authority.",
  },
};

type Outcome = Pick<Judged, "actual" | "holds" | "remedy">;
const open = (remedy: Sentence, actual: Judged["actual"] = null): Outcome => ({
  actual,
  holds: null,
  remedy,
});

function judgeShare(id: ConditionId, share: Share, limit: number, facts: Facts): Outcome {
  const absent = share.needs.filter((name) => facts[name] === null);
  if (absent.length > 0) return open(missing(absent));
  const of: Known = (name) => decimal(facts[name] ?? 0);
  const [over, under] = [share.over(of), share.under(of)];
  const bound = multiply(decimal(limit), under);
  const short = share.limit === "least" ? subtract(bound, over) : subtract(over, bound);
  const nothing = compare(under, 0) === 0;
  // Storage without power lasts no hours; what is limited to a share of nothing holds where it is nothing itself.
  if (nothing && id === "storageHours")
    return {
      actual: 0,
      holds: false,
      remedy: {
        zh: `没有储能功率；须有不少于 ${limit} 小时的储能。`,
        en: `There is no storage power; storage of ${limit} hours or more is asked for.`,
      },
    };
  if (nothing && compare(over, 0) === 0 && share.limit === "least") return open(NOTHING_TO_DIVIDE);
  const actual = nothing ? null : toNumber(divide(over, under));
  return compare(short, 0) <= 0
    ? { actual: nothing && compare(over, 0) === 0 ? 0 : actual, holds: true, remedy: null }
    : { actual, holds: false, remedy: share.remedy(String(toNumber(short)), String(limit)) };
}

function judgeTruth(id: ConditionId, limit: boolean, facts: Facts): Outcome {
  const of = TRUTHS[id];
  if (of === undefined) throw new Error(`no fact answers ${id}`);
  const actual = facts[of.name];
  if (actual === null) return open(missing([of.name]));
  return { actual, holds: actual === limit, remedy: actual === limit ? null : of.remedy };
}

const TANK_HOURS = 4;

/** Whether what would relieve a rule's storage is so; names what has to be told before anybody can say. */
function reliefOf(kind: RuleSet["relief"], facts: Facts): true | readonly AmountName[] {
  if (kind === "tank") return facts.tankHours !== null && facts.tankHours > TANK_HOURS ? true : [];
  if (kind !== "adjustable" || facts.adjustableLoad !== true) return [];
  const { gridPeakValley, loadPeakValley } = facts;
  if (gridPeakValley === null || loadPeakValley === null)
    return (["gridPeakValley", "loadPeakValley"] as const).filter((name) => facts[name] === null);
  return gridPeakValley <= loadPeakValley ? true : [];
}

const STORAGE: readonly ConditionId[] = ["storagePower", "storageHours"];

function judgeCondition({ id, limit, mode }: Condition, { relief }: RuleSet, facts: Facts): Outcome {
  if (mode !== undefined && facts.mode === null) return open(missing(["mode"]));
  if (limit === null) return open(NOT_READ);
  if (typeof limit === "boolean") return judgeTruth(id, limit, facts);
  const share = SHARES[id];
  if (share === undefined) throw new Error(`no fact answers ${id}`);
  const found = judgeShare(id, share, limit, facts);
  if (found.holds !== false || relief === null || !STORAGE.includes(id)) return found;
  const relieved = reliefOf(relief, facts);
  if (relieved === true) return { ...found, holds: null, remedy: RELIEVED[relief] };
  return relieved.length > 0 ? { ...found, holds: null, remedy: missing(relieved) } : found;
}

function decided(conditions: readonly Judged[], { textRead }: RuleSet): Verdict["verdict"] {
  if (conditions.some(({ holds, level }) => holds === false && level !== "C")) return "fail";
  return textRead && conditions.every(({ holds, level }) => holds === true && level !== "C")
    ? "pass"
    : "undecided";
}

/** A project held against the rule that it names, in the version of its day, or of `today` where it names none. */
export function judge(facts: Facts, today: Day): Verdict {
  const { rule, mode } = facts;
  const day = facts.onDay ?? today;
  const set = findInForce(
    RULE_SETS.filter((each) => each.rule === rule),
    day,
  );
  if (set === undefined) {
    const note: Sentence = {
      zh: `${day} 还没有这一细则；请核对日期。`,
      en: `On ${day} there was no such rule yet; check the day.`,
    };
    const nothing: NotRead = { id: null, version: "", article: "", required: null, level: "C", note };
    return { rule, version: null, verdict: "undecided", conditions: [], notRead: [nothing] };
  }
  const conditions = set.conditions
    .filter((each) => each.mode === undefined || mode === null || each.mode === mode)
    .map((each): Judged => {
      const { actual, holds, remedy } = judgeCondition(each, set, facts);
      const { id, article, limit: required, level } = each;
      return { id, article, required, actual, holds, level, remedy };
    });
  return { rule, version: set.version, verdict: decided(conditions, set), conditions, notRead: set.notRead };
}
