import type { AuditWords } from "../../../web/frame/audit-words.tsx";

/** What acts of oversight are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: {
    "shared-data.ledger-entry": { zh: "记录数据使用", en: "Wrote a record of use" },
    "shared-data.ledger-delete": { zh: "删除到期的使用记录", en: "Deleted a record of use after its time" },
    "shared-data.ledger-inspect": { zh: "查阅使用台账", en: "Looked into records of use" },
  },
  fields: {},
};
