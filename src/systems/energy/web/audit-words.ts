import type { AuditWords } from "../../../web/frame/audit-words.tsx";
import { energyProject } from "../projects/kind.ts";

/** What the acts of this slice and their fields are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: Object.fromEntries(
    Object.entries(energyProject.trail).map(([act, words]) => [`energy.${act}`, words]),
  ),
  fields: {},
};
