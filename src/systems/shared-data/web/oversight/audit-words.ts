import type { AuditWords } from "../../../../web/audit-words.tsx";

/** What acts of oversight are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: {
    "shared-data.correction-ask": { zh: "申请数据校核", en: "Asked for a correction" },
    "shared-data.correction-accept": { zh: "更正数据并答复", en: "Corrected data and answered" },
    "shared-data.correction-refuse": { zh: "答复不予更正", en: "Answered that nothing is corrected" },
    "shared-data.correction-apply": { zh: "确认已应用更正", en: "Confirmed a correction as applied" },
    "shared-data.correction-need-not": {
      zh: "说明无需应用更正",
      en: "Explained that a correction need not be applied",
    },
    "shared-data.correction-withdraw": { zh: "撤回校核申请", en: "Withdrew a request for correction" },
    "shared-data.return-flow-ask": { zh: "申请数据回流", en: "Asked for return-flow" },
    "shared-data.return-flow-agree": { zh: "同意数据回流", en: "Agreed to return-flow" },
    "shared-data.return-flow-deliver": { zh: "登记一次回流", en: "Entered a delivery of return-flow" },
    "shared-data.return-flow-pause": { zh: "暂停数据回流", en: "Paused return-flow" },
    "shared-data.return-flow-resume": { zh: "恢复数据回流", en: "Resumed return-flow" },
    "shared-data.return-flow-end": { zh: "结束数据回流", en: "Ended return-flow" },
    "shared-data.dispute-open": { zh: "提出争议", en: "Opened a dispute" },
    "shared-data.dispute-negotiate": { zh: "登记协商情况", en: "Entered how negotiation went" },
    "shared-data.dispute-escalate": { zh: "将争议提请上一级", en: "Took a dispute up" },
    "shared-data.dispute-decide": { zh: "登记争议处理意见", en: "Entered the decision of a dispute" },
    "shared-data.dispute-close": { zh: "办结争议", en: "Closed a dispute" },
    "shared-data.breach-report": { zh: "登记违规情形", en: "Entered a breach" },
    "shared-data.breach-answer": { zh: "说明违规情形", en: "Answered a breach" },
    "shared-data.breach-judge": { zh: "核定违规情形", en: "Judged a breach" },
    "shared-data.breach-end": { zh: "登记违规已改正", en: "Entered that a breach was made good" },
    "shared-data.ledger-entry": { zh: "记录数据使用", en: "Wrote a record of use" },
    "shared-data.ledger-delete": { zh: "删除到期的使用记录", en: "Deleted a record of use after its time" },
    "shared-data.ledger-inspect": { zh: "查阅使用台账", en: "Looked into records of use" },
  },
  fields: {},
};
