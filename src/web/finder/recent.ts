import { draftKey, keepDraft, readDraft } from "../kit/drafts.ts";
import type { Line } from "./matches.ts";

const MOST = 6;
const keyOf = (accountId: string): string => draftKey(accountId, "recent finds");

const isLine = (given: unknown): given is Line => {
  const { link, title } = (given ?? {}) as Partial<Line>;
  return (
    typeof link === "string" &&
    link.startsWith("/") &&
    typeof title?.zh === "string" &&
    typeof title.en === "string"
  );
};

/** What this person opened from the palette in this tab, the latest first; like what they typed, gone for who comes after. */
export function recentFinds(accountId: string): readonly Line[] {
  const { lines } = readDraft(keyOf(accountId));
  try {
    const kept: unknown = JSON.parse(typeof lines === "string" ? lines : "[]");
    return Array.isArray(kept) ? kept.filter(isLine) : [];
  } catch {
    return [];
  }
}

export function noteFind(accountId: string, line: Line): void {
  const before = recentFinds(accountId).filter(({ link }) => link !== line.link);
  keepDraft(keyOf(accountId), { lines: JSON.stringify([line, ...before].slice(0, MOST)) });
}
