import { useState } from "react";
import { useWords } from "../kit/said.ts";
import { PageFrame } from "../frame/page-frame.tsx";
import type { Term } from "./dictionary.ts";
import { TermList } from "./term-list.tsx";
import { TERMS } from "./terms.ts";
import { words } from "./words.ts";

const says = ({ name, meaning }: Term, part: string): boolean =>
  [name.zh, name.en, meaning.zh, meaning.en].some((text) => text.toLowerCase().includes(part));

/** Every term that pages use, narrowed while one types. */
export default function GlossaryPage() {
  const t = useWords(words);
  const [q, setQ] = useState("");
  const parts = q.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = TERMS.filter((term) => parts.every((part) => says(term, part)));
  return (
    <PageFrame title={t.title} lead={t.lead}>
      <input
        type="search"
        className="glossary-filter"
        aria-label={t.filter}
        placeholder={t.filter}
        value={q}
        onChange={({ target }) => setQ(target.value)}
      />
      <p role="status" className="ui-quiet">
        {shown.length === 0 ? t.none : t.count(shown.length)}
      </p>
      <TermList terms={shown} />
    </PageFrame>
  );
}
