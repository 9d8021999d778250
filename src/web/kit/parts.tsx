import type { ReactNode } from "react";
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

/** A part of a page under a heading of its own. */
export const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="ui-panel" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);

export function History({ history }: { readonly history: readonly RecordHistory[] }) {
  const t = useText(words);
  const sentence = useSentence();
  return (
    <Section title={t.history}>
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
    </Section>
  );
}
