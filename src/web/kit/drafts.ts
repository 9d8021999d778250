// What a person typed and has not sent yet, kept in this tab. It is theirs alone: whoever comes after them finds nothing.

const DRAFTS = "jiziwan:draft:";
const keysOf = (accountId: string): string => `${DRAFTS}${accountId}:`;

/** Where what a person typed into a form is kept. */
export const draftKey = (accountId: string, form: string): string => keysOf(accountId) + form;

/** What was kept under a key, by the names of the fields; nothing where nothing readable is. */
export function readDraft(key: string): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    return (kept ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Keeps what was typed; null forgets it. A tab that keeps nothing, or has no room, loses no more than a reload. */
export function keepDraft(key: string, typed: Readonly<Record<string, string>> | null): void {
  try {
    if (typed === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(typed));
  } catch {
    // The form still holds it.
  }
}

/** Forgets what others than this person typed; all of it where nobody is there any more. */
export function keepDraftsOf(accountId: string | null): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(DRAFTS) && (accountId === null || !key.startsWith(keysOf(accountId))))
        sessionStorage.removeItem(key);
  } catch {
    // A tab that keeps nothing has nothing to forget.
  }
}
