import { dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError } from "../../kernel/error.ts";
import { type Identity, maskNumber } from "../../kernel/identity.ts";
import { inTransaction, type Sql } from "../../platform/database/database.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import {
  APPLICANT_POLICY,
  isNumberOf,
  type LookedUp,
  NAME_DIFFERS,
  NO_IDENTITY,
  partOfName,
  TOO_MANY_LOOKUPS,
  WRONG_NUMBER,
} from "../domain/applicant.ts";
import { findOrganisation } from "./organisation.ts";
import { markVerified } from "./own-identity.ts";
import { countTry } from "./session.ts";
import { windowOf } from "./tries.ts";

type Document = Pick<Identity, "kind" | "number">;

/** Every asking counts and leaves its trail, found or not: nobody goes through numbers unseen. */
async function admitLookup(shell: Shell, caller: Caller, { kind, number }: Document): Promise<void> {
  const clerk = caller.actor?.accountId ?? "";
  const window = windowOf(shell.now(), APPLICANT_POLICY.lookupWindowMinutes);
  const tries = await countTry(shell.sql, `identity-lookup ${clerk}`, window);
  if (tries > APPLICANT_POLICY.lookupsPerClerk) throw new FailureError(TOO_MANY_LOOKUPS);
  if (!isNumberOf(kind, number)) throw new FailureError(WRONG_NUMBER);
}

type Row = Omit<LookedUp, "account" | "declaredOn"> & {
  readonly accountName: string;
  readonly declaredAt: Date;
};

const shown = ({ accountName, declaredAt, ...row }: Row): LookedUp => ({
  ...row,
  account: partOfName(accountName),
  declaredOn: dayInShanghai(declaredAt),
});

const byNumber = (sql: Sql, { kind, number }: Document) => sql<Row[]>`
  select i.account_id, a.name as account_name, i.kind, i.name, i.phone, i.declared_at, i.verified_on, i.verified_by
  from accounts.identity i join accounts.account a on a.id = i.account_id
  where i.number = ${number} and i.kind = ${kind} and not a.disabled order by i.declared_at limit 10`;

/** Accounts that declared the number of a document that the person shows. Throws `wrong-number`, `too-many`. */
export async function lookUpIdentity(
  shell: Shell,
  caller: Caller,
  document: Document,
): Promise<{ rows: LookedUp[] }> {
  await admitLookup(shell, caller, document);
  return inTransaction(shell.sql, async (sql) => {
    const rows = await byNumber(sql, document);
    const after = { kind: document.kind, number: maskNumber(document.number), found: rows.length };
    await shell.audit.record(sql, {
      caller,
      action: "accounts.look-up-identity",
      subject: "identity",
      after,
    });
    return { rows: rows.map(shown) };
  });
}

/**
 * Confirms an identity by the document that the person showed: its number chooses the account, its name must be the declared
 * one. Throws `not-found`, `name-differs`, `verified-elsewhere`.
 */
export async function verifyIdentity(
  shell: Shell,
  caller: Caller,
  { account, name, ...document }: Document & { readonly account: string; readonly name: string },
): Promise<LookedUp> {
  await admitLookup(shell, caller, document);
  const unitId = caller.actor?.organisationId ?? null;
  const unit = unitId === null ? undefined : await findOrganisation(shell.sql, unitId);
  const by = unit?.name ?? caller.actor?.displayName ?? "";
  const outcome = await inTransaction(shell.sql, async (sql) => {
    const row = (await byNumber(sql, document)).find(({ accountId }) => accountId === account);
    const refused = row === undefined ? NO_IDENTITY : row.name === name ? null : NAME_DIFFERS;
    if (refused === null) await markVerified(sql, account, dayInShanghai(shell.now()), by);
    await shell.audit.record(sql, {
      caller,
      action: "accounts.verify-identity",
      subject: row?.accountName ?? "identity",
      after: { kind: document.kind, number: maskNumber(document.number), by, refused: refused?.code ?? null },
    });
    if (refused !== null) return { refused };
    return { found: (await byNumber(sql, document)).find(({ accountId }) => accountId === account) };
  });
  if (outcome.found === undefined) throw new FailureError(outcome.refused ?? NO_IDENTITY);
  return shown(outcome.found);
}
