import { dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError } from "../../kernel/error.ts";
import { type Identity, maskNumber } from "../../kernel/identity.ts";
import { CITIES, WHOLE_REGION } from "../../kernel/region.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import {
  isNumberOf,
  NAME_DIFFERS,
  NOTHING_DECLARED,
  NUMBER_VERIFIED_ELSEWHERE,
  type OwnIdentity,
  VERIFIED_STAYS,
  WRONG_NUMBER,
} from "../domain/applicant.ts";
import { findIdentity } from "./identity.ts";
import { askIdentityService } from "./identity-service.ts";
import { endSessionsOf } from "./session.ts";

const ownerOf = ({ actor }: Caller): string => {
  if (!actor) throw new Error("the route is for those signed in");
  return actor.accountId;
};

/** Whom the caller's account stands for; the number masked, because one knows one's own. */
export async function ownIdentity({ sql }: Shell, caller: Caller): Promise<{ identity: OwnIdentity | null }> {
  const found = await findIdentity(sql, ownerOf(caller));
  if (!found) return { identity: null };
  const { accountId: _, ...identity } = found;
  return { identity: { ...identity, number: maskNumber(identity.number) } };
}

/** The four city of a citizen's number, by its first digits; the region where it is none of them. */
const regionOfNumber = (kind: Identity["kind"], number: string): string =>
  (kind === "person" && CITIES.find(({ code }) => number.startsWith(code.slice(0, 4)))?.code) || WHOLE_REGION;

/** Declares whom the caller's account stands for. Throws `wrong-number`, `identity-verified`. */
export async function declareIdentity(
  shell: Shell,
  caller: Caller,
  given: Pick<Identity, "kind" | "name" | "number" | "phone">,
): Promise<{ identity: OwnIdentity | null }> {
  const accountId = ownerOf(caller);
  await inTransaction(shell.sql, async (sql) => {
    await sql`select 1 from accounts.account where id = ${accountId} for update`;
    const before = await findIdentity(sql, accountId);
    // Whoever changes the telephone alone sends the number as it was shown.
    const number = before && given.number === maskNumber(before.number) ? before.number : given.number;
    if (!isNumberOf(given.kind, number)) throw new FailureError(WRONG_NUMBER);
    const same = before?.kind === given.kind && before.name === given.name && before.number === number;
    if (before?.verifiedOn && !same) throw new FailureError(VERIFIED_STAYS);
    const row = { kind: given.kind, name: given.name, number, phone: given.phone || null };
    const more = { accountId, regionCode: regionOfNumber(given.kind, number), declaredAt: shell.now() };
    await sql`insert into accounts.identity ${sql({ ...row, ...more })}
      on conflict (account_id) do update set ${sql({ ...row, regionCode: more.regionCode })}`;
    const after = { kind: row.kind, number: maskNumber(number) };
    await shell.audit.record(sql, {
      caller,
      action: "accounts.declare-identity",
      subject: nameOf(caller),
      after,
    });
  });
  return ownIdentity(shell, caller);
}

const nameOf = ({ actor }: Caller): string => actor?.name ?? "";

/**
 * Erases the caller's identity, and the account where that is asked; the trail stays, which holds the name of the account and
 * the masked number. What the account was filling in or said elsewhere is erased by the jobs that this enqueues.
 */
export async function eraseIdentity(
  shell: Shell,
  caller: Caller,
  { account }: { readonly account: boolean },
): Promise<void> {
  const accountId = ownerOf(caller);
  await inTransaction(shell.sql, async (sql) => {
    const removed =
      await sql`delete from accounts.identity where account_id = ${accountId} returning account_id`;
    for (const slice of ["one-service", "shared-data"])
      await shell.jobs.enqueue(
        sql,
        `${slice}.forget-applicant`,
        { accountId },
        `forget ${accountId} ${slice}`,
      );
    const after = { identity: removed.length > 0, account };
    await shell.audit.record(sql, {
      caller,
      action: "accounts.erase-identity",
      subject: nameOf(caller),
      after,
    });
    if (!account) return;
    await endSessionsOf(sql, accountId);
    await sql`delete from accounts.account where id = ${accountId}`;
  });
}

/** Writes that an identity was checked. Throws `verified-elsewhere` where another account has the number. */
export async function markVerified(sql: Sql, accountId: string, day: string, by: string): Promise<void> {
  // Two windows at once: the second waits, and sees what the first wrote.
  await sql`
    select pg_advisory_xact_lock(hashtext('identity ' || number)) from accounts.identity where account_id = ${accountId}`;
  const [other] = await sql`
    select 1 from accounts.identity a join accounts.identity b on a.number = b.number and a.account_id <> b.account_id
    where a.account_id = ${accountId} and b.verified_on is not null`;
  if (other) throw new FailureError(NUMBER_VERIFIED_ELSEWHERE);
  await sql`
    update accounts.identity set verified_on = ${day}, verified_by = ${by}
    where account_id = ${accountId} and verified_on is null`;
}

/** Has the region's service confirm the declared identity. Throws `not-connected` until somebody connects it. */
export async function verifyByService(
  shell: Shell,
  caller: Caller,
): Promise<{ identity: OwnIdentity | null }> {
  const declared = await findIdentity(shell.sql, ownerOf(caller));
  if (!declared) throw new FailureError(NOTHING_DECLARED);
  const answer = await askIdentityService(declared);
  if (!answer.ok) throw new FailureError(answer.failure);
  if (!answer.value.matches) throw new FailureError(NAME_DIFFERS);
  await inTransaction(shell.sql, async (sql) => {
    await markVerified(sql, declared.accountId, dayInShanghai(shell.now()), "自治区统一身份认证");
    const after = { proof: answer.value.proof };
    await shell.audit.record(sql, {
      caller,
      action: "accounts.verify-identity",
      subject: nameOf(caller),
      after,
    });
  });
  return ownIdentity(shell, caller);
}
