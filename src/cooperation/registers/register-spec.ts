import type { Sentence } from "../../kernel/error.ts";
import type { EntryItem, Flow, RegisterKind } from "./entry.ts";

export type FieldType =
  | "text"
  | "paragraph"
  | "day"
  | "number"
  /** In fen; people write 万元 or 亿元. */
  | "money"
  | "choice"
  /** A unit of the roster, by id; what an import cannot match stays a question. */
  | "unit"
  | "units"
  /** City codes of GB/T 2260. */
  | "cities"
  | "place";

/** `words`: what else people write for it. */
export type Choice = { readonly value: string; readonly name: Sentence; readonly words?: RegExp };

/** A field of a register: what it is called, how a heading of a workbook says it, where it shows. */
export type FieldSpec = {
  readonly key: string;
  readonly name: Sentence;
  readonly type: FieldType;
  readonly choices?: readonly Choice[];
  /** Unit of a number, as printed in the head. */
  readonly unit?: Sentence;
  /** What a number may be at least and at most. */
  readonly least?: number;
  readonly most?: number;
  /** Shown in lists unless the reader chooses otherwise. */
  readonly inList?: boolean;
  readonly heading: RegExp;
};

/** `said`: what cells say of a row that stands there, where they give no day (在建, 前期). */
export type StageSpec = {
  readonly key: string;
  readonly name: Sentence;
  readonly heading: RegExp;
  readonly said?: RegExp;
};
/** A kind within a register: a railway, a bonded zone …; its stages in their order. */
export type VariantSpec = {
  readonly key: string;
  readonly name: Sentence;
  readonly stages: readonly string[];
  readonly words: RegExp;
};

/** A register as data: everything that lists, forms, workbooks and prints need to know of it. */
export type RegisterSpec = {
  readonly register: RegisterKind;
  /** 项目库, and one of its rows: 项目. */
  readonly name: Sentence;
  readonly one: Sentence;
  readonly fields: readonly FieldSpec[];
  readonly stages: readonly StageSpec[];
  readonly variants: readonly VariantSpec[];
  readonly flows: readonly { readonly flow: Flow; readonly name: Sentence; readonly heading: RegExp }[];
  /** Lists of items that a row of it may have. */
  readonly lists: readonly EntryItem["list"][];
  /** The field that holds the unit which answers for a row: its people may change it. */
  readonly ownerField: string;
  /** Measures of the Baotou plan that mostly use it. */
  readonly measures: readonly number[];
};
