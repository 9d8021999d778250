import { useState } from "react";
import type { Sentence } from "../../../kernel/error.ts";
import { useLanguage } from "../../../web/frame/language.tsx";
import type { EntryValue } from "../entry.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { draftOf, type FieldDraft, readDraft } from "../field-draft.tsx";
import { UNITS_OF } from "../../../web/kit/money-words.ts";

/** The fields of a row while they are edited: what stands in each, what is wrong with it, and all of them read. */
export function useFieldDrafts(spec: RegisterSpec, values: Readonly<Record<string, EntryValue>>) {
  const { language } = useLanguage();
  const [drafts, setDrafts] = useState<Readonly<Record<string, FieldDraft>>>(() =>
    Object.fromEntries(
      Object.entries(spec.fields).map(([key, field]) => [
        key,
        draftOf(field, values[key], UNITS_OF[language][1]),
      ]),
    ),
  );
  const [tried, setTried] = useState(false);
  const read = Object.entries(spec.fields).map(([key, field]) => {
    const draft = drafts[key] ?? draftOf(field, undefined, UNITS_OF[language][1]);
    return { key, field, draft, read: readDraft(field, draft) };
  });
  const problems: Record<string, Sentence> = {};
  const found: Record<string, EntryValue | null> = {};
  for (const each of read)
    if (each.read.ok) found[each.key] = each.read.value;
    else problems[each.key] = each.read.problem;
  return {
    drafts: read.map(({ key, field, draft }) => ({ key, field, draft })),
    /** Said once the person has tried to save. */
    problems: tried ? problems : {},
    set: (key: string, draft: FieldDraft) => setDrafts((now) => ({ ...now, [key]: draft })),
    /** Every value, or null where one is wrong. */
    take: () => {
      setTried(true);
      return Object.keys(problems).length > 0 ? null : found;
    },
  };
}
