import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import { say } from "../../../kernel/fields.ts";
import { useAllows } from "../../../web/frame/session.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { api } from "../client.ts";
import "./board.css";
import { PlanStanding } from "./plan-standing.tsx";

const LIVING = "GET /api/living-plan";
const MISSING = "GET /api/missing";
const NAMED = 5;

const words = {
  plan: say("在办方案", "The plan in work"),
  pinned: say("办公室置顶", "Pinned by the office"),
  pin: say("换一个方案", "Show another plan"),
  follows: say("按方案自动选定", "Follow from the plans"),
  chase: (units: number) => say(`${units} 个单位未按期报送`, `${units} units have not reported in time`),
  none: say("各单位均已按期报送", "Every unit has reported in time"),
  all: say("未报清单", "All of them"),
};

/** On the desk: the plan in work with its lights, and for office and leader who has not reported. */
export default function DeskPanel() {
  const allowed = useAllows();
  return allowed(BUSINESS_ROLES) ? <Living /> : null;
}

function Living() {
  const t = useWords(words);
  const allowed = useAllows();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: [LIVING], queryFn: () => api(LIVING) });
  const pin = useMutation({
    mutationFn: (plan: string | null) => api("PUT /api/living-plan", { body: { plan } }),
    onSuccess: (living) => queries.setQueryData([LIVING], living),
  });
  if (data === undefined || data.plan === null) return null;
  const { plan, pinned, choices } = data;
  return (
    <section className="ui-panel ui-stack" aria-labelledby="desk-plan">
      <div>
        <h2 id="desk-plan" className="ui-h2">
          {t.plan} {pinned && <span className="ui-label">{t.pinned}</span>}
        </h2>
        <Link to={`/plans/${plan.id}`} lang="zh-CN">
          {plan.title}
        </Link>
      </div>
      <PlanStanding plan={plan.id} />
      {allowed(["office", "leader"]) && <Chase plan={plan.id} />}
      {allowed(["office"]) && choices.length > 1 && (
        <label className="ui-field no-print">
          {t.pin}
          <select
            className="ui-select"
            value={pinned ? plan.id : ""}
            onChange={({ target }) => pin.mutate(target.value === "" ? null : target.value)}
          >
            <option value="">{t.follows}</option>
            {choices.map((each) => (
              <option key={each.id} value={each.id}>
                {each.title}
              </option>
            ))}
          </select>
        </label>
      )}
      <FailureNotice error={pin.error} />
    </section>
  );
}

function Chase({ plan }: { readonly plan: string }) {
  const t = useWords(words);
  const query = { plan };
  const { data } = useQuery({ queryKey: [MISSING, { query }], queryFn: () => api(MISSING, { query }) });
  if (data === undefined) return null;
  if (data.units.length === 0) return <p className="ui-quiet">{t.none}</p>;
  return (
    <div>
      <b>{t.chase(data.units.length)}</b>
      <ul className="ui-plain-list" lang="zh-CN">
        {data.units.slice(0, NAMED).map(({ unitId, name }) => (
          <li key={unitId}>{name}</li>
        ))}
      </ul>
      <Link to={`/missing?plan=${plan}`}>{t.all}</Link>
    </div>
  );
}
