import type { AuditWords } from "../../../../web/frame/audit-words.tsx";

export const auditWords: AuditWords = {
  actions: {
    "one-service.pair-items": { zh: "确认事项是否相同", en: "Decided whether items are the same" },
    "one-service.standard-propose": { zh: "提出共同清单", en: "Proposed a common list" },
    "one-service.standard-revise": { zh: "修改共同清单", en: "Began a new round of a common list" },
    "one-service.standard-leave-out": { zh: "暂不列入事项", en: "Left an item out of a common list" },
    "one-service.standard-take-back": { zh: "恢复列入事项", en: "Took an item back into a common list" },
    "one-service.standard-comment": { zh: "对共同清单提意见", en: "Commented on a common list" },
    "one-service.standard-agree": { zh: "同意共同清单事项", en: "Agreed to items of a common list" },
    "one-service.standard-object": { zh: "不同意共同清单事项", en: "Objected to an item of a common list" },
    "one-service.standard-issue": { zh: "登记共同清单印发", en: "Entered the issue of a common list" },
    "one-service.standard-withdraw": { zh: "撤回共同清单", en: "Withdrew a common list" },
    "one-service.standard-supersede": { zh: "共同清单被新版替代", en: "Superseded a common list" },
    "one-service.bundle-begin": { zh: "编制一件事", en: "Began a bundle" },
    "one-service.bundle-revise": { zh: "修改一件事", en: "Changed a bundle" },
    "one-service.bundle-publish": { zh: "发布一件事", en: "Published a bundle" },
    "one-service.bundle-withdraw": { zh: "撤下一件事", en: "Withdrew a bundle" },
    "one-service.chain-begin": { zh: "建立审批链", en: "Began a chain of approvals" },
    "one-service.chain-revise": { zh: "修改审批链", en: "Changed a chain of approvals" },
    "one-service.chain-withdraw": { zh: "停用审批链", en: "Withdrew a chain of approvals" },
  },
  fields: {
    loose: { zh: "编码缺失或存疑的事项", en: "Item whose code lacks or is doubted" },
    target: { zh: "对应事项", en: "Item it may be" },
    verdict: { zh: "判定", en: "Decision" },
  },
};
