import { Alert } from "antd";
import { Link } from "react-router";
import { useLanguage, useSentence, useText } from "../frame/language.tsx";
import { Loaded } from "../kit/loaded.tsx";
import { useFinds } from "./use-finds.ts";
import { text } from "./words.ts";
import "../frame/desk.css";

/** As many of a kind as the server shows at most. */
const MOST = 50;
/** As many stand open; the rest of a kind opens on demand. */
const FIRST = 8;

/** Everything found by the words, in groups by kind; `without` kinds that the page lists in a way of its own. */
export function FindGroups({ q, without }: { readonly q: string; readonly without: readonly string[] }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  const query = useFinds(q, MOST);
  return (
    <Loaded query={query}>
      {({ groups, kinds, late }) => {
        const nameOf = (kind: string): string => sentence(kinds[kind] ?? { zh: kind, en: kind });
        return (
          <>
            {late.length > 0 && (
              <Alert type="warning" title={t.late(late.map(nameOf).join(language === "zh" ? "、" : ", "))} />
            )}
            {groups
              .filter(({ kind }) => !without.includes(kind))
              .map(({ kind, found, more }) => {
                const line = ({ id, link, title, about, sample }: (typeof found)[number]) => (
                  <li key={id}>
                    <Link to={link} lang="zh-CN">
                      {title}
                    </Link>{" "}
                    <span className="ui-quiet">
                      {sample && !title.includes("示例") ? `${t.sample} · ` : ""}
                      {about === null ? "" : sentence(about)}
                    </span>
                  </li>
                );
                return (
                  <section key={kind} className="ui-panel" aria-label={nameOf(kind)}>
                    <h2>
                      {nameOf(kind)} <span className="ui-quiet">{found.length}</span>
                    </h2>
                    <ul>{found.slice(0, FIRST).map(line)}</ul>
                    {found.length > FIRST && (
                      <details>
                        <summary>{t.further(found.length - FIRST)}</summary>
                        <ul>{found.slice(FIRST).map(line)}</ul>
                      </details>
                    )}
                    {more && <p className="ui-quiet">{t.narrow}</p>}
                  </section>
                );
              })}
          </>
        );
      }}
    </Loaded>
  );
}
