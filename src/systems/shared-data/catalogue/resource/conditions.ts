import type { Mode } from "../../exchange/grant/grant.ts";
import { type ItemChange, lowersFormat, moreSensitive, narrowedItems } from "./narrowed-data.ts";
import {
  type DataFormat,
  plainItem,
  type ResourceContent,
  type SharingAttribute,
  UPDATE_CYCLES,
  type UpdateCycle,
} from "./content.ts";
import { newlyNarrowing, newlyStated, type StatedTexts, type StatedWords } from "./stated-conditions.ts";

/** What of a resource says who gets what, how, how fresh and on what terms. */
export type Shared = StatedTexts &
  Pick<ResourceContent, "attribute" | "subjectItem" | "modes" | "updateCycle" | "items" | "format">;

/** In what respect sharing became stricter. */
export type Growth =
  | { readonly of: "attribute"; readonly from: SharingAttribute; readonly to: SharingAttribute }
  | { readonly of: "recipients" | "uses" | "items"; readonly lost: readonly string[] }
  | { readonly of: "demands"; readonly added: readonly string[] }
  | { readonly of: "modes"; readonly lost: readonly Mode[] }
  | { readonly of: "cycle"; readonly from: UpdateCycle; readonly to: UpdateCycle }
  | { readonly of: "subject"; readonly from: string; readonly to: string | null }
  | { readonly of: "format"; readonly from: DataFormat; readonly to: DataFormat }
  | { readonly of: "values" | "sensitivity"; readonly items: readonly ItemChange[] }
  | ({ readonly of: "words" | "narrowing" } & StatedWords);

const STRICTNESS: Readonly<Record<SharingAttribute, number>> = { unconditional: 0, conditional: 1, none: 2 };
/** From the freshest on; 不定期 promises nothing and so comes last. */
const slowness = (cycle: UpdateCycle): number => UPDATE_CYCLES.indexOf(cycle);

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\p{P}]/gu, "")
    .toLowerCase();

const lacking = (these: readonly string[], those: readonly string[], form = plain): string[] => {
  const known = new Set(those.map(form));
  return these.filter((each) => !known.has(form(each)));
};

/** A limit grows where somebody it let in before is kept out: no limit became one, or a name is gone from the list. */
function lostFrom(before: readonly string[], after: readonly string[]): readonly string[] | null {
  if (after.length === 0) return null;
  if (before.length === 0) return [];
  const lost = lacking(before, after);
  return lost.length === 0 ? null : lost;
}

const grownIn = (before: Shared, after: Shared): Growth[] => {
  const recipients = lostFrom(before.conditions.recipients, after.conditions.recipients);
  const uses = lostFrom(before.conditions.uses, after.conditions.uses);
  const added = lacking(after.conditions.demands, before.conditions.demands);
  return [
    ...(recipients === null ? [] : [{ of: "recipients" as const, lost: recipients }]),
    ...(uses === null ? [] : [{ of: "uses" as const, lost: uses }]),
    ...(added.length === 0 ? [] : [{ of: "demands" as const, added }]),
  ];
};

/** What a request could have had before and cannot have now, or only later or by another number. */
function lessGiven(before: Shared, after: Shared): Growth[] {
  const names = ({ items }: Shared): string[] => items.map(({ name }) => name);
  const items = lacking(names(before), names(after), plainItem);
  const modes = before.modes.filter((mode) => !after.modes.includes(mode));
  const slower = slowness(after.updateCycle) > slowness(before.updateCycle);
  const narrowed = narrowedItems(before.items, after.items);
  const marked = moreSensitive(before.items, after.items);
  const [from, to] = [before.subjectItem, after.subjectItem];
  const otherwise = from !== null && (to === null || plainItem(from) !== plainItem(to));
  return [
    ...(items.length === 0 ? [] : [{ of: "items" as const, lost: items }]),
    ...(modes.length === 0 ? [] : [{ of: "modes" as const, lost: modes }]),
    ...(slower ? [{ of: "cycle" as const, from: before.updateCycle, to: after.updateCycle }] : []),
    ...(otherwise ? [{ of: "subject" as const, from, to }] : []),
    ...(lowersFormat(before.format, after.format)
      ? [{ of: "format" as const, from: before.format, to: after.format }]
      : []),
    ...(narrowed.length === 0 ? [] : [{ of: "values" as const, items: narrowed }]),
    ...(marked.length === 0 ? [] : [{ of: "sensitivity" as const, items: marked }]),
  ];
}

/**
 * In what respects `after` is stricter than `before`: 政务数据共享条例 article 15 forbids to add conditions to what is
 * published. Sharing is stricter where some request that was allowed is allowed no more, gets less, gets it later, or on other
 * terms: the attribute, a recipient or a use that is dropped or newly limited, a demand more, an item or a mode less, a slower
 * cycle, another item by which a person is found, a format that a machine reads less well, an item that holds fewer values or
 * counts as more sensitive, a fee or a permission asked for in any other text, and words by which less is given than before
 * (不包含余额). Order, blanks and punctuation do not count; a use in other words counts as another use, an item under another
 * name as another item. What was not shared at all cannot become stricter. Empty: nothing grew.
 */
export function grownConditions(before: Shared, after: Shared): Growth[] {
  const { attribute: from } = before;
  const { attribute: to } = after;
  if (from === "none") return [];
  const attribute: Growth[] = STRICTNESS[to] > STRICTNESS[from] ? [{ of: "attribute", from, to }] : [];
  if (to === "none") return attribute;
  return [
    ...attribute,
    ...(from === "conditional" && to === "conditional" ? grownIn(before, after) : []),
    ...lessGiven(before, after),
    ...newlyStated(before, after).map((words) => ({ of: "words" as const, ...words })),
    ...newlyNarrowing(before, after).map((words) => ({ of: "narrowing" as const, ...words })),
  ];
}

/**
 * What no rule can judge alone: that data counts as more sensitive may be owed to the people in it, and words that say less is
 * given may only be honest. A revision may hold it; the authority above decides before it is published.
 */
export const isForJudgement = ({ of }: Growth): boolean => of === "sensitivity" || of === "narrowing";

/** Each single thing that grew, as a text that names it: what an authority allowed is held against these. */
export const growthParts = (growths: readonly Growth[]): string[] =>
  growths.flatMap((growth): string[] => {
    switch (growth.of) {
      case "attribute":
      case "cycle":
      case "format":
      case "subject":
        return [`${growth.of} ${growth.to ?? ""}`];
      case "demands":
        return growth.added.map((each) => `${growth.of} ${plain(each)}`);
      case "values":
        return growth.items.map(({ name, to }) => `values ${plainItem(name)} ${to.type} ${to.length ?? ""}`);
      case "sensitivity":
        return growth.items.map(({ name, to }) => `sensitivity ${plainItem(name)} ${to.sensitivity}`);
      case "words":
      case "narrowing":
        return growth.quotes.map((each) => `${growth.of} ${growth.field} ${plain(each)}`);
      case "recipients":
      case "uses":
        return growth.lost.length === 0
          ? [growth.of]
          : growth.lost.map((each) => `${growth.of} ${plain(each)}`);
      case "items":
        return growth.lost.map((each) => `${growth.of} ${plainItem(each)}`);
      case "modes":
        return growth.lost.map((each) => `${growth.of} ${each}`);
    }
  });
