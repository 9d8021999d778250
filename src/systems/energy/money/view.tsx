import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { typedOf } from "../../../kernel/fields.ts";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useFilters } from "../../../web/kit/filters.ts";
import { Form } from "../../../web/kit/form.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { SampleLabel, Section } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { type ProjectDetail, worksOn } from "../projects/kind.ts";
import { pollWhile } from "../runs/run.ts";
import { RunStatus } from "../runs/status.tsx";
import { api } from "../web/client.ts";
import { words as bench } from "../workbench/words.ts";
import { type Costing, type Costings, type Design, USUAL_DISPATCHES } from "./costing.ts";
import { Result } from "./result.tsx";
import { RECKONING, type Reckoned, type TermId, TERMS } from "./terms.ts";
import { words } from "./naming.ts";

const ROUTE = "GET /api/energy/projects/:project/costings";
const WAN = 10_000;
const PERCENT = 100;

type Of = { readonly detail: ProjectDetail; readonly of: Costings };

function useDesignName() {
  const t = useWords(words);
  const { language } = useLanguage();
  return (design: Design | undefined): string =>
    design === undefined ? "—" : t.designOf(formatDay(design.on, language), design.exact);
}

/** Prices by which a design was sized, where they are terms of money too. */
const pricesOf = (design: Design | undefined): Partial<Record<TermId, string>> =>
  design === undefined
    ? {}
    : Object.fromEntries(
        Object.entries(design.assumed).flatMap(([id, value]) =>
          id in TERMS && typeof value === "number" ? [[id, String(value)]] : [],
        ),
      );

function Asking({ detail, of, onClose }: Of & { readonly onClose: () => void }) {
  const t = useWords(words);
  const nameOf = useDesignName();
  const queries = useQueryClient();
  const [, change] = useFilters(["costing"]);
  const [last] = of.costings;
  const [first] = of.designs;
  const choices = { sizing: of.designs.map((each) => ({ value: each.id, label: nameOf(each) })) };
  const initial =
    last === undefined
      ? { ...pricesOf(first), sizing: first?.id ?? "" }
      : { ...typedOf(RECKONING, last.terms), sizing: first?.id ?? "" };
  const send = async (asked: Reckoned) => {
    const { id } = await api("POST /api/energy/projects/:project/costings", {
      params: { project: detail.id },
      body: { asked },
    });
    await queries.invalidateQueries({ queryKey: [ROUTE, detail.id] });
    change({ costing: id });
  };
  return (
    <Section title={t.reckon}>
      <Form
        name={t.reckon}
        help={t.reckonHelp}
        button={t.start}
        fields={RECKONING}
        choices={choices}
        day={of.day}
        initial={initial}
        onSend={send}
        onClose={onClose}
      />
    </Section>
  );
}

function List({ detail, of, may }: Of & { readonly may: boolean }) {
  const t = useWords(words);
  const b = useWords(bench);
  const nameOf = useDesignName();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const cancelling = useMutation({
    mutationFn: (costing: string) =>
      api("POST /api/energy/projects/:project/costings/:costing/cancel", {
        params: { project: detail.id, costing },
      }),
    onSuccess: (next) => queries.setQueryData([ROUTE, detail.id], next),
  });
  const columns: readonly Column<Costing>[] = [
    {
      key: "on",
      title: t.on,
      card: "title",
      render: ({ id, askedOn, sample }) => (
        <span className="ui-row">
          <Link to={`?view=money&costing=${id}`}>{formatDay(askedOn, language)}</Link>
          <SampleLabel sample={sample} />
        </span>
      ),
    },
    {
      key: "state",
      title: b.state,
      card: "state",
      render: (run) => (
        <span className="ui-row">
          <RunStatus
            run={run}
            usual={USUAL_DISPATCHES}
            progress={t.progress(run.solved)}
            onCancel={may ? cancelling.mutate : null}
          />
        </span>
      ),
    },
    {
      key: "design",
      title: t.design,
      render: ({ sizingId }) => nameOf(of.designs.find(({ id }) => id === sizingId)),
    },
    {
      key: "npv",
      title: t.inUnit(t.npv, t.wan),
      figure: true,
      card: "mark",
      render: ({ result }) =>
        result === null ? "—" : formatFigure(result.statement.npvYuan / WAN, language, 0),
    },
    {
      key: "rate",
      title: t.inUnit(t.rate, "%"),
      figure: true,
      render: ({ result }) => {
        const rate = result?.statement.rate.rate ?? null;
        return rate === null ? "—" : formatFigure(rate * PERCENT, language, 2);
      },
    },
  ];
  return (
    <Section title={t.costings}>
      {cancelling.error !== null && <FailureNotice error={cancelling.error} />}
      <DataTable
        label={t.costings}
        columns={columns}
        rows={of.costings}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t.none} />}
      />
    </Section>
  );
}

/** What designs of a project earn and cost. */
export default function MoneyView({ detail }: { readonly detail: ProjectDetail }) {
  const t = useWords(words);
  const sentence = useSentence();
  const [{ costing: asked }, change] = useFilters(["costing"]);
  const [asking, setAsking] = useState(false);
  const found = useQuery({
    queryKey: [ROUTE, detail.id],
    queryFn: () => api(ROUTE, { params: { project: detail.id } }),
    refetchInterval: ({ state }) => pollWhile(state.data?.costings),
  });
  const may = worksOn(detail.actor, detail.state) === null;
  return (
    <Loaded query={found}>
      {(of) => {
        const shown =
          of.costings.find(({ id }) => id === asked) ??
          of.costings.find(({ state }) => state === "done") ??
          of.costings[0];
        const idle = of.costings.every(({ state }) => state !== "running");
        if (of.designs.length === 0 && of.costings.length === 0) return <EmptyState title={t.noDesign} />;
        return (
          <div className="ui-stack">
            <p className="ui-quiet">{t.lead}</p>
            {may && of.designs.length > 0 && !asking && idle && (
              <p>
                <Button
                  type="primary"
                  onClick={() => {
                    change({ costing: null });
                    setAsking(true);
                  }}
                >
                  {t.another}
                </Button>
              </p>
            )}
            {may && asking && <Asking detail={detail} of={of} onClose={() => setAsking(false)} />}
            <List detail={detail} of={of} may={may} />
            {shown?.failure !== null && shown?.failure !== undefined && (
              <p role="alert">{sentence(shown.failure)}</p>
            )}
            {shown?.state === "done" && <Result key={shown.id} project={detail.id} of={shown} />}
          </div>
        );
      }}
    </Loaded>
  );
}
