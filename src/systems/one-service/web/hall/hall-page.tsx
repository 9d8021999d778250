import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef, useState } from "react";
import { Link } from "react-router";
import { CITIES } from "../../../../kernel/region.ts";
import { Choice } from "../../../../web/kit/choice.tsx";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { oneOf, pageOf, useFilters } from "../../../../web/kit/filters.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import type { HallSearch } from "../../domain/hall/hall-view.ts";
import { LIFE_EVENTS } from "../../domain/hall/life-event.ts";
import { whoDoesIt } from "../../domain/hall/who-does-it.ts";
import { api } from "../client.ts";
import { useElderMode } from "./elder-mode.ts";
import { HallBundles } from "./hall-bundles.tsx";
import { HallCard } from "./hall-card.tsx";
import "./hall.css";
import { text } from "./hall-text.ts";
import { HallTools } from "./hall-tools.tsx";
import { OwnDrafts } from "./own-drafts.tsx";
import { WhoDoesIt } from "./who-does-it.tsx";
import { useCityName, Zh } from "./words.tsx";

const SERVES = ["person", "enterprise"] as const;

/** Finds what to do: by words, by life event, by city; no sign-in. */
export default function HallPage() {
  const t = useText(text);
  const body = useRef<HTMLDivElement>(null);
  const [filters, setFilters] = useFilters(["q", "event", "city", "serves", "page", "all"]);
  const { q, event, city, all } = filters;
  const serves = oneOf(filters.serves, SERVES);
  const [elder] = useElderMode();
  const cityName = useCityName();
  const asked = [q, event, city, serves, all].some((each) => each !== undefined);
  const [typed, setTyped] = useState(q ?? "");
  const size = elder ? 5 : 20;
  const page = pageOf(filters.page);
  const found = useQuery({
    queryKey: ["hall", q, event, city, serves, page, size],
    queryFn: () => api("GET /api/hall/items", { query: { q, event, city, serves, page, size } }),
    enabled: asked,
  });
  const sought = q !== undefined || event !== undefined;
  const bundles = useQuery({
    queryKey: ["hall-bundles", q, event],
    queryFn: () => api("GET /api/hall/bundles", { query: { q, event } }),
    enabled: sought,
  });
  const bundleRows = sought ? (bundles.data?.rows ?? []) : [];
  const who = q === undefined ? undefined : whoDoesIt(q);
  return (
    <PageFrame title={t.hall} lead={t.hallLead} actions={<HallTools of={body} />}>
      <div className="hall" ref={body}>
        <form
          className="hall-search"
          role="search"
          onSubmit={(submitted) => {
            submitted.preventDefault();
            setFilters({ q: typed.trim() });
          }}
        >
          <input
            className="ui-input"
            type="search"
            aria-label={t.search}
            placeholder={t.search}
            maxLength={100}
            value={typed}
            onChange={(change) => setTyped(change.target.value)}
          />
          <Button type="primary" htmlType="submit">
            {t.searchGo}
          </Button>
        </form>
        <div className="hall-filters">
          <Choice
            label={t.serves}
            any={t.anyServes}
            value={serves}
            options={SERVES.map((value) => ({ value, label: t[value] }))}
            onChange={(value) => setFilters({ serves: value })}
          />
          <Choice
            label={t.city}
            any={t.anyCity}
            value={city}
            options={CITIES.map(({ code }) => ({ value: code, label: cityName(code) }))}
            onChange={(value) => setFilters({ city: value })}
          />
          {asked && (
            <Button
              type="text"
              onClick={() => {
                setTyped("");
                setFilters({ q: null, event: null, city: null, serves: null, all: null });
              }}
            >
              {t.clear}
            </Button>
          )}
        </div>
        {asked ? (
          <>
            <HallBundles rows={bundleRows} />
            {who !== undefined && <WhoDoesIt who={who} />}
            <Loaded query={found}>
              {(data) =>
                data.rows.length === 0 && (bundleRows.length > 0 || who !== undefined) ? null : (
                  <Results found={data} page={page} size={size} onPage={(to) => setFilters({ page: to })} />
                )
              }
            </Loaded>
          </>
        ) : (
          <Doors />
        )}
      </div>
    </PageFrame>
  );
}

/** Where to begin: life events, and what is done at once. */
function Doors() {
  const t = useText(text);
  const { language } = useLanguage();
  const bundles = useQuery({
    queryKey: ["hall-bundles"],
    queryFn: () => api("GET /api/hall/bundles", { query: {} }),
  });
  const events = useQuery({ queryKey: ["hall-events"], queryFn: () => api("GET /api/hall/events") });
  // Until it is known, every tile leads somewhere.
  const has = events.data?.rows;
  return (
    <>
      <OwnDrafts />
      {SERVES.map((serves) => (
        <section key={serves} aria-labelledby={`events-${serves}`}>
          <h2 id={`events-${serves}`}>
            {serves === "person" ? `${t.persons} · ${t.events}` : `${t.enterprises} · ${t.enterpriseEvents}`}
          </h2>
          <ul className="hall-events">
            {LIFE_EVENTS.filter((event) => event.serves === serves).map(({ id, name }) => (
              <li key={id}>
                {has?.includes(id) === false ? (
                  <span className="hall-event-empty">
                    {name[language]} <span className="hall-quiet">{t.noItems}</span>
                  </span>
                ) : (
                  <Link to={`/hall?event=${id}&serves=${serves}`}>{name[language]}</Link>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <HallBundles rows={bundles.data?.rows ?? []} />
      <p className="hall-all">
        <Link to="/hall?all=1">{t.all}</Link>
      </p>
    </>
  );
}

function Results(props: {
  readonly found: HallSearch;
  readonly page: number;
  readonly size: number;
  readonly onPage: (page: number) => void;
}) {
  const { found, page, size, onPage } = props;
  const t = useText(text);
  if (found.rows.length === 0) return <EmptyState title={t.nothing}>{t.nothingHelp}</EmptyState>;
  const pages = Math.ceil(found.total / size);
  const understood = found.terms.filter((words) => words.length > 1);
  return (
    <section aria-label={t.found(found.total)}>
      <p role="status">
        {t.found(found.total)} <span className="hall-quiet">{t.applyAnywhere}</span>
      </p>
      {understood.length > 0 && (
        <p className="hall-quiet">
          {t.lookedFor} <Zh>{understood.map((words) => words.join("、")).join("；")}</Zh>
        </p>
      )}
      <ul className="hall-cards">
        {found.rows.map((card) => (
          <HallCard key={card.key} card={card} />
        ))}
      </ul>
      {pages > 1 && (
        <nav className="hall-pages" aria-label={t.pageOf(page, pages)}>
          <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {t.previous}
          </Button>
          <span>{t.pageOf(page, pages)}</span>
          <Button disabled={page >= pages} onClick={() => onPage(page + 1)}>
            {t.more}
          </Button>
        </nav>
      )}
    </section>
  );
}
