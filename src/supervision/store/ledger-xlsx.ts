import { writeWorkbook, type Column, type Row } from "../../platform/documents/workbook.ts";
import type { LedgerRow } from "../domain/ledger.ts";

const KEYS = [
  "number",
  "section",
  "measure",
  "undertaking",
  "lead",
  "support",
  "guide",
  "deadlineRaw",
  "latest",
  "kind",
  "source",
] as const;
type Key = (typeof KEYS)[number];

type Extent = "measure" | "annotation";

/** `joined` says how far the cell of a printed ledger reaches: over its measure, or over what one annotation governs. */
const COLUMNS: readonly (Column<Key> & { readonly joined?: Extent })[] = [
  { key: "number", header: "序号", width: 6, align: "center", type: "number", joined: "measure" },
  { key: "section", header: "章", width: 14, joined: "measure" },
  { key: "measure", header: "措施", width: 44, joined: "measure" },
  { key: "undertaking", header: "具体任务", width: 40 },
  { key: "lead", header: "牵头单位", width: 18, joined: "annotation" },
  { key: "support", header: "配合单位", width: 18, joined: "annotation" },
  { key: "guide", header: "指导单位", width: 12, joined: "annotation" },
  { key: "deadlineRaw", header: "完成时限（原文）", width: 14, align: "center", joined: "annotation" },
  { key: "latest", header: "截止日", width: 12, align: "center", type: "date", joined: "annotation" },
  { key: "kind", header: "类型", width: 13, align: "center" },
  { key: "source", header: "出处", width: 16 },
];

export type LedgerHeading = {
  readonly title: string;
  /** Lines under the title: source, as-of day, standing. */
  readonly notes: readonly string[];
  /** 示例 where the data is invented. */
  readonly watermark?: string;
};

/** The ledger as .xlsx: one sheet to print, with the cells of a measure joined, and one to filter, with every cell filled. */
export async function writeLedger(rows: readonly LedgerRow[], heading: LedgerHeading): Promise<Uint8Array> {
  const cells = rows.map(toCells);
  const { title, notes, watermark } = heading;
  const common = { title, ...(watermark === undefined ? {} : { watermark }), rows: cells };
  return await writeWorkbook([
    {
      ...common,
      name: "台账",
      notes,
      columns: COLUMNS.map((column) => ({ ...column, ...joining(rows, column.joined) })),
    },
    {
      ...common,
      name: "明细",
      notes: [...notes, "本表每行填满，供筛选和排序；打印请用“台账”。"],
      columns: COLUMNS,
    },
  ]);
}

function joining(rows: readonly LedgerRow[], extent: Extent | undefined): Pick<Column, "mergeBy"> {
  if (extent === undefined) return {};
  return { mergeBy: (index) => rows[index]?.[extent === "measure" ? "number" : "annotation"] ?? index };
}

function toCells(row: LedgerRow): Row<Key> {
  return {
    number: row.number,
    section: row.section,
    measure: row.ordinal + row.measure,
    undertaking: row.undertaking,
    lead: row.lead,
    support: row.support,
    guide: row.guide,
    deadlineRaw: row.deadlineRaw,
    latest: row.latest ?? STANDING_DUTY[row.deadlineKind] ?? null,
    kind: row.kind,
    source: `${row.plan === "" ? "" : `《${row.plan}》`}${row.ordinal}原文第${row.position}字起`,
  };
}

const STANDING_DUTY: Partial<Record<LedgerRow["deadlineKind"], string>> = {
  continuous: "持续",
  longterm: "长期",
};
