import { plainHeading } from "../../../kernel/column-mapping.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { folded } from "../../../kernel/search-tokens.ts";
import { type Flow, MONEY_SOURCES, type MoneySource } from "../entry.ts";
import { yearIn } from "../../../kernel/sheet-money.ts";
import type { FieldSpec, RegisterSpec, StageSpec } from "../register-spec.ts";

/**
 * What a column of a register's workbook may mean, as text that a mapping keeps: `name`, `value:owner`,
 * `planned:start`, `money:planned:central:2026`. A year left out is that of the row or of the sheet's title.
 */
export type ImportField = string;

const FIXED = ["number", "id", "name", "variant", "city", "measure", "undertaking", "year"] as const;
export type FixedField = (typeof FIXED)[number];

export type ParsedField =
  | { readonly kind: FixedField }
  | { readonly kind: "value"; readonly field: FieldSpec }
  | { readonly kind: "planned" | "actual"; readonly stage: StageSpec }
  | {
      readonly kind: "money";
      readonly flow: RegisterSpec["flows"][number];
      readonly source: MoneySource;
      readonly year: string | null;
    };

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

const YEAR = /^20\d{2}$/;

export const moneyField = (flow: Flow, source: MoneySource, year: string | null): ImportField =>
  `money:${flow}:${source}:${year ?? ""}`;

/** What a field means in a register, null where the register has no such field. */
export function parseField(spec: RegisterSpec, field: ImportField): ParsedField | null {
  const fixed = FIXED.find((each) => each === field);
  if (fixed !== undefined) return { kind: fixed };
  const [kind, key, source, year] = field.split(":");
  if (kind === "value") {
    const found = spec.fields.find((each) => each.key === key);
    return found ? { kind, field: found } : null;
  }
  if (kind === "planned" || kind === "actual") {
    const stage = spec.stages.find((each) => each.key === key);
    return stage ? { kind, stage } : null;
  }
  if (kind !== "money") return null;
  const flow = spec.flows.find((each) => each.flow === key);
  const from = MONEY_SOURCES.find((each) => each === source);
  if (!flow || !from || (year !== "" && !YEAR.test(year ?? ""))) return null;
  return { kind, flow, source: from, year: year === "" ? null : (year ?? null) };
}

/** A heading in the form in which it is compared and remembered. */
export const plainOf = (text: string): string => plainHeading(folded(text));

/** What the workbooks of this product call what is no field of the spec. */
export const FIXED_HEADINGS: Readonly<Record<FixedField, Sentence>> = {
  number: { zh: "序号", en: "No." },
  id: { zh: "系统编号", en: "System id" },
  name: { zh: "名称", en: "Name" },
  variant: { zh: "类型", en: "Kind" },
  city: { zh: "登记城市", en: "Registered in" },
  measure: { zh: "对应举措", en: "Measure" },
  undertaking: { zh: "具体任务", en: "Undertaking" },
  year: { zh: "年度", en: "Year" },
};

export const nameHeading = ({ one }: RegisterSpec): Sentence => ({
  zh: `${one.zh}名称`,
  en: `${one.en}: name`,
});

const SOURCE_NAMES: Readonly<Record<MoneySource, Sentence>> = {
  central: { zh: "中央", en: "central" },
  region: { zh: "自治区", en: "autonomous region" },
  city: { zh: "市", en: "city" },
  enterprise: { zh: "企业", en: "enterprise" },
  bond: { zh: "债券", en: "bond" },
  other: { zh: "其他来源", en: "other sources" },
  unstated: { zh: "", en: "" },
};

/** A flow in a year: 2026年计划投资. */
export const flowOfYear = ({ zh }: Sentence, year: string): string => `${year}年${zh.replace(/^年度/, "")}`;

