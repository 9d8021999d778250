import type { AuditWords } from "../../web/frame/audit-words.tsx";

/** What the acts of the desk are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: { "desk.prefer": { zh: "安排自己的桌面", en: "Arranged the own desk" } },
  fields: {},
};
