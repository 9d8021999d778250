import type { AuditWords } from "../../../../web/frame/audit-words.tsx";

/** What the acts of the hall and their fields are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: {
    "one-service.draft-begin": { zh: "开始填表", en: "Began a form" },
    "one-service.draft-erase": { zh: "删除表单", en: "Erased a form" },
    "one-service.draft-supply": { zh: "凭同意读取共享数据", en: "Read shared data with consent" },
    "one-service.draft-refuse-classified": { zh: "拒收涉密文件", en: "Refused a classified file" },
    "one-service.form-publish": { zh: "发布表单问题", en: "Published a form's questions" },
    "one-service.licence-issue": { zh: "登记证照", en: "Entered a licence" },
    "one-service.licence-suspend": { zh: "暂停证照", en: "Suspended a licence" },
    "one-service.licence-resume": { zh: "恢复证照", en: "Resumed a licence" },
    "one-service.licence-revoke": { zh: "撤销证照", en: "Revoked a licence" },
    "one-service.licence-check": { zh: "查证照状态", en: "Asked about a licence" },
    "one-service.licence-consent": { zh: "生成查询码", en: "Gave a code for asking" },
  },
  fields: {
    number: { zh: "编号", en: "Number" },
    items: { zh: "事项", en: "Items" },
    item: { zh: "事项", en: "Item" },
    resource: { zh: "数据资源", en: "Resource" },
    receipt: { zh: "回执号", en: "Receipt" },
    type: { zh: "证照名称", en: "Licence" },
    purpose: { zh: "用途", en: "Purpose" },
    caseNumber: { zh: "办件编号", en: "Case" },
    refused: { zh: "未答复原因", en: "Why refused" },
    questions: { zh: "问题", en: "Questions" },
  },
};
