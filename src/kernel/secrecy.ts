import type { Failure } from "./error.ts";

/** 绝密, 机密 and 秘密 must not be stored here at all. */
export const CLASSIFIED: Failure<"classified"> = {
  code: "classified",
  sentence: {
    zh: "文件首页标有密级，涉密文件不得上传到本系统，文件没有保存。请按保密规定处理。",
    en: "The first page carries a secrecy marking. Classified documents must not be uploaded here; the file was not kept.",
  },
};

/** The same in a cell of a workbook. */
export const CLASSIFIED_CELL: Failure<"classified"> = {
  code: "classified",
  sentence: {
    zh: "表中标有密级，涉密内容不得上传到本系统，文件没有保存。请按保密规定处理。",
    en: "The workbook carries a secrecy marking. Classified content must not be uploaded here; the file was not kept.",
  },
};

/** The same in what somebody typed; `field` is the name under which it was sent, empty where it has none. */
export const classifiedText = (field: string): Failure<"classified"> => ({
  code: "classified",
  sentence: {
    zh: `填写的内容${field === "" ? "" : `（${field}）`}里标有密级，涉密内容不得录入本系统，没有保存。请按保密规定处理；不涉密的，请删去密级标志后再提交。`,
    en: `What was entered${field === "" ? "" : ` (${field})`} carries a secrecy marking. Classified content must not be entered here; nothing was kept. If it is not classified, remove the marking and send it again.`,
  },
});

/** What is marked 内部 is stored once somebody has confirmed that it may be. */
export const ASK_INTERNAL: Failure<"ask-internal"> = {
  code: "ask-internal",
  sentence: {
    zh: "文件标有“内部”字样，尚未保存。请确认可以在本系统中使用后再次上传。",
    en: "The document is marked as internal and was not kept yet. Confirm that it may be used here, then upload it again.",
  },
};
