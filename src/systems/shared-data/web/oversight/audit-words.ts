import type { Sentence } from "../../../../kernel/error.ts";
import { breach } from "../../domain/oversight/breach.ts";
import { correction } from "../../domain/oversight/correction.ts";
import { dispute } from "../../domain/oversight/dispute.ts";
import { returnFlow } from "../../domain/oversight/return-flow.ts";
import type { AuditWords } from "../../../../web/audit-words.tsx";

const trailOf = ({ trail }: { readonly trail: Readonly<Record<string, Sentence>> }) =>
  Object.fromEntries(Object.entries(trail).map(([act, words]) => [`shared-data.${act}`, words]));

/** What acts of oversight are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: {
    ...trailOf(correction),
    ...trailOf(returnFlow),
    ...trailOf(dispute),
    ...trailOf(breach),
    "shared-data.ledger-entry": { zh: "记录数据使用", en: "Wrote a record of use" },
    "shared-data.ledger-delete": { zh: "删除到期的使用记录", en: "Deleted a record of use after its time" },
    "shared-data.ledger-inspect": { zh: "查阅使用台账", en: "Looked into records of use" },
  },
  fields: {},
};
