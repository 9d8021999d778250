import { Link } from "react-router";
import { useText } from "../../../../web/frame/language.tsx";
import type { BundleBrief } from "../../domain/hall/hall-view.ts";
import { text } from "./hall-text.ts";
import { useCityName, Zh } from "./words.tsx";

/** Bundles 一件事, each a way in of its own; nothing where there are none. */
export function HallBundles({ rows }: { readonly rows: readonly BundleBrief[] }) {
  const t = useText(text);
  const cityName = useCityName();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="bundles">
      <h2 id="bundles">{t.bundles}</h2>
      <ul className="hall-bundles">
        {rows.map(({ id, name, items, cities }) => (
          <li key={id}>
            {cities.length === 0 ? (
              <Link className="hall-bundle" to={`/apply/bundle/${id}`}>
                <Zh>{name}</Zh>
                <span className="hall-quiet">{t.bundleItems(items)}</span>
              </Link>
            ) : (
              <div className="hall-bundle">
                <Zh>{name}</Zh>
                <span className="hall-quiet">{t.bundleItems(items)}</span>
                <span className="hall-bundle-cities">
                  {t.bundleIn}
                  {cities.map((city) => (
                    <Link key={city} to={`/apply/bundle/${id}?city=${city}`}>
                      {cityName(city)}
                    </Link>
                  ))}
                </span>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
