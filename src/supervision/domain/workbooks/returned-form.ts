import type { Sentence } from "../../../kernel/error.ts";
import { fail, ok, type Result } from "../../../kernel/result.ts";
import { type InputField, INPUTS, type Inputs, PRINTED, TASK_COLUMN } from "./unit-workbook.ts";
import { openKey, type WorkbookKey } from "./workbook-key.ts";

/** A sheet as its cells show it. */
export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
};

/** A row below the head in which anything stands that matters. `task` is what its hidden cell says, maybe nonsense. */
export type FormRow = {
  /** As Excel shows it. */
  readonly number: number;
  readonly task: string;
  readonly serial: string;
  readonly text: string;
  readonly inputs: Inputs;
  readonly notes: readonly Sentence[];
};

export type ReturnedForm = { readonly key: WorkbookKey; readonly rows: readonly FormRow[] };
export type FormCode = "no-workbook-key" | "damaged-workbook-key" | "no-form";

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
  return ok({ key, rows: form.rows });
}

type Form = { readonly name: string; readonly missing: readonly string[]; readonly rows: readonly FormRow[] };

/** Heads are compared without blanks and without what stands in brackets. */
const plainHead = (cell: string): string => cell.replace(/[（(].*$/su, "").replace(/\s/gu, "");

const KNOWN: readonly string[] = [...PRINTED, ...INPUTS, TASK_COLUMN].map(({ head }) => head);
const ENOUGH_HEADS = 4;

function formOn({ name, rows }: Sheet): Form | undefined {
  const at = rows.findIndex(
    ({ cells }) => cells.filter((cell) => KNOWN.includes(plainHead(cell))).length >= ENOUGH_HEADS,
  );
  const heads = rows[at]?.cells.map(plainHead);
  if (!heads) return undefined;
  const missing = INPUTS.map(({ head }) => head).filter((head) => !heads.includes(head));
  const read = rows.slice(at + 1).map((row) => rowUnder(heads, row));
  return { name, missing, rows: read.filter(isOfInterest) };
}

function rowUnder(heads: readonly string[], { number, cells }: Sheet["rows"][number]): FormRow {
  const cell = (head: string): string => (cells[heads.indexOf(head)] ?? "").trim();
  const inputs = Object.fromEntries(INPUTS.map(({ field, head }) => [field, cell(head)]));
  const strange = cells.flatMap((text, x) => (text !== "" && !KNOWN.includes(heads[x] ?? "") ? [x] : []));
  return {
    number,
    task: cell(TASK_COLUMN.head).toLowerCase(),
    serial: cell("序号"),
    text: cell("具体任务"),
    inputs: inputs as Record<InputField, string>,
    notes: strange.map((x) => unread(heads[x] ?? "", cells[x] ?? "")),
  };
}

const isOfInterest = ({ task, inputs }: FormRow): boolean => task !== "" || isFilled(inputs);

export const isFilled = (inputs: Inputs): boolean => Object.values(inputs).some((value) => value !== "");

function unread(head: string, text: string): Sentence {
  const quoted = text.length > 20 ? `${text.slice(0, 20)}…` : text;
  const place = head === "" ? "" : `“${head}”`;
  return {
    zh: `栏目外的内容未读入${place}：${quoted}`,
    en: `Outside the columns of the form and left out${head === "" ? "" : ` (${head})`}: ${quoted}`,
  };
}
