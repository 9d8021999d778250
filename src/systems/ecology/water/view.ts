import { compare, type Decimal, toNumber } from "../../../kernel/decimal.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { Place } from "../../../kernel/place.ts";
import { type BasinGrade, gradeBasin, pollutantsOf } from "./basin.ts";
import { classifyMeans, type WaterClass, classOf } from "./classify.ts";
import { indexSection } from "./cwqi.ts";
import { type ItemCode, itemOf } from "./item.ts";
import {
  averageOf,
  classifierOf,
  compared,
  fromSections,
  isSaturated,
  type Judging,
  RULE,
  saturationShare,
} from "./judging.ts";
import { LAKE_LIMITS, type LimitTable, RIVER_LIMITS } from "./limits.ts";
import { meansOver, type Means } from "./means.ts";
import { type Trophic, trophicState } from "./tli.ts";
import { rankTrend, type Trend } from "./trend.ts";

/** Ⅰ to Ⅴ and 劣Ⅴ. */
export const CLASS_LETTERS: Readonly<Record<WaterClass, string>> = {
  1: "Ⅰ",
  2: "Ⅱ",
  3: "Ⅲ",
  4: "Ⅳ",
  5: "Ⅴ",
  6: "劣Ⅴ",
};

export const tableOf = ({ lake }: { readonly lake: boolean }): LimitTable =>
  lake ? LAKE_LIMITS : RIVER_LIMITS;

/** One mean of a month, as it is compared; `below` is the largest detection limit behind it, null where everything was found. */
export type MonthMean = { readonly value: Decimal; readonly below: Decimal | null };
export type MonthMeans = ReadonlyMap<ItemCode, MonthMean>;

const plain = (month: MonthMeans): Means => new Map([...month].map(([code, { value }]) => [code, value]));

export type JudgedItem = {
  readonly code: ItemCode;
  readonly value: number;
  readonly class: WaterClass | null;
  readonly uncertain: boolean;
  /** Of oxygen that is of class I by its saturation: in per cent. */
  readonly saturation?: number;
};
export type JudgedMonth = {
  readonly month: string;
  readonly class: WaterClass | null;
  readonly determining: readonly ItemCode[];
  readonly pollutants: readonly { readonly code: ItemCode; readonly multiple: number | null }[];
  readonly items: readonly JudgedItem[];
  readonly cwqi: number | null;
};

/** Means as they are compared under these settings. */
const comparedMeans = (judging: Judging, table: LimitTable, means: Means): Means =>
  judging.rounding === "off"
    ? means
    : new Map([...means].map(([code, value]) => [code, compared(judging, table, code, value)]));

/** Of oxygen that only its saturation makes class I. */
function saturated(judging: Judging, table: LimitTable, means: Means): { readonly saturation?: number } {
  const [oxygen, share] = [means.get("DO"), saturationShare(means)];
  return judging.oxygen === "saturation" &&
    oxygen !== undefined &&
    share !== null &&
    isSaturated(means) &&
    classOf(table, "DO", oxygen) !== 1
    ? { saturation: Math.round(toNumber(share) * 1000) / 10 }
    : {};
}

/** A section's month by the means of its items. */
export function judgeMonth(
  table: LimitTable,
  month: string,
  means: MonthMeans,
  judging: Judging = RULE,
): JudgedMonth {
  const exact = plain(means);
  const shown = comparedMeans(judging, table, exact);
  const judged = classifyMeans(table, shown, classifierOf(judging));
  const { cwqi } = indexSection(table, exact);
  return {
    month,
    class: judged.class,
    determining: judged.determining.map(({ code }) => code),
    pollutants: pollutantsOf(table, judged.items).map(({ item, multiple }) => ({
      code: item.code,
      multiple: multiple === null ? null : toNumber(multiple),
    })),
    items: judged.items.map(({ item, value, class: of }) => {
      const below = means.get(item.code)?.below ?? null;
      return {
        code: item.code,
        value: toNumber(value),
        class: of,
        uncertain: below !== null && classOf(table, item.code, 0) !== classOf(table, item.code, below),
        ...(item.code === "DO" ? saturated(judging, table, shown) : {}),
      };
    }),
    cwqi: cwqi === null ? null : toNumber(cwqi),
  };
}

export type WaterSection = {
  readonly id: string;
  readonly name: string;
  readonly river: string;
  readonly basin: string;
  readonly order: number;
  readonly city: string;
  readonly target: WaterClass;
  readonly lake: boolean;
  readonly place: Place | null;
  readonly sample: boolean;
};
export type WaterRow = WaterSection & {
  /** Of the month that is shown, and of the one before with readings. */
  readonly now: JudgedMonth | null;
  readonly before: WaterClass | null;
};

/** What everybody reads of the water of four cities in one month. */
export type WaterView = {
  readonly months: readonly string[];
  readonly month: string | null;
  readonly rows: readonly WaterRow[];
  readonly basins: readonly BasinGrade[];
  readonly good: number;
  readonly worseThanV: number;
  readonly judged: number;
};

