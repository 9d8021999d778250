import type { AuditWords } from "../../web/frame/audit-words.tsx";
import { auditWords as jointPapers } from "./joint-papers/audit-words.ts";
import { auditWords as meetings } from "./meetings/audit-words.ts";
import { auditWords as registers } from "../registers/audit-words.ts";
import { rotation } from "../rotation/kind.ts";
import { auditWords as secondments } from "./secondments/audit-words.ts";
import { auditWords as workPoints } from "./work-points/audit-words.ts";

const rotations: AuditWords = {
  actions: Object.fromEntries(
    Object.entries(rotation.trail).map(([act, said]) => [`organisation.${act}`, said]),
  ),
  fields: {},
};
const parts = [meetings, registers, workPoints, jointPapers, rotations, secondments];

/** What the acts of this slice and their fields are called in the audit trail. */
export const auditWords: AuditWords = {
  actions: Object.assign({}, ...parts.map(({ actions }) => actions)),
  fields: Object.assign({}, ...parts.map(({ fields }) => fields)),
};
