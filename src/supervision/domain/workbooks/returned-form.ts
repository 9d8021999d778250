import type { Sentence } from "../../../kernel/error.ts";
import { fail, ok, type Result } from "../../../kernel/result.ts";
import { asShown } from "../../../kernel/row-seal.ts";
import {
  CHECK_COLUMN,
  type InputField,
  INPUTS,
  type Inputs,
  periodInChinese,
  PRINTED,
  type Shown,
  TASK_COLUMN,
} from "./unit-workbook.ts";
import { openKey, type WorkbookKey } from "./workbook-key.ts";

/** A sheet as its cells show it; `joined`: columns whose cell goes on from the row above. */
export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly {
    readonly number: number;
    readonly cells: readonly string[];
    readonly joined: readonly number[];
  }[];
};

/** A row below the head in which anything stands that matters. `task` and `check` are its hidden cells, maybe nonsense. */
export type FormRow = {
  /** As Excel shows it. */
  readonly number: number;
  readonly task: string;
  readonly check: string;
  readonly shown: Shown;
  readonly inputs: Inputs;
  /** The heads of cells to fill in that are one with those of the row above or below. */
  readonly joined: readonly string[];
  readonly notes: readonly Sentence[];
};

export type ReturnedForm = { readonly key: WorkbookKey; readonly rows: readonly FormRow[] };
export type FormCode = "no-workbook-key" | "damaged-workbook-key" | "other-workbook-heading" | "no-form";

/**
 * Finds key and form in a returned workbook: by what stands in the cells, so that sheets may be renamed, columns
 * moved, rows sorted and added.
 */
export function readReturnedForm(sheets: readonly Sheet[]): Result<ReturnedForm, FormCode> {
  const keys = sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(openKey)));
  const sound = keys.filter((key) => key !== null && key !== undefined);
  const [key] = sound;
  if (!key)
    return keys.includes(null)
      ? fail(
          "damaged-workbook-key",
          "识别码已被改动，无法确认这是哪个单位、哪一期的表。请重新下载该单位的填报表，把内容粘贴进去后再上传。",
          "The key was changed, so that unit and period are uncertain. Download the unit's workbook again, paste the content into it and upload that.",
        )
      : fail(
          "no-workbook-key",
          "没有找到识别码，这不是本系统发出的填报表，或隐藏的工作表被删除。请使用下载的填报表；需要时把内容粘贴进去后再上传。",
          "There is no key: this is no workbook of this system, or its hidden sheet was deleted. Use the downloaded workbook; paste the content into it if need be.",
        );
  if (
    sound.some((other) => other.unit !== key.unit || other.period !== key.period || other.plan !== key.plan)
  )
    return fail(
      "damaged-workbook-key",
      "文件里有两张不同单位或不同期次的识别码。请一个单位、一期一个文件，分开后再上传。",
      "The file holds keys of different units or periods. Keep one file per unit and period, then upload again.",
    );
  const forms = sheets.filter(({ hidden }) => !hidden).flatMap((sheet) => formOn(sheet) ?? []);
  const [form] = forms;
  if (!form)
    return fail(
      "no-form",
      "没有找到填报表的表头（具体任务、进展情况等）。请恢复表头后再上传。",
      "The head of the form (具体任务, 进展情况 …) is missing. Restore it and upload again.",
    );
  if (forms.length > 1) {
    const names = forms.map(({ name }) => `“${name}”`);
    return fail(
      "no-form",
      `文件里有 ${forms.length} 张填报表：${names.join("、")}。请只留一张后再上传。`,
      `The file holds ${forms.length} forms: ${names.join(", ")}. Leave one and upload again.`,
    );
  }
  if (form.missing.length > 0)
    return fail(
      "no-form",
      `表头中找不到“${form.missing.join("”“")}”。请恢复这些栏目后再上传，以免漏读。`,
      `The head lacks “${form.missing.join("”, “")}”. Restore these columns and upload again, so that nothing is lost.`,
    );
  const own = [key.unitName ?? "", periodInChinese(key.period)];
  const strange = form.above.find((cell) => namesOther(cell, own));
  if (strange !== undefined)
    return fail(
      "other-workbook-heading",
      `表头写的是“${strange.slice(0, 60)}”，识别码却是“${own.filter(Boolean).join("、")}”的，可能是用别的单位或上一期的表改成的。请重新下载该单位本期的填报表，把内容粘贴进去后再上传。`,
      `The sheet says “${strange.slice(0, 60)}”, its key “${own.filter(Boolean).join(", ")}”: it may have been made from the workbook of another unit or period. Download the unit's workbook for this period, paste the content into it and upload that.`,
    );
  return ok({ key, rows: form.rows });
}

