import type { AuditWords } from "../../../web/frame/audit-words.tsx";
import { auditWords as catalogue } from "../catalogue/audit-words.ts";
import { auditWords as exchange } from "./exchange/audit-words.ts";
import { auditWords as oversight } from "./oversight/audit-words.ts";
import { auditWords as requests } from "./requests/audit-words.ts";
import { library } from "../catalogue/library/kind.ts";
import { breach } from "../domain/oversight/breach.ts";
import { correction } from "../domain/oversight/correction.ts";
import { dispute } from "../domain/oversight/dispute.ts";
import { returnFlow } from "../domain/oversight/return-flow.ts";

const parts = [catalogue, exchange, oversight, requests];
const trails = [breach, correction, dispute, library, returnFlow].flatMap(({ trail }) =>
  Object.entries(trail),
);

/** What the acts of this slice and their fields are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: Object.assign(
    Object.fromEntries(trails.map(([act, words]) => [`shared-data.${act}`, words])),
    ...parts.map(({ actions }) => actions),
  ),
  fields: Object.assign({}, ...parts.map(({ fields }) => fields)),
};
