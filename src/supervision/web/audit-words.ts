import type { AuditWords } from "../../web/audit-words.tsx";
import { taskAuditWords } from "./task-audit-words.ts";

/** What the acts of this slice and their fields are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: {
    ...taskAuditWords.actions,
    "supervision.upload": { zh: "上传文件", en: "Uploaded a document" },
    "supervision.refuse-classified": { zh: "拒收涉密标志文件", en: "Refused a document marked classified" },
    "supervision.take-workbook": { zh: "代录回收的填报表", en: "Entered a returned workbook" },
    "supervision.fill-demonstration": { zh: "写入示例数据", en: "Wrote the demonstration's data" },
    "supervision.read": { zh: "读取文件", en: "Read a document" },
    "supervision.cancel-import": { zh: "取消导入", en: "Cancelled an import" },
    "supervision.decide": { zh: "审核改定", en: "Decided in review" },
    "supervision.publish": { zh: "发布方案", en: "Published a plan" },
    "supervision.set": { zh: "修改督办设置", en: "Changed a setting" },
    "supervision.answer": { zh: "回答问题", en: "Answered a question" },
  },
  fields: {
    ...taskAuditWords.fields,
    setting: { zh: "设置", en: "Setting" },
    from: { zh: "生效日", en: "Holds from" },
    fileName: { zh: "文件名", en: "File" },
    entered: { zh: "录入行数", en: "Rows entered" },
    tasks: { zh: "任务数", en: "Tasks" },
    actions: { zh: "办理记录数", en: "Records" },
    size: { zh: "大小（字节）", en: "Size (bytes)" },
    digest: { zh: "摘要值", en: "Digest" },
    import: { zh: "导入", en: "Import" },
    plan: { zh: "方案", en: "Plan" },
    title: { zh: "标题", en: "Title" },
    version: { zh: "第几次改定", en: "Decision" },
    predecessor: { zh: "前一版方案", en: "Predecessor" },
    superior: { zh: "上位文件", en: "Superior document" },
    measures: { zh: "举措数", en: "Measures" },
    measure: { zh: "举措", en: "Measure" },
    undertaking: { zh: "具体任务", en: "Undertaking" },
    type: { zh: "改定种类", en: "Kind of decision" },
    text: { zh: "文字", en: "Text" },
    option: { zh: "选项", en: "Option" },
    value: { zh: "内容", en: "Value" },
  },
};
