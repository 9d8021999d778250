import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { PublishedSource } from "../meetings/meeting.ts";
import type { OpinionAct, Solicitation } from "../opinions.ts";

/** 规则, 办法, 方案, 协议文本, 其他. */
export const JOINT_PAPER_KINDS = ["rules", "measures", "scheme", "agreement-text", "other"] as const;
export type JointPaperKind = (typeof JOINT_PAPER_KINDS)[number];

/** 起草, 征求意见, 商定, 印发, 废止. */
export const JOINT_PAPER_STAGES = ["drafting", "consulting", "agreed", "issued", "repealed"] as const;
export type JointPaperStage = (typeof JOINT_PAPER_STAGES)[number];

export const KIND_NAMES: Readonly<Record<JointPaperKind, Sentence>> = {
  rules: { zh: "规则", en: "Rules" },
  measures: { zh: "办法", en: "Measures" },
  scheme: { zh: "方案", en: "Scheme" },
  "agreement-text": { zh: "协议文本", en: "Agreement text" },
  other: { zh: "其他", en: "Other" },
};

export const STAGE_NAMES: Readonly<Record<JointPaperStage, Sentence>> = {
  drafting: { zh: "起草", en: "Drafting" },
  consulting: { zh: "征求意见", en: "Consulting" },
  agreed: { zh: "已商定", en: "Agreed" },
  issued: { zh: "已印发", en: "Issued" },
  repealed: { zh: "已废止", en: "Repealed" },
};

/** Longest text of one version, in UTF-16 units: versions are kept whole with their paper. */
export const MAX_VERSION_TEXT = 200_000;
export const MAX_VERSIONS = 50;

/** A wording as it was circulated; `number` counts from 1. `digest` points to the file it came from, null where it was pasted. */
export type PaperVersion = {
  readonly number: number;
  /** “征求意见稿”, “送审稿”. */
  readonly label: string;
  readonly note: string;
  readonly text: string;
  readonly file: { readonly digest: string; readonly name: string } | null;
  readonly on: Day;
  readonly by: string;
};

/** From, until and review day; `until` null: no end was set. */
export type Validity = {
  readonly from: Day;
  readonly until: Day | null;
  readonly reviewBy: Day | null;
};

/** The stable name of an article: a version never changes, so what is cited stays what it was. */
export type ArticleReference = {
  readonly paper: string;
  readonly version: number;
  /** Key of the article within its version: `5` for 第五条, `5-1` for 第五条之一. */
  readonly article: string;
};

/** A task that was made of an article, with the words it was made of. */
export type ArticleTask = Omit<ArticleReference, "paper"> & {
  readonly label: string;
  readonly taskId: string;
};

export type JointPaperState = {
  readonly title: string;
  readonly kind: JointPaperKind;
  /** City that drafts it by its code of GB/T 2260; null where it is no city of the four. */
  readonly draftingCity: string | null;
  /** We draft it ourselves, or co-operate; null where it is not known. */
  readonly role: "draft" | "co-operate" | null;
  readonly planId: string | null;
  readonly measureIds: readonly string[];
  readonly stage: JointPaperStage;
  readonly versions: readonly PaperVersion[];
  readonly rounds: readonly Solicitation[];
  /** On which day and where it was agreed: a meeting, a decision. */
  readonly agreed: { readonly on: Day; readonly where: string } | null;
  /** `version` is the wording that was issued; null where its text is not filed yet. */
  readonly issued: { readonly on: Day; readonly docNumber: string; readonly version: number | null } | null;
  readonly validity: Validity | null;
  readonly repealed: { readonly on: Day; readonly reason: string } | null;
  readonly tasks: readonly ArticleTask[];
  readonly source: PublishedSource | null;
  readonly note: string;
};

export type JointPaperSeed = Pick<
  JointPaperState,
  "title" | "kind" | "draftingCity" | "role" | "planId" | "measureIds" | "source" | "note"
>;

export type ImportedOpinion = {
  readonly id: string;
  readonly party: number;
  readonly place: string;
  readonly text: string;
};

export type JointPaperAct =
  | { readonly type: "begin"; readonly seed: JointPaperSeed }
  | ({ readonly type: "revise" } & Omit<JointPaperSeed, "source">)
  | ({ readonly type: "add-version" } & Pick<PaperVersion, "label" | "note" | "text" | "file">)
  | { readonly type: "agree"; readonly on: Day; readonly where: string }
  | {
      readonly type: "issue";
      readonly on: Day;
      readonly docNumber: string;
      readonly version: number | null;
      readonly validity: Validity;
    }
  | { readonly type: "set-validity"; readonly validity: Validity; readonly reason: string }
  | { readonly type: "repeal"; readonly on: Day; readonly reason: string }
  | ({ readonly type: "make-task" } & ArticleTask)
  | {
      /** A returned sheet, at once: all of its good rows, or none. */
      readonly type: "import-opinions";
      readonly solicitation: string;
      readonly fileName: string;
      readonly opinions: readonly ImportedOpinion[];
    }
  | OpinionAct;

export type JointPaperActType = JointPaperAct["type"];

/** The wording that holds: the issued one, or else the latest; undefined where none is filed. */
export function textInForce({
  versions,
  issued,
}: Pick<JointPaperState, "versions" | "issued">): PaperVersion | undefined {
  const version = issued?.version ?? null;
  return version === null ? versions.at(-1) : versions.find(({ number }) => number === version);
}
