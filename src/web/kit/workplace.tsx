import { Link } from "react-router";
import { useSentence } from "../frame/language.tsx";
import type { Page } from "../frame/page.ts";
import { tabsOf, useOpenPages } from "../frame/pages-context.tsx";
import "./workplace.css";

/** The pages of a workplace that a person may open, above the one that shows; nothing where it is the only one. */
export function Tabs({ page }: { readonly page: Page }) {
  const sentence = useSentence();
  const tabs = tabsOf(useOpenPages(), page);
  if (tabs.length < 2) return null;
  return (
    <nav className="workplace no-print" aria-label={sentence(page.menu?.workplace ?? page.title)}>
      {tabs.map(({ path, title }) => (
        <Link key={path} to={path} {...(path === page.path ? { "aria-current": "page" } : {})}>
          {sentence(title)}
        </Link>
      ))}
    </nav>
  );
}
