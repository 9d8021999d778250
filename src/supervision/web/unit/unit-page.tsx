import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { formatDay } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import type { MeasureRow } from "../../domain/plan.ts";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { MeasureEntry } from "../measure-entry.tsx";
import { RosterLink } from "../roster-link.tsx";
import { text as words } from "../text.ts";
import { text } from "./unit-text.ts";

const UNIT = "GET /api/units/:organisation";

type Row = MeasureRow & { readonly planTitle: string; readonly collective?: string };

/** Everything that a unit answers for, over all plans in force. */
export default function UnitPage() {
  const { organisation = "" } = useParams();
  const t = useText(text);
  const { language } = useLanguage();
  const w = useText(words);
  const { query: day, at } = useAsOf();
  const query = useQuery({
    queryKey: [UNIT, { params: { organisation }, query: day }],
    queryFn: () => api(UNIT, { params: { organisation }, query: day }),
  });
  return (
    <Loaded query={query}>
      {({ organisation: unit, asOf, lead, support, guide, throughCollective }) => {
        const groups: readonly (readonly [string, readonly Row[]])[] = [
          [t.lead, lead],
          [t.support, support],
          [t.guide, guide],
          [t.through, throughCollective],
        ];
        return (
          <PageFrame
            title={unit.name}
            lead={
              <span className="ui-row">
                {unit.collective && <span className="ui-label ui-label-quiet">{t.collective}</span>}
                {unit.aliases.length > 0 && <span>{t.aliases(unit.aliases.join("、"))}</span>}
                <span>{w.asOf(formatDay(asOf, language))}</span>
              </span>
            }
          >
            <div className="ui-stack">
              {unit.collective && (
                <section className="ui-panel" aria-labelledby="members">
                  <h2 id="members">{t.members}</h2>
                  {unit.members.length === 0 ? (
                    <p className="ui-quiet">
                      {t.unresolved} <RosterLink />
                    </p>
                  ) : (
                    <p className="ui-row">
                      {unit.members.map((member) => (
                        <Link key={member.id} to={at(`/units/${member.id}`)} lang="zh-CN">
                          {member.name}
                        </Link>
                      ))}
                    </p>
                  )}
                </section>
              )}
              {groups.every(([, rows]) => rows.length === 0) && (
                <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
              )}
              {groups.map(([name, rows]) => (
                <Group key={name} name={name} rows={rows} />
              ))}
            </div>
          </PageFrame>
        );
      }}
    </Loaded>
  );
}

function Group({ name, rows }: { readonly name: string; readonly rows: readonly Row[] }) {
  const t = useText(text);
  const { at } = useAsOf();
  if (rows.length === 0) return null;
  const plans = [...new Set(rows.map((row) => row.planId))];
  return (
    <section className="ui-panel" aria-label={name}>
      <h2>
        {name} <span className="ui-quiet">{t.count(rows.length)}</span>
      </h2>
      {plans.map((plan) => {
        const own = rows.filter((row) => row.planId === plan);
        return (
          <div key={plan} className="sv-chapter">
            <p className="ui-quiet">
              {t.plan}{" "}
              <Link to={at(`/plans/${plan}`)} lang="zh-CN">
                {own[0]?.planTitle}
              </Link>
            </p>
            <ol className="sv-measures">
              {own.map((row) => (
                <MeasureEntry
                  key={row.id}
                  row={row}
                  unfolded={false}
                  {...(row.collective === undefined ? {} : { note: t.through1(row.collective) })}
                />
              ))}
            </ol>
          </div>
        );
      })}
    </section>
  );
}