type Measured = {
  readonly section: WaterSection;
  /** By month, `2026-11`. */
  readonly months: ReadonlyMap<string, MonthMeans>;
};

const CLASS_III: WaterClass = 3;
const WORSE_THAN_V: WaterClass = 6;

export const shareOf = (
  classes: readonly (WaterClass | null)[],
): { readonly judged: number; readonly good: number; readonly worseThanV: number } => {
  const judged = classes.filter((of) => of !== null);
  return {
    judged: judged.length,
    good: judged.filter((of) => of <= CLASS_III).length,
    worseThanV: judged.filter((of) => of === WORSE_THAN_V).length,
  };
};

/** Basins of one month; those whose sections have nothing that decides are left out. Basins of lakes go by their table. */
function basinsOf(all: readonly Measured[], month: string, judging: Judging): BasinGrade[] {
  const basins = new Map<string, { readonly lake: boolean; readonly means: Means[] }>();
  for (const { section, months } of all) {
    const means = months.get(month);
    if (means === undefined) continue;
    const of = basins.get(section.basin) ?? { lake: section.lake, means: [] };
    basins.set(section.basin, of);
    of.means.push(plain(means));
  }
  const otherwise = {
    fromSections: fromSections(judging),
    classify: classifierOf(judging),
    average: averageOf(judging),
  };
  return [...basins].map(([basin, { lake, means }]) => {
    const table = tableOf({ lake });
    const compared = (of: Means): Means => comparedMeans(judging, table, of);
    return gradeBasin(table, basin, means, { ...otherwise, compared });
  });
}

/** The water of one month of those with readings, by sections with that month and the one before. */
export function viewWater(
  all: readonly Measured[],
  months: readonly string[],
  month: string | null,
): WaterView {
  const rows = all.map(({ section, months: of }): WaterRow => {
    const judge = (each: string): JudgedMonth | null => {
      const means = of.get(each);
      return means === undefined ? null : judgeMonth(tableOf(section), each, means);
    };
    const earlier = [...of.keys()].filter((each) => month !== null && each < month).toSorted();
    const last = earlier.at(-1);
    return {
      ...section,
      now: month === null ? null : judge(month),
      before: last === undefined ? null : (judge(last)?.class ?? null),
    };
  });
  return {
    months,
    month,
    rows,
    basins: month === null ? [] : basinsOf(all, month, RULE),
    ...shareOf(rows.map(({ now }) => now?.class ?? null)),
  };
}

/** How far a section's water is overgrown: by month, and by year of all readings. */
export type TrophicView = {
  readonly months: readonly (Trophic & { readonly month: string })[];
  readonly years: readonly (Trophic & { readonly year: number; readonly months: number })[];
  readonly trend: Trend | null;
};
/** Means of a year over all its readings, of how many months. */
export type YearMeans = { readonly year: number; readonly months: number; readonly means: Means };

function trophicOfSection(months: Measured["months"], years: readonly YearMeans[]): TrophicView | null {
  const all = [...months.values(), ...years.map(({ means }) => means)];
  if (!all.some((means) => means.has("Chla") || means.has("SD"))) return null;
  const states = years.map(({ year, months: of, means }) => ({ year, months: of, ...trophicState(means) }));
  return {
    months: [...months.keys()]
      .toSorted()
      .map((month) => ({ month, ...trophicState(plain(months.get(month) ?? new Map())) }))
      .filter(({ items }) => items.length > 0),
    years: states,
    trend: rankTrend(states.flatMap(({ tli }) => (tli === null ? [] : [tli]))),
  };
}

/** A section through its months, and where its items go. */
export type SectionView = WaterSection & {
  readonly months: readonly JudgedMonth[];
  readonly year: JudgedMonth | null;
  /** Of a lake, or where chlorophyll or transparency was measured. */
  readonly trophic: TrophicView | null;
  readonly trends: readonly { readonly code: ItemCode; readonly trend: Trend }[];
};

export function viewSection(
  { section, months }: Measured,
  judging: Judging = RULE,
  years: readonly YearMeans[] = [],
): SectionView {
  const table = tableOf(section);
  const order = [...months.keys()].toSorted();
  const judged = order.map((month) => judgeMonth(table, month, months.get(month) ?? new Map(), judging));
  const all = meansOver([...months.values()].map(plain), averageOf(judging));
  const year = new Map([...all].map(([code, value]) => [code, { value, below: null }]));
  const codes = [...all.keys()].filter((code) => table.limits.has(code) || code === "pH");
  return {
    ...section,
    months: judged,
    year: order.length === 0 ? null : judgeMonth(table, "", year, judging),
    trophic: trophicOfSection(months, years),
    trends: codes.flatMap((code) => {
      const values = judged.flatMap(({ items }) => items.filter((each) => each.code === code));
      const trend = rankTrend(values.map(({ value }) => value));
      return trend === null ? [] : [{ code, trend }];
    }),
  };
}

