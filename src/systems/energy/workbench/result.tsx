import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { SampleLabel, Section, StatusLabel } from "../../../web/kit/parts.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { useWords } from "../../../web/kit/said.ts";
import { articleWords, CONDITION_NAMES, VERDICT_NAMES } from "../verdict/names.ts";
import { energyProject, type ProjectDetail } from "../projects/kind.ts";
import { CAPACITY, factsOf, UNSTATED } from "../projects/project.ts";
import { ByArticle } from "../projects/verdict-table.tsx";
import { VERDICT_TONES } from "../projects/verdict-tones.tsx";
import { CAPACITIES, type CapacityName } from "../sizing/program.ts";
import { bindingOn } from "../sizing/binding.ts";
import type { Sizing } from "../sizing/size.ts";
import { judge } from "../verdict/judge.ts";
import type { ConditionId } from "../verdict/rule-set.ts";
import { api } from "../web/client.ts";
import { headOf } from "./assumption.ts";
import { statedCapacities, statedEnergies } from "./design.ts";
import { WeekOfDispatch, YearFlows, YearPictures } from "./pictures.tsx";
import { type Run, tankHoursOf } from "./run.ts";
import { words } from "./words.ts";

const WAN = 10_000;

function useWan() {
  const { language } = useLanguage();
  return (yuan: number, digits = 0): string => formatFigure(yuan / WAN, language, digits);
}

function Answer({ of }: { readonly of: Sizing }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const wan = useWan();
  const { lowerYuan, upperYuan, exactYuan, because } = of;
  return (
    <>
      {lowerYuan !== null && upperYuan !== null && (
        <p className="energy-answer">
          <b>
            {t.interval(
              wan(lowerYuan),
              wan(upperYuan),
              formatFigure(upperYuan > 0 ? ((upperYuan - lowerYuan) / upperYuan) * 100 : 0, language, 2),
            )}
          </b>
        </p>
      )}
      {lowerYuan !== null && upperYuan === null && <p>{t.lowerOnly(wan(lowerYuan))}</p>}
      {exactYuan !== null && (
        <p className="energy-answer">
          <b>{t.exactYuan(wan(exactYuan, 1))}</b>
        </p>
      )}
      {lowerYuan === null && <b>{t.noDesign}</b>}
      {because !== null && <p>{sentence(because)}</p>}
    </>
  );
}

type Part = { readonly name: CapacityName; readonly design: number; readonly now: number | null };

function Capacities({ run, detail }: { readonly run: Run; readonly detail: ProjectDetail }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const capacities = run.result?.capacities;
  if (capacities === null || capacities === undefined) return null;
  const stated = statedCapacities(capacities);
  const rows = CAPACITIES.map((name): Part => ({
    name,
    design: stated[name] ?? 0,
    now: detail.state[name],
  })).filter(({ design, now }) => design > 0 || (now ?? 0) > 0);
  const columns: readonly Column<Part>[] = [
    {
      key: "name",
      title: t.name,
      card: "title",
      render: ({ name }) => {
        const { name: of, ...field } = CAPACITY[name];
        const unit = "unit" in field ? (field.unit as { zh: string; en: string }) : undefined;
        return `${of[language]}${unit === undefined ? "" : ` (${unit[language]})`}`;
      },
    },
    {
      key: "design",
      title: t.design,
      figure: true,
      render: ({ design }) => formatFigure(design, language, 1),
    },
    {
      key: "now",
      title: t.now,
      figure: true,
      render: ({ now }) => (now === null ? "—" : formatFigure(now, language, 1)),
    },
  ];
  return (
    <Section title={t.capacities}>
      <DataTable label={t.capacities} columns={columns} rows={rows} rowKey={({ name }) => name} />
    </Section>
  );
}

type Price = { readonly rule: ConditionId; readonly yuanPerYear: number | null };

