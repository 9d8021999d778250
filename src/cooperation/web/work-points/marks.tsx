import { Link } from "react-router";
import { useText } from "../../../web/frame/language.tsx";
import {
  type PointStanding,
  type SetStatus,
  STANDINGS,
  type StandingCounts,
} from "../../domain/work-points/set.ts";
import { text } from "./work-points-text.ts";
import "./work-points.css";

const STATUS_LOOK: Readonly<Record<SetStatus, string>> = {
  collecting: "ui-label-ochre",
  drafting: "ui-label-ochre",
  consulting: "ui-label-river",
  issued: "ui-label-grass",
  closed: "ui-label-quiet",
};

export function SetStatusLabel({ status }: { readonly status: SetStatus }) {
  const t = useText(text);
  return <span className={`ui-label ${STATUS_LOOK[status]}`}>{t.statuses[status]}</span>;
}

/** Where a point stands, by shape, word and colour. */
export function StandingMark({ standing }: { readonly standing: PointStanding }) {
  const t = useText(text);
  return <span className={`wp-standing wp-standing-${standing}`}>{t.standings[standing]}</span>;
}

/** How many points stand where, in one line; what is none is left out. */
export function StandingCountsLine({ counts }: { readonly counts: StandingCounts }) {
  const t = useText(text);
  return (
    <span className="ui-row wp-counts">
      {STANDINGS.filter((standing) => counts[standing] > 0).map((standing) => (
        <span key={standing} className={`wp-standing wp-standing-${standing}`}>
          {t.standings[standing]} {counts[standing]}
        </span>
      ))}
    </span>
  );
}

/** Views of one page, each with an address of its own. */
export function ViewTabs<V extends string>(props: {
  readonly label: string;
  readonly views: readonly { readonly view: V; readonly title: string; readonly to: string }[];
  readonly current: V;
}) {
  return (
    <nav className="wp-tabs no-print" aria-label={props.label}>
      {props.views.map(({ view, title, to }) => (
        <Link key={view} to={to} {...(view === props.current ? { "aria-current": "page" as const } : {})}>
          {title}
        </Link>
      ))}
    </nav>
  );
}
