import type { AuditWords } from "../../web/frame/audit-words.tsx";
import { talk } from "./kind.ts";

/** What is done in talk, as the audit trail calls it. */
export const auditWords: AuditWords = {
  actions: {
    ...Object.fromEntries(Object.entries(talk.trail).map(([act, said]) => [`desk.${act}`, said])),
    "desk.refuse-classified": { zh: "拒收讨论中的涉密文件", en: "Classified file of a thread refused" },
  },
  fields: {},
};
