import type { ResourceContent, SharingAttribute } from "./resource.ts";

type Shared = Pick<ResourceContent, "attribute" | "conditions">;

/** In what respect conditions grew. */
export type Growth =
  | { readonly of: "attribute"; readonly from: SharingAttribute; readonly to: SharingAttribute }
  | { readonly of: "recipients" | "uses"; readonly lost: readonly string[] }
  | { readonly of: "demands"; readonly added: readonly string[] };

const STRICTNESS: Readonly<Record<SharingAttribute, number>> = { unconditional: 0, conditional: 1, none: 2 };

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\p{P}]/gu, "")
    .toLowerCase();

const lacking = (these: readonly string[], those: readonly string[]): string[] => {
  const known = new Set(those.map(plain));
  return these.filter((each) => !known.has(plain(each)));
};

/** A limit grows where somebody it let in before is kept out: no limit became one, or a name is gone from the list. */
function lostFrom(before: readonly string[], after: readonly string[]): readonly string[] | null {
  if (after.length === 0) return null;
  if (before.length === 0) return [];
  const lost = lacking(before, after);
  return lost.length === 0 ? null : lost;
}

/**
 * In what respects `after` is stricter than `before`: 政务数据共享条例 article 15 forbids to add conditions to what is
 * published. Conditions grow where some request that they allowed is allowed no more: a recipient or a use is dropped or
 * newly limited, a demand is added; or the attribute becomes stricter, since then the answer takes longer. Order, blanks
 * and punctuation of the texts do not count; a use in other words counts as another use. Empty: nothing grew.
 */
export function grownConditions(before: Shared, after: Shared): Growth[] {
  const { attribute: from, conditions: was } = before;
  const { attribute: to, conditions: is } = after;
  if (STRICTNESS[to] > STRICTNESS[from]) return [{ of: "attribute", from, to }];
  if (from !== "conditional" || to !== "conditional") return [];
  const recipients = lostFrom(was.recipients, is.recipients);
  const uses = lostFrom(was.uses, is.uses);
  const added = lacking(is.demands, was.demands);
  return [
    ...(recipients === null ? [] : [{ of: "recipients" as const, lost: recipients }]),
    ...(uses === null ? [] : [{ of: "uses" as const, lost: uses }]),
    ...(added.length === 0 ? [] : [{ of: "demands" as const, added }]),
  ];
}
