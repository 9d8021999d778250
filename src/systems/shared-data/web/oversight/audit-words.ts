import type { AuditWords } from "../../../../web/audit-words.tsx";

export const auditWords: AuditWords = { actions: {}, fields: {} };
