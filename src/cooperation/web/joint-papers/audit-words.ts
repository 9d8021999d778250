import type { AuditWords } from "../../../web/frame/audit-words.tsx";

/** What acts on joint papers are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: {
    "organisation.joint-paper-begin": { zh: "登记共同文件", en: "Entered a joint paper" },
    "organisation.joint-paper-revise": {
      zh: "修改共同文件信息",
      en: "Changed what is known of a joint paper",
    },
    "organisation.joint-paper-add-version": {
      zh: "存入共同文件文本",
      en: "Filed a version of a joint paper",
    },
    "organisation.joint-paper-agree": { zh: "登记共同文件商定", en: "Entered that a joint paper was agreed" },
    "organisation.joint-paper-issue": { zh: "登记共同文件印发", en: "Entered that a joint paper was issued" },
    "organisation.joint-paper-set-validity": {
      zh: "修改共同文件有效期",
      en: "Changed a joint paper's validity",
    },
    "organisation.joint-paper-repeal": {
      zh: "登记共同文件废止",
      en: "Entered that a joint paper was repealed",
    },
    "organisation.joint-paper-make-task": { zh: "由条文立任务", en: "Made a task of an article" },
    "organisation.joint-paper-import-opinions": {
      zh: "导入反馈意见",
      en: "Entered opinions of a returned form",
    },
    "organisation.joint-paper-solicit": {
      zh: "就共同文件征求意见",
      en: "Asked for opinions on a joint paper",
    },
    "organisation.joint-paper-give-opinion": {
      zh: "反馈共同文件意见",
      en: "Gave an opinion on a joint paper",
    },
    "organisation.joint-paper-answer-opinion": { zh: "处理共同文件意见", en: "Decided on an opinion" },
    "organisation.joint-paper-close-solicitation": { zh: "结束征求意见", en: "Closed a round of opinions" },
  },
  fields: {},
};
