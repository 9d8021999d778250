import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { Chinese, SampleLabel, Section, StatusLabel } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { CATEGORIES } from "../projects/category.ts";
import { VERDICT_NAMES } from "../verdict/names.ts";
import { type ProjectDetail, worksOn } from "../projects/kind.ts";
import { factsOf } from "../projects/project.ts";
import { VERDICT_TONES } from "../projects/verdict-tones.tsx";
import { pollWhile } from "../runs/run.ts";
import { RunStatus } from "../runs/status.tsx";
import { judge } from "../verdict/judge.ts";
import { api } from "../web/client.ts";
import { type Cheapest, moreThanWithout, type Survey, type Surveys, USUAL_PROGRAMS } from "./survey.ts";
import { words } from "./words.ts";

const ROUTE = "GET /api/energy/projects/:project/surveys";
const WAN = 10_000;

function Rows({ detail, survey }: { readonly detail: ProjectDetail; readonly survey: Survey }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const { state, day } = detail;
  const wan = (yuan: number) => formatFigure(yuan / WAN, language, 0);
  const mw = (value: number) => formatFigure(value, language, 1);
  const rows = survey.result?.rows ?? [];
  const without = rows.find(({ rule }) => rule === null);
  const costOf = ({ lowerYuan, upperYuan, because }: Cheapest) =>
    lowerYuan === null ? (
      <span title={because === null ? "" : sentence(because)}>{t.nothing}</span>
    ) : upperYuan === null ? (
      t.atLeast(wan(lowerYuan))
    ) : (
      t.range(wan(lowerYuan), wan(upperYuan))
    );
  const moreOf = (row: Cheapest): string => {
    if (row.rule === null) return "—";
    if (!row.binds) return t.noNumber;
    const more = without === undefined ? null : moreThanWithout(row, without);
    return more === null ? "—" : t.range(wan(more[0]), wan(more[1]));
  };
  const columns: readonly Column<Cheapest>[] = [
    {
      key: "category",
      title: t.category,
      card: "title",
      render: ({ rule }) => (
        <>
          {rule === null ? t.without : sentence(CATEGORIES[rule])}
          {rule === state.rule && <span className="ui-quiet"> · {t.own}</span>}
        </>
      ),
    },
    {
      key: "verdict",
      title: t.verdict,
      card: "mark",
      render: ({ rule }) => {
        if (rule === null) return "—";
        const { verdict } = judge({ ...factsOf(state, state.stated), rule }, day);
        return <StatusLabel name={sentence(VERDICT_NAMES[verdict])} tone={VERDICT_TONES[verdict]} />;
      },
    },
    { key: "cost", title: t.cost, figure: true, card: "state", render: costOf },
    { key: "more", title: t.more, figure: true, render: moreOf },
    {
      key: "re",
      title: t.re,
      figure: true,
      render: ({ capacities: of }) => (of === null ? "—" : `${mw(of.windMw)} / ${mw(of.solarMw)}`),
    },
    {
      key: "battery",
      title: t.battery,
      figure: true,
      render: ({ capacities: of }) => (of === null ? "—" : `${mw(of.batteryMw)} / ${mw(of.batteryMwh)}`),
    },
  ];
  const why = rows.filter(({ rule, because }) => rule !== null && because !== null);
  return (
    <>
      <p className="ui-quiet">
        {t.by(formatDay(survey.askedOn, language))}
        <Chinese>{survey.hoursName}</Chinese>{" "}
        {survey.synthetic && <StatusLabel name={t.synthetic} tone="ochre" />}{" "}
        <SampleLabel sample={survey.sample} />
      </p>
      <DataTable
        label={t.title}
        columns={columns}
        rows={rows}
        rowKey={({ rule }) => rule ?? "none"}
        empty={<EmptyState title={t.none} />}
      />
      {why.map(({ rule, because }) => (
        <p key={rule}>
          {rule !== null && because !== null && t.why(sentence(CATEGORIES[rule]), sentence(because))}
        </p>
      ))}
    </>
  );
}

/** The cheapest design of each category beside what the project is judged under it, worked out by one click. */
export function CheapestDesigns({ detail }: { readonly detail: ProjectDetail }) {
  const t = useWords(words);
  const sentence = useSentence();
  const queries = useQueryClient();
  const key = [ROUTE, detail.id];
  const params = { project: detail.id };
  const found = useQuery({
    queryKey: key,
    queryFn: () => api(ROUTE, { params }),
    refetchInterval: ({ state }) => pollWhile(state.data?.surveys),
  });
  const asking = useMutation({
    mutationFn: () => api("POST /api/energy/projects/:project/surveys", { params }),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
  const cancelling = useMutation({
    mutationFn: (survey: string) =>
      api("POST /api/energy/projects/:project/surveys/:survey/cancel", { params: { ...params, survey } }),
    onSuccess: (next: Surveys) => queries.setQueryData(key, next),
  });
  const may = worksOn(detail.actor, detail.state) === null;
  const error = asking.error ?? cancelling.error;
  return (
    <Loaded query={found}>
      {({ surveys, sizing }) => {
        const [last] = surveys;
        const done = surveys.find(({ state }) => state === "done");
        const idle = last?.state !== "running";
        return (
          <Section
            title={t.title}
            action={
              may &&
              idle && (
                <Button disabled={sizing === null} loading={asking.isPending} onClick={() => asking.mutate()}>
                  {done === undefined ? t.ask : t.again}
                </Button>
              )
            }
          >
            <p className="ui-quiet">{t.help}</p>
            {error !== null && <FailureNotice error={error} />}
            {sizing === null && <p>{t.needsSizing}</p>}
            {last !== undefined && last.state !== "done" && (
              <p className="ui-row">
                <RunStatus
                  run={last}
                  usual={USUAL_PROGRAMS}
                  progress={t.progress(last.solved)}
                  onCancel={may ? cancelling.mutate : null}
                />
              </p>
            )}
            {last?.failure !== null && last?.failure !== undefined && (
              <p role="alert">{sentence(last.failure)}</p>
            )}
            {done === undefined ? (
              sizing !== null && idle && <p>{t.none}</p>
            ) : (
              <Rows detail={detail} survey={done} />
            )}
          </Section>
        );
      }}
    </Loaded>
  );
}
