import type { Sentence } from "../../../kernel/error.ts";
import type { PartedCell } from "../domain/items/cell-seals.ts";
import { fieldSpec, type ItemField, ITEM_FIELDS } from "../domain/items/item-fields.ts";

/** What is wrong with a row of a workbook; `blocks`: what it belongs to cannot be taken over as it is. */
export type ReadProblem = {
  readonly sheet: string;
  readonly rows: readonly number[];
  readonly field: ItemField | null;
  readonly blocks: boolean;
  readonly sentence: Sentence;
};

export const problemIn = (
  sheet: string,
  rows: readonly number[],
  field: ItemField | null,
  blocks: boolean,
  sentence: Sentence,
): ReadProblem => ({ sheet, rows, field, blocks, sentence });

export const MATERIAL_OF_NOTHING: Sentence = {
  zh: "这一行没有事项名称和编码，看不出材料属于哪个事项。请补上实施编码或事项名称。",
  en: "The row has neither the name nor a code of an item, so its material belongs to nothing. Add the implementation code or the name.",
};

export const MATERIAL_OF_NO_ITEM: Sentence = {
  zh: "事项表中没有这个实施编码（或事项名称）。请核对编码，或在事项表中补上该事项。",
  en: "No item has this implementation code (or name). Check the code, or add the item to its sheet.",
};

export const ROW_WITHOUT_NAME = (note: boolean): Sentence =>
  note
    ? {
        zh: "这一行没有可读的栏目，当作说明文字略过。如是事项，请补上事项名称。",
        en: "The row has nothing under a known column and is taken for a note. If it is an item, add its name.",
      }
    : {
        zh: "这一行没有事项名称，不能成为事项。请补上“事项名称”，或核对列对应。",
        en: "The row has no name of an item. Add it, or check what the columns mean.",
      };

export const OTHER_CITY: Sentence = {
  zh: "这一行写明属于另一个城市。请从本市的导出中删去，或由该市导入。",
  en: "The row says that it is another city's. Take it out of this export, or let that city import it.",
};

export const saidTwice = (first: number): Sentence => ({
  zh: `同一事项的各行说法不一，以第 ${first} 行为准。请核对后统一。`,
  en: `Rows of one item differ; row ${first} counts. Check them and make them agree.`,
});

export const SAME_NUMBER: Sentence = {
  zh: "这些行写着同一个“第几个事项”，编码、名称或实施主体却不同。同一事项的改成一致；不是的，改“第几个事项”。",
  en: "These rows have one number of the item, yet other codes, names or bodies. Make them agree, or give another number.",
};

const MOST_TOLD = 5;

/** Cells that were sorted apart from their row, with what belongs there. */
export function partedSentence(cells: readonly PartedCell[]): Sentence {
  const told = cells.slice(0, MOST_TOLD);
  const more = cells.length - told.length;
  const zh = told.map(({ field, belongs }) => {
    const was = belongs === null ? "" : `（原为“${belongs === "" ? "空" : belongs.slice(0, 60)}”）`;
    return `${fieldSpec(field).name.zh}${was}`;
  });
  const en = told.map(({ field, belongs }) => {
    const was = belongs === null ? "" : ` (it was “${belongs.slice(0, 60)}”)`;
    return `${fieldSpec(field).name.en}${was}`;
  });
  return {
    zh: `这一行的各栏不是写出时的同一行，像是只排了部分列的序：${zh.join("、")}${more > 0 ? ` 等 ${cells.length} 栏` : ""}。请恢复后再导入；确是这样改的，清空这一行的核对码。`,
    en: `The cells of this row were not written together; some columns seem to have been sorted alone: ${en.join(", ")}${more > 0 ? ` and ${more} more` : ""}. Put them back; if the change is meant, empty the row's check value.`,
  };
}

const EXAMPLES: Readonly<Partial<Record<ItemField, string>>> = {
  legal: "20个工作日、30天",
  promised: "5个工作日、3天",
  visits: "0、1次",
  onlineDepth: "Ⅳ级、四级、4",
  projectType: "即办件、承诺件",
  forms: "窗口办理、网上办理、快递申请",
  serves: "自然人、法人",
  effectiveOn: "2026-01-01",
  cancelledOn: "2026-01-01",
  materialNeeded: "必要、非必要、容缺后补",
  materialFormat: "纸质、电子、纸质或电子",
  materialCopies: "1",
};

/** A cell that says something that is not understood: what it should look like. */
export function notUnderstood(field: ItemField, printed: string): Sentence {
  const shown = printed.length > 30 ? `${printed.slice(0, 30)}…` : printed;
  const example = EXAMPLES[field] ?? "是、否";
  const { zh, en } = ITEM_FIELDS[field].name;
  return {
    zh: `“${zh}”写作“${shown}”，读不懂。请改成：${example}。`,
    en: `“${en}” says “${shown}”, which is not understood. Write it like: ${example}.`,
  };
}
