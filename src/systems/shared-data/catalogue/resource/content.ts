import type { Day } from "../../../../kernel/calendar.ts";
import type { Mode } from "../../exchange/grant/grant.ts";
import type { BasisRank } from "./citation.ts";
import type { Allowance, Held } from "./succession.ts";

/** 无条件共享, 有条件共享, 不予共享: 政务数据共享条例 article 14. */
export const SHARING_ATTRIBUTES = ["unconditional", "conditional", "none"] as const;
export type SharingAttribute = (typeof SHARING_ATTRIBUTES)[number];

/** Formats of the catalogue guide: 电子文件, 电子表格, 数据库, 图形图像, 流媒体, 自描述格式, 其他. */
export const DATA_FORMATS = [
  "document",
  "spreadsheet",
  "database",
  "image",
  "stream",
  "described",
  "other",
] as const;
export type DataFormat = (typeof DATA_FORMATS)[number];

/** 实时, 每日, 每周, 每月, 每季度, 每半年, 每年, 不定期. */
export const UPDATE_CYCLES = [
  "real-time",
  "daily",
  "weekly",
  "monthly",
  "quarterly",
  "half-yearly",
  "yearly",
  "irregular",
] as const;
export type UpdateCycle = (typeof UPDATE_CYCLES)[number];

/** 向社会开放, 依申请开放, 不开放. */
export const OPEN_ATTRIBUTES = ["open", "on-request", "closed"] as const;
export type OpenAttribute = (typeof OPEN_ATTRIBUTES)[number];

/** Whose level holds it: 国家, 自治区, 盟市, 旗县区, 部门. */
export const RESOURCE_LEVELS = ["state", "region", "city", "county", "department"] as const;
export type ResourceLevel = (typeof RESOURCE_LEVELS)[number];

/** 一般数据, 重要数据, 核心数据; core data is never catalogued here. */
export const GRADES = ["general", "important", "core"] as const;
export type Grade = (typeof GRADES)[number];

/** 字符型, 整数型, 小数型, 日期型, 日期时间型, 布尔型, 二进制. */
export const ITEM_TYPES = ["text", "integer", "decimal", "date", "date-time", "boolean", "binary"] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/** What an item says of a person: nothing, personal information, sensitive personal information (PIPL article 28). */
export const SENSITIVITIES = ["ordinary", "personal", "sensitive"] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** A data item 数据项. `length` in characters or digits, null where its type has none; `key`: part of what names a row. */
export type DataItem = {
  readonly name: string;
  readonly code: string;
  readonly type: ItemType;
  readonly length: number | null;
  readonly sensitivity: Sensitivity;
  readonly key: boolean;
};

/** What forbids sharing: title of the law, article, and its words (article 14). */
export type NoneBasis = { readonly title: string; readonly article: string; readonly quote: string };

/**
 * Conditions of use (article 15). `recipients` 共享范围 and `uses` 使用用途: an empty list limits nobody. `demands` 使用要求 are
 * what a recipient must do besides.
 */
export type Conditions = {
  readonly recipients: readonly string[];
  readonly uses: readonly string[];
  readonly demands: readonly string[];
};

/** Every field of a resource as article 13 and the catalogue guide ask for them. */
export type ResourceContent = {
  readonly code: string;
  readonly name: string;
  readonly summary: string;
  readonly providerId: string;
  readonly providerName: string;
  /** 提供方代码: unified social credit code or the code of the body. */
  readonly providerCode: string;
  readonly regionCode: string;
  readonly level: ResourceLevel;
  readonly format: DataFormat;
  readonly items: readonly DataItem[];
  /** Item by which a person or an enterprise is found; null where rows are about nobody. */
  readonly subjectItem: string | null;
  readonly updateCycle: UpdateCycle;
  readonly attribute: SharingAttribute;
  readonly noneBasis: NoneBasis | null;
  readonly modes: readonly Mode[];
  readonly conditions: Conditions;
  readonly openAttribute: OpenAttribute;
  readonly openCondition: string;
  readonly relatedCodes: readonly string[];
  /** 数据分类 in the provider's own words, and 分级. */
  readonly classification: string;
  readonly grade: Grade;
  /** 数源部门 by its name, where several departments hold the data (article 19); null: the provider itself. */
  readonly leadSource: string | null;
};

/** 保密风险评估 and 个人信息保护影响评估 (article 13). */
export const ASSESSMENT_KINDS = ["secrecy", "personal-information"] as const;
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number];

/** A finished assessment; `passed`: it lets the data be shared as described. */
export type Assessment = {
  readonly on: Day;
  readonly conclusion: string;
  readonly passed: boolean;
  readonly file: { readonly digest: string; readonly name: string };
};
export type Assessments = Readonly<Record<AssessmentKind, Assessment | null>>;

