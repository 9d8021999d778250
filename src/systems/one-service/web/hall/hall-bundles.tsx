import { Link } from "react-router";
import { useText } from "../../../../web/language.tsx";
import type { BundleBrief } from "../../domain/hall/hall-view.ts";
import { text } from "./hall-text.ts";
import { Zh } from "./words.tsx";

/** Bundles 一件事, each a way in of its own; nothing where there are none. */
export function HallBundles({ rows }: { readonly rows: readonly BundleBrief[] }) {
  const t = useText(text);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="bundles">
      <h2 id="bundles">{t.bundles}</h2>
      <ul className="hall-events">
        {rows.map(({ id, name, items }) => (
          <li key={id}>
            <Link to={`/apply/bundle/${id}`}>
              <Zh>{name}</Zh>
              <span className="hall-quiet">{t.bundleItems(items)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
