import type { Day } from "../../../kernel/calendar.ts";
import { dayInCell } from "../../../kernel/cell-day.ts";
import { type HeadingWords, plainHeading, type SheetRow } from "../../../kernel/column-mapping.ts";
import type { Field } from "../../../kernel/fields.ts";
import { folded } from "../../../kernel/search-tokens.ts";
import { isCounting, mostly, type Proposal, type SheetColumns } from "../../../kernel/sheet.ts";
import { type MoneyUnit, moneyUnitIn, yearIn } from "../../../kernel/sheet-money.ts";
import {
  type ColumnKey,
  columnName,
  type FixedColumn,
  flowOfYear,
  meaningOf,
  moneyKey,
  ownColumns,
} from "../columns.ts";
import type { MoneySource } from "../entry.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { SPECS } from "../specs.ts";

// What headings of a register's workbooks mean, in whatever words they are written.

/** A heading in the form in which it is compared and remembered. */
export const plainOf = (text: string): string => plainHeading(folded(text));

const SOURCES: readonly (readonly [MoneySource, RegExp])[] = [
  ["central", /中央|国家资金|国债资金/],
  ["bond", /债券|专项债|债$/],
  ["region", /自治区|区级|省级/],
  ["city", /市级|市本级|市财政|地方|盟市|旗县/],
  ["enterprise", /企业|自筹|社会资本|业主/],
  ["other", /其[他它]/],
];

/** The source of money that a heading names. */
export const moneySourceIn = (text: string): MoneySource =>
  SOURCES.find(([, words]) => words.test(text))?.[0] ?? "unstated";

/** The columns that one may be given, with those of years and sources that the sheet itself has. */
export function importColumns(spec: RegisterSpec, used: readonly (ColumnKey | null)[]): ColumnKey[] {
  const given = used.flatMap((column) => column ?? []);
  const years = [...new Set(given.flatMap((column) => yearIn(column) ?? []))].toSorted();
  const [number = "", name = "", variant = "", city = "", measure = "", ...own] = ownColumns(spec);
  const money = spec.flows.flatMap(({ flow }) =>
    [null, ...years].map((year) => moneyKey(flow, "unstated", year)),
  );
  const sums = money.length > 0 ? [...money, "year"] : [];
  const known = [name, variant, city, measure, "undertaking", ...own, ...sums, number, "id"];
  return [...new Set([...known, ...given])];
}

