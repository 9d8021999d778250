import { entryKind } from "./kind.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { AuditWords } from "../../web/frame/audit-words.tsx";

const IMPORTS: Readonly<Record<"upload" | "map" | "apply" | "stop" | "discard", Sentence>> = {
  upload: { zh: "上传清单表格", en: "Uploaded a workbook of a register" },
  map: { zh: "更正清单表格各列的含义", en: "Corrected what columns of a workbook mean" },
  apply: { zh: "录入清单表格", en: "Entered a workbook into a register" },
  stop: { zh: "停止录入清单表格", en: "Stopped entering a workbook" },
  discard: { zh: "作废清单表格导入", en: "Discarded the import of a workbook" },
};

const named = (words: Readonly<Record<string, Sentence>>, name: (act: string) => string) =>
  Object.fromEntries(Object.entries(words).map(([act, sentence]) => [name(act), sentence]));

export const auditWords: AuditWords = {
  actions: {
    ...named(entryKind.trail, (act) => `organisation.${act}`),
    "organisation.entry-attach": { zh: "清单条目上传文件", en: "Kept a document with a row" },
    ...named(IMPORTS, (act) => `organisation.${act}-register-import`),
  },
  fields: {
    name: { zh: "名称", en: "Name" },
    register: { zh: "清单", en: "Register" },
    entered: { zh: "录入行数", en: "Rows entered" },
    failed: { zh: "未录入行数", en: "Rows not entered" },
    headingRow: { zh: "表头行", en: "Heading row" },
    moneyUnit: { zh: "金额单位", en: "Unit of money" },
    city: { zh: "城市", en: "City" },
    same: { zh: "同一事项", en: "The same" },
    proposedLinks: { zh: "采用建议的举措", en: "Proposed measures taken" },
  },
};
