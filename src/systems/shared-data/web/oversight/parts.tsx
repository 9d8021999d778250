import type { ReactNode } from "react";
import type { RecordHistory } from "../../../../kernel/record.ts";
import { DataTable } from "../../../../web/data-table.tsx";
import { formatInstant } from "../../../../web/format.ts";
import { useSentence, useText } from "../../../../web/language.tsx";
import { text } from "./oversight-text.ts";

export function SampleLabel({ sample }: { readonly sample: boolean }) {
  const t = useText(text);
  return sample ? <span className="sv-label sv-label-ochre">{t.sample}</span> : null;
}

export function Fact({
  name,
  whole = false,
  children,
}: {
  readonly name: string;
  readonly whole?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={whole ? "ov-whole" : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Words of the server or of people, which are Chinese. */
export const Chinese = ({ children }: { readonly children: ReactNode }) => (
  <span lang="zh-CN">{children}</span>
);

export function History({ history }: { readonly history: readonly RecordHistory[] }) {
  const t = useText(text);
  const sentence = useSentence();
  return (
    <section className="sv-panel" aria-label={t.history}>
      <h2>{t.history}</h2>
      <DataTable
        label={t.history}
        rows={history}
        rowKey={({ version }) => version}
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
    </section>
  );
}
