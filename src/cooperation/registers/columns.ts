import type { Sentence } from "../../kernel/error.ts";
import { choice, city, day, type Field, line, money, say, whole } from "../../kernel/fields.ts";
import { column, type ListedColumn, type ListedColumns } from "../../kernel/list.ts";
import type { EntryRow } from "./entry-row.ts";
import { type EntryState, type Flow, MONEY_SOURCES, type MoneySource } from "./entry.ts";
import { type FlowSpec, namesOf, type RegisterSpec, type StageSpec } from "./register-spec.ts";
import { findField } from "./specs.ts";

// Columns of a register's workbook: what an import reads under them, what an export writes, what both call them.

/**
 * What a column means, as text that mappings and addresses hold: `name`, `value:owner`, `planned:start`,
 * `money:planned:central:2026`. A year left out is that of the row or of the sheet's title.
 */
export type ColumnKey = string;

/** A row as a workbook shows it: its place among the rows, its sums by year, its measures of the plan in force as printed. */
export type WorkbookEntry = EntryRow & {
  readonly at: number;
  readonly money: EntryState["money"];
  readonly ordinals: readonly string[];
};
type Column = ListedColumn<WorkbookEntry>;

const FIXED = {
  number: () =>
    column(whole(say("序号", "No."), { least: 1, most: 1_048_576 }), ({ at }) => at, { width: 6 }),
  id: () => column(line(say("系统编号", "System id")), ({ id }) => id, { width: 38, hidden: true }),
  name: ({ one }) => column(line(say(`${one.zh}名称`, `${one.en}: name`)), ({ name }) => name, { width: 34 }),
  variant: ({ variants }) =>
    column(choice(say("类型", "Kind"), namesOf(variants)), ({ variant }) => variant, { width: 14 }),
  city: () => column(city(say("登记城市", "Registered in")), ({ regionCode }) => regionCode),
  measure: () =>
    column(line(say("对应举措", "Measure")), ({ ordinals }) => ordinals.join("、"), { width: 12 }),
  undertaking: () => column(line(say("具体任务", "Undertaking")), () => null),
  year: () => column(line(say("年度", "Year")), () => null),
} satisfies Readonly<Record<string, (spec: RegisterSpec) => Column>>;
export type FixedColumn = keyof typeof FIXED;

const isFixed = (key: ColumnKey): key is FixedColumn => Object.hasOwn(FIXED, key);

/** What an import takes a column for. */
export type ColumnMeaning =
  | { readonly kind: FixedColumn }
  | { readonly kind: "value"; readonly key: string; readonly field: Field }
  | { readonly kind: "planned" | "actual"; readonly stage: StageSpec }
  | {
      readonly kind: "money";
      readonly flow: FlowSpec;
      readonly source: MoneySource;
      readonly year: string | null;
    };

const SOURCES: Readonly<Record<MoneySource, Sentence>> = {
  central: say("中央", "central"),
  region: say("自治区", "autonomous region"),
  city: say("市", "city"),
  enterprise: say("企业", "enterprise"),
  bond: say("债券", "bond"),
  other: say("其他来源", "other sources"),
  unstated: say("", ""),
};

/** A flow in a year: 2026年计划投资. */
export const flowOfYear = ({ zh }: Sentence, year: string): string => `${year}年${zh.replace(/^年度/, "")}`;

export const moneyKey = (flow: Flow, source: MoneySource, year: string | null): ColumnKey =>
  `money:${flow}:${source}:${year ?? ""}`;

/** What a column means in a register, null where the register has no such column. */
export function meaningOf(spec: RegisterSpec, column: ColumnKey): ColumnMeaning | null {
  if (isFixed(column)) return { kind: column };
  const [kind, key = "", source, year] = column.split(":");
  if (kind === "value") {
    const field = findField(spec, key);
    return field ? { kind, key, field } : null;
  }
  if (kind === "planned" || kind === "actual") {
    const stage = spec.stages.find((each) => each.key === key);
    return stage ? { kind, stage } : null;
  }
  const flow = spec.flows.find((each) => each.flow === key);
  const from = MONEY_SOURCES.find((each) => each === source);
  if (kind !== "money" || !flow || !from || !/^(?:20\d{2})?$/.test(year ?? "-")) return null;
  return { kind, flow, source: from, year: year || null };
}

