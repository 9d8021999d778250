import { createHash, randomInt, randomUUID } from "node:crypto";
import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { withoutPersonNumbers } from "../../../../kernel/person-numbers.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import {
  CHECK_NEEDS_GROUND,
  CHECKS_TOO_MANY,
  NO_LICENCE,
  NO_SUCH_CASE,
  WRONG_CODE,
} from "../../domain/hall/hall-failures.ts";
import type { LicenceAnswer, LicenceVisit, OwnLicenceLine } from "../../domain/hall/licence.ts";
import type { Desk } from "../desk.ts";
import { accountOf } from "./drafts.ts";
import { lineOf, type LicenceRow } from "./licences.ts";
import { countTry } from "./tries.ts";

/** Asking is bounded, so that nobody finds licences by trying numbers. Common sizes; no source gives one. */
const CHECKS = { most: 30, windowMinutes: 10 };
const CONSENT_MINUTES = 15;
/** Without letters that are taken for digits. */
const CODE_SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const CODE_LENGTH = 8;

const digestOf = (code: string): Buffer => createHash("sha256").update(code.trim().toUpperCase()).digest();

type Asked = {
  readonly type: string;
  readonly number: string;
  readonly purpose: string;
  readonly caseNumber: string | null;
  readonly consentCode: string | null;
};

type Found = LicenceRow & { readonly holderNumber: string };

/** A case in which the caller's unit has a part and whose applicant holds the licence. */
async function isCaseOf(
  sql: Sql,
  caseNumber: string,
  holderNumber: string,
  unitIds: readonly string[],
): Promise<boolean> {
  const [row] = await sql`
    select 1 from one_service.record r join one_service.case_content c on c.record_id = r.id and c.part = 'form'
    where r.kind = 'case' and r.state ->> 'number' = ${caseNumber}
      and c.content -> 'applicant' ->> 'number' = ${holderNumber}
      and (r.state -> 'receiving' ->> 'unitId' = any(${[...unitIds]}) or r.state -> 'deciding' ->> 'unitId' = any(${[...unitIds]}))
    limit 1`;
  return row !== undefined;
}

/**
 * How a licence stands, for who has a case of its holder or the holder's code. What was asked is kept, with what for; also
 * what was refused. Throws `check-needs-ground`, `too-many`, `not-found`, `no-such-case`, `wrong-code`.
 */
export async function checkLicence(desk: Desk, asked: Asked, caller: Caller): Promise<LicenceAnswer> {
  const accountId = accountOf(caller);
  if ((asked.caseNumber === null) === (asked.consentCode === null))
    throw new FailureError(CHECK_NEEDS_GROUND);
  if ((await countTry(desk.sql, `licence ${accountId}`, desk.now(), CHECKS.windowMinutes)) > CHECKS.most)
    throw new FailureError(CHECKS_TOO_MANY);
  const actor = await whoActs(desk, caller);
  const outcome = await inTransaction(desk.sql, async (sql) => {
    const [row] = await sql<Found[]>`
      select r.id, r.version, r.sample, r.state, h.name as holder, h.kind as holder_kind, h.licence_number,
        h.number as holder_number, 1 as total
      from one_service.licence_holder h join one_service.record r on r.id = h.record_id
      where h.licence_number = ${asked.number} and h.type = ${asked.type} order by r.begun_at limit 1`;
    const refused = row === undefined ? NO_LICENCE : await refusalOf(sql, row);
    const after = {
      type: asked.type,
      purpose: asked.purpose,
      caseNumber: asked.caseNumber,
      refused: refused?.code ?? null,
    };
    const subject = row ? `licence:${row.id}` : "licence";
    await desk.audit.record(sql, { caller, action: "one-service.licence-check", subject, after });
    if (row === undefined || refused !== null) return { refused: refused ?? NO_LICENCE };
    await sql`insert into one_service.licence_check ${sql({
      id: randomUUID(),
      recordId: row.id,
      regionCode: row.state.regionCode,
      at: desk.now(),
      byId: accountId,
      byName: actor.name,
      unitName: actor.unitName,
      purpose: withoutPersonNumbers(asked.purpose),
      caseNumber: asked.caseNumber,
      consented: asked.consentCode !== null,
    })}`;
    return { row };
  });
  if (outcome.row === undefined) throw new FailureError(outcome.refused);
  const line = lineOf(outcome.row, dayInShanghai(desk.now()), false);
  const { type, number, holder, issuer, validFrom, validUntil, standing, since, sample } = line;
  return { type, number, holder, issuer, validFrom, validUntil, standing, since, sample };

  async function refusalOf(sql: Sql, row: Found) {
    if (asked.caseNumber !== null)
      return (await isCaseOf(sql, asked.caseNumber, row.holderNumber, actor.unitIds)) ? null : NO_SUCH_CASE;
    const used = await sql`
      delete from one_service.licence_consent where record_id = ${row.id}
        and code_digest = ${digestOf(asked.consentCode ?? "")} and expires_at > ${desk.now()} returning record_id`;
    return used.length > 0 ? null : WRONG_CODE;
  }
}

