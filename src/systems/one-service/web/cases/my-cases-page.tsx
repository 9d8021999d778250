import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import type { CaseLine } from "../../domain/cases/case-view.ts";
import { api } from "../client.ts";
import { ClockWords, ModeWords, Places, SampleLabel, StageLabel } from "./case-labels.tsx";
import { text } from "./cases-text.ts";
import { useSaid } from "./use-said.ts";
import "./cases.css";

const MINE = "GET /api/my-cases";

/** One's own cases, the latest first, one card each. */
export default function MyCasesPage() {
  const t = useText(text);
  const said = useSaid();
  const query = useQuery({ queryKey: [MINE], queryFn: () => api(MINE) });
  return (
    <Loaded query={query}>
      {({ rows, joint }) => (
        <PageFrame title={t.mine} lead={t.mineLead} actions={<Link to="/hall">{t.toHall}</Link>}>
          {rows.length === 0 ? (
            <EmptyState title={t.emptyMine} action={<Link to="/hall">{t.toHall}</Link>}>
              {t.emptyMineHelp}
            </EmptyState>
          ) : (
            <div className="ui-stack">
              {joint.length > 0 && (
                <section className="ui-panel" aria-labelledby="my-joint">
                  <h2 id="my-joint">{said({ zh: t.joint, en: t.joint })}</h2>
                  <ul className="ui-plain-list">
                    {joint.map(({ id, number, title }) => (
                      <li key={id}>
                        <Link to={`/joint-cases/${id}`}>
                          <span lang="zh-CN">{title}</span>
                        </Link>{" "}
                        <span className="ui-quiet">{number}</span>
                      </li>
                    ))}
                  </ul>
                </section>
              )}
              <ul className="cs-cards" aria-label={t.mine}>
                {rows.map((line) => (
                  <Card key={line.id} line={line} />
                ))}
              </ul>
            </div>
          )}
        </PageFrame>
      )}
    </Loaded>
  );
}

function Card({ line }: { readonly line: CaseLine }) {
  const t = useText(text);
  const { language } = useLanguage();
  return (
    <li className="cs-card">
      <Link to={`/my-cases/${line.id}`} lang="zh-CN">
        {line.itemName}
      </Link>
      <span className="ui-row">
        <StageLabel stage={line.stage} />
        <SampleLabel sample={line.sample} />
      </span>
      <ClockWords clock={line.clock} />
      <Places line={line} />
      <span className="ui-quiet">
        {line.number} · <ModeWords mode={line.mode} /> · {t.handedInOn} {formatDay(line.begunOn, language)}
      </span>
    </li>
  );
}
