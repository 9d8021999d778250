import { NavLink } from "react-router";
import { Icon } from "./icons.tsx";
import { useSentence, useText } from "./language.tsx";
import { menuOf, useOpenPages } from "./pages-context.tsx";
import { text } from "./text.ts";

/** The pages this person may open, by group. */
export function Navigation() {
  const t = useText(text);
  const sentence = useSentence();
  return (
    <nav aria-label={t.menu} className="navigation">
      {menuOf(useOpenPages()).map(({ group, pages }) => (
        <section key={group} aria-label={t.groups[group]}>
          <h2>{t.groups[group]}</h2>
          <ul>
            {pages.map((page) => (
              <li key={page.path}>
                <NavLink to={page.path} end={page.path === "/"}>
                  <Icon name={page.menu?.icon ?? ""} />
                  <span>{sentence(page.title)}</span>
                </NavLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
