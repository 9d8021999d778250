import { type Failure, refusal } from "../../../../kernel/error.ts";
import { type City, CITIES } from "../../../../kernel/region.ts";
import type { PartedCode } from "./parted-codes.ts";

export const MOST_ITEM_ROWS = 60_000;

export const NO_ITEM = refusal(
  "not-found",
  "没有这个事项，请回到事项库。",
  "There is no such item. Go back to the items.",
);

export const NO_ITEM_IMPORT = refusal(
  "not-found",
  "没有这次导入，请回到事项库重新上传。",
  "There is no such import. Go back to the items and upload the file again.",
);

export const TOO_MANY_ROWS = refusal(
  "too-many-rows",
  `表格共超过 ${MOST_ITEM_ROWS.toLocaleString("en")} 行，请按部门分成几个文件上传。`,
  `The sheets have more than ${MOST_ITEM_ROWS.toLocaleString("en")} rows together. Split them by body.`,
);

export const IMPORT_CLOSED = refusal(
  "closed",
  "这次导入已经入库或作废，不能再改。要更正请重新上传文件。",
  "This import is in force or discarded and can no longer be changed. To correct it upload the file again.",
);

export const NO_SHEET = refusal(
  "no-sheet",
  "没有这张工作表，请刷新后再改列对应。",
  "There is no such sheet. Reload and correct the columns again.",
);

export const NO_ITEMS_READ = refusal(
  "no-items",
  "没有读出任何事项。请先在“列对应”中指定事项名称所在的列和表头所在的行。",
  "No item was read. Say which column holds the names, and in which row the headings end.",
);

const cityName = (code: string): City["name"] =>
  CITIES.find((city) => city.code === code)?.name ?? { zh: code, en: code };

/** Only the data authority of a city brings that city's items in. */
export const notYourCity = (code: string) => {
  const { zh, en } = cityName(code);
  return refusal(
    "forbidden",
    `只有${zh}市政务数据管理部门或领导小组办公室可以导入${zh}的事项。`,
    `Only the data authority of ${en} or the office may import items of ${en}.`,
  );
};

export const rowsRefused = (items: number) =>
  refusal(
    "rows-have-errors",
    `有 ${items} 个事项读不完整，一个也没有入库。请按提示改正后重新上传，或选“只入库读得懂的”。`,
    `${items} items could not be read in full, so none was taken over. Correct them and upload again, or take only the good ones.`,
  );

/** The export's codes were sorted apart from its names: nothing of it is joined with what is in force. */
export function codesParted(parted: readonly PartedCode[]): Failure {
  const few = parted.slice(0, 5).map(({ row, name, held, by }) => ({
    zh: `第 ${row} 行“${name}”的编码在${by === "city" ? "现行清单" : "其他市的清单"}中是“${held}”`,
    en: `row ${row} “${name}” has the code ${by === "city" ? "in force" : "of the other cities"} for “${held}”`,
  }));
  return refusal(
    "codes-parted",
    `没有登记：有 ${parted.length} 行的编码与名称像是排序时错开了：${few.map(({ zh }) => zh).join("；")}。请恢复原来的顺序或重新导出后再上传。`,
    `Not entered: in ${parted.length} rows the codes seem to have been sorted apart from the names: ${few.map(({ en }) => en).join("; ")}. Restore the order, or export anew and upload that.`,
  );
}