/** Basins through their months: grades, shares, and sections ranked by their index. */
export type BasinView = {
  readonly months: readonly {
    readonly month: string;
    readonly basins: readonly BasinGrade[];
    readonly counts: readonly number[];
  }[];
  readonly ranking: readonly {
    readonly id: string;
    readonly name: string;
    readonly city: string;
    readonly cwqi: number;
    readonly before: number | null;
    readonly sample: boolean;
  }[];
};

const SIX: readonly WaterClass[] = [1, 2, 3, 4, 5, 6];

/** What a page of basins shows of one month. */
export type BasinMonth = BasinView["months"][number] & {
  /** The index of each section that has one. */
  readonly indices: ReadonlyMap<string, number>;
};

/** One month of sections that have it, in the order of their rivers. */
export function judgeBasins(all: readonly Measured[], month: string, judging: Judging): BasinMonth {
  const judged = all.flatMap(({ section, months }) => {
    const means = months.get(month);
    return means === undefined
      ? []
      : [{ id: section.id, ...judgeMonth(tableOf(section), month, means, judging) }];
  });
  return {
    month,
    basins: basinsOf(all, month, judging),
    counts: SIX.map((of) => judged.filter((each) => each.class === of).length),
    indices: new Map(judged.flatMap(({ id, cwqi }) => (cwqi === null ? [] : [[id, cwqi]]))),
  };
}

/** Months, the earliest first, and all sections ranked by the last of them. */
export function viewBasins(
  sections: readonly Pick<WaterSection, "id" | "name" | "city" | "sample">[],
  months: readonly BasinMonth[],
): BasinView {
  const [last, before] = [months.at(-1), months.at(-2)];
  return {
    months: months.map(({ indices: _, ...month }) => month),
    ranking: sections
      .flatMap(({ id, name, city, sample }) => {
        const cwqi = last?.indices.get(id);
        return cwqi === undefined
          ? []
          : [{ id, name, city, sample, cwqi, before: before?.indices.get(id) ?? null }];
      })
      .toSorted((a, b) => a.cwqi - b.cwqi),
  };
}

export type { Measured };

/** Why a value is of its class: which limits it keeps and which it does not, with the row of the table. */
export function whyClass(table: LimitTable, { code, value, class: of, saturation }: JudgedItem): Sentence {
  const item = itemOf(code);
  if (saturation !== undefined)
    return {
      zh: `溶解氧 ${value}，饱和率 ${saturation}% 不低于 90%，按Ⅰ类（${table.name.zh} 第${item.order}项；饱和浓度公式未核实）`,
      en: `${item.said.en} ${value}: ${saturation}% of saturation, not below 90%, hence class I (${table.name.en}, item ${item.order}; the formula of saturation is unverified)`,
    };
  const zhRow = `${table.name.zh} 第${item.order}项`;
  const enRow = `${table.name.en}, item ${item.order}`;
  if (code === "pH") {
    const [least, most] = [toNumber(table.pH.least), toNumber(table.pH.most)];
    return of === 1
      ? {
          zh: `pH ${value} 在 ${least}–${most} 之内（${zhRow}）`,
          en: `pH ${value} lies within ${least}–${most} (${enRow})`,
        }
      : {
          zh: `pH ${value} 不在 ${least}–${most} 之内，按劣Ⅴ类（${zhRow}）`,
          en: `pH ${value} lies outside ${least}–${most}: worse than V (${enRow})`,
        };
  }
  const limits = table.limits.get(code);
  if (limits === undefined || of === null)
    return { zh: `${item.name}没有分类限值`, en: `${item.said.en} has no limits of classes` };
  const kept = limits.of[of - 1];
  // By its place: classes beside each other may share a limit.
  const brokenAt = limits.of.findLastIndex(
    (limit, at) => at < of - 1 && (kept === undefined || compare(limit, kept) !== 0),
  );
  const broken = limits.of[brokenAt];
  const [zhPast, zhWithin, enPast, enWithin] = limits.least
    ? ["低于", "不低于", "below", "not below"]
    : ["超过", "不超过", "above", "not above"];
  const brokenWords =
    broken === undefined
      ? undefined
      : { limit: toNumber(broken), letter: CLASS_LETTERS[(brokenAt + 1) as WaterClass] };
  const zh = [
    ...(brokenWords ? [`${zhPast}${brokenWords.letter}类限值 ${brokenWords.limit}`] : []),
    ...(kept === undefined ? [] : [`${zhWithin}${CLASS_LETTERS[of]}类限值 ${toNumber(kept)}`]),
  ];
  const en = [
    ...(brokenWords ? [`${enPast} ${brokenWords.limit}, the limit of class ${brokenWords.letter}`] : []),
    ...(kept === undefined ? [] : [`${enWithin} ${toNumber(kept)}, that of class ${CLASS_LETTERS[of]}`]),
  ];
  return {
    zh: `${item.name} ${value}，${zh.join("，")}（${zhRow}）`,
    en: `${item.said.en} ${value}: ${en.join(", ")} (${enRow})`,
  };
}
