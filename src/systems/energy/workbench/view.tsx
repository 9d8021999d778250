import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { type Fields, typedOf } from "../../../kernel/fields.ts";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { Form } from "../../../web/kit/form.tsx";
import { ImportUpload } from "../../../web/kit/import-upload.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { Chinese, SampleLabel, Section, StatusLabel } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { CATEGORIES } from "../projects/category.ts";
import { type ProjectDetail, worksOn } from "../projects/kind.ts";
import { pollWhile } from "../runs/run.ts";
import { RunStatus } from "../runs/status.tsx";
import { api } from "../web/client.ts";
import { ASSUMING, type Assumed, BY_RULE, SOURCES } from "./assumption.ts";
import { INVENTING } from "./inventing.ts";
import { Result } from "./result.tsx";
import { type Hours, type Run, trucksMoved, USUAL_SOLVES, type Workbench } from "./run.ts";
import { words } from "./words.ts";
import "./workbench.css";

const BENCH = "GET /api/energy/projects/:project/workbench";
const WAN = 10_000;

type Bench = { readonly detail: ProjectDetail; readonly of: Workbench; readonly may: boolean };

function HoursList({ detail, of, may }: Bench) {
  const t = useWords(words);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [inventing, setInventing] = useState(false);
  const [{ hours: brought }] = useFilters(["hours"]);
  // What was just uploaded is named in the address, and the list was asked before.
  useEffect(() => {
    if (brought !== undefined) void queries.invalidateQueries({ queryKey: [BENCH, detail.id] });
  }, [brought, detail.id, queries]);
  const columns: readonly Column<Hours>[] = [
    {
      key: "name",
      title: t.hours,
      card: "title",
      render: ({ name, synthetic, sample, depotMw, kgPerWeek }) => (
        <span className="ui-row">
          <Chinese>{name}</Chinese>
          {depotMw !== null && (
            <span className="ui-quiet">{t.depot(formatFigure(depotMw, language, 1))}</span>
          )}
          {kgPerWeek !== null && (
            <span className="ui-quiet">{t.ofTrucks(formatFigure(kgPerWeek, language, 0))}</span>
          )}
          {synthetic && <StatusLabel name={t.synthetic} tone="ochre" />}
          <SampleLabel sample={sample} />
        </span>
      ),
    },
    { key: "on", title: t.on, card: "mark", render: ({ on }) => formatDay(on, language) },
  ];
  return (
    <Section
      title={t.hours}
      action={
        may && (
          <span className="ui-row">
            <ImportUpload
              label={t.bring}
              route="POST /api/energy/projects/:project/hours"
              params={{ project: detail.id }}
              accept=".csv,.xlsx"
              to={(id) => `/energy/projects/${detail.id}?view=sizing&hours=${id}`}
            />
            <Button onClick={() => setInventing(!inventing)}>{t.invent}</Button>
          </span>
        )
      }
    >
      <p className="ui-quiet">
        {t.hoursHelp}
        <code lang="en">hour,wind,solar,loadMw,truckMwh,buyYuanPerKwh,sellYuanPerKwh</code>
      </p>
      {inventing && (
        <Form
          name={t.invent}
          help={t.inventHelp}
          fields={INVENTING}
          day={of.day}
          onSend={(asked) =>
            api("POST /api/energy/projects/:project/invented-hours", {
              params: { project: detail.id },
              body: { asked },
            })
          }
          onClose={() => {
            setInventing(false);
            void queries.invalidateQueries({ queryKey: [BENCH, detail.id] });
          }}
        />
      )}
      <DataTable
        label={t.hours}
        columns={columns}
        rows={of.hours}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t.noHours} />}
      />
    </Section>
  );
}