const FIXED_WORDS: readonly (readonly [FixedColumn, RegExp])[] = [
  ["number", /^(?:项目|任务|事项|问题)?(?:序号|编号|序)$|^№$|^no\.?$|^#$/],
  ["id", /^系统编号$/],
  ["undertaking", /^(?:对应|方案)?具体任务$|对应(?:具体)?任务/],
  ["measure", /举措|^(?:对应|所属)(?:方案)?(?:措施|条款)|^措施(?:序号)?$/],
  ["year", /^(?:资金|计划|投资|申报)?(?:年度|年份)$/],
];
const LATER_WORDS: readonly (readonly [FixedColumn, RegExp])[] = [
  ["variant", /(?:类型|类别|种类|分类|门类|领域)$|建设性质|^类$/],
  ["city", /^(?:登记|所在|所属|申报|牵头)?(?:城市|盟市|地区|地市|市|属地|旗县区?)$/],
];

const MONEY_WORDS = /元|额|资金|投资|规模|数$|20\d{2}年?/;
const NO_MONEY =
  /文号|时间|日期|情况|单位|部门|批次|进度|率|方向|用途|内容|来源|渠道|名称|依据|累计|截[至止]|至今|总投资/;
const DAY_WORDS = /时间|日期|年月|月份|节点|计划|预计|拟|实际/;
const NO_DAY = /投资|资金|情况|内容|文号|单位|部门|完成率|金额|额度/;
const PLANNED = /计划|预计|拟|预期|应/;
const ACTUAL = /实际|已/;

/** What a heading says of its column; `either` where it names a stage's day and leaves open whether planned or actual. */
export type HeadingMeaning = { readonly field: ColumnKey } | { readonly either: string };

/** Headings as this product's own workbooks print them, apart from sums of a year. */
const OWN: Readonly<Record<string, ReadonlyMap<string, ColumnKey>>> = Object.fromEntries(
  Object.values(SPECS).map((spec) => {
    const own = [...ownColumns(spec), "id", "undertaking", "year"];
    return [spec.register, new Map(own.map((column) => [plainOf(columnName(spec, column).zh), column]))];
  }),
);

function ownHeading(spec: RegisterSpec, plain: string): ColumnKey | null {
  const own = OWN[spec.register]?.get(plain);
  if (own !== undefined) return own;
  const year = /^(20\d{2})年/.exec(plain)?.[1];
  const flow = year && spec.flows.find(({ name }) => plain === plainOf(flowOfYear(name, year)));
  return year && flow ? moneyKey(flow.flow, "unstated", year) : null;
}

function moneyHeading(spec: RegisterSpec, whole: string): ColumnKey | null {
  const plain = whole.replace(/[()]/g, "");
  if (NO_MONEY.test(plain)) return null;
  const bare = plain.replace(/20\d{2}年度?/g, "");
  const flow = spec.flows.find(({ heading }) => heading.test(bare));
  if (!flow || !(MONEY_WORDS.test(plain) || flow.name.zh === plain)) return null;
  return moneyKey(flow.flow, moneySourceIn(plain), yearIn(plain));
}

function stageHeading(spec: RegisterSpec, whole: string): HeadingMeaning | null {
  if (NO_DAY.test(whole) || !DAY_WORDS.test(whole)) return null;
  // Of two stages the heading names the later word: 可研批复时间 is of the study.
  const stage = spec.stages.find(({ heading }) => heading.test(whole));
  if (!stage) return null;
  if (ACTUAL.test(whole)) return { field: `actual:${stage.key}` };
  if (PLANNED.test(whole)) return { field: `planned:${stage.key}` };
  return { either: stage.key };
}

const nameWords = ({ one }: RegisterSpec): RegExp =>
  new RegExp(
    `^(?:建设|重点|申报|创建|专项|合作|工程)*(?:${one.zh}|项目|事项|协议|资金|政策|问题|工程)?(?:名称|标题|题目)$|^${one.zh}$`,
  );

/** What a line of a heading means by its own words. */
function lineMeaning(spec: RegisterSpec, line: string): HeadingMeaning | null {
  const plain = plainOf(line);
  if (plain === "" || plain.length > 24) return null;
  const own = ownHeading(spec, plain);
  if (own !== null) return { field: own };
  const fixed = FIXED_WORDS.find(([, words]) => words.test(plain));
  if (fixed) return { field: fixed[0] };
  const whole = folded(line).replace(/\s/g, "");
  const headed = Object.entries(spec.fields).filter(([, { heading }]) => heading?.test(plain) === true);
  const dated = headed.find(([, { takes }]) => takes === "day");
  if (dated) return { field: `value:${dated[0]}` };
  const stage = stageHeading(spec, whole);
  if (stage !== null) return stage;
  const money = moneyHeading(spec, whole);
  if (money !== null) return { field: money };
  if (nameWords(spec).test(plain)) return { field: "name" };
  const [value] = headed;
  if (value) return { field: `value:${value[0]}` };
  const later = LATER_WORDS.find(([, words]) => words.test(plain));
  return later ? { field: later[0] } : null;
}

/** What a heading of one or several lines (parted by “ / ”) means: money and days by all of them, the rest by the lowest. */
export function headingMeaning(spec: RegisterSpec, heading: string): HeadingMeaning | null {
  const lines = heading.split(" / ");
  const lowest = lines.at(-1) ?? "";
  if (lines.length > 1) {
    const whole = folded(lines.join("")).replace(/\s/g, "");
    const joined = stageHeading(spec, whole) ?? moneyHeading(spec, whole);
    if (joined !== null) return typeof joined === "string" ? { field: joined } : joined;
    // A part of a sum that is no flow (总投资 / 中央) must not be taken for the whole.
    if (moneySourceIn(plainOf(lowest)) !== "unstated" || yearIn(lowest) !== null) return null;
  }
  for (const line of lines.toReversed()) {
    const meaning = lineMeaning(spec, line);
    if (meaning !== null) return meaning;
  }
  return null;
}

/** What is known beside the sheet: whether a text names units, and today. */
export type ImportHints = { readonly namesUnits: (text: string) => boolean; readonly asOf: Day };

/** How the headings of a register's workbook are read. */
export const headingWords = (spec: RegisterSpec): HeadingWords => ({
  plain: plainOf,
  names: (text) => headingMeaning(spec, text) !== null,
});

/** Whether cells of a field are put one below the other; of others the first counts. */
export const goesOn = ({ takes }: Pick<Field, "takes">): boolean =>
  ["line", "text", "picks", "cities"].includes(takes);

/** A day column that does not say whether it is planned: planned where any of its days is still to come. */
function eitherDay(stage: string, values: readonly string[], asOf: Day): ColumnKey {
  const days = values.map((value) => dayInCell(value, Number(asOf.slice(0, 4)))).flatMap((day) => day ?? []);
  return days.some(({ day }) => day > asOf) ? `planned:${stage}` : `actual:${stage}`;
}

/** The leftmost column of texts that mostly differ. */
const namesThings = (values: readonly string[]): boolean =>
  values.length > 0 &&
  new Set(values).size >= values.length * 0.9 &&
  mostly(values, (text) => text.length >= 4 && text.length <= 120 && !/^[\d.,%年月日-]+$/.test(text));

/** What is known of the columns of a register's workbook. */
export const registerColumns = (
  spec: RegisterSpec,
  { namesUnits, asOf }: ImportHints,
): SheetColumns<ColumnKey> => ({
  ...headingWords(spec),
  meanings: (headings, columns) =>
    headings.map((heading, column): Proposal<ColumnKey> | null => {
      const meaning = heading === "" ? null : headingMeaning(spec, heading);
      if (meaning === null) return null;
      return "field" in meaning
        ? { field: meaning.field, why: "heading" }
        : { field: eitherDay(meaning.either, columns[column] ?? [], asOf), why: "content" };
    }),
  knows: (column) => meaningOf(spec, column) !== null,
  several: (column) => {
    const meaning = meaningOf(spec, column);
    return meaning?.kind === "value" && goesOn(meaning.field);
  },
  ofValues: (values, taken) => {
    const units = Object.keys(spec.fields).filter((key) => spec.fields[key]?.takes === "pick");
    const unit = units.map((key) => `value:${key}`).find((column) => !taken.has(column));
    if (unit !== undefined && mostly(values, namesUnits)) return unit;
    return isCounting(values) && !taken.has("number") ? "number" : null;
  },
  last: (columns, fields) => {
    if (fields.includes("name")) return null;
    // A list of problems often has no title of a problem, only what is wrong.
    const described = fields.indexOf("value:description");
    const column =
      described >= 0
        ? described
        : columns.findIndex((values, at) => fields[at] === null && namesThings(values));
    return column < 0 ? null : { column, field: "name" };
  },
});

/** The unit of sums that the sheet states above its table (单位：万元), null where it states none or several. */
export function sheetMoneyUnit(rows: readonly SheetRow[], headingRow: number): MoneyUnit | null {
  const above = rows.filter(({ number }) => number <= headingRow).flatMap(({ cells }) => cells);
  const units = new Set(
    above.flatMap((cell) =>
      /单位\s*[:：]?\s*[(（]?人?民?币?\s*[百千万亿]*元/.test(cell) ? (moneyUnitIn(cell) ?? []) : [],
    ),
  );
  return units.size === 1 ? ([...units][0] ?? null) : null;
}

/** What a sheet says above its heading: the title of the table, with its year. */
export const sheetTitle = (rows: readonly SheetRow[], headingRow: number): string =>
  rows
    .filter(({ number }) => number < headingRow)
    .map(({ cells }) => [...new Set(cells)].join(" "))
    .join(" ");
