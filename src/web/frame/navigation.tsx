import { Link } from "react-router";
import { Count } from "./count.tsx";
import { Icon } from "./icons.tsx";
import { useSentence, useText } from "./language.tsx";
import { markedEntry, pagesOf } from "./menu.ts";
import { text } from "./text.ts";
import { useMenu } from "./use-menu.ts";

/** The workplaces of the person at the desk, each with the number of what waits there. */
export function Navigation() {
  const t = useText(text);
  const sentence = useSentence();
  const { entries, where, linkTo, waitsAt } = useMenu();
  const marked = where === null ? undefined : markedEntry(entries, where.workplace);
  return (
    <nav aria-label={t.menu} className="navigation">
      <ul>
        {entries.map((entry) => (
          <li key={entry.workplace.id}>
            <Link
              to={linkTo(pagesOf(entry))}
              {...(entry === marked ? { className: "active", "aria-current": "true" } : {})}
            >
              <Icon name={entry.workplace.icon} />
              <span>{sentence(entry.title)}</span>
              <Count of={waitsAt(entry)} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
