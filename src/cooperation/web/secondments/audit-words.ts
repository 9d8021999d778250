import type { AuditWords } from "../../../web/frame/audit-words.tsx";

/** Acts of secondment in the audit trail. */
export const auditWords: AuditWords = {
  actions: {
    "organisation.rotation-set-roster": { zh: "排定轮派名单", en: "Set the roster of secondment" },
    "organisation.rotation-exempt": { zh: "免派", en: "Exempt a unit" },
    "organisation.rotation-end-exemption": { zh: "恢复轮派", en: "End an exemption" },
    "organisation.secondment-plan": { zh: "排定选派", en: "Plan a secondment" },
    "organisation.secondment-revise": { zh: "调整选派", en: "Change a secondment" },
    "organisation.secondment-propose-person": { zh: "报送选派人员", en: "Name the seconded person" },
    "organisation.secondment-start": { zh: "登记到岗", en: "Record the beginning of a secondment" },
    "organisation.secondment-hand-over": { zh: "填写交接说明", en: "Write a hand-over" },
    "organisation.secondment-add-hand-over-file": { zh: "上传交接材料", en: "Add a hand-over file" },
    "organisation.secondment-name-successor": { zh: "指定接任", en: "Name the successor" },
    "organisation.secondment-end": { zh: "登记离岗", en: "Record the end of a secondment" },
    "organisation.secondment-cancel": { zh: "取消选派", en: "Cancel a secondment" },
    "organisation.secondment-forget-person": { zh: "删除选派人员姓名", en: "Erase a seconded person's name" },
  },
  fields: {},
};