function Sources() {
  const t = useWords(words);
  const sentence = useSentence();
  const named: Fields = ASSUMING;
  return (
    <details>
      <summary>{t.assumptions}</summary>
      <ul>
        {SOURCES.map(({ of, source, level }) => (
          <li key={of}>
            {named[of] !== undefined && sentence(named[of].name)}：{sentence(source)} · {level} ·{" "}
            {t.unverified}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Asking({ detail, of, onClose }: Bench & { readonly onClose: () => void }) {
  const t = useWords(words);
  const queries = useQueryClient();
  const [{ hours }, change] = useFilters(["hours", "run"]);
  const [last] = of.runs;
  const first = hours ?? last?.hoursId ?? of.hours[0]?.id ?? "";
  const choices = {
    hours: of.hours.map(({ id, name }) => ({ value: id, label: name, lang: "zh-CN" as const })),
  };
  const handed = (id: string | undefined) => of.hours.find((each) => each.id === id);
  const before = last === undefined ? {} : typedOf(ASSUMING, last.assumed);
  const send = async (assumed: Assumed) => {
    const { id } = await api("POST /api/energy/projects/:project/sizings", {
      params: { project: detail.id },
      body: { assumed, exact: false },
    });
    await queries.invalidateQueries({ queryKey: [BENCH, detail.id] });
    change({ run: id });
  };
  return (
    <Section title={t.size}>
      <Form
        name={t.size}
        help={t.sizeHelp}
        button={t.start}
        fields={ASSUMING}
        choices={choices}
        day={of.day}
        initial={{
          ...before,
          hours: first,
          ...trucksMoved(handed(last?.hoursId), handed(first), before),
        }}
        follows={(place, value, typed) =>
          place === "hours" ? trucksMoved(handed(typed["hours"]), handed(value), typed) : {}
        }
        onSend={send}
        onClose={onClose}
      />
      <Sources />
    </Section>
  );
}

function Runs({ detail, of, may }: Bench) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const cancelling = useMutation({
    mutationFn: (sizing: string) =>
      api("POST /api/energy/projects/:project/sizings/:sizing/cancel", {
        params: { project: detail.id, sizing },
      }),
    onSuccess: (next) => queries.setQueryData([BENCH, detail.id], next),
  });
  const costOf = ({ result }: Run): string => {
    if (result === null) return "—";
    const yuan = result.exactYuan ?? result.upperYuan ?? null;
    return yuan === null ? t.noDesign : formatFigure(yuan / WAN, language, 0);
  };
  const columns: readonly Column<Run>[] = [
    {
      key: "on",
      title: t.on,
      card: "title",
      render: (run) => (
        <Link to={`?view=sizing&run=${run.id}`}>
          {formatDay(run.askedOn, language)} · {run.exact ? t.exact : t.quick}
        </Link>
      ),
    },
    {
      key: "state",
      title: t.state,
      card: "state",
      render: (run) => (
        <span className="ui-row">
          <RunStatus
            run={run}
            usual={USUAL_SOLVES}
            progress={t.progress(run.solved)}
            onCancel={may ? cancelling.mutate : null}
          />
          {detail.state.taken === run.id && <StatusLabel name={t.adopted} tone="river" />}
          <SampleLabel sample={run.sample} />
        </span>
      ),
    },
    {
      key: "rule",
      title: t.rule,
      render: ({ assumed, rule }) =>
        assumed.byRule === "own" ? sentence(CATEGORIES[rule]) : sentence(BY_RULE.none),
    },
    { key: "hours", title: t.hours, render: ({ hoursName }) => <Chinese>{hoursName}</Chinese> },
    { key: "cost", title: t.inUnit(t.cost, t.wan), figure: true, card: "mark", render: costOf },
  ];
  return (
    <Section title={t.runs}>
      {cancelling.error !== null && <FailureNotice error={cancelling.error} />}
      <DataTable
        label={t.runs}
        columns={columns}
        rows={of.runs}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t.noRuns} />}
      />
    </Section>
  );
}

function Exactly({ detail, run }: { readonly detail: ProjectDetail; readonly run: Run }) {
  const t = useWords(words);
  const queries = useQueryClient();
  const [, change] = useFilters(["run"]);
  const asking = useMutation({
    mutationFn: () =>
      api("POST /api/energy/projects/:project/sizings", {
        params: { project: detail.id },
        body: { assumed: run.assumed, exact: true },
      }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: [BENCH, detail.id] });
      change({ run: id });
    },
  });
  return (
    <p className="ui-row">
      <Button loading={asking.isPending} onClick={() => asking.mutate()}>
        {t.exactly}
      </Button>
      <span className="ui-quiet">{t.exactHelp}</span>
      {asking.error !== null && <FailureNotice error={asking.error} />}
    </p>
  );
}

/** Hours, sizings, and what the chosen one came to. */
export default function WorkbenchView({ detail }: { readonly detail: ProjectDetail }) {
  const t = useWords(words);
  const sentence = useSentence();
  const [{ run: asked }, change] = useFilters(["run"]);
  const [sizing, setSizing] = useState(false);
  const found = useQuery({
    queryKey: [BENCH, detail.id],
    queryFn: () => api(BENCH, { params: { project: detail.id } }),
    refetchInterval: ({ state }) => pollWhile(state.data?.runs),
  });
  const may = worksOn(detail.actor, detail.state) === null;
  return (
    <Loaded query={found}>
      {(of) => {
        const bench = { detail, of, may };
        const run =
          of.runs.find(({ id }) => id === asked) ??
          of.runs.find(({ state }) => state === "done") ??
          of.runs[0];
        const idle = of.runs.every(({ state }) => state !== "running");
        return (
          <div className="ui-stack">
            <p className="ui-quiet">{t.lead}</p>
            <HoursList {...bench} />
            {may && of.hours.length > 0 && !sizing && idle && (
              <p>
                <Button
                  type="primary"
                  onClick={() => {
                    change({ run: null });
                    setSizing(true);
                  }}
                >
                  {t.another}
                </Button>
              </p>
            )}
            {may && sizing && <Asking {...bench} onClose={() => setSizing(false)} />}
            <Runs {...bench} />
            {run?.failure !== null && run?.failure !== undefined && (
              <p role="alert">{sentence(run.failure)}</p>
            )}
            {run?.state === "done" && (
              <>
                {may && idle && !run.exact && run.result?.status === "optimal" && (
                  <Exactly detail={detail} run={run} />
                )}
                <Result key={run.id} run={run} detail={detail} />
              </>
            )}
          </div>
        );
      }}
    </Loaded>
  );
}