/** Whether the line under the title, which says whose workbook it is and for which period, says something else. */
function namesOther(cell: string, own: readonly string[]): boolean {
  const [, ...said] = /填报单位:(.*)报送期:(.*?)(?:请于|$)/.exec(asShown(cell)) ?? [];
  return said.some((part, at) => !part.includes(asShown(own[at] ?? "")));
}

type Form = {
  readonly name: string;
  readonly missing: readonly string[];
  readonly above: readonly string[];
  readonly rows: readonly FormRow[];
};

/** Heads are compared without blanks and without what stands in brackets. */
const plainHead = (cell: string): string => cell.replace(/[（(].*$/su, "").replace(/\s/gu, "");

const KNOWN: readonly string[] = [...PRINTED, ...INPUTS, TASK_COLUMN, CHECK_COLUMN].map(({ head }) => head);
const ENOUGH_HEADS = 4;

function formOn({ name, rows }: Sheet): Form | undefined {
  const at = rows.findIndex(
    ({ cells }) => cells.filter((cell) => KNOWN.includes(plainHead(cell))).length >= ENOUGH_HEADS,
  );
  const heads = rows[at]?.cells.map(plainHead);
  if (!heads) return undefined;
  const missing = INPUTS.map(({ head }) => head).filter((head) => !heads.includes(head));
  const above = rows.slice(0, at).flatMap(({ cells }) => cells);
  const read = rows.slice(at + 1).map((row, index, all) => rowUnder(heads, row, all[index + 1]));
  return { name, missing, above, rows: read.filter(isOfInterest) };
}

function rowUnder(
  heads: readonly string[],
  { number, cells, joined }: Sheet["rows"][number],
  below: Sheet["rows"][number] | undefined,
): FormRow {
  const cell = (head: string): string => (cells[heads.indexOf(head)] ?? "").trim();
  const inputs = Object.fromEntries(INPUTS.map(({ field, head }) => [field, cell(head)]));
  const shown = Object.fromEntries(PRINTED.map(({ field, head }) => [field, cell(head)]));
  const together = new Set([...joined, ...(below?.joined ?? [])].map((x) => heads[x]));
  const strange = cells.flatMap((text, x) => (text !== "" && !KNOWN.includes(heads[x] ?? "") ? [x] : []));
  return {
    number,
    task: cell(TASK_COLUMN.head).toLowerCase(),
    check: cell(CHECK_COLUMN.head).toLowerCase(),
    shown: shown as Shown,
    inputs: inputs as Record<InputField, string>,
    joined: INPUTS.flatMap(({ head }) => (together.has(head) ? [head] : [])),
    notes: strange.map((x) => unread(heads[x] ?? "", cells[x] ?? "")),
  };
}

const isOfInterest = ({ task, inputs, joined }: FormRow): boolean =>
  task !== "" || isFilled(inputs) || joined.length > 0;

export const isFilled = (inputs: Inputs): boolean => Object.values(inputs).some((value) => value !== "");

function unread(head: string, text: string): Sentence {
  const quoted = text.length > 20 ? `${text.slice(0, 20)}…` : text;
  const place = head === "" ? "" : `“${head}”`;
  return {
    zh: `栏目外的内容未读入${place}：${quoted}`,
    en: `Outside the columns of the form and left out${head === "" ? "" : ` (${head})`}: ${quoted}`,
  };
}
