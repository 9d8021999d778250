import type { ReportContent } from "../../domain/tasks/report.ts";

/** A draft kept on this device until the server has it: `at` is when it was typed, an ISO instant. */
export type DraftCopy = { readonly content: ReportContent; readonly at: string };

/** One person's draft of one task and period. */
export const copyKey = (account: string, task: string, period: string): string =>
  `jiziwan.draft ${account} ${task} ${period}`;

/** Keeps a copy; a full or forbidden storage is no reason to stop typing. */
export function keepCopy(key: string, copy: DraftCopy): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

export function dropCopy(key: string): void {
  localStorage.removeItem(key);
}

/** A copy newer than what the server has, or undefined. */
export function newerCopy(
  key: string,
  ...known: readonly (string | null | undefined)[]
): DraftCopy | undefined {
  const kept = localStorage.getItem(key);
  if (kept === null) return undefined;
  const copy = JSON.parse(kept) as DraftCopy;
  return known.every((at) => !at || at < copy.at) ? copy : undefined;
}
