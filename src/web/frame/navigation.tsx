import { type ComponentType, lazy, Suspense, useState } from "react";
import { Link, useLocation } from "react-router";
import { Icon } from "./icons.tsx";
import { useSentence, useText } from "./language.tsx";
import { entryTitle, markedPath, menuLink, menuOf, useOpenPages } from "./pages-context.tsx";
import { useSession } from "./session.tsx";
import { text } from "./text.ts";

/** The pages this person may open, by group. */
export function Navigation() {
  const t = useText(text);
  const sentence = useSentence();
  const open = useOpenPages();
  const { actor } = useSession();
  const { pathname } = useLocation();
  const organisation = actor?.organisationId ?? null;
  const groups = menuOf(open).map(({ group, pages }) => ({
    group,
    entries: pages.flatMap((page) => {
      const to = menuLink(page, organisation);
      return to === null ? [] : [{ page, to }];
    }),
  }));
  // The entry that leads right here goes before the one this page belongs to.
  const here = groups.some(({ entries }) => entries.some(({ to }) => to === pathname));
  const marked = here ? pathname : markedPath(open, pathname);
  return (
    <nav aria-label={t.menu} className="navigation">
      {groups.map(({ group, entries }) => (
        <section key={group} aria-label={t.groups[group]}>
          <h2>{t.groups[group]}</h2>
          <ul>
            {entries.map(({ page, to }) => (
              <li key={page.path}>
                <Link to={to} {...(to === marked ? { className: "active", "aria-current": "page" } : {})}>
                  <Icon name={page.menu?.icon ?? ""} />
                  <span>{sentence(entryTitle(open, page))}</span>
                  {page.menu?.badge !== undefined && <Badge load={page.menu.badge} />}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function Badge({ load }: { readonly load: () => Promise<{ readonly default: ComponentType }> }) {
  const [Loaded] = useState(() => lazy(load));
  return (
    <Suspense fallback={null}>
      <Loaded />
    </Suspense>
  );
}
