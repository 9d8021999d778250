import { draftKey, keepDraft, readDraft } from "../kit/drafts.ts";
import type { Place } from "./menu.ts";

const recentKey = (accountId: string): string => draftKey(accountId, "recent pages");
const usedKey = (accountId: string): string => `jiziwan.used:${accountId}`;

/** Paths of the pages that this person had open in this tab, the latest first; like what they typed, gone for who comes after. */
export function recentPages(accountId: string): readonly string[] {
  const { paths } = readDraft(recentKey(accountId));
  return typeof paths === "string" ? paths.split("\n") : [];
}

/** How often this person went to a workplace, on this machine. */
export function timesUsed(accountId: string): Readonly<Record<string, number>> {
  try {
    return (JSON.parse(localStorage.getItem(usedKey(accountId)) ?? "{}") ?? {}) as Record<string, number>;
  } catch {
    return {};
  }
}

/** Notes that a page is open. */
export function noteVisit(accountId: string, { path, menu }: Place): void {
  const before = recentPages(accountId);
  if (before[0] === path) return;
  const paths = [path, ...before.filter((each) => each !== path)].join("\n");
  keepDraft(recentKey(accountId), { paths });
  const used = timesUsed(accountId);
  const { id } = menu.workplace;
  try {
    localStorage.setItem(usedKey(accountId), JSON.stringify({ ...used, [id]: (used[id] ?? 0) + 1 }));
  } catch {
    // A machine that keeps nothing shows the first workplaces.
  }
}
