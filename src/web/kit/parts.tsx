import type { ReactNode } from "react";
import { useLanguage, useText } from "../frame/language.tsx";
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

const FOREIGN = {
  zh: { runs: /([A-Za-z][\w.,:/ -]*[\w]|[A-Za-z])/, lang: "en" },
  en: { runs: /(\p{Script=Han}(?:[\p{Script=Han}〔〕《》、\d]*[\p{Script=Han}〕》])?)/u, lang: "zh-CN" },
} as const;

/** Words that name a source, an author or a program as they are printed: what is of the other language says so (WCAG 2.2, 3.1.2). */
export function Quoting({ children }: { readonly children: string }) {
  const { language } = useLanguage();
  const { runs, lang } = FOREIGN[language];
  return (
    <>
      {children.split(runs).map((part, at) =>
        at % 2 === 0 ? (
          part
        ) : (
          <span key={at} lang={lang}>
            {part}
          </span>
        ),
      )}
    </>
  );
}

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
