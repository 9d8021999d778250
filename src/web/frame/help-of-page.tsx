import { useSuspenseQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, matchPath, useLocation } from "react-router";
import { version } from "../../../package.json";
import { ROLE_NAMES } from "../../kernel/access.ts";
import { lastFailed } from "./failure.ts";
import { formatList } from "./format.ts";
import { type PageHelp, useHelpSources } from "./help-context.tsx";
import { useLanguage, useText } from "./language.tsx";
import type { Page } from "./page.ts";
import { usePages } from "./pages-context.tsx";
import { useAllows, useSession } from "./session.tsx";
import { termsIn } from "../glossary/dictionary.ts";
import { TermList } from "../glossary/term-list.tsx";
import { TERMS } from "../glossary/terms.ts";
import { text } from "./help-text.ts";

/** Where an installation begins, for who may set it up. */
const WELCOME = "/welcome";
const MOST_TERMS = 8;

const parameters = ({ path }: Page): number => path.split(":").length;

/** The page at an address: of several that fit, the one that says most of it. */
function pageAt(pages: readonly Page[], pathname: string): Page | undefined {
  return pages
    .filter(({ path }) => matchPath(path, pathname) !== null)
    .toSorted((a, b) => parameters(a) - parameters(b))[0];
}

/** The name of the program's file changes with every build. */
const build = (): string =>
  /([^/]+)\.js$/.exec(
    document.querySelector<HTMLScriptElement>("script[type=module][src]")?.src ?? "",
  )?.[1] ?? "—";

/** What the page is for, who may open it, its keys, and what support needs to know. */
export default function HelpOfPage({ onTour }: { readonly onTour: () => void }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { pathname } = useLocation();
  const { actor } = useSession();
  const { pages: loaders } = useHelpSources();
  const allowed = useAllows();
  const pages = usePages();
  const page = pageAt(pages, pathname);
  const welcome = pages.find(({ path }) => path === WELCOME);
  const [copied, setCopied] = useState(false);
  const { data: help } = useSuspenseQuery({
    queryKey: ["page-help"],
    queryFn: async (): Promise<PageHelp> =>
      Object.assign({}, ...(await Promise.all(loaders.map(async (load) => (await load()).pageHelp)))),
    staleTime: Number.POSITIVE_INFINITY,
  });
  // Of what shows behind the help.
  const [terms] = useState(() =>
    termsIn(TERMS, document.querySelector<HTMLElement>("#content")?.innerText ?? "", language, MOST_TERMS),
  );
  const own = page === undefined ? undefined : help[page.path];
  const access = page?.access;
  const who =
    access === undefined || access === "public"
      ? t.everybody
      : access === "signed-in"
        ? t.signedIn
        : formatList(
            access.map((role) => ROLE_NAMES[role][language]),
            language,
          );
  const message = [
    `${t.version} ${version} ${build()}`,
    `${t.page} ${pathname}`,
    `${t.roles} ${actor?.roles.map((role) => ROLE_NAMES[role][language]).join(", ") ?? "—"}`,
    `${t.request} ${lastFailed() ?? t.none}`,
  ].join("\n");
  const copy = async () => {
    await navigator.clipboard.writeText(message);
    setCopied(true);
  };
  return (
    <div className="page-help">
      <h2>{page?.title[language] ?? t.title}</h2>
      <p>{page === undefined ? t.noPage : own?.[language]}</p>
      <h3>{t.who}</h3>
      <p>{who}</p>
      {actor !== null && (
        <p className="page-help-ways">
          <button type="button" className="ui-link-button" onClick={onTour}>
            {t.tour}
          </button>
          {welcome !== undefined && allowed(welcome.access) && <Link to={WELCOME}>{t.welcome}</Link>}
        </p>
      )}
      {terms.length > 0 && (
        <>
          <h3>{t.terms}</h3>
          <TermList terms={terms} />
        </>
      )}
      <p>
        <Link to="/glossary">{t.allTerms}</Link>
      </p>
      <h3>{t.keys}</h3>
      <ul>
        {own?.keys?.map(([key, does]) => (
          <li key={key}>
            <kbd>{key}</kbd> {does[language]}
          </li>
        ))}
        {t.keyList.map(([key, does]) => (
          <li key={key}>
            <kbd>{key}</kbd> {does}
          </li>
        ))}
      </ul>
      <h3>{t.support}</h3>
      <p>{t.supportHelp}</p>
      <pre>{message}</pre>
      <Button onClick={() => void copy()}>{copied ? t.copied : t.copy}</Button>
    </div>
  );
}
