import type { OrderOf } from "../../../../kernel/list.ts";
import type { Page } from "../../../../platform/records/list-records.ts";
import { orderedBy } from "../../../../platform/database/in-order.ts";
import { randomUUID } from "node:crypto";
import { dayInShanghai, type Day } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { maskName } from "../../../../kernel/identity.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import { sealed, type SealedTable } from "../../../../platform/audit/seals.ts";
import { inTransaction, type Sql } from "../../../../platform/database/database.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { LICENCE_TWICE, NO_UNIT, WRONG_HOLDER } from "../../domain/hall/hall-failures.ts";
import {
  type LicenceAct,
  licenceShape,
  type LicenceLine,
  type LicenceStanding,
  type LicenceState,
  standingOf,
  LICENCE_ORDERS,
} from "../../domain/hall/licence.ts";
import { isHolderNumber, licenceNumber } from "../../domain/hall/licence-number.ts";
import type { Desk } from "../desk.ts";
import { doAct } from "../records.ts";

export const LICENCE_HOLDERS: SealedTable = {
  of: "one_service.licence_holder",
  record: "recordId",
  part: "issuerId",
  content: ["regionCode", "type", "licenceNumber", "kind", "name", "number"],
  erasable: true,
};

/** A licence that a decision made; `number` null lets the registry number it. */
export type LicenceGiven = {
  readonly type: string;
  readonly holder: { readonly kind: "person" | "enterprise"; readonly name: string; readonly number: string };
  readonly issuerUnitId: string;
  readonly issuerName: string;
  /** City whose body issues it. */
  readonly regionCode: string;
  readonly number: string | null;
  readonly validFrom: Day;
  /** Null: without end. */
  readonly validUntil: Day | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
};

/**
 * Enters a licence in the registry, within the transaction of the decision; once for a case and type however often it is
 * asked. Throws `forbidden` to other units, and `duplicate` where another licence of the issuer has the number.
 */
export async function issueLicence(
  desk: Desk,
  sql: Sql,
  given: LicenceGiven,
  caller: Caller,
): Promise<{ readonly id: string; readonly number: string }> {
  const key = given.caseId === null ? randomUUID() : derivedKey("licence", given.caseId, given.type);
  return enterLicence(desk, sql, { ...given, key }, caller);
}

async function enterLicence(
  desk: Desk,
  sql: Sql,
  { key, holder, number: givenNumber, type, ...rest }: LicenceGiven & { readonly key: string },
  caller: Caller,
): Promise<{ readonly id: string; readonly number: string }> {
  if (!isHolderNumber(holder)) throw new FailureError(WRONG_HOLDER);
  const act: LicenceAct = { type: "issue", licenceType: type, ...rest };
  const { id } = await doAct({ ...desk, sql }, licenceShape, { id: null, version: null, key, act }, caller, {
    aside: async (transaction, done) => {
      const serial = givenNumber === null ? await nextSerial(transaction) : 0;
      const licence = givenNumber ?? licenceNumber(rest.regionCode, rest.validFrom, serial);
      const row = {
        recordId: done.id,
        regionCode: rest.regionCode,
        issuerId: rest.issuerUnitId,
        type,
        licenceNumber: licence,
        kind: holder.kind,
        name: holder.name,
        number: holder.number,
      };
      const { salt, seal } = sealed(LICENCE_HOLDERS, row);
      const made = await transaction`
        insert into one_service.licence_holder ${transaction({ ...row, salt })}
        on conflict do nothing returning record_id`;
      if (made.length === 0) throw new FailureError(LICENCE_TWICE);
      done.vouch(seal);
    },
  });
  const [kept] = await sql<{ licenceNumber: string }[]>`
    select licence_number from one_service.licence_holder where record_id = ${id}`;
  return { id, number: kept?.licenceNumber ?? "" };
}

async function nextSerial(sql: Sql): Promise<number> {
  const [row] = await sql<{ next: number }[]>`select nextval('one_service.licence_serial') as next`;
  return row?.next ?? 0;
}

/** Enters a licence that the caller's own unit issued. */
export async function enterOwnLicence(
  desk: Desk,
  given: Pick<LicenceGiven, "type" | "holder" | "number" | "validFrom" | "validUntil"> & {
    readonly key: string;
  },
  caller: Caller,
): Promise<{ readonly id: string; readonly number: string }> {
  const { unitIds, unitName, regionCode } = await whoActs(desk, caller);
  const [issuerUnitId] = unitIds;
  if (issuerUnitId === undefined || unitName === null || regionCode === null) throw new FailureError(NO_UNIT);
  const issuer = { issuerUnitId, issuerName: unitName, regionCode, caseId: null, caseNumber: null };
  return inTransaction(desk.sql, (sql) => enterLicence(desk, sql, { ...given, ...issuer }, caller));
}