function moneyColumn({ flow: { flow, name }, source, year }: ColumnMeaning & { kind: "money" }): Column {
  const from = SOURCES[source];
  const zh = `${year === null ? name.zh : flowOfYear(name, year)}${from.zh === "" ? "" : `·${from.zh}`}`;
  const en = [year ?? "", name.en, from.en === "" ? "" : `(${from.en})`].filter((part) => part !== "");
  return column(money(say(zh, en.join(" "))), (row) => year && row.money[flow]?.[year]);
}

/** A column of a register: its field, and what stands in it. */
export function columnOf(spec: RegisterSpec, key: ColumnKey): Column | null {
  const meaning = meaningOf(spec, key);
  if (meaning === null) return null;
  switch (meaning.kind) {
    case "value":
      return column(meaning.field, ({ values }) => values[meaning.key]);
    case "planned":
    case "actual": {
      const { kind, stage } = meaning;
      const { zh, en } = stage.name;
      const name = kind === "planned" ? [`计划${zh}`, "planned day"] : [`实际${zh}`, "actual day"];
      return column(
        day(say(`${name[0]}日期`, `${en}: ${name[1]}`)),
        ({ stages }) => stages[stage.key]?.[kind],
      );
    }
    case "money":
      return moneyColumn(meaning);
    default:
      return FIXED[meaning.kind](spec);
  }
}

/** What a column is called, for choosing it and for what is said of it. */
export const columnName = (spec: RegisterSpec, key: ColumnKey): Sentence =>
  columnOf(spec, key)?.field.name ?? say(key, key);

/** Keys of a register's own columns: what is fixed, its fields, the days of its stages. */
export const ownColumns = ({ fields, stages }: RegisterSpec): ColumnKey[] => [
  "number",
  "name",
  "variant",
  "city",
  "measure",
  ...Object.keys(fields).map((key) => `value:${key}`),
  ...stages.flatMap(({ key }) => [`planned:${key}`, `actual:${key}`]),
];

/** The columns that an import reads: of a template, and of what is exported; money by year in 万元. */
export function importedColumns(spec: RegisterSpec, years: readonly string[]): ListedColumns<WorkbookEntry> {
  const sums = spec.flows.flatMap(({ flow }) => years.map((year) => moneyKey(flow, "unstated", year)));
  const columns = [...ownColumns(spec), ...sums].flatMap((key) => {
    const found = columnOf(spec, key);
    return found ? [[key, found] as const] : [];
  });
  return Object.fromEntries(columns);
}

/** What a workbook also shows and an import leaves alone: it follows from the rest. */
const shownOnly = ({ stages, lists }: RegisterSpec): ListedColumns<WorkbookEntry> => ({
  reached: column(
    choice(say("已到阶段", "Stage reached"), { ...namesOf(stages), "": say("未知", "Unknown") }),
    ({ stage }) => stage ?? "",
  ),
  ...(lists.includes("block")
    ? {
        blocks: column<WorkbookEntry>(line(say("未消除卡点", "Points not cleared")), ({ blocks }) => blocks, {
          width: 12,
          written: ({ blocks }) => blocks,
        }),
      }
    : {}),
  standing: column(
    choice(say("数据属性", "Whose figures"), {
      entered: say("登记", "Entered"),
      reported: say("填报", "Reported"),
      sample: say("示例", "Sample"),
    }),
    ({ standing }) => standing,
  ),
  source: column(
    line(say("出处", "Source")),
    ({ source }) => [source?.title, source?.date, source?.url].filter((part) => part).join(" "),
    { width: 26 },
  ),
  closed: column(day(say("关闭日期", "Closed on")), ({ closedOn }) => closedOn),
});

/** All columns of an export; the system's number stands hidden behind them. */
export const exportedColumns = (
  spec: RegisterSpec,
  years: readonly string[],
): ListedColumns<WorkbookEntry> => ({
  ...importedColumns(spec, years),
  ...shownOnly(spec),
  id: FIXED.id(),
});

/** The years in which any of the rows has money, in order. */
export const yearsOf = (entries: readonly Pick<WorkbookEntry, "money">[]): string[] => {
  const years = entries.flatMap(({ money }) => Object.values(money).flatMap((sums) => Object.keys(sums)));
  return [...new Set(years)].toSorted();
};
