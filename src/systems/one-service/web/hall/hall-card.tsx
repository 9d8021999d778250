import { Link } from "react-router";
import { useText } from "../../../../web/frame/language.tsx";
import type { HallCard as Card } from "../../domain/hall/hall-view.ts";
import { text } from "./hall-text.ts";
import { useCityName, useDuration, Zh } from "./words.tsx";

/** One item with the cities that decide it. */
export function HallCard({ card }: { readonly card: Card }) {
  const t = useText(text);
  const cityName = useCityName();
  const duration = useDuration();
  return (
    <li className="hall-card">
      <h3>
        <Zh>{card.name}</Zh>
      </h3>
      <p className="hall-quiet">
        {card.serves.map((serves) => t[serves]).join(" · ")}
        {card.sample && !card.name.includes("示例") ? ` · ${t.sample}` : ""}
      </p>
      <p className="hall-quiet">{t.decides}</p>
      <ul className="hall-offers">
        {card.offers.map((offer) => (
          <li key={offer.itemId}>
            <Link to={`/hall/items/${offer.itemId}`}>
              <strong>{cityName(offer.city)}</strong>
              <br />
              <span className="hall-quiet">
                {[
                  duration(offer.promised),
                  offer.visits === null ? null : t.visits(offer.visits),
                  offer.online === true ? t.online : null,
                ]
                  .filter((part) => part !== null)
                  .join(" · ") || t.notSaid}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </li>
  );
}