function Prices({ run, day }: { readonly run: Run; readonly day: string }) {
  const t = useWords(words);
  const sentence = useSentence();
  const wan = useWan();
  const articles = bindingOn(headOf(run.assumed, run.rule), day);
  const columns: readonly Column<Price>[] = [
    {
      key: "rule",
      title: t.name,
      card: "title",
      render: ({ rule }) => {
        const article = articles.find(({ id }) => id === rule)?.article;
        return `${sentence(CONDITION_NAMES[rule])}${article === undefined ? "" : ` · ${sentence(articleWords(article))}`}`;
      },
    },
    {
      key: "price",
      title: t.inUnit(t.price, t.wan),
      figure: true,
      compared: { by: ({ yuanPerYear }) => yuanPerYear },
      render: ({ yuanPerYear }) => (yuanPerYear === null ? "—" : wan(yuanPerYear)),
    },
  ];
  return (
    <Section title={t.prices}>
      <p className="ui-quiet">{t.pricesHelp}</p>
      <DataTable
        label={t.prices}
        columns={columns}
        rows={run.result?.prices ?? []}
        rowKey={({ rule }) => rule}
        empty={<EmptyState title={t.noPrices} />}
      />
    </Section>
  );
}

/** The design by the rule of its category, with what the project states of papers. */
function DesignVerdict({ run, detail }: { readonly run: Run; readonly detail: ProjectDetail }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { capacities, year } = run.result ?? {};
  if (!capacities || !year) return null;
  const stated = {
    ...(detail.state.stated ?? UNSTATED),
    ...statedEnergies(year),
    tankHours: tankHoursOf(capacities, run.assumed.kwhPerKg),
  };
  const verdict = judge(
    factsOf({ ...statedCapacities(capacities), rule: run.rule, mode: detail.state.mode }, stated),
    detail.day,
  );
  return (
    <Section
      title={t.verdict(sentence(VERDICT_NAMES[verdict.verdict]))}
      action={
        <StatusLabel name={sentence(VERDICT_NAMES[verdict.verdict])} tone={VERDICT_TONES[verdict.verdict]} />
      }
    >
      <ByArticle of={{ rule: run.rule, verdict }} />
    </Section>
  );
}

function Take({ run, detail }: { readonly run: Run; readonly detail: ProjectDetail }) {
  const t = useWords(words);
  const queries = useQueryClient();
  const [taken, setTaken] = useState(false);
  const taking = useMutation({
    mutationFn: () =>
      api("POST /api/energy/projects/:project/acts", {
        params: { project: detail.id },
        body: {
          version: detail.version,
          key: newRequestKey(),
          act: { type: "take-design", sizing: run.id },
        },
      }),
    onSuccess: (next) => {
      queries.setQueryData(["GET /api/energy/projects/:id", detail.id], next);
      void queries.invalidateQueries({ queryKey: ["GET /api/energy/projects"] });
      setTaken(true);
    },
  });
  if (!energyProject.offers(detail.state, detail.actor, detail.day).includes("take-design")) return null;
  return (
    <>
      <Button type="primary" loading={taking.isPending} onClick={() => taking.mutate()}>
        {t.take}
      </Button>
      {taken && <span role="status">{t.taken}</span>}
      {taking.error !== null && <FailureNotice error={taking.error} />}
    </>
  );
}

/** What a sizing came to: bounds, capacities, what each condition costs, the verdict, and pictures of its year. */
export function Result({ run, detail }: { readonly run: Run; readonly detail: ProjectDetail }) {
  const t = useWords(words);
  const { result } = run;
  if (result === null) return null;
  const of = { project: detail.id, sizing: run.id };
  return (
    <div className="ui-stack">
      <Section title={t.cost} action={<SampleLabel sample={run.sample || run.synthetic} />}>
        <Answer of={result} />
        {result.status === "optimal" && (
          <p className="ui-row">
            <Take run={run} detail={detail} />
          </p>
        )}
      </Section>
      {result.capacities !== null && result.year !== null && (
        <>
          <Capacities run={run} detail={detail} />
          <Prices run={run} day={detail.day} />
          <DesignVerdict run={run} detail={detail} />
          <YearFlows year={result.year} />
          <WeekOfDispatch {...of} />
          <YearPictures {...of} />
        </>
      )}
    </div>
  );
}
