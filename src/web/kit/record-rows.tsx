import type { Sentence } from "../../kernel/error.ts";
import { useSentence } from "../frame/language.tsx";
import { type ListColumn, useColumns } from "./columns.tsx";
import { DataTable } from "./data-table.tsx";
import { EmptyState } from "./empty-state.tsx";
import { usePaged } from "./paged.ts";
import { Section } from "./parts.tsx";

type RowsOf<Detail, Row> = {
  readonly title: Sentence;
  readonly help?: Sentence;
  readonly rows: (detail: Detail) => readonly Row[];
  readonly columns: readonly ListColumn<Row>[];
  /** What stands there while there are none; the part is left out where nothing is said. */
  readonly none?: { readonly title: Sentence; readonly help?: Sentence };
};

/** Rows that a record holds, as a part of its page, page by page where they are many: `After: rowsOf<Detail, Note>({ title, rows: ({ state }) => state.notes, columns })`. */
export function rowsOf<Detail, Row extends object>({
  title,
  help,
  rows,
  columns,
  none,
}: RowsOf<Detail, Row>) {
  return function Rows({ detail }: { readonly detail: Detail }) {
    const sentence = useSentence();
    const drawn = useColumns(columns);
    const held = rows(detail);
    const { rows: shown, ...paged } = usePaged(held);
    if (held.length === 0 && none === undefined) return null;
    return (
      <Section title={sentence(title)}>
        {help !== undefined && <p className="ui-quiet">{sentence(help)}</p>}
        <DataTable<Row>
          label={sentence(title)}
          rows={shown}
          rowKey={(row) => held.indexOf(row)}
          columns={drawn}
          {...paged}
          empty={
            none?.help === undefined ? (
              <p className="ui-quiet">{none && sentence(none.title)}</p>
            ) : (
              <EmptyState title={sentence(none.title)}>{sentence(none.help)}</EmptyState>
            )
          }
        />
      </Section>
    );
  };
}