/** The head's approval 负责人审核同意: of exactly the content as it then stood. */
export type SignOff = { readonly on: Day; readonly by: string; readonly byId: string | null };

/** What moves a revision: law or duty changed (article 17, with its clock), or something else. */
export const REVISION_CAUSES = ["law", "duty", "other"] as const;
export type RevisionCause = (typeof REVISION_CAUSES)[number];

export type Revision = {
  readonly cause: RevisionCause;
  readonly reason: string;
  /** Day on which law or duty changed. */
  readonly changedOn: Day;
  /** Five more working days, with the consent of the department in charge. */
  readonly extension: { readonly on: Day; readonly by: string; readonly reason: string } | null;
};

/** A version as it was published; never changed afterwards. */
export type ResourceVersion = {
  readonly number: number;
  readonly content: ResourceContent;
  readonly assessments: Assessments;
  readonly approval: SignOff;
  readonly submittedOn: Day;
  readonly publishedOn: Day;
  readonly publishedBy: string;
  /** Rank of what forbids sharing, as its name tells or the reviewer found. */
  readonly basisRank: BasisRank | null;
  readonly revision: Revision | null;
};

/** 编制中, 负责人已同意, 审核中, 已退回, 已发布, 已撤销; `revising` has a published version beside its draft. */
export const RESOURCE_STATUSES = [
  "drafting",
  "approved",
  "under-review",
  "returned",
  "published",
  "revising",
  "withdrawn",
] as const;
export type ResourceStatus = (typeof RESOURCE_STATUSES)[number];

export type ResourceState = {
  readonly status: ResourceStatus;
  /** The working copy; equal to the last version's while nothing is being revised. */
  readonly content: ResourceContent;
  readonly draftedBy: string;
  readonly draftedById: string | null;
  readonly assessments: Assessments;
  readonly approval: SignOff | null;
  readonly submittedOn: Day | null;
  readonly returned: { readonly on: Day; readonly by: string; readonly reasons: string } | null;
  readonly revision: Revision | null;
  readonly versions: readonly ResourceVersion[];
  readonly withdrawalAsked: { readonly on: Day; readonly by: string; readonly reason: string } | null;
  readonly withdrawn: { readonly on: Day; readonly by: string; readonly reason: string } | null;
  /** Where it may be stricter than a resource that it replaces; absent in what was recorded before that was asked. */
  readonly allowances?: readonly Allowance[];
};

export type ResourceAct =
  | { readonly type: "begin"; readonly content: ResourceContent }
  | { readonly type: "edit"; readonly content: ResourceContent }
  | ({ readonly type: "assess"; readonly kind: AssessmentKind } & Assessment)
  | { readonly type: "approve" }
  | { readonly type: "submit" }
  | { readonly type: "return"; readonly reasons: string }
  /** `heldTo`: what it is stricter than, as found when it was to be published. */
  | { readonly type: "publish"; readonly basisRank: BasisRank | null; readonly heldTo?: readonly Held[] }
  | ({ readonly type: "revise" } & Omit<Revision, "extension">)
  | { readonly type: "extend"; readonly reason: string }
  | { readonly type: "ask-withdrawal"; readonly reason: string }
  /** `replacedBy`: stricter ones that seem to take its place, as found when it was to be withdrawn. */
  | { readonly type: "withdraw"; readonly reason: string; readonly replacedBy?: readonly Held[] }
  | { readonly type: "allow-stricter"; readonly held: readonly Held[]; readonly reason: string };

/** The version in force, or undefined where none was published or it was withdrawn. */
export const findPublished = ({
  versions,
  withdrawn,
}: Pick<ResourceState, "versions" | "withdrawn">): ResourceVersion | undefined =>
  withdrawn === null ? versions.at(-1) : undefined;

/** Whether rows are about persons, so that calls need case number, purpose and subject. */
export const isPersonLevel = ({ items }: Pick<ResourceContent, "items">): boolean =>
  items.some(({ sensitivity }) => sensitivity !== "ordinary");

/** A published, shareable resource as requests, exchange and libraries use it: its version in force. */
export type Resource = ResourceContent & {
  readonly id: string;
  readonly version: number;
  readonly publishedOn: Day;
  readonly personLevel: boolean;
  readonly sample: boolean;
};

/** A line of a list of resources to choose from. */
export type ResourceBrief = Pick<
  Resource,
  | "id"
  | "code"
  | "name"
  | "providerId"
  | "providerName"
  | "regionCode"
  | "attribute"
  | "personLevel"
  | "sample"
> & { readonly itemNames: readonly string[] };
