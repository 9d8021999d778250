import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Typed } from "../../kernel/fields.ts";
import { useBeforeLeaving } from "../frame/leaving.tsx";
import { type Session, SESSION_KEY } from "../frame/session.tsx";
import { keepDraft, readDraft } from "./drafts.ts";

/**
 * What was typed, kept in this tab until it is sent: a reload or a slip of the hand loses nothing. Only what differs is kept:
 * a form that is opened again shows elsewhere what others changed meanwhile, and does not send back what stood before.
 */
export function useDraft(key: string | null, begin: Typed) {
  const [values, setValues] = useState<Typed>(() => {
    const known = Object.entries(key === null ? {} : readDraft(key)).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && Object.hasOwn(begin, entry[0]),
    );
    return { ...begin, ...Object.fromEntries(known) };
  });
  const typed = useMemo(
    () => Object.entries(values).filter(([name, value]) => value !== begin[name]),
    [begin, values],
  );
  const changed = typed.length > 0;
  const [restored, setRestored] = useState(changed);
  useEffect(() => {
    if (key !== null) keepDraft(key, typed.length > 0 ? Object.fromEntries(typed) : null);
  }, [key, typed]);
  return {
    values,
    changed,
    restored,
    set: (name: string, value: string) => setValues((now) => ({ ...now, [name]: value })),
    forget: () => {
      if (key !== null) keepDraft(key, null);
      setValues(begin);
      setRestored(false);
    },
  };
}

/**
 * Leaving with something typed and not sent asks first, unless it was told that leaving is meant, or whoever typed it
 * (`typist`) is not there any more.
 */
export function useAskBeforeLeaving(changed: boolean, typist: string, question: string) {
  const free = useRef(false);
  const queries = useQueryClient();
  useBeforeLeaving(
    useMemo(
      () => ({
        // Asked when it matters: whoever signs out leaves before the page is drawn anew.
        held: () =>
          changed &&
          !free.current &&
          (queries.getQueryData<Session>(SESSION_KEY)?.actor?.accountId ?? "") === typist,
        leave: question,
      }),
      [changed, queries, typist, question],
    ),
  );
  return (leaving: boolean) => {
    free.current = leaving;
  };
}
