import type { EntryRow } from "./entry-row.ts";
import type { EntryState, Flow } from "./entry.ts";
import {
  fieldName,
  FIXED_HEADINGS,
  flowOfYear,
  type ImportField,
  moneyField,
  nameHeading,
  parseField,
} from "./import/fields.ts";
import { inWanYuan } from "../../kernel/sheet-money.ts";
import type { FieldSpec, RegisterSpec } from "./register-spec.ts";
import { cellOf, regionName } from "./workbook-cells.ts";

/** What a workbook also shows and an import leaves alone: it follows from the rest. */
export const SHOWN_ONLY = ["reached", "blocks", "standing", "source", "closed"] as const;
export type ShownOnly = (typeof SHOWN_ONLY)[number];
const SHOWN_HEADINGS: Readonly<Record<ShownOnly, string>> = {
  reached: "已到阶段",
  blocks: "未消除卡点",
  standing: "数据属性",
  source: "出处",
  closed: "关闭日期",
};
const STANDINGS: Readonly<Record<EntryRow["standing"], string>> = {
  entered: "登记",
  reported: "填报",
  sample: "示例",
};

/** A column of a register's workbook; `field` is what an import reads it as. */
export type WorkbookColumn = {
  readonly field: ImportField | ShownOnly;
  readonly heading: string;
  /** In characters of the body font. */
  readonly width: number;
  readonly type: "text" | "number" | "date";
  readonly hidden: boolean;
};

const WIDTHS: Readonly<Record<FieldSpec["type"], number>> = {
  text: 16,
  paragraph: 36,
  day: 12,
  number: 10,
  money: 14,
  choice: 12,
  unit: 18,
  units: 22,
  cities: 18,
  place: 20,
};

const text = (field: WorkbookColumn["field"], heading: string, width: number): WorkbookColumn => ({
  field,
  heading,
  width,
  type: "text",
  hidden: false,
});

const unitOf = (field: FieldSpec): string =>
  field.type === "money" ? "（万元）" : field.unit === undefined ? "" : `（${field.unit.zh}）`;

function valueColumn(field: FieldSpec): WorkbookColumn {
  const figure = field.type === "money" || field.type === "number";
  return {
    ...text(`value:${field.key}`, `${field.name.zh}${unitOf(field)}`, WIDTHS[field.type]),
    type: figure ? "number" : field.type === "day" ? "date" : "text",
  };
}

/** The columns that an import reads: of a template, and of what is exported; money by year in 万元. */
export function importedColumns(spec: RegisterSpec, years: readonly string[]): WorkbookColumn[] {
  const days = spec.stages.flatMap(({ key }) =>
    (["planned", "actual"] as const).map((kind): WorkbookColumn => {
      const field = `${kind}:${key}`;
      return { ...text(field, fieldName(spec, field).zh, 12), type: "date" };
    }),
  );
  const money = spec.flows.flatMap(({ flow, name }) =>
    years.map((year): WorkbookColumn => ({
      ...text(moneyField(flow, "unstated", year), `${flowOfYear(name, year)}（万元）`, 14),
      type: "number",
    })),
  );
  return [
    { ...text("number", FIXED_HEADINGS.number.zh, 6), type: "number" },
    text("name", nameHeading(spec).zh, 34),
    text("variant", FIXED_HEADINGS.variant.zh, 14),
    text("city", FIXED_HEADINGS.city.zh, 12),
    text("measure", FIXED_HEADINGS.measure.zh, 12),
    ...spec.fields.map(valueColumn),
    ...days,
    ...money,
  ];
}

/** All columns of an export, or those that were chosen; the system's number is always there, hidden. */
export function exportedColumns(
  spec: RegisterSpec,
  years: readonly string[],
  chosen: readonly string[] | null,
): WorkbookColumn[] {
  const all = [
    ...importedColumns(spec, years),
    ...SHOWN_ONLY.filter((field) => field !== "blocks" || spec.lists.includes("block")).map((field) => ({
      ...text(field, SHOWN_HEADINGS[field], field === "source" ? 26 : 12),
      ...(field === "closed" ? ({ type: "date" } as const) : {}),
    })),
  ];
  const kept = new Set<string>(["number", "name", ...(chosen ?? [])]);
  const columns = chosen === null ? all : all.filter(({ field }) => kept.has(field));
  return [...columns, { ...text("id", FIXED_HEADINGS.id.zh, 38), hidden: true }];
}

/** A row as a workbook shows it. */
export type WorkbookEntry = EntryRow & { readonly money: EntryState["money"] };

export type WorkbookWords = {
  readonly unitName: (id: string) => string;
  /** A measure of the plan in force by its printed number, null for others. */
  readonly ordinal: (measureId: string) => string | null;
};

function shownOnly(spec: RegisterSpec, field: ShownOnly, entry: WorkbookEntry): string | number {
  switch (field) {
    case "reached":
      return spec.stages.find(({ key }) => key === entry.stage)?.name.zh ?? "未知";
    case "blocks":
      return entry.blocks;
    case "standing":
      return STANDINGS[entry.standing];
    case "source": {
      const { title = "", date = null, url = null } = entry.source ?? {};
      return [title, date, url].filter((part) => part !== null && part !== "").join(" ");
    }
    case "closed":
      return entry.closedOn ?? "";
  }
}

/** What stands in a column for a row; null where nothing is known. */
export function cellIn(
  spec: RegisterSpec,
  { field }: WorkbookColumn,
  entry: WorkbookEntry,
  at: number,
  words: WorkbookWords,
): string | number | null {
  const only = SHOWN_ONLY.find((each) => each === field);
  if (only !== undefined) return shownOnly(spec, only, entry);
  const parsed = parseField(spec, field);
  switch (parsed?.kind) {
    case "number":
      return at + 1;
    case "id":
      return entry.id;
    case "name":
      return entry.name;
    case "variant":
      return spec.variants.find(({ key }) => key === entry.variant)?.name.zh ?? null;
    case "city":
      return regionName(entry.regionCode);
    case "measure": {
      const ordinals = entry.links.flatMap(({ measureId }) => words.ordinal(measureId) ?? []);
      return [...new Set(ordinals)].join("、");
    }
    case "value":
      return cellOf(parsed.field, entry.values[parsed.field.key], words.unitName);
    case "planned":
    case "actual":
      return entry.stages[parsed.stage.key]?.[parsed.kind] ?? null;
    case "money": {
      const fen = parsed.year === null ? undefined : entry.money[parsed.flow.flow]?.[parsed.year];
      return fen === undefined ? null : inWanYuan(fen);
    }
    default:
      return null;
  }
}

/** The years in which any of the rows has money, in order. */
export const yearsOf = (entries: readonly Pick<WorkbookEntry, "money">[]): string[] =>
  [
    ...new Set(
      entries.flatMap(({ money }) =>
        (Object.keys(money) as Flow[]).flatMap((flow) => Object.keys(money[flow] ?? {})),
      ),
    ),
  ].toSorted();
