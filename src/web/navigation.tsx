import { Link, useLocation } from "react-router";
import { Icon } from "./icons.tsx";
import { useSentence, useText } from "./language.tsx";
import { markedPath, menuOf, useOpenPages } from "./pages-context.tsx";
import { text } from "./text.ts";

/** The pages this person may open, by group. */
export function Navigation() {
  const t = useText(text);
  const sentence = useSentence();
  const open = useOpenPages();
  const marked = markedPath(open, useLocation().pathname);
  return (
    <nav aria-label={t.menu} className="navigation">
      {menuOf(open).map(({ group, pages }) => (
        <section key={group} aria-label={t.groups[group]}>
          <h2>{t.groups[group]}</h2>
          <ul>
            {pages.map((page) => (
              <li key={page.path}>
                <Link
                  to={page.path}
                  {...(page.path === marked ? { className: "active", "aria-current": "page" } : {})}
                >
                  <Icon name={page.menu?.icon ?? ""} />
                  <span>{sentence(page.title)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
