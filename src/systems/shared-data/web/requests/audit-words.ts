import type { AuditWords } from "../../../../web/frame/audit-words.tsx";
import { text } from "./requests-text.ts";

const { zh, en } = text;

/** What acts on requests are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: Object.fromEntries(
    (Object.keys(zh.acts) as (keyof typeof zh.acts)[]).map((act) => [
      `shared-data.request-${act}`,
      { zh: `共享申请：${zh.acts[act]}`, en: `Request for data: ${en.acts[act]}` },
    ]),
  ),
  fields: {},
};
