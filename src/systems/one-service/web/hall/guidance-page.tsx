import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Link, useNavigate, useParams } from "react-router";
import { CITIES } from "../../../../kernel/region.ts";
import "../../../../web/frame/desk.css";
import { useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import type { Guidance } from "../../domain/hall/hall-view.ts";
import { api } from "../client.ts";
import { BlankForm } from "./blank-form.tsx";
import { GuidanceFacts } from "./guidance-facts.tsx";
import "./hall.css";
import { text } from "./hall-text.ts";
import { HallTools } from "./hall-tools.tsx";
import { useCityName, useDuration, Zh } from "./words.tsx";

/** Guidance to one item: what it needs, how long it takes, who decides. */
export default function GuidancePage() {
  const { item = "" } = useParams();
  const t = useText(text);
  const query = useQuery({
    queryKey: ["guidance", item],
    queryFn: () => api("GET /api/hall/items/:item", { params: { item } }),
  });
  return (
    <Loaded query={query} back={{ path: "/hall", label: t.back }}>
      {(guidance) => <Guided guidance={guidance} />}
    </Loaded>
  );
}

function Guided({ guidance }: { readonly guidance: Guidance }) {
  const t = useText(text);
  const body = useRef<HTMLDivElement>(null);
  const cityName = useCityName();
  const { item, others, bundles } = guidance;
  const duration = useDuration();
  const [blank, setBlank] = useState(false);
  // The print takes what stands in the page at that moment; afterwards the guidance alone is there again.
  const printBlank = () => {
    flushSync(() => setBlank(true));
    window.addEventListener("afterprint", () => setBlank(false), { once: true });
    window.print();
  };
  return (
    <PageFrame
      title={item.name}
      breadcrumb={[{ title: t.hall, path: "/hall" }, { title: t.guidance }]}
      actions={
        <>
          <HallTools of={body} />
          <Button onClick={() => window.print()}>{t.print}</Button>
          <Button onClick={printBlank}>{t.printBlank}</Button>
        </>
      }
    >
      {blank && <BlankForm guidance={guidance} />}
      <div className={blank ? "hall no-print" : "hall"} ref={body}>
        <p className="hall-quiet">
          {cityName(item.city)} · {item.dept === null ? t.noDept : <Zh>{item.dept}</Zh>} ·{" "}
          {t.asOf(guidance.asOf)}
          {guidance.sample ? ` · ${t.sample}` : ""}
        </p>
        <Apply itemId={guidance.itemId} city={item.city} />
        <GuidanceFacts guidance={guidance} />
        {bundles.length > 0 && (
          <section>
            <h2>{t.partOf}</h2>
            <ul className="hall-events">
              {bundles.map(({ id, name, items, cities }) => (
                <li key={id}>
                  <Link to={`/apply/bundle/${id}${cities.includes(item.city) ? `?city=${item.city}` : ""}`}>
                    <Zh>{name}</Zh>
                    <span className="hall-quiet">{t.bundleItems(items)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
        {others.length > 0 && (
          <section className="no-print">
            <h2>{t.others}</h2>
            <ul className="hall-offers">
              {others.map((offer) => (
                <li key={offer.itemId}>
                  <Link to={`/hall/items/${offer.itemId}`}>
                    <strong>{cityName(offer.city)}</strong> {duration(offer.promised) ?? t.notSaid}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </PageFrame>
  );
}

/** Where one applies is free; who decides is not. */
function Apply({ itemId, city }: { readonly itemId: string; readonly city: string }) {
  const t = useText(text);
  const navigate = useNavigate();
  const cityName = useCityName();
  const [at, setAt] = useState(city);
  return (
    <div className="hall-apply no-print">
      <label>
        {t.applyIn}
        <select className="ui-select" value={at} onChange={(change) => setAt(change.target.value)}>
          {CITIES.map(({ code }) => (
            <option key={code} value={code}>
              {cityName(code)}
              {code === city ? ` (${t.ofCity})` : ""}
            </option>
          ))}
        </select>
      </label>
      <Button type="primary" onClick={() => void navigate(`/apply/${itemId}?city=${at}`)}>
        {t.apply}
      </Button>
    </div>
  );
}
