import type { AuditWords } from "../../../web/audit-words.tsx";
import { auditWords as catalogue } from "./catalogue/audit-words.ts";
import { auditWords as exchange } from "./exchange/audit-words.ts";
import { auditWords as oversight } from "./oversight/audit-words.ts";
import { auditWords as requests } from "./requests/audit-words.ts";

const parts = [catalogue, exchange, oversight, requests];

/** What the acts of this slice and their fields are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: Object.assign({}, ...parts.map(({ actions }) => actions)),
  fields: Object.assign({}, ...parts.map(({ fields }) => fields)),
};
