import type { AuditWords } from "../../../web/frame/audit-words.tsx";

/** What acts on the catalogue are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: {
    "shared-data.acknowledge-change": { zh: "确认目录变更", en: "Acknowledged a change of a resource" },
    "shared-data.upload-catalogue": { zh: "上传目录文件", en: "Uploaded a catalogue" },
    "shared-data.map-catalogue": { zh: "确定目录文件的列对应", en: "Mapped a catalogue's columns" },
    "shared-data.stop-catalogue": { zh: "停止导入目录", en: "Stopped entering a catalogue" },
    "shared-data.enter-catalogue": { zh: "导入目录", en: "Entered an uploaded catalogue" },
    "shared-data.discard-catalogue": { zh: "放弃目录文件", en: "Discarded an uploaded catalogue" },
    "shared-data.export-catalogue": { zh: "后台导出目录", en: "Exported the catalogue in the background" },
    "shared-data.cancel-export": { zh: "取消或删除目录导出", en: "Cancelled or removed an export" },
    "shared-data.refuse-classified": { zh: "拒收涉密文件", en: "Refused a classified file" },
  },
  fields: {},
};
