import type { AuditWords } from "../../../../web/frame/audit-words.tsx";

export const auditWords: AuditWords = {
  actions: {
    "one-service.upload-item-import": { zh: "上传事项表格", en: "Uploaded a workbook of items" },
    "one-service.map-item-import": {
      zh: "更正事项表格各列的含义",
      en: "Corrected what columns of items mean",
    },
    "one-service.apply-item-import": { zh: "事项表格入库", en: "Took a workbook of items over" },
    "one-service.stop-item-import": { zh: "停止事项表格入库", en: "Stopped taking a workbook of items over" },
    "one-service.discard-item-import": { zh: "作废事项表格", en: "Discarded a workbook of items" },
    "one-service.refuse-classified": {
      zh: "拒收标有密级的文件",
      en: "Refused a file with a marking of secrecy",
    },
  },
  fields: {
    fileName: { zh: "文件名", en: "file" },
    digest: { zh: "摘要值", en: "digest" },
    city: { zh: "城市", en: "city" },
    sheet: { zh: "工作表", en: "sheet" },
    rows: { zh: "行数", en: "rows" },
    items: { zh: "事项数", en: "items" },
    materials: { zh: "材料数", en: "materials" },
    blocked: { zh: "读不懂的事项", en: "unreadable items" },
    problems: { zh: "读取问题", en: "problems of reading" },
    findings: { zh: "检查问题", en: "findings" },
    errors: { zh: "错误", en: "errors" },
    corrections: { zh: "可更正", en: "certain corrections" },
    entered: { zh: "新入库", en: "entered" },
    replaced: { zh: "替换", en: "replaced" },
    unchanged: { zh: "无变化", en: "unchanged" },
    left: { zh: "未入库", en: "left out" },
    state: { zh: "状态", en: "state" },
  },
};
