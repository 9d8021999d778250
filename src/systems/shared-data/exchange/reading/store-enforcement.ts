import type { ActingFor } from "../../../../kernel/actor.ts";
import { type Day, dayInShanghai } from "../../../../kernel/calendar.ts";
import { FailureError, refusal } from "../../../../kernel/error.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { type DenialCode, DENIALS } from "./denials.ts";
import type { KeyedDigest } from "./mask.ts";
import { type Asked, conditionsOf, givenOut, isCaseNumber, itemsToRead } from "./reading.ts";
import { ofGrant, type ReceiptSeed, type ReceiptUnit } from "../receipt/receipt.ts";
import { isOpened, type SourceRow } from "./row-conditions.ts";
import type { Grant } from "../grant/grant.ts";
import type { Desk } from "../../store/desk.ts";
import { findGrant, unitNames } from "../grant/store.ts";
import { commitReceipt } from "../receipt/store.ts";
import { sourceOf } from "../source/store-source-of.ts";
import { exchangeKey, hmac } from "./store-subjects.ts";

export const NO_GRANT = DENIALS["foreign-grant"];

/** A call under a grant as it came in: who, what, and what its receipt says whatever comes of it. */
export type Call = {
  readonly grant: Grant;
  readonly asked: Asked;
  readonly actor: ActingFor;
  readonly caller: Caller;
  readonly at: Date;
  readonly day: Day;
  readonly seed: Omit<ReceiptSeed, "outcome">;
  /** Who the caller is where the grant is not its own: the receipt of that denial names them and not the holder. */
  readonly stranger: ReceiptUnit;
};

const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Who calls whom about what. Of what the caller typed only that stands in the receipt which cannot hold personal data: a
 * purpose and items that are the grant's, a case number of the right form. Throws `not-found`.
 */
export async function openCall(
  desk: Desk,
  kind: "reading" | "batch",
  grantId: string,
  asked: (grant: Grant) => Asked,
  caller: Caller,
): Promise<Call> {
  const [grant, actor, units] = await Promise.all([
    findGrant(desk.sql, grantId),
    whoActs(desk, caller),
    desk.organisations.list(desk.sql),
  ]);
  if (!grant) throw new FailureError(NO_GRANT);
  const wanted = asked(grant);
  const open = new Set(grant.items.map(({ name }) => name));
  const at = desk.now();
  const nameOf = unitNames(units);
  const said = ofGrant(grant, nameOf);
  const [own] = actor.unitIds;
  return {
    grant,
    asked: wanted,
    actor,
    caller,
    at,
    day: dayInShanghai(at),
    stranger:
      own === undefined
        ? { id: actor.accountId ?? NOBODY, name: "不属于任何单位的账号" }
        : { id: own, name: nameOf(own) },
    seed: {
      ...said,
      kind,
      at: at.toISOString(),
      account: actor.accountId,
      purpose: grant.purposes.includes(wanted.purpose) ? wanted.purpose : null,
      caseNumber: wanted.caseNumber !== null && isCaseNumber(wanted.caseNumber) ? wanted.caseNumber : null,
      items: [...new Set(wanted.items)].filter((item) => open.has(item)),
    },
  };
}

/** Denies a call: with its receipt, and with the sentence that says what to do. Throws always. */
export async function deny(
  desk: Desk,
  { seed, stranger }: Pick<Call, "seed" | "stranger">,
  code: DenialCode,
): Promise<never> {
  const who = code === "foreign-grant" ? { requester: stranger } : {};
  await commitReceipt(desk, { ...seed, ...who, outcome: "denied", code });
  const { sentence, code: shown } = DENIALS[code];
  throw new FailureError(refusal(shown, sentence.zh, sentence.en));
}

/** Digests of values that compare within one grant only. */
async function keyedDigest(desk: Desk, grant: Grant): Promise<KeyedDigest> {
  const key = hmac(await exchangeKey(desk.sql, "mask"), grant.id);
  return (value) => hmac(key, value).toString("hex").slice(0, 32);
}

export type Found =
  | { readonly ok: true; readonly rows: readonly SourceRow[]; readonly whole: readonly SourceRow[] }
  | { readonly ok: false; readonly code: DenialCode };

/**
 * What the source holds for a call: rows under the grant's conditions, always, and no others even if the source gave them;
 * `rows` as they go out, masked, `whole` as they were read.
 */
export async function readSource(desk: Desk, { grant, asked }: Call, subject: string | null): Promise<Found> {
  const conditions = conditionsOf(grant, subject);
  const source = await sourceOf(desk, grant.resourceId);
  const answer = await source.read({
    items: itemsToRead(grant, asked.items),
    conditions,
    limit: grant.rowsPerCall + 1,
  });
  if (!answer.ok) return answer;
  // A source that does not keep to the conditions is not believed in anything.
  if (!answer.rows.every((row) => isOpened(conditions, row))) return { ok: false, code: "source-away" };
  if (answer.rows.length > grant.rowsPerCall) return { ok: false, code: "too-many-rows" };
  const digest = await keyedDigest(desk, grant);
  return {
    ok: true,
    whole: answer.rows,
    rows: answer.rows.map((row) => givenOut(grant, asked.items, row, digest)),
  };
}
