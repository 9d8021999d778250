import { erasedSeal } from "../../../../platform/audit/seals.ts";
import { inTransaction } from "../../../../platform/database/database.ts";
import type { Caller, Shell } from "../../../../platform/slice.ts";
import type { CaseStage } from "../../domain/cases/case.ts";
import { LICENCE_HOLDERS } from "../hall/licences.ts";
import { CASE_CONTENT } from "./content.ts";

/** A result that is still to be given out needs to know to whom. */
const OVER: readonly CaseStage[] = ["delivered", "not-accepted", "withdrawn"];

/** How many cases and licences of a person were emptied, and how many cases are still in work and stay. */
export type Forgotten = { readonly cases: number; readonly licences: number; readonly inWork: number };

/**
 * Erases what cases that are over and licences that are valid no more hold of a person or enterprise: form, words, names of
 * files, holder (个人信息保护法 article 47). A case in work stays, because a unit has to decide it. Acts, whose digests are
 * salted, stay, so that trails can still be verified. When a case may be erased is the archive's rule, not this function's.
 */
export async function forgetPerson(
  { sql: pool, audit, now }: Pick<Shell, "sql" | "audit" | "now">,
  number: string,
  caller: Caller,
): Promise<Forgotten> {
  return inTransaction(pool, async (sql) => {
    const cases = await sql<{ id: string; over: boolean }[]>`
      select distinct r.id, r.status = any(${[...OVER]}) as over
      from one_service.record r join one_service.case_content c on c.record_id = r.id and c.part = 'form'
      where r.kind = 'case' and c.content -> 'applicant' ->> 'number' = ${number}`;
    const over = cases.filter((each) => each.over).map(({ id }) => id);
    const contents = await sql<{ recordId: string; digest: string }[]>`
      delete from one_service.case_content where record_id = any(${over}::uuid[]) returning record_id, digest`;
    await sql`delete from one_service.attachment where record_id = any(${over}::uuid[])`;
    const licences = await sql<{ recordId: string; issuerId: string }[]>`
      delete from one_service.licence_holder h using one_service.record r
      where r.id = h.record_id and h.number = ${number}
        and (r.status = 'revoked' or r.until < (${now()}::timestamptz at time zone 'Asia/Shanghai')::date)
      returning h.record_id, h.issuer_id`;
    const seals = [
      ...contents.map(({ recordId, digest }) => erasedSeal(CASE_CONTENT, recordId, digest)),
      ...licences.map(({ recordId, issuerId }) => erasedSeal(LICENCE_HOLDERS, recordId, issuerId)),
    ];
    const done = { cases: over.length, licences: licences.length, inWork: cases.length - over.length };
    await audit.record(sql, {
      caller,
      action: "one-service.forget-person",
      subject: "person",
      after: done,
      seals,
    });
    return done;
  });
}
