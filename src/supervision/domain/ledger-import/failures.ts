import type { Failure } from "../../../kernel/error.ts";

const failure = (code: string, zh: string, en: string): Failure => ({ code, sentence: { zh, en } });

export const NO_LEDGER_IMPORT = failure(
  "not-found",
  "没有这次台账导入，请回到交办页重新上传。",
  "There is no such import of a ledger. Go back to the dispatch page and upload the file again.",
);

export const MAX_LEDGER_ROWS = 10_000;

export const TOO_MANY_ROWS = failure(
  "too-long",
  `台账超过 ${MAX_LEDGER_ROWS} 行，没有保存。请按方案拆成几个文件后分别上传。`,
  `The ledger has more than ${MAX_LEDGER_ROWS} rows and was not kept. Split it by plan and upload the parts.`,
);

export const NO_ADOPTION = failure(
  "adoption-needed",
  "还没有设定启用日。请先在交办页第一步设定：此前到期的任务会列为待核定，不会直接亮红灯。",
  "No adoption date is set. Set it first, in step 1 of the dispatch page: what was due before it awaits judgement instead of turning red.",
);

export const NO_TEXT_COLUMN = failure(
  "text-column-needed",
  "还没有指定哪一列是“具体任务”。请在列对应表中选定后再登记。",
  "No column is said to hold the task. Choose it in the table of columns first.",
);

export const DISCARDED = failure(
  "discarded",
  "这次导入已作废，请重新上传文件。",
  "This import was discarded. Upload the file again.",
);

export const ALREADY_APPLIED = failure(
  "already-applied",
  "这份台账已经登记，不能再改列对应；有出入请在任务页上更正。",
  "This ledger is registered already; its columns cannot be changed any more. Correct what is wrong on the tasks' pages.",
);

export const NOTHING_GOOD = failure(
  "nothing-to-apply",
  "没有可以登记的行。请先按各行的提示改正。",
  "No row can be registered. Correct the rows first, as each of them says.",
);

export const rowsBlocked = (count: number): Failure =>
  failure(
    "rows-blocked",
    `有 ${count} 行不能登记，按“全部登记”没有登记任何一行。请改正这些行，或选择“只登记无误的行”。`,
    `${count} rows cannot be registered, so none was. Correct them, or choose to register only the rows without errors.`,
  );