/** What a field is called, for choosing it and for what is said of it. */
export function fieldName(spec: RegisterSpec, field: ImportField): Sentence {
  const parsed = parseField(spec, field);
  if (parsed === null) return { zh: field, en: field };
  if (parsed.kind === "value") return parsed.field.name;
  if (parsed.kind === "planned")
    return { zh: `计划${parsed.stage.name.zh}日期`, en: `${parsed.stage.name.en}: planned day` };
  if (parsed.kind === "actual")
    return { zh: `实际${parsed.stage.name.zh}日期`, en: `${parsed.stage.name.en}: actual day` };
  if (parsed.kind === "money") {
    const { flow, source, year } = parsed;
    const from = SOURCE_NAMES[source];
    return {
      zh: `${year === null ? flow.name.zh : flowOfYear(flow.name, year)}${from.zh === "" ? "" : `·${from.zh}`}`,
      en: [year, flow.name.en, from.en === "" ? null : `(${from.en})`]
        .filter((part) => part !== null)
        .join(" "),
    };
  }
  return parsed.kind === "name" ? nameHeading(spec) : FIXED_HEADINGS[parsed.kind];
}

/** The fields that a column may be given, with those of years and sources that the sheet itself has. */
export function importFields(spec: RegisterSpec, used: readonly (ImportField | null)[]): ImportField[] {
  const years = [
    ...new Set(used.flatMap((field) => (field === null ? [] : (yearIn(field) ?? [])))),
  ].toSorted();
  const money = spec.flows.flatMap(({ flow }) =>
    [null, ...years].map((year) => moneyField(flow, "unstated", year)),
  );
  const fields = [
    "name",
    "variant",
    "city",
    "measure",
    "undertaking",
    ...spec.fields.map(({ key }) => `value:${key}`),
    ...spec.stages.flatMap(({ key }) => [`planned:${key}`, `actual:${key}`]),
    ...money,
    ...(spec.flows.length > 0 ? ["year"] : []),
    "number",
    "id",
    ...used.flatMap((field) => field ?? []),
  ];
  return [...new Set(fields)];
}

const FIXED_WORDS: readonly (readonly [FixedField, RegExp])[] = [
  ["number", /^(?:项目|任务|事项|问题)?(?:序号|编号|序)$|^№$|^no\.?$|^#$/],
  ["id", /^系统编号$/],
  ["undertaking", /^(?:对应|方案)?具体任务$|对应(?:具体)?任务/],
  ["measure", /举措|^(?:对应|所属)(?:方案)?(?:措施|条款)|^措施(?:序号)?$/],
  ["year", /^(?:资金|计划|投资|申报)?(?:年度|年份)$/],
];
const LATER_WORDS: readonly (readonly [FixedField, RegExp])[] = [
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
export type HeadingMeaning = { readonly field: ImportField } | { readonly either: string };

const exactly = (plain: string, name: string): boolean => plain === plainOf(name);

/** Headings as this product's own workbooks print them. */
function ownHeading(spec: RegisterSpec, plain: string): ImportField | null {
  const fields = ["name", ...FIXED, ...spec.fields.map(({ key }) => `value:${key}`)];
  for (const { key } of spec.stages) fields.push(`planned:${key}`, `actual:${key}`);
  const own = fields.find((field) => exactly(plain, fieldName(spec, field).zh));
  if (own !== undefined) return own;
  const year = /^(20\d{2})年/.exec(plain)?.[1];
  const flow = year && spec.flows.find(({ name }) => exactly(plain, flowOfYear(name, year)));
  return year && flow ? moneyField(flow.flow, "unstated", year) : null;
}

function moneyHeading(spec: RegisterSpec, whole: string): ImportField | null {
  const plain = whole.replace(/[()]/g, "");
  if (NO_MONEY.test(plain)) return null;
  const bare = plain.replace(/20\d{2}年度?/g, "");
  const flow = spec.flows.find(({ heading }) => heading.test(bare));
  if (!flow || !(MONEY_WORDS.test(plain) || flow.name.zh === plain)) return null;
  return moneyField(flow.flow, moneySourceIn(plain), yearIn(plain));
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
  const days = spec.fields.find(({ type, heading }) => type === "day" && heading.test(plain));
  if (days) return { field: `value:${days.key}` };
  const stage = stageHeading(spec, whole);
  if (stage !== null) return stage;
  const money = moneyHeading(spec, whole);
  if (money !== null) return { field: money };
  if (nameWords(spec).test(plain)) return { field: "name" };
  const value = spec.fields.find(({ heading }) => heading.test(plain));
  if (value) return { field: `value:${value.key}` };
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
