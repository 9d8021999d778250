import { allows } from "../../../kernel/access.ts";
import type { Actor } from "../../../kernel/actor.ts";
import type { Openable } from "../../../kernel/openable.ts";
import { asCaller } from "../../../platform/records/as-caller.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import { casesContract } from "../contract/cases.ts";
import { isApplicant, mayRead } from "../domain/cases/case-permit.ts";
import { caseShape } from "../domain/cases/case-record.ts";
import type { Desk } from "../store/desk.ts";
import { findRecord } from "../store/records.ts";

/** A case for those who handle it, as its page is opened; null for everybody else, its applicant too. */
export async function openableCase(desk: Desk, id: string, person: Actor): Promise<Openable | null> {
  if (!allows(casesContract["GET /api/cases/:case"].access, person.roles)) return null;
  const [actor, found] = await Promise.all([
    whoActs(desk, asCaller(person)),
    findRecord(desk.sql, caseShape, id),
  ]);
  if (found === undefined || !mayRead(found.state, actor) || isApplicant(found.state, actor)) return null;
  const { title, unitIds, regionCode } = caseShape.head(found.state);
  return { title, unitIds, regionCode, link: `/cases/${id}` };
}
