import { addDays, dayInShanghai } from "../../kernel/calendar.ts";
import { countActions, listTrail } from "../../platform/audit/trail.ts";
import { inTransaction } from "../../platform/database/database.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import { AUDIT_LOG } from "../../platform/witness/logs.ts";
import type { AuditWatch } from "../domain/administration.ts";

const VERIFIED = "accounts.verify-trail";
const DAYS = 7;

/** Entries that somebody should look at when they come in numbers, or at all; whatever refuses marked content beside them. */
const UNUSUAL = [
  "accounts.fail-sign-in",
  "accounts.reset-password",
  "accounts.reset-second-factor",
  "accounts.unlink-provider",
  "accounts.export-trail",
  "accounts.download-backup",
  "platform.fail-backup",
  "platform.restore",
  "platform.rebuild",
  "shared-data.heads-contradicted",
];

type Result = { readonly intact: boolean; readonly entries: number; readonly brokenAt: number | null };

/** Enters that the trail was verified, and what came of it. */
export async function noteVerification(
  { sql, audit }: Shell,
  caller: Caller,
  { intact, entries, brokenAt, broken }: Result & { readonly broken: number },
): Promise<void> {
  const after = { intact: intact && broken === 0, entries, brokenAt, broken };
  await inTransaction(sql, (transaction) =>
    audit.record(transaction, { caller, action: VERIFIED, subject: "trail", after }),
  );
}

/** What the audit administrator looks after, as of now. */
export async function readAuditWatch({ sql, witness, now }: Shell): Promise<AuditWatch> {
  const from = addDays(dayInShanghai(now()), 1 - DAYS);
  const [last] = (await listTrail(sql, { action: VERIFIED }, { offset: 0, limit: 1 })).entries;
  const said = last?.after as Result | undefined;
  const head = witness.own().lines.findLast(({ log }) => log === AUDIT_LOG.name);
  return {
    verified:
      last === undefined || said === undefined
        ? null
        : { at: last.at.toISOString(), by: last.actorName, intact: said.intact, entries: said.entries },
    witnessed: head ? { number: head.number, at: head.at } : null,
    from,
    unusual: await countActions(sql, UNUSUAL, from),
  };
}
