import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { api } from "../web/client.ts";
import { useCityName } from "../web/items/item-words.tsx";
import { text } from "./words.ts";

const IMPORTS = "GET /api/item-imports";
const LOOK = {
  mapping: "ui-label-ochre",
  applying: "ui-label-river",
  stopped: "ui-label-ochre",
  applied: "ui-label-grass",
  discarded: "ui-label-quiet",
} as const;
const SHOWN = 5;

/** The latest uploads, so that what waits to be checked is found again. */
export function LatestImports() {
  const t = useText(text);
  const { language } = useLanguage();
  const cityName = useCityName();
  const query = { page: 1, size: SHOWN };
  const { data, error } = useQuery({
    queryKey: [IMPORTS, { query }],
    queryFn: () => api(IMPORTS, { query }),
  });
  if (error !== null) return <FailureNotice error={error} />;
  if (data === undefined || data.rows.length === 0) return null;
  const figure = (value: number) => formatFigure(value, language);
  return (
    <section className="ui-panel" aria-labelledby="items-imports">
      <h2 id="items-imports">{t.imports}</h2>
      <ul className="ui-plain-list">
        {data.rows.map(({ id, city, fileName, state, items, findings, addedOn, addedBy }) => (
          <li key={id} className="ui-row">
            <span className={`ui-label ${LOOK[state]}`}>{t.states[state]}</span>
            <span>{cityName(city)}</span>
            <Link to={`/items/imports/${id}`} lang="zh-CN">
              {fileName}
            </Link>
            <span className="ui-quiet">
              {t.importLine(figure(items), figure(findings))} · {formatDay(addedOn, language)} ·{" "}
              <span lang="zh-CN">{addedBy}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
