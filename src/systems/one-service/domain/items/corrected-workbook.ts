import type { Day } from "../../../../kernel/calendar.ts";
import { SEALED_FIELDS, sealOfCells } from "./cell-seals.ts";
import { readDuration, saysNothing } from "./cell-values.ts";
import { durationText } from "./durations.ts";
import type { ImportedItem } from "./item.ts";
import { fieldSpec, isMaterialField, type ItemField } from "./item-fields.ts";
import type { Finding } from "./lint-rule.ts";
import { ruleOf } from "./lint.ts";
import { materialText, printedText } from "./printed-text.ts";
import { STANDING_WORDS } from "./rule-sources.ts";

/** A sheet to be written: see `writeWorkbook` of the platform. */
export type WrittenSheet = {
  readonly name: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly columns: readonly {
    readonly header: string;
    readonly key: string;
    readonly width: number;
    readonly hidden?: boolean;
  }[];
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  /** Cells to be marked, by row and column key. */
  readonly marked?: (row: number, key: string) => boolean;
};

/** Units stand with their numbers here; a column that said only “是否” keeps what it printed. */
const COLUMNS = SEALED_FIELDS.filter((field) => field !== "itemNumber");

/** A limit as printed where that says the same by itself, else with the unit that its column or heading printed. */
const durationCell = (imported: ImportedItem, field: "legal" | "promised"): string => {
  const duration = imported.item[field];
  const printed = imported.printed[field] ?? "";
  const unit = imported.printed[`${field}Unit`] ?? "";
  if (duration === null)
    return /^[\d.]+$/.test(printed) && !saysNothing(unit) ? `${printed}${unit}` : printed;
  const alone = readDuration(printed, "").value;
  return alone !== null && alone.value === duration.value && alone.unit === duration.unit
    ? printed
    : durationText(duration);
};

/** A material's cell as printed, else as it would be; its name is one of those that the cell may have listed. */
const materialCell = ({ item, printedMaterials }: ImportedItem, at: number, field: ItemField): string => {
  const material = item.materials[at];
  if (material === undefined) return "";
  const printed = field === "material" ? undefined : printedMaterials?.[at]?.[field];
  return printed ?? materialText(material, field);
};

const cellText = (imported: ImportedItem, field: ItemField): string =>
  field === "legal" || field === "promised" ? durationCell(imported, field) : printedText(imported, field);

const WIDTHS: Readonly<Partial<Record<ItemField, number>>> = {
  name: 30,
  basis: 30,
  material: 28,
  acceptCondition: 28,
};
const CHANGES = "更正说明";

const changeText = ({ field, materialName, before, correction }: Finding): string =>
  `${fieldSpec(field).name.zh}${materialName === null ? "" : `（${materialName}）`}：${before === "" ? "（空）" : before} → ${correction}`;

/** The national fields, one row per material, with the certain corrections made and marked. */
function itemsSheet(items: readonly ImportedItem[], findings: readonly Finding[], asOf: Day): WrittenSheet {
  const corrections = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.correction === null) continue;
    const key = `${finding.rows[0]} ${finding.sheet}`;
    corrections.set(key, [...(corrections.get(key) ?? []), finding]);
  }
  const marks = new Set<string>();
  const rows = items.flatMap((imported, place) => {
    const own = corrections.get(`${imported.rows[0]} ${imported.sheet}`) ?? [];
    const materials = imported.item.materials.length === 0 ? [null] : imported.item.materials;
    return materials.map((material, at) => {
      const here = own.filter((each) => each.material === null || each.material === at);
      const cells: [string, string][] = COLUMNS.map((field) => [
        field,
        isMaterialField(field)
          ? material === null
            ? ""
            : materialCell(imported, at, field)
          : cellText(imported, field),
      ]);
      const fixed = here.map(({ field, correction }): [string, string] => [field, correction ?? ""]);
      const written: Readonly<Record<string, string>> = Object.fromEntries([
        ["itemNumber", String(place + 1)],
        ...cells,
        ...fixed,
      ]);
      const values: Readonly<Record<string, string>> = {
        ...written,
        check: sealOfCells(written),
        changes: here.map(changeText).join("\n"),
      };
      return {
        values,
        marked: [...here.map(({ field }) => field), ...(here.length > 0 ? ["changes"] : [])],
      };
    });
  });
  rows.forEach(({ marked }, row) => {
    for (const key of marked) marks.add(`${row} ${key}`);
  });
  const used = COLUMNS.filter((field) => rows.some(({ values }) => values[field] !== ""));
  return {
    name: "事项",
    title: "政务服务事项实施清单（更正稿）",
    notes: [
      `截至 ${asOf}。只作确有把握的更正，涂色并写在最后一列；原来怎么写见“问题清单”。其余问题请逐条核对。`,
    ],
    columns: [
      { header: fieldSpec("itemNumber").name.zh, key: "itemNumber", width: 8 },
      ...used.map((field) => ({ header: fieldSpec(field).name.zh, key: field, width: WIDTHS[field] ?? 16 })),
      { header: CHANGES, key: "changes", width: 40 },
      { header: fieldSpec("check").name.zh, key: "check", width: 12, hidden: true },
    ],
    rows: rows.map(({ values }) => values),
    marked: (row, key) => marks.has(`${row} ${key}`),
  };
}

const SEVERITY_WORDS = { error: "错误", warning: "警告", hint: "提示" } as const;

const column = (header: string, key: string, width: number) => ({ header, key, width });

/** Every finding with its place, its source and what stood before. */
function findingsSheet(findings: readonly Finding[], asOf: Day): WrittenSheet {
  return {
    name: "问题清单",
    title: "事项问题清单",
    notes: [`截至 ${asOf}，共 ${findings.length} 条。出处标明“实践中所见”“未核对”的，仅供参考。`],
    columns: [
      column("第几条", "at", 8),
      column("原表", "sheet", 14),
      column("原表行号", "row", 10),
      column("哪个事项", "item", 28),
      column("哪份材料", "material", 22),
      column("栏目", "field", 16),
      column("程度", "severity", 8),
      column("问题", "says", 34),
      column("规则出处", "source", 34),
      column("怎么改", "remedy", 34),
      column("原值", "before", 22),
      column("更正为", "correction", 16),
    ],
    rows: findings.map((finding, at) => {
      const { says, source, remedy } = ruleOf(finding.rule);
      return {
        at: at + 1,
        sheet: finding.sheet,
        row: finding.rows[0] ?? null,
        item: finding.item,
        material: finding.materialName,
        field: fieldSpec(finding.field).name.zh,
        severity: SEVERITY_WORDS[finding.severity],
        says: says.zh,
        source: `${source.title.zh}（${STANDING_WORDS[source.standing].zh}）`,
        remedy: remedy.zh,
        before: finding.before === "" ? "（空）" : finding.before,
        correction: finding.correction,
      };
    }),
  };
}

/** The corrected workbook: the items with what is certain put right and marked, and every finding with what was before. */
export const correctedSheets = (
  items: readonly ImportedItem[],
  findings: readonly Finding[],
  asOf: Day,
): WrittenSheet[] => [itemsSheet(items, findings, asOf), findingsSheet(findings, asOf)];
