import { refusal } from "../../../kernel/error.ts";
import { MOST_IMPORT_ROWS } from "./import-row.ts";

export const NO_IMPORT = refusal(
  "not-found",
  "没有这次导入，请回到登记册重新上传。",
  "There is no such import. Go back to the register and upload the file again.",
);

export const IMPORT_TOO_LONG = refusal(
  "too-many-rows",
  `表格超过 ${MOST_IMPORT_ROWS.toLocaleString("en")} 行，请分成几个文件上传。`,
  `The sheet has more than ${MOST_IMPORT_ROWS.toLocaleString("en")} rows. Split it into several files.`,
);

export const IMPORT_DISCARDED = refusal(
  "discarded",
  "这次导入已经作废，请重新上传。",
  "This import was discarded. Upload the file again.",
);

export const IMPORT_APPLIED = refusal(
  "applied",
  "这次导入已经登记，不能再改列对应；要更正请重新上传文件，或到各行修改。",
  "This import is in the register already. To correct it upload the file again, or change the rows themselves.",
);

export const IMPORT_RUNNING = refusal(
  "running",
  "这次导入正在登记，请等它完成，或先停止。",
  "This import is being entered. Wait until it is done, or stop it first.",
);

export const NO_NAME_COLUMN = refusal(
  "no-name-column",
  "还没有指定哪一列是名称，请先在“列对应”中选定。",
  "No column is said to hold the name. Choose it among the columns first.",
);

export const NOTHING_TO_ENTER = refusal(
  "nothing-to-enter",
  "没有可登记的行。请按各行的提示改正后再上传。",
  "No row can be entered. Correct what the rows say, then upload the file again.",
);

export const rowsHaveErrors = (rows: number) =>
  refusal(
    "rows-have-errors",
    `有 ${rows} 行有问题，没有登记任何一行。请改正，或选“只登记无误的行”。`,
    `${rows} rows have errors, so none was entered. Correct them, or enter only the good rows.`,
  );

export const unknownImportField = (field: string) =>
  refusal(
    "unknown-field",
    `这个登记册没有“${field.slice(0, 60)}”这一项，请重新选择。`,
    `This register has no field “${field.slice(0, 60)}”. Choose another one.`,
  );
