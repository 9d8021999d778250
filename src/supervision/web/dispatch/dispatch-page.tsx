import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { ImportUpload } from "../../../web/kit/import-upload.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { text as words } from "../text.ts";
import { text } from "./dispatch-text.ts";
import "./dispatch.css";
import { AdoptionStep, PeriodStep, SETTINGS } from "./first-steps.tsx";
import { JudgementStep } from "./judgement-step.tsx";
import { TasksStep } from "./tasks-step.tsx";

const PROPOSALS = "GET /api/plans/:plan/proposals";
const BOARD = "GET /api/plans/:plan/board";
const TASKS = "GET /api/tasks";

/** From a plan to dispatched tasks, on one page: adoption date, reporting period, tasks, and what was due before. */
export default function DispatchPage() {
  const { plan = "" } = useParams();
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  const params = { plan };
  const board = useQuery({
    queryKey: [BOARD, { params, query: {} }],
    queryFn: () => api(BOARD, { params, query: {} }),
  });
  const settings = useQuery({ queryKey: [SETTINGS, { params }], queryFn: () => api(SETTINGS, { params }) });
  const proposals = useQuery({
    queryKey: [PROPOSALS, { params }],
    queryFn: () => api(PROPOSALS, { params }),
  });
  const counted = { query: { plan, size: 1 } } as const;
  const tasks = useQuery({ queryKey: [TASKS, counted], queryFn: () => api(TASKS, counted) });
  const waiting = { query: { plan, state: "judgement", size: 1 } } as const;
  const pending = useQuery({ queryKey: [TASKS, waiting], queryFn: () => api(TASKS, waiting) });
  const total = tasks.data?.total ?? 0;

  return (
    <Loaded query={board}>
      {({ plan: { id, title, docNumber, date } }) => (
        <PageFrame
          title={t.title}
          lead={t.lead}
          breadcrumb={[
            { title: w.plansTitle, path: "/plans" },
            { title, path: `/plans/${id}` },
            { title: t.title },
          ]}
        >
          {total > 0 && (
            <p className="ui-notice ui-row" role="status">
              {t.summary(formatFigure(total, language), formatFigure(pending.data?.total ?? 0, language))}
              <Link to={`/ledger?plan=${id}`}>{t.toLedger}</Link>
              {(pending.data?.total ?? 0) > 0 && (
                <Link to={`/ledger?plan=${id}&state=judgement`}>{t.toPending}</Link>
              )}
            </p>
          )}
          <Loaded query={settings}>
            {(set) => (
              <div className="ui-stack">
                <AdoptionStep planId={id} settings={set} fixed={total > 0} />
                <PeriodStep planId={id} settings={set} />
                <section className="ui-panel" aria-labelledby="dispatch-import">
                  <h2 id="dispatch-import">{t.import}</h2>
                  <p className="ui-quiet">{t.importHelp}</p>
                  <ImportUpload
                    label={t.importChoose}
                    route="POST /api/plans/:plan/ledger-imports"
                    params={{ plan: id }}
                    to={(made) => `/ledger-imports/${made}`}
                  />
                </section>
                <Loaded query={proposals}>
                  {({ rows }) => (
                    <TasksStep
                      planId={id}
                      plan={{ title, paper: docNumber, date }}
                      settings={set}
                      proposals={rows}
                    />
                  )}
                </Loaded>
                <JudgementStep planId={id} />
              </div>
            )}
          </Loaded>
        </PageFrame>
      )}
    </Loaded>
  );
}
