import type { Sentence } from "../../../kernel/error.ts";

/** Columns of the ledger 台账 with their headings, in the order in which the office knows them; it hides and reorders them. */
export const LEDGER_HEADINGS = {
  number: { zh: "序号", en: "No." },
  source: { zh: "任务来源", en: "Source" },
  measure: { zh: "措施", en: "Measure" },
  text: { zh: "具体任务", en: "Task" },
  goals: { zh: "年度/阶段目标", en: "Goals by year or stage" },
  leader: { zh: "责任领导", en: "Leader" },
  lead: { zh: "牵头单位", en: "Lead unit" },
  support: { zh: "配合单位", en: "Supporting units" },
  contact: { zh: "责任人", en: "Person responsible" },
  phone: { zh: "联系人及电话", en: "Contact and telephone" },
  due: { zh: "时限", en: "Deadline" },
  progress: { zh: "进展", en: "Progress" },
  problems: { zh: "问题", en: "Problems" },
  next: { zh: "下一步", en: "Next steps" },
  coordination: { zh: "需协调", en: "To be coordinated" },
  state: { zh: "状态", en: "State" },
  evidence: { zh: "佐证", en: "Evidence" },
  remark: { zh: "备注", en: "Remark" },
} as const satisfies Readonly<Record<string, Sentence>>;

export type LedgerColumn = keyof typeof LEDGER_HEADINGS;
export const LEDGER_COLUMNS = Object.keys(LEDGER_HEADINGS) as readonly LedgerColumn[];

/** What the page opens with; the others are one click away, and an export without a choice holds all. */
export const FIRST_COLUMNS: readonly LedgerColumn[] = [
  "number",
  "text",
  "lead",
  "support",
  "due",
  "state",
  "progress",
  "problems",
  "coordination",
];

/** Columns of a comma-separated list, in its order and each once; null where it names none that exists. */
export function columnsOf(list: string | undefined): readonly LedgerColumn[] | null {
  const found = (list ?? "").split(",").flatMap((key) => LEDGER_COLUMNS.filter((column) => column === key));
  return found.length === 0 ? null : [...new Set(found)];
}

/** A column moved by `steps` places; what would fall off an end stays there. */
export function movedColumn(
  columns: readonly LedgerColumn[],
  column: LedgerColumn,
  steps: number,
): readonly LedgerColumn[] {
  const from = columns.indexOf(column);
  if (from < 0) return columns;
  const to = Math.min(columns.length - 1, Math.max(0, from + steps));
  return columns.toSpliced(from, 1).toSpliced(to, 0, column);
}
