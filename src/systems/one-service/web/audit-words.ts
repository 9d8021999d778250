import type { AuditWords } from "../../../web/frame/audit-words.tsx";
import { auditWords as cases } from "./cases/audit-words.ts";
import { auditWords as hall } from "./hall/audit-words.ts";
import { auditWords as items } from "./items/audit-words.ts";
import { auditWords as standards } from "./standards/audit-words.ts";

const parts = [cases, hall, items, standards];

/** What the acts of this slice and their fields are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: Object.assign({}, ...parts.map(({ actions }) => actions)),
  fields: Object.assign({}, ...parts.map(({ fields }) => fields)),
};
