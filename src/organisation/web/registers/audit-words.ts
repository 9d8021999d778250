import type { AuditWords } from "../../../web/audit-words.tsx";

export const auditWords: AuditWords = {
  actions: {
    "organisation.entry-enter": { zh: "录入清单条目", en: "Entered a row of a register" },
    "organisation.entry-revise": { zh: "修改清单条目", en: "Changed a row of a register" },
    "organisation.entry-record-money": { zh: "登记资金", en: "Recorded money of a row" },
    "organisation.entry-put-item": { zh: "登记卡点、条件或条款", en: "Recorded an item of a row" },
    "organisation.entry-drop-item": { zh: "删除卡点、条件或条款", en: "Took an item of a row away" },
    "organisation.entry-assign": { zh: "清单条目交办为任务", en: "Made a task of a row" },
    "organisation.entry-discuss": { zh: "清单条目提交会议", en: "Put a row before a meeting" },
    "organisation.entry-close": { zh: "办结清单条目", en: "Closed a row of a register" },
    "organisation.entry-reopen": { zh: "重新打开清单条目", en: "Reopened a row of a register" },
    "organisation.entry-merge": { zh: "合并清单条目", en: "Merged a row into another" },
    "organisation.entry-attach": { zh: "上传清单条目材料", en: "Kept a document with a row" },
    "organisation.entry-keep-apart": { zh: "认定不是同一事项", en: "Said that two rows are not the same" },
    "organisation.upload-register-import": { zh: "上传登记册表格", en: "Uploaded a workbook of a register" },
    "organisation.map-register-import": { zh: "核对导入的列和单位", en: "Corrected what an import means" },
    "organisation.apply-register-import": { zh: "登记导入的行", en: "Entered the rows of an import" },
    "organisation.stop-register-import": { zh: "停止导入", en: "Stopped an import" },
    "organisation.discard-register-import": { zh: "作废导入", en: "Discarded an import" },
    "organisation.refuse-classified": { zh: "拒收标有密级的文件", en: "Refused a classified file" },
  },
  fields: {},
};
