import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { FigureHelp } from "../../../web/kit/figure-help.tsx";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { useAllows, useSession } from "../../../web/frame/session.tsx";
import { LIGHT_FIGURES } from "../../domain/figures.ts";
import { LIGHTS } from "../../domain/tasks/light.ts";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { api } from "../client.ts";
import { LightMark } from "../task/light-mark.tsx";
import { text } from "./board-text.ts";

const PLANS = "GET /api/plans";
const ROLL_UP = "GET /api/plans/:plan/roll-up";

/** Lights of the plan, its chapters and measures, from their tasks, as of the day that the board shows. */
export function useRollUp(plan: string) {
  const { query } = useAsOf();
  const call = { params: { plan }, query };
  return useQuery({ queryKey: [ROLL_UP, call], queryFn: () => api(ROLL_UP, call) }).data;
}

/** Before there is a task: the office is shown where to begin; in the demonstration anyone is shown a plan that has a year of work. */
function Undispatched({ plan }: { readonly plan: string }) {
  const t = useText(text);
  const office = useAllows()(["office"]);
  const demo = useSession().mode === "demo";
  const plans = useQuery({ queryKey: [PLANS], queryFn: () => api(PLANS), enabled: demo });
  const worked = plans.data?.rows.find(({ sample, supersededBy }) => sample && supersededBy === null);
  const shown = demo && worked !== undefined && worked.id !== plan;
  if (!office && !shown) return null;
  return (
    <div className="ui-notice ui-row no-print">
      <span>{t.undispatched}</span>
      {office && <Link to={`/plans/${plan}/dispatch`}>{t.begin}</Link>}
      {office && <Link to={`/plans/${plan}/settings`}>{t.settings}</Link>}
      {shown && <Link to={`/plans/${worked.id}`}>{t.worked}</Link>}
    </div>
  );
}

/** How the tasks of the plan stand, each light a way into the ledger; before there is one, the office is shown where to begin. */
export function PlanStanding({ plan }: { readonly plan: string }) {
  const t = useText(text);
  const { language } = useLanguage();
  const allowed = useAllows();
  const { query } = useAsOf();
  const rollUp = useRollUp(plan)?.plan;
  if (rollUp === undefined) return null;
  const office = allowed(["office"]);
  const ways = (
    <span className="ui-row no-print">
      {office && <Link to={`/plans/${plan}/dispatch`}>{t.dispatch}</Link>}
      <Link to={`/plans/${plan}/settings`}>{t.settings}</Link>
    </span>
  );
  if (rollUp.tasks === 0) return <Undispatched plan={plan} />;
  const day = query.asOf === undefined ? "" : `&asOf=${query.asOf}`;
  return (
    <section className="ui-row" aria-label={t.tasks}>
      <ul className="sv-figures" aria-label={t.tasks}>
        <li>
          <Link to={`/ledger?plan=${plan}${day}`}>
            <b>{formatFigure(rollUp.tasks, language)}</b> {t.tasks}
          </Link>
        </li>
        {LIGHTS.filter((light) => rollUp.counts[light] > 0).map((light) => (
          <li key={light}>
            <Link to={`/ledger?plan=${plan}&light=${light}${day}`}>
              <b>{formatFigure(rollUp.counts[light], language)}</b> <LightMark light={light} />
            </Link>
          </li>
        ))}
        <li>
          <Link to={`/ledger?plan=${plan}&phase=closed${day}`}>
            <b>{formatFigure(rollUp.closed, language)}</b> {t.closed}
          </Link>
        </li>
        <li className="figure-help-item">
          <FigureHelp of={t.tasks} figures={LIGHT_FIGURES} />
        </li>
      </ul>
      {allowed(["office", "leader"]) && (
        <Link className="no-print" to={`/plans/${plan}/statistics${day.replace("&", "?")}`}>
          {t.statistics}
        </Link>
      )}
      {ways}
    </section>
  );
}
