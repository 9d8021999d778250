import { useSuspenseQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { matchPath, useLocation } from "react-router";
import { ROLE_NAMES } from "../../kernel/access.ts";
import { lastFailed } from "./failure.ts";
import { formatList } from "./format.ts";
import { useHelpLoaders } from "./help-context.tsx";
import { useLanguage, useText } from "./language.tsx";
import type { Page } from "./page.ts";
import { usePages } from "./pages-context.tsx";
import { useSession } from "./session.tsx";
import { text } from "./help-text.ts";

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
export default function HelpOfPage() {
  const t = useText(text);
  const { language } = useLanguage();
  const { pathname } = useLocation();
  const { actor } = useSession();
  const loaders = useHelpLoaders();
  const page = pageAt(usePages(), pathname);
  const [copied, setCopied] = useState(false);
  const { data: help } = useSuspenseQuery({
    queryKey: ["page-help"],
    queryFn: async () =>
      Object.assign({}, ...(await Promise.all(loaders.map(async (load) => (await load()).pageHelp)))),
    staleTime: Number.POSITIVE_INFINITY,
  });
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
    `${t.build} ${build()}`,
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
      <p>{page === undefined ? t.noPage : help[page.path]?.[language]}</p>
      <h3>{t.who}</h3>
      <p>{who}</p>
      <h3>{t.keys}</h3>
      <ul>
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
