import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { urlOf } from "../../../web/frame/api.ts";
import { DataTable } from "../../../web/kit/data-table.tsx";
import { download } from "../../../web/kit/download.ts";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { useSentence, useText } from "../../../web/frame/language.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import type { ProposedTerm } from "../../domain/secondment/plan-ahead.ts";
import type { RosterAct } from "../../domain/secondment/roster.ts";
import type { SecondmentsView } from "../../domain/secondment/view.ts";
import { api } from "../client.ts";
import "../../../web/frame/desk.css";
import { DayShown } from "./day-shown.tsx";
import { OrderTable } from "./order-table.tsx";
import { type PlannedTerm, PlanForm } from "./plan-form.tsx";
import { RosterForm } from "./roster-form.tsx";
import { SeatTimeline } from "./seat-timeline.tsx";
import { text } from "./secondments-text.ts";
import "./secondments.css";
import { TermTable } from "./term-table.tsx";
import { useRequestKey } from "./use-request.ts";
import { Warnings } from "./warnings.tsx";

const SECONDMENTS = "GET /api/secondments";

/** Whose turn it is to second somebody, what is missing ahead, and every term. */
export default function SecondmentsPage() {
  const t = useText(text);
  const mayAct = useAllows()(["office"]);
  const [filters, change] = useFilters(["unit", "status", "year", "do", "exempt"]);
  const queries = useQueryClient();
  const secondments = useQuery({ queryKey: [SECONDMENTS], queryFn: () => api(SECONDMENTS) });
  const keyOf = useRequestKey();
  const again = () => queries.invalidateQueries({ queryKey: [SECONDMENTS] });
  const actOnRoster = async (view: SecondmentsView, act: RosterAct): Promise<void> => {
    const version = view.rosterRecord?.version ?? null;
    const key = keyOf([version, act]);
    await api("POST /api/secondments/roster-acts", { body: { version, key, act } });
    await again();
  };
  const plan = async (term: PlannedTerm): Promise<void> => {
    await api("POST /api/secondments", { body: { key: keyOf(term), ...term } });
    await again();
  };
  const workbook = useMutation({ mutationFn: () => download(urlOf("GET /api/secondments/workbook")) });
  const doing = mayAct ? filters.do : undefined;
  const toggle = (what: string) => change({ do: doing === what ? null : what });
  return (
    <Loaded query={secondments}>
      {(view) => (
        <PageFrame
          title={t.title}
          lead={t.lead}
          actions={
            <>
              {mayAct && (
                <Button
                  type={view.rosterRecord === null ? "primary" : "default"}
                  aria-expanded={doing === "roster"}
                  onClick={() => toggle("roster")}
                >
                  {t.roster}
                </Button>
              )}
              {mayAct && view.rosterRecord !== null && (
                <Button type="primary" aria-expanded={doing === "plan"} onClick={() => toggle("plan")}>
                  {t.plan}
                </Button>
              )}
              <Button loading={workbook.isPending} onClick={() => workbook.mutate()}>
                {t.workbook}
              </Button>
              <Button onClick={() => window.print()}>{t.print}</Button>
            </>
          }
        >
          <FailureNotice error={workbook.error} />
          {doing === "roster" && (
            <RosterForm
              view={view}
              onAct={(act) => actOnRoster(view, act)}
              onClose={() => change({ do: null })}
            />
          )}
          {doing === "plan" && view.rosterRecord !== null && (
            <PlanForm view={view} onPlan={plan} onClose={() => change({ do: null })} />
          )}
          {view.rosterRecord === null ? (
            doing !== "roster" && (
              <EmptyState
                title={t.orderNone}
                action={
                  mayAct ? (
                    <Button type="primary" onClick={() => toggle("roster")}>
                      {t.roster}
                    </Button>
                  ) : undefined
                }
              >
                {mayAct ? t.orderNoneOffice : t.orderNoneReader}
              </EmptyState>
            )
          ) : (
            <>
              <section className="ui-panel">
                <h2>{t.warnings}</h2>
                <Warnings warnings={view.warnings} linked />
              </section>
              <section className="ui-panel">
                <h2>{t.timeline}</h2>
                <SeatTimeline view={view} />
              </section>
              {view.proposals.length > 0 && mayAct && <Proposals view={view} onPlan={plan} />}
              <section className="ui-panel">
                <h2>{t.order}</h2>
                <p className="ui-quiet sd-lead">
                  {view.rosterRecord.sample && (
                    <>
                      <span className="ui-label ui-label-ochre">{t.sample}</span>{" "}
                    </>
                  )}
                  {t.orderLead(view.roster.years)}{" "}
                  {view.roster.source !== "" && (
                    <>
                      {t.basis}
                      <span lang="zh-CN">{view.roster.source}</span>
                    </>
                  )}
                </p>
                <OrderTable
                  view={view}
                  mayAct={mayAct}
                  asked={filters.exempt}
                  onAsk={(exempt) => change({ exempt })}
                  onAct={(act) => actOnRoster(view, act)}
                />
              </section>
              <section className="ui-panel">
                <h2>{t.terms}</h2>
                <p className="ui-quiet sd-lead">{t.privacy}</p>
                <TermTable view={view} filters={filters} onFilter={change} />
              </section>
            </>
          )}
        </PageFrame>
      )}
    </Loaded>
  );
}

function Proposals(props: {
  readonly view: SecondmentsView;
  readonly onPlan: (term: PlannedTerm) => Promise<void>;
}) {
  const { view, onPlan } = props;
  const t = useText(text);
  const sentence = useSentence();
  const planning = useMutation({ mutationFn: onPlan });
  return (
    <section className="ui-panel no-print">
      <h2>{t.proposals}</h2>
      <p className="ui-quiet sd-lead">{t.proposalsLead}</p>
      <FailureNotice error={planning.error} />
      <DataTable<ProposedTerm>
        label={t.proposals}
        rows={view.proposals}
        rowKey={({ seat, from }) => `${seat} ${from}`}
        columns={[
          {
            key: "unit",
            title: t.columns.unit,
            card: "title",
            render: ({ unitId }) => (
              <div className="sd-unit" lang="zh-CN">
                {view.units[unitId]}
              </div>
            ),
          },
          {
            key: "seat",
            title: t.columns.seat,
            render: ({ seatName }) => <span lang="zh-CN">{seatName}</span>,
          },
          {
            key: "from",
            title: t.columns.from,
            width: 110,
            render: ({ from }) => <DayShown day={from} />,
          },
          {
            key: "until",
            title: t.columns.until,
            width: 110,
            render: ({ until }) => <DayShown day={until} />,
          },
          {
            key: "why",
            title: t.columns.why,
            render: ({ why }) => <div className="sd-why">{sentence(why)}</div>,
          },
          {
            key: "acts",
            title: t.columns.acts,
            width: 90,
            card: "actions",
            render: ({ unitId, seat, from, until }) => (
              <Button
                size="small"
                aria-label={t.acceptOne(view.units[unitId] ?? "", from)}
                disabled={planning.isPending}
                onClick={() => planning.mutate({ unitId, seat, from, until })}
              >
                {t.accept}
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
