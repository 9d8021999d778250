import type { AuditWords } from "../../../../web/frame/audit-words.tsx";

/** What acts on cases are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: {
    "one-service.case-submit": { zh: "提交申请", en: "Applied" },
    "one-service.case-receive-at-window": { zh: "窗口收件", en: "Received at a window" },
    "one-service.case-hand-over": { zh: "移交办件", en: "Handed a case over" },
    "one-service.case-accept": { zh: "签收并受理办件", en: "Signed for and accepted a case" },
    "one-service.case-take": { zh: "接手经办", en: "Took a case over as clerk" },
    "one-service.case-supplement": { zh: "一次性告知补正", en: "Told what is missing in a case" },
    "one-service.case-supplemented": { zh: "补正材料", en: "Added missing papers" },
    "one-service.case-not-accept": { zh: "不予受理", en: "Did not accept a case" },
    "one-service.case-begin-special": { zh: "进入特别程序", en: "Began a special procedure" },
    "one-service.case-end-special": { zh: "特别程序结束", en: "Ended a special procedure" },
    "one-service.case-decide": { zh: "作出决定", en: "Decided a case" },
    "one-service.case-deliver": { zh: "送达决定", en: "Delivered a decision" },
    "one-service.case-confirm-delivery": { zh: "确认送达", en: "Confirmed a delivery" },
    "one-service.case-withdraw": { zh: "撤回申请", en: "Withdrew an application" },
    "one-service.case-appraise": { zh: "评价办件", en: "Appraised a case" },
    "one-service.case-answer-appraisal": { zh: "回复评价", en: "Answered an appraisal" },
    "one-service.case-read": { zh: "查阅申请内容", en: "Opened what was handed in" },
    "one-service.case-attach": { zh: "上传办件文件", en: "Added a file to a case" },
    "one-service.forget-person": { zh: "清除个人内容", en: "Erased what was held of a person" },
    "one-service.refuse-classified": { zh: "拒收涉密文件", en: "Refused a classified file" },
    "one-service.joint-case-begin": { zh: "建立联办件", en: "Began a joint case" },
    "one-service.joint-case-child-ended": { zh: "联办子件办结", en: "A part of a joint case was over" },
  },
  fields: {},
};
