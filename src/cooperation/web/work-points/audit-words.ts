import type { AuditWords } from "../../../web/frame/audit-words.tsx";
import type { SetAct } from "../../domain/work-points/set.ts";

type Words = AuditWords["actions"][string];

const ACTS: Readonly<Record<SetAct["type"], Words>> = {
  begin: { zh: "开始征集工作要点", en: "Began yearly work points" },
  "set-head": { zh: "修改工作要点的标题或期限", en: "Changed title or dates of work points" },
  "add-points": { zh: "提出工作要点", en: "Contributed work points" },
  "edit-point": { zh: "修改工作要点", en: "Edited a work point" },
  "join-points": { zh: "合并工作要点", en: "Joined work points" },
  "move-point": { zh: "调整工作要点顺序", en: "Moved a work point" },
  "drop-point": { zh: "删去工作要点", en: "Dropped a work point" },
  "restore-point": { zh: "恢复工作要点", en: "Restored a work point" },
  collect: { zh: "重新征集工作要点", en: "Opened collection of work points again" },
  draft: { zh: "工作要点转入起草", en: "Began drafting work points" },
  issue: { zh: "印发工作要点", en: "Issued work points" },
  revise: { zh: "修订工作要点", en: "Began a revision of work points" },
  dispatch: { zh: "工作要点转为任务", en: "Work points became tasks" },
  "take-stock": { zh: "盘点工作要点", en: "Took stock of work points" },
  close: { zh: "结束年度工作要点", en: "Closed yearly work points" },
  solicit: { zh: "工作要点征求意见", en: "Asked for opinions on work points" },
  "give-opinion": { zh: "对工作要点提出意见", en: "Gave an opinion on work points" },
  "answer-opinion": { zh: "答复对工作要点的意见", en: "Answered an opinion on work points" },
  "close-solicitation": { zh: "结束工作要点征求意见", en: "Closed a round of opinions on work points" },
};

export const auditWords: AuditWords = {
  actions: {
    ...Object.fromEntries(
      Object.entries(ACTS).map(([type, words]) => [`organisation.work-points-${type}`, words]),
    ),
    "organisation.work-points-refused-file": {
      zh: "拒收涉密的工作要点文件",
      en: "Refused a classified file of work points",
    },
  },
  fields: {},
};
