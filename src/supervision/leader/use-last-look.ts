import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Day } from "../../kernel/calendar.ts";
import { showPreference, useKeepPreference, usePreference } from "../../web/frame/preference.ts";

type Look = { readonly seen: Day; readonly before: Day | null };

/** The look that is kept after one on `today`: looking again on one day loses none of its changes. */
export function lookOn(kept: Look | null, today: Day): Look {
  if (kept === null) return { seen: today, before: null };
  return kept.seen >= today ? kept : { seen: today, before: kept.seen };
}

/**
 * The day before today on which this person looked at the page last, null where there was none; undefined until it is known.
 * Looking is noted, once a day. What cannot be kept tells changes of the last days only.
 */
export function useLastLook(today: Day): Day | null | undefined {
  const queries = useQueryClient();
  const { value, failed } = usePreference<Look>("look");
  const { mutate } = useKeepPreference<Look>("look");
  const noted = value === undefined ? undefined : lookOn(value, today);
  useEffect(() => {
    if (noted === undefined || value?.seen === noted.seen) return;
    showPreference(queries, "look", noted);
    mutate(noted);
  });
  if (failed) return null;
  return noted === undefined ? undefined : noted.before;
}
