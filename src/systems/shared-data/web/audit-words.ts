import type { AuditWords } from "../../../web/frame/audit-words.tsx";
import { auditWords as catalogue } from "../catalogue/audit-words.ts";
import { auditWords as exchange } from "../exchange/audit-words.ts";
import { auditWords as oversight } from "../oversight/audit-words.ts";
import { request } from "../requests/kind.ts";
import { duplicate } from "../catalogue/duplicate/kind.ts";
import { library } from "../catalogue/library/kind.ts";
import { resource } from "../catalogue/resource/kind.ts";
import { breach } from "../oversight/breach/kind.ts";
import { correction } from "../oversight/correction/kind.ts";
import { dispute } from "../oversight/dispute/kind.ts";
import { returnFlow } from "../oversight/return-flow/kind.ts";

const parts = [catalogue, exchange, oversight];
const trails = [breach, correction, dispute, duplicate, library, request, resource, returnFlow].flatMap(
  ({ trail }) => Object.entries(trail),
);

/** What the acts of this slice and their fields are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: Object.assign(
    Object.fromEntries(trails.map(([act, words]) => [`shared-data.${act}`, words])),
    ...parts.map(({ actions }) => actions),
  ),
  fields: Object.assign({}, ...parts.map(({ fields }) => fields)),
};
