import { say } from "../../../../kernel/fields.ts";
import type { Grant } from "../grant/grant.ts";

/** A unit as a receipt names it: its name on that day stays readable without the roster. */
export type ReceiptUnit = { readonly id: string; readonly name: string };

/**
 * What a receipt is left for: a reading of one subject, a batch, a delivery of access, a notice of correction to a
 * recipient, data returned to the lower level (条例 article 24), the disposal of data (article 27).
 */
export const KIND_WORDS = {
  reading: say("逐人查询", "reading of one subject"),
  batch: say("整批取数", "batch"),
  delivery: say("交付开通", "delivery"),
  "correction-notice": say("校核结果通知", "notice of a correction"),
  "return-flow": say("数据回流", "data returned"),
  disposal: say("销毁数据", "disposal"),
};
export type ReceiptKind = keyof typeof KIND_WORDS;

export const OUTCOME_WORDS = {
  answered: say("已办", "answered"),
  "nothing-found": say("没有查到", "nothing found"),
  denied: say("拒绝", "denied"),
};
export type Outcome = keyof typeof OUTCOME_WORDS;
export const OUTCOMES = Object.keys(OUTCOME_WORDS) as [Outcome, ...Outcome[]];

/**
 * What one exchange leaves behind, whatever came of it: who asked whom, why, on which basis, for which kinds of data, never
 * a value and nobody's name or number. `subject` is HMAC-SHA-256 of the number under the person's own salt, in hex; `digest`
 * SHA-256 in hex of what was given; `code` says why a call was denied. `account` and ids are UUIDs, `at` a UTC instant.
 */
export type Receipt = {
  readonly format: 1;
  readonly kind: ReceiptKind;
  readonly at: string;
  readonly regionCode: string;
  readonly requester: ReceiptUnit;
  readonly provider: ReceiptUnit;
  readonly account: string | null;
  readonly grant: { readonly id: string; readonly version: number } | null;
  /** Word for word from the grant; null where the call named none of the grant's. */
  readonly purpose: string | null;
  readonly basis: string;
  readonly caseNumber: string | null;
  readonly resource: { readonly id: string; readonly code: string; readonly name: string };
  readonly items: readonly string[];
  readonly subject: string | null;
  readonly rows: number;
  readonly digest: string | null;
  readonly outcome: Outcome;
  readonly code: string | null;
  readonly sample: boolean;
};

/** A receipt as `appendReceipt` takes it. What is left out is null, nothing, or zero; `at` is the desk's clock. */
export type ReceiptSeed = Pick<
  Receipt,
  "kind" | "regionCode" | "requester" | "provider" | "basis" | "resource" | "outcome" | "sample"
> &
  Partial<Receipt>;

/** The receipt of a seed at an instant. */
export const receiptOf = (seed: ReceiptSeed, at: Date): Receipt => ({
  account: null,
  grant: null,
  purpose: null,
  caseNumber: null,
  items: [],
  subject: null,
  rows: 0,
  digest: null,
  code: null,
  at: at.toISOString(),
  ...seed,
  format: 1,
});

/** What every receipt about a grant says of it; `unitName` gives names to ids. */
export const ofGrant = (
  grant: Grant,
  unitName: (id: string) => string,
): Pick<
  ReceiptSeed,
  "regionCode" | "requester" | "provider" | "basis" | "resource" | "sample" | "grant"
> => ({
  regionCode: grant.regionCode,
  requester: { id: grant.requesterId, name: unitName(grant.requesterId) },
  provider: { id: grant.providerId, name: unitName(grant.providerId) },
  basis: grant.basis,
  resource: { id: grant.resourceId, code: grant.resourceCode, name: grant.resourceName },
  sample: grant.sample,
  grant: { id: grant.id, version: grant.version },
});

/** An entry of the chain: `hash` and `previous` in hex. */
export type ChainEntry = {
  readonly number: number;
  readonly previous: string;
  readonly hash: string;
  readonly receipt: Receipt;
};

const isText = (value: unknown): value is string => typeof value === "string";
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);
const among = (named: object, value: unknown): boolean => isText(value) && Object.hasOwn(named, value);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const hasTexts = (value: unknown, ...keys: readonly string[]): boolean =>
  isObject(value) && keys.every((key) => isText(value[key]));

/** Whether a value read from a file says what a receipt says. */
export function isReceipt(value: unknown): value is Receipt {
  if (!isObject(value) || value["format"] !== 1) return false;
  const { kind, outcome, requester, provider, resource, grant, items, rows, sample } = value;
  return (
    among(KIND_WORDS, kind) &&
    among(OUTCOME_WORDS, outcome) &&
    hasTexts(value, "at", "regionCode", "basis") &&
    hasTexts(requester, "id", "name") &&
    hasTexts(provider, "id", "name") &&
    hasTexts(resource, "id", "code", "name") &&
    (grant === null ||
      (hasTexts(grant, "id") && isObject(grant) && Number.isSafeInteger(grant["version"]))) &&
    ["account", "purpose", "caseNumber", "subject", "digest", "code"].every((key) =>
      isTextOrNull(value[key]),
    ) &&
    Array.isArray(items) &&
    items.every(isText) &&
    Number.isSafeInteger(rows) &&
    typeof sample === "boolean"
  );
}
