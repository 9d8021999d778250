import type { ReactNode } from "react";
import { Link } from "react-router";
import { useAllows, useSession } from "../../web/frame/session.tsx";
import { useWords } from "../../web/kit/said.ts";
import "./welcome.css";
import { words } from "./words.ts";

/** The three ways in: for each what this person does next, or who does it. */
export default function Doors() {
  const t = useWords(words);
  const allowed = useAllows();
  const { mode } = useSession();
  const [office, security] = [allowed(["office"]), allowed(["security-admin"])];
  return (
    <div className="doors">
      <Door picture={PLAN} {...t.plan}>
        {office ? (
          <>
            <Link className="door-way" to="/imports">
              {t.plan.upload}
            </Link>
            <Link to="/plan">{t.plan.bundled}</Link>
          </>
        ) : (
          <p className="ui-quiet">{t.plan.askOffice}</p>
        )}
      </Door>
      <Door picture={DEMONSTRATION} {...t.demonstration}>
        {mode === "demo" ? (
          <p className="ui-quiet">{t.demonstration.here}</p>
        ) : (
          <>
            <p className="ui-quiet">{t.demonstration.how}</p>
            <code>npm run demo</code>
          </>
        )}
      </Door>
      <Door picture={PEOPLE} {...t.people}>
        {office ? (
          <Link className="door-way" to="/roster">
            {t.people.roster}
          </Link>
        ) : (
          <p className="ui-quiet">{t.people.askOffice}</p>
        )}
        {security ? (
          <Link className="door-way" to="/accounts">
            {t.people.accounts}
          </Link>
        ) : (
          <p className="ui-quiet">{t.people.askSecurity}</p>
        )}
      </Door>
    </div>
  );
}

function Door(props: {
  readonly picture: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="door">
      <svg viewBox="0 0 120 64" aria-hidden="true">
        {props.picture}
      </svg>
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      <div className="door-ways">{props.children}</div>
    </section>
  );
}

const PLAN = (
  <>
    <path d="M32 6h34l12 12v42H32z" />
    <path d="M66 6v12h12M40 28h30M40 36h30M40 44h18" />
    <path className="door-lit" d="M82 30h8a6 6 0 0 1 6 6v12M90 42l6 6 6-6" />
    <circle className="door-lit" cx="96" cy="54" r="4" />
  </>
);
const DEMONSTRATION = (
  <>
    <rect x="22" y="8" width="76" height="40" rx="4" />
    <path d="M48 58h24M60 48v10" />
    <path className="door-lit" d="M32 38l12-12 10 8 14-16 20 14" />
    <circle className="door-lit" cx="88" cy="32" r="3" />
  </>
);
const PEOPLE = (
  <>
    <rect x="48" y="6" width="24" height="14" rx="3" />
    <path d="M60 20v10M28 40V30h64v10M60 30v10" />
    <g className="door-lit">
      <circle cx="28" cy="46" r="5" />
      <circle cx="60" cy="46" r="5" />
      <circle cx="92" cy="46" r="5" />
      <path d="M18 62a10 9 0 0 1 20 0M50 62a10 9 0 0 1 20 0M82 62a10 9 0 0 1 20 0" />
    </g>
  </>
);
