import { randomBytes } from "node:crypto";
import type { PersonQuery, PersonReading } from "../../../../kernel/sharing.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { canonicalJson } from "../../../../kernel/canonical-json.ts";
import type { DenialCode } from "./denials.ts";
import { LINKAGE_RULES, type LinkageRule, linkageRuleOn } from "./linkage-rules.ts";
import { denialOfReading, isSubjectNumber } from "./reading.ts";
import type { Desk } from "../../store/desk.ts";
import { type Call, deny, openCall, readSource } from "./store-enforcement.ts";
import { isPaused, mayReadAbout, takeCall } from "./store-limits.ts";
import { commitReceipt, sha256 } from "../receipt/store.ts";
import { subjectTokens } from "./store-subjects.ts";

/**
 * A reading with what proves it: the receipt's `digest` is SHA-256 of `seal`, a line feed and the rows in canonical JSON. The
 * seal is kept by nobody but who asked, so that a digest in the log cannot be guessed back to what was read.
 */
export type SealedReading = PersonReading & { readonly seal: string };

/** The checked number of a caller who is an applicant. */
async function ownNumber(desk: Desk, caller: Caller): Promise<string | null> {
  if (!caller.actor?.roles.includes("applicant")) return null;
  const identity = await desk.identities.of(caller.actor.accountId, desk.sql);
  return identity?.verifiedOn == null ? null : identity.number;
}

async function judge(
  desk: Desk,
  call: Call,
  subject: Buffer | undefined,
  rules: readonly LinkageRule[],
  own: string | null,
): Promise<DenialCode | null> {
  const { grant, asked, actor, day, at } = call;
  const denied = denialOfReading(grant, asked, actor, own, day);
  if (denied) return denied;
  const { accountId } = actor;
  if (subject === undefined || accountId === null) return "failed";
  const about = own !== null && own === asked.subject;
  const reader = {
    accountId,
    accountName: actor.name,
    unitId: grant.requesterId,
    regionCode: actor.regionCode ?? grant.regionCode,
  };
  if (!about && (await isPaused(desk.sql, accountId))) return "account-paused";
  const rule = linkageRuleOn(day, rules);
  if (!about && !(await mayReadAbout(desk.sql, reader, subject, { day, at, rule }))) return "account-paused";
  return (await takeCall(desk.sql, grant, day)) ? null : "calls-spent";
}

/**
 * Reads one subject's data under a grant, at the provider's enforcement point. Whatever comes of it leaves a receipt, and
 * without a receipt nothing is returned. Throws the refusal that the receipt names. Not within a transaction: the receipt
 * of a refusal must stay.
 */
export async function readPerson(
  desk: Desk,
  query: PersonQuery,
  caller: Caller,
  { rules = LINKAGE_RULES }: { readonly rules?: readonly LinkageRule[] } = {},
): Promise<SealedReading> {
  const { grantId, purpose, caseNumber, items } = query;
  const number = query.subject.trim().toUpperCase();
  const call = await openCall(
    desk,
    "reading",
    grantId,
    () => ({ purpose, caseNumber: caseNumber.trim(), subject: number, items }),
    caller,
  );
  const { grant, at } = call;
  const [subject] = isSubjectNumber(number)
    ? await subjectTokens(desk.sql, [number], { regionCode: grant.regionCode, at })
    : [];
  const seed = { ...call.seed, subject: subject?.toString("hex") ?? null };
  const denied = await judge(desk, call, subject, rules, await ownNumber(desk, caller));
  if (denied) return deny(desk, { ...call, seed }, denied);
  const found = await readSource(desk, call, number).catch((error: unknown) => ({
    ok: false as const,
    error,
  }));
  if (!found.ok) {
    if (!("error" in found)) return deny(desk, { ...call, seed }, found.code);
    // What nobody foresaw leaves its receipt too, and then shows as what it is.
    await commitReceipt(desk, { ...seed, outcome: "denied", code: "failed" });
    throw found.error;
  }
  const { rows } = found;
  const seal = randomBytes(16).toString("hex");
  const receipt = await commitReceipt(desk, {
    ...seed,
    rows: rows.length,
    digest: rows.length === 0 ? null : sha256(`${seal}\n${canonicalJson(rows)}`).toString("hex"),
    outcome: rows.length === 0 ? "nothing-found" : "answered",
  });
  return { rows, receipt, seal };
}