export type LicenceRow = {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
  readonly state: LicenceState;
  readonly holder: string | null;
  readonly holderKind: "person" | "enterprise" | null;
  readonly licenceNumber: string | null;
  readonly total: number;
};

/** A person's name is masked; an enterprise's is public. */
export const shownHolder = ({
  holder,
  holderKind,
}: Pick<LicenceRow, "holder" | "holderKind">): string | null =>
  holder === null ? null : holderKind === "person" ? maskName(holder) : holder;

export const lineOf = (row: LicenceRow, day: Day, mayChange: boolean): LicenceLine => ({
  id: row.id,
  version: row.version,
  type: row.state.type,
  number: row.licenceNumber,
  holder: shownHolder(row),
  issuer: row.state.issuerName,
  regionCode: row.state.regionCode,
  validFrom: row.state.validFrom,
  validUntil: row.state.validUntil,
  standing: standingOf(row.state, day),
  since: row.state.since,
  reason: row.state.reason,
  sample: row.sample,
  mayChange,
});

/** The same question as {@link standingOf}, for a list. */
function standing(sql: Sql, wanted: LicenceStanding | undefined, day: Day) {
  switch (wanted) {
    case undefined:
      return sql``;
    case "valid":
      return sql`and r.status = 'valid' and r.day <= ${day} and (r.until is null or r.until >= ${day})`;
    case "not-yet":
      return sql`and r.status = 'valid' and r.day > ${day}`;
    case "expired":
      return sql`and r.status = 'valid' and r.until < ${day}`;
    default:
      return sql`and r.status = ${wanted}`;
  }
}

export type LicenceFilter = {
  readonly q?: string | undefined;
  readonly standing?: LicenceStanding | undefined;
} & Page &
  OrderOf<typeof LICENCE_ORDERS>;

/** Licences of the caller's unit; for a window clerk or data officer those of the city. Holders masked, never found by name. */
export async function listLicences(
  desk: Desk,
  filter: LicenceFilter,
  caller: Caller,
): Promise<{ total: number; rows: LicenceLine[] }> {
  const actor = await whoActs(desk, caller);
  const { sql } = desk;
  const day = dayInShanghai(desk.now());
  const ofCity = actor.roles.some((role) => role === "window-clerk" || role === "data-officer");
  const scope = ofCity
    ? sql`r.region_code = ${actor.regionCode ?? ""}`
    : sql`r.unit_ids && ${[...actor.unitIds]}::uuid[]`;
  const q = filter.q ? folded(filter.q) : null;
  const found =
    q === null ? sql`` : sql`and (strpos(r.search_text, ${q}) > 0 or lower(h.licence_number) = ${q})`;
  const order = orderedBy(
    sql,
    LICENCE_ORDERS,
    filter,
    {
      type: sql`r.title`,
      number: sql`h.licence_number`,
      issuer: sql`r.state ->> 'issuerName'`,
      until: sql`r.until`,
    },
    sql`r.day desc, r.id`,
  );
  const rows = await sql<LicenceRow[]>`
    select r.id, r.version, r.sample, r.state, h.name as holder, h.kind as holder_kind, h.licence_number,
      count(*) over () as total
    from one_service.record r left join one_service.licence_holder h on h.record_id = r.id
    where r.kind = 'licence' and ${scope} ${found} ${standing(sql, filter.standing, day)}
    order by ${order} limit ${filter.size} offset ${(filter.page - 1) * filter.size}`;
  const works = actor.roles.some((role) => role === "liaison" || role === "unit-head");
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => lineOf(row, day, works && actor.unitIds.includes(row.state.issuerUnitId))),
  };
}

/** Suspends, resumes or revokes a licence of the caller's unit. Throws `forbidden`, `licence-revoked`, `stale`. */
export async function actOnLicence(
  desk: Desk,
  id: string,
  { version, key, act }: { readonly version: number; readonly key: string; readonly act: LicenceAct },
  caller: Caller,
): Promise<LicenceLine> {
  await doAct(desk, licenceShape, { id, version, key, act }, caller);
  const [row] = await desk.sql<LicenceRow[]>`
    select r.id, r.version, r.sample, r.state, h.name as holder, h.kind as holder_kind, h.licence_number, 1 as total
    from one_service.record r left join one_service.licence_holder h on h.record_id = r.id where r.id = ${id}`;
  if (!row) throw new Error("a licence that was acted on is there");
  return lineOf(row, dayInShanghai(desk.now()), true);
}
