import { useState } from "react";
import type { Sentence } from "../../kernel/error.ts";
import type { RecordHistory } from "../../kernel/record.ts";
import { formatInstant } from "../frame/format.ts";
import { useSentence, useText } from "../frame/language.tsx";
import { DataTable } from "./data-table.tsx";
import { Chinese, Section } from "./parts.tsx";
import { words } from "./words.ts";

/** What was done with a record; where that is long, the first `most` lines until the reader asks for all. */
export function History({
  history,
  most = 50,
  none,
}: {
  readonly history: readonly RecordHistory[];
  readonly most?: number;
  /** What is said where nobody acted yet, as on what stands before. */
  readonly none?: Sentence;
}) {
  const t = useText(words);
  const sentence = useSentence();
  const [all, setAll] = useState(false);
  const rows = all ? history : history.slice(0, most);
  return (
    <Section title={t.history}>
      <DataTable
        label={t.history}
        rows={rows}
        rowKey={({ version }) => version}
        {...(none === undefined ? {} : { empty: <p className="ui-quiet">{sentence(none)}</p> })}
        columns={[
          {
            key: "what",
            title: t.what,
            card: "title",
            // Names and reasons stand in it as they were written.
            render: (line) => <Chinese>{sentence(line.sentence)}</Chinese>,
          },
          { key: "by", title: t.by, render: ({ by }) => (by === "" ? "—" : <Chinese>{by}</Chinese>) },
          { key: "at", title: t.at, render: ({ at }) => formatInstant(at) },
        ]}
      />
      {rows.length < history.length && (
        <button type="button" className="ui-link-button no-print" onClick={() => setAll(true)}>
          {t.showAll}
        </button>
      )}
    </Section>
  );
}
