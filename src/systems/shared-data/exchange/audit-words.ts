import type { AuditWords } from "../../../web/frame/audit-words.tsx";

export const auditWords: AuditWords = {
  actions: {
    "shared-data.subject-erase": { zh: "销毁凭据盐值", en: "Salt of a subject destroyed" },
    "shared-data.source-view-add": { zh: "登记数据视图", en: "View registered as a source" },
    "shared-data.source-set": { zh: "设置数据来源", en: "Source of a resource set" },
    "shared-data.heads-contradicted": {
      zh: "公布过的链头与凭据不符",
      en: "Published heads contradict the receipts",
    },
    "shared-data.drop-upload": { zh: "上传共享数据", en: "Rows of a resource uploaded" },
    "shared-data.drop-refuse": { zh: "拒收涉密数据文件", en: "Classified file refused" },
    "shared-data.reading-resume": { zh: "恢复被暂停的账号", en: "Paused account let read again" },
  },
  fields: {
    log: { zh: "链", en: "Chain" },
    hash: { zh: "散列值", en: "Hash" },
    state: { zh: "情形", en: "State" },
    erased: { zh: "已销毁", en: "Destroyed" },
    columns: { zh: "列", en: "Columns" },
    digest: { zh: "摘要", en: "Digest" },
    rows: { zh: "行数", en: "Rows" },
    items: { zh: "数据项", en: "Data items" },
    kind: { zh: "方式", en: "Kind" },
    schema: { zh: "模式", en: "Schema" },
    view: { zh: "视图", en: "View" },
    url: { zh: "地址", en: "Address" },
    reason: { zh: "理由", en: "Reason" },
    fileName: { zh: "文件名", en: "File name" },
    providerId: { zh: "提供单位", en: "Provider" },
  },
};
