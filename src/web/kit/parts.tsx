import { type ReactNode, useState } from "react";
import type { RecordHistory } from "../../kernel/record.ts";
import { DataTable } from "./data-table.tsx";
import { formatInstant } from "../frame/format.ts";
import { useSentence, useText } from "../frame/language.tsx";
import "./kit.css";
import { words } from "./words.ts";

export function SampleLabel({ sample }: { readonly sample: boolean }) {
  const t = useText(words);
  return sample ? <span className="ui-label ui-label-ochre">{t.sample}</span> : null;
}

export type Tone = "river" | "grass" | "ochre" | "vermilion" | "quiet";

export const StatusLabel = ({
  name,
  tone = "river",
}: {
  readonly name: string;
  readonly tone?: Tone | undefined;
}) => <span className={`ui-label ui-label-${tone}`}>{name}</span>;

/** Facts of a record, beside each other where there is room. */
export const Facts = ({ children }: { readonly children: ReactNode }) => (
  <dl className="ui-panel kit-facts">{children}</dl>
);

/** `whole` takes the width of the page, as a text does. */
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
    <div className={whole ? "kit-whole" : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Words of the server or of people, which are Chinese. */
export const Chinese = ({ children }: { readonly children: ReactNode }) => (
  <span lang="zh-CN">{children}</span>
);

/** What somebody wrote, with its lines. */
export const Written = ({ children }: { readonly children: ReactNode }) => (
  <span className="kit-written" lang="zh-CN">
    {children}
  </span>
);

/** A part of a page under a heading of its own; `action` stands beside it. */
export const Section = (props: {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) => (
  <section className="ui-panel" aria-label={props.title}>
    {props.action ? (
      <div className="kit-head">
        <h2 className="ui-h2">{props.title}</h2>
        {props.action}
      </div>
    ) : (
      <h2>{props.title}</h2>
    )}
    {props.children}
  </section>
);

/** What was done with a record; where that is long, the first `most` lines until the reader asks for all. */
export function History({
  history,
  most = 50,
}: {
  readonly history: readonly RecordHistory[];
  readonly most?: number;
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