/** The caller's number where it was checked. */
async function ownNumber(desk: Desk, caller: Caller): Promise<string | null> {
  const identity = await desk.identities.of(accountOf(caller), desk.sql);
  return identity?.verifiedOn ? identity.number : null;
}

async function visitsOf(sql: Sql, ids: readonly string[]): Promise<Map<string, LicenceVisit[]>> {
  const rows = await sql<
    {
      recordId: string;
      at: Date;
      unitName: string | null;
      byName: string;
      purpose: string;
      caseNumber: string | null;
      consented: boolean;
    }[]
  >`
    select record_id, at, unit_name, by_name, purpose, case_number, consented from one_service.licence_check
    where record_id = any(${[...ids]}::uuid[]) order by at desc limit 500`;
  const visits = new Map<string, LicenceVisit[]>();
  for (const { recordId, at, unitName, byName, ...rest } of rows)
    visits.set(recordId, [
      ...(visits.get(recordId) ?? []),
      { at: at.toISOString(), unit: unitName ?? byName, ...rest },
    ]);
  return visits;
}

/** Licences of whom the caller's checked identity names, each with who asked about it. */
export async function ownLicences(
  desk: Desk,
  caller: Caller,
): Promise<{ verified: boolean; rows: OwnLicenceLine[] }> {
  const number = await ownNumber(desk, caller);
  if (number === null) return { verified: false, rows: [] };
  const rows = await desk.sql<LicenceRow[]>`
    select r.id, r.version, r.sample, r.state, h.name as holder, h.kind as holder_kind, h.licence_number, 1 as total
    from one_service.licence_holder h join one_service.record r on r.id = h.record_id
    where h.number = ${number} order by r.day desc, r.id`;
  const visits = await visitsOf(
    desk.sql,
    rows.map(({ id }) => id),
  );
  const day = dayInShanghai(desk.now());
  return {
    verified: true,
    rows: rows.map((row) => {
      const { mayChange: _, holder: __, ...line } = lineOf(row, day, false);
      return { ...line, checks: visits.get(row.id) ?? [] };
    }),
  };
}

/** A code for one asking about one's own licence. Throws `not-found` where it is not the caller's. */
export async function consentToCheck(
  desk: Desk,
  id: string,
  caller: Caller,
): Promise<{ code: string; minutes: number }> {
  const number = await ownNumber(desk, caller);
  const code = Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]).join("");
  await inTransaction(desk.sql, async (sql) => {
    const [own] = await sql<{ regionCode: string }[]>`
      select region_code from one_service.licence_holder where record_id = ${id} and number = ${number ?? ""}`;
    if (!own) throw new FailureError(NO_LICENCE);
    await sql`delete from one_service.licence_consent where record_id = ${id} or expires_at < ${desk.now()}`;
    const expiresAt = new Date(desk.now().getTime() + CONSENT_MINUTES * 60_000);
    const row = { codeDigest: digestOf(code), recordId: id, regionCode: own.regionCode, expiresAt };
    await sql`insert into one_service.licence_consent ${sql(row)}`;
    await desk.audit.record(sql, { caller, action: "one-service.licence-consent", subject: `licence:${id}` });
  });
  return { code, minutes: CONSENT_MINUTES };
}
