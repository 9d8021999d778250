import type { AuditWords } from "../../../web/frame/audit-words.tsx";

/** What acts on the catalogue are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: {
    "shared-data.resource-begin": { zh: "编制数据目录", en: "Drafted a resource" },
    "shared-data.resource-edit": { zh: "修改数据目录", en: "Changed a resource" },
    "shared-data.resource-assess": { zh: "登记目录评估", en: "Entered an assessment of a resource" },
    "shared-data.resource-approve": { zh: "负责人同意目录", en: "Head approved a resource" },
    "shared-data.resource-submit": { zh: "报送目录审核", en: "Submitted a resource for review" },
    "shared-data.resource-return": { zh: "退回目录", en: "Returned a resource" },
    "shared-data.resource-publish": { zh: "发布目录", en: "Published a resource" },
    "shared-data.resource-revise": { zh: "开始更新目录", en: "Began to revise a resource" },
    "shared-data.resource-extend": { zh: "同意延长目录更新", en: "Consented to a longer update" },
    "shared-data.resource-ask-withdrawal": { zh: "申请撤销目录", en: "Asked to withdraw a resource" },
    "shared-data.resource-withdraw": { zh: "撤销目录", en: "Withdrew a resource" },
    "shared-data.resource-allow-stricter": {
      zh: "同意目录比原目录从严",
      en: "Allowed a resource to be stricter than the one before",
    },
    "shared-data.acknowledge-change": { zh: "确认目录变更", en: "Acknowledged a change of a resource" },
    "shared-data.upload-catalogue": { zh: "上传目录文件", en: "Uploaded a catalogue" },
    "shared-data.map-catalogue": { zh: "确定目录文件的列对应", en: "Mapped a catalogue's columns" },
    "shared-data.enter-catalogue": { zh: "导入目录", en: "Entered an uploaded catalogue" },
    "shared-data.discard-catalogue": { zh: "放弃目录文件", en: "Discarded an uploaded catalogue" },
    "shared-data.export-catalogue": { zh: "后台导出目录", en: "Exported the catalogue in the background" },
    "shared-data.cancel-export": { zh: "取消或删除目录导出", en: "Cancelled or removed an export" },
    "shared-data.refuse-classified": { zh: "拒收涉密文件", en: "Refused a classified file" },
    "shared-data.duplicate-decide": { zh: "认定重复目录", en: "Decided on a likely duplicate" },
  },
  fields: {},
};
