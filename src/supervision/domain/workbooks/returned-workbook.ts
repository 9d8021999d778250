import type { Sentence } from "../../../kernel/error.ts";
import type { Period } from "../tasks/schedule.ts";

/** A workbook that was entered, as it is kept. */
export type ReturnedFile = {
  readonly unit: string;
  readonly digest: string;
  readonly name: string;
  readonly entered: number;
  readonly takenAt: string;
  readonly takenBy: string;
};

/** Who owes reports for `period`; `periods` are those that have begun, the latest first. */
export type WorkbookUnits = {
  readonly period: Period;
  readonly periods: readonly Period[];
  readonly units: readonly {
    readonly id: string;
    readonly name: string;
    readonly owed: number;
    readonly reported: number;
  }[];
  /** The latest first. */
  readonly files: readonly ReturnedFile[];
};

/** What one returned workbook held; `number` is the row that Excel shows. */
export type ReturnedWorkbook = {
  readonly fileName: string;
  /** Of the file's content: decisions about its rows name it, so that they never meet another file. */
  readonly digest: string;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly planTitle: string | null;
  readonly period: string | null;
  readonly rows: readonly {
    readonly number: number;
    readonly taskId: string | null;
    /** The number that the row shows. */
    readonly serial: string;
    /** The task's; where that is asked or was decided by a person, what the row shows. */
    readonly text: string;
    /** `entered`: kept as reported by proxy (代录); `empty`: nothing was filled in; `same`: entered before. */
    readonly result: "good" | "entered" | "empty" | "same" | "refused" | "asked";
    readonly issues: readonly Sentence[];
    /** Where it is asked which task the row is about: ids of likely ones, the likeliest first. */
    readonly like: readonly string[];
    readonly decided: boolean;
  }[];
  /** The unit's tasks of the period, to choose from where a row is asked. */
  readonly tasks: readonly { readonly id: string; readonly number: number; readonly text: string }[];
  readonly entered: number;
  readonly refused: number;
  readonly asked: number;
};
