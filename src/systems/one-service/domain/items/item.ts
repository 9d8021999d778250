import type { Day } from "../../../../kernel/calendar.ts";

export const DURATION_UNITS = ["working-day", "day", "month", "year", "hour"] as const;

/**
 * A length of time as items state it: 工作日, 自然日 (天), 月, 年, 小时; 即办 and 当场 are 0, a range its larger end. Where
 * the words say more than number and unit (3-5个工作日, 当场办结) they are `printed` and shown.
 */
export type Duration = {
  readonly value: number;
  readonly unit: (typeof DURATION_UNITS)[number];
  readonly printed?: string;
};

/** 即办件 and 承诺件. */
export const PROJECT_TYPES = ["at-once", "promised"] as const;

/** 办理形式: 窗口办理, 网上办理, 快递申请. */
export const HANDLING_FORMS = ["window", "online", "post"] as const;

/** A material 材料 that an applicant hands in. */
export type Material = {
  readonly name: string;
  readonly needed: "needed" | "not-needed" | "later" | null;
  /** 原件, 复印件, 原件和复印件, as printed. */
  readonly type: string | null;
  readonly format: "paper" | "electronic" | "either" | null;
  readonly copies: number | null;
  /** 来源渠道: 申请人自备, 政府部门核发, 其他, as printed. */
  readonly source: string | null;
  readonly basis: string | null;
  readonly acceptStandard: string | null;
};

/**
 * An item 事项 as one city's body handles it: the fields of the national 基本目录 and 实施清单 exchange tables, null where the
 * export left them blank. What the export printed stays in `printed`, by its heading.
 */
export type Item = {
  /** 基本编码: what four cities' implementations of one item have in common. */
  readonly catalogCode: string | null;
  /** 实施编码 and 业务办理项编码. */
  readonly taskCode: string | null;
  readonly handleItemCode: string | null;
  readonly name: string;
  /** 行政许可, 行政给付, 公共服务 …, as printed. */
  readonly type: string | null;
  readonly basis: string | null;
  readonly level: string | null;
  readonly state: string | null;
  readonly version: string | null;
  readonly effectiveOn: Day | null;
  readonly cancelledOn: Day | null;
  /** City by its code; of the import where the row says none. */
  readonly city: string;
  readonly dept: string | null;
  readonly deptCode: string | null;
  readonly entrusted: string | null;
  readonly powerSource: string | null;
  readonly projectType: (typeof PROJECT_TYPES)[number] | null;
  /** 审批服务形式 (前审后批, …), as printed; absent where the export has no such column. */
  readonly approvalMode?: string | null;
  readonly legal: Duration | null;
  readonly promised: Duration | null;
  /** 到办事现场次数, and why somebody must come. */
  readonly visits: number | null;
  readonly visitReason: string | null;
  readonly forms: readonly (typeof HANDLING_FORMS)[number][];
  /** 通办范围, as printed: 全国, 跨省, 跨市, 全区. */
  readonly area: string | null;
  readonly jointDepts: string | null;
  readonly online: boolean | null;
  /** 网办深度 I to IV as 1 to 4. */
  readonly onlineDepth: 1 | 2 | 3 | 4 | null;
  /** 网上办理地址, as printed; absent where the export has no such column. */
  readonly onlineAddress?: string | null;
  readonly post: boolean | null;
  readonly appointment: boolean | null;
  readonly inCentre: boolean | null;
  readonly charges: boolean | null;
  readonly feeBasis: string | null;
  readonly resultName: string | null;
  readonly resultType: string | null;
  readonly acceptCondition: string | null;
  readonly specialProcedure: string | null;
  /** 服务对象: natural persons, legal persons. */
  readonly serves: readonly ("person" | "enterprise")[];
  readonly contact: string | null;
  readonly complaint: string | null;
  readonly place: string | null;
  readonly hours: string | null;
  readonly materials: readonly Material[];
};

/** An item with where it came from. `rows` are numbers of its rows in the workbook, the first that of the item itself. */
export type ImportedItem = {
  readonly item: Item;
  readonly sheet: string;
  readonly rows: readonly number[];
  /** Cells as printed, by field; for findings and the corrected workbook. */
  readonly printed: Readonly<Record<string, string>>;
  /** The same of each material, in their order; absent where only the item was kept. */
  readonly printedMaterials?: readonly Readonly<Record<string, string>>[];
};

/** An item as kept: one row per city, implementation code and handled matter; a later import replaces, and the old stays. */
export type KeptItem = Item & {
  readonly id: string;
  readonly importId: string;
  readonly importedOn: Day;
  readonly sample: boolean;
};
