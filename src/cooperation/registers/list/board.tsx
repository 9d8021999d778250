import { Button } from "antd";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { MONEY_UNITS } from "../../../kernel/money.ts";
import { regionWords } from "../../../kernel/region.ts";
import { Chart } from "../../../web/draw/chart.tsx";
import type { ChartOption } from "../../../web/draw/chart-engine.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { FigureHelp } from "../../../web/kit/figure-help.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { MONEY_UNIT_NAMES, moneyFigure, unitOfColumn } from "../../../web/kit/money-words.ts";
import { useWords } from "../../../web/kit/said.ts";
import { COOPERATION_FIGURES } from "../../domain/figures.ts";
import { api } from "../../web/client.ts";
import type { RegisterBoard } from "../entry-row.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { SumsByYear } from "../sums-by-year.tsx";
import "./board.css";
import { filterOf, type Looking } from "./listing.tsx";
import { LOOKS, NO_VARIANT, STANDINGS, STATES, words } from "./words.ts";

const BOARD = "GET /api/registers/:register/board";

const COUNTED = (
  [
    "entries-all",
    "entries-blocked",
    "entries-slipping",
    "entries-closed",
    "entries-reported",
    "entries-sample",
  ] as const
).map((id) => COOPERATION_FIGURES[id]);

/** A register in figures under the same filters as its list; each figure filters it further. */
export default function Board(props: Looking) {
  const { sort: _, ...query } = filterOf(props.asked) as { readonly sort?: string };
  const call = { params: { register: props.spec.register }, query };
  const board = useQuery({
    queryKey: [BOARD, call],
    queryFn: () => api(BOARD, call),
    placeholderData: keepPreviousData,
  });
  return <Loaded query={board}>{(data) => <Figures {...props} board={data} />}</Loaded>;
}

function Figures({ board, spec, asked, onChoose }: Looking & { readonly board: RegisterBoard }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const keys = spec.stages.map(({ key }) => key);
  const figure = (value: number) => formatFigure(value, language);
  const toggle = (name: "stage" | "variant" | "city" | "state" | "standing", value: string) =>
    onChoose({ [name]: asked[name] === value ? null : value });
  const states = [
    ["state", "blocked", board.blocked],
    ["state", "slipping", board.slipping],
    ["state", "closed", board.closed],
    ["standing", "reported", board.reported],
    ["standing", "sample", board.sample],
  ] as const;
  const wordOf = (name: "state" | "standing", value: (typeof states)[number][1]) =>
    sentence(
      name === "state"
        ? STATES[value as "blocked" | "slipping" | "closed"]
        : STANDINGS[value as "reported" | "sample"],
    );
  const order = (stage: string | null) => (stage === null ? spec.stages.length : keys.indexOf(stage));
  const stages = board.byStage
    .toSorted((a, b) => order(a.stage) - order(b.stage))
    .map(({ stage, rows, km }): Bar => ({
      key: stage ?? "unknown",
      name: spec.stages.find(({ key }) => key === stage)?.name[language] ?? t.unknownStage,
      rows,
      note: km > 0 ? t.board.km(formatFigure(km, language, 1)) : "",
    }));
  return (
    <section className="ui-panel ui-stack" aria-label={sentence(LOOKS.board)}>
      <ul className="ui-plain-list ui-row">
        <li>
          <b>{figure(board.total)}</b> {t.board.total}
        </li>
        {states.map(([name, value, rows]) => (
          <li key={value}>
            <Button
              type={asked[name] === value ? "primary" : "default"}
              aria-pressed={asked[name] === value}
              disabled={rows === 0 && asked[name] !== value}
              onClick={() => toggle(name, value)}
            >
              <b>{figure(rows)}</b> {wordOf(name, value)}
            </Button>
          </li>
        ))}
        <li className="figure-help-item">
          <FigureHelp of={sentence(LOOKS.board)} figures={COUNTED} />
        </li>
      </ul>
      <p className="ui-quiet">{t.board.basis(figure(board.reported), figure(board.sample))}</p>
      <div className="rg-board">
        <Bars
          title={t.board.stages}
          bars={stages}
          chosen={asked.stage}
          onChoose={(key) => toggle("stage", key)}
        />
        <Bars
          title={t.board.variants}
          bars={board.byVariant.map(({ variant, rows }) => ({
            key: variant ?? "",
            name: spec.variants.find(({ key }) => key === variant)?.name[language] ?? sentence(NO_VARIANT),
            rows,
            note: "",
          }))}
          chosen={asked.variant}
          onChoose={(key) => toggle("variant", key)}
        />
        <Bars
          title={t.board.cities}
          bars={board.byCity.map(({ city, rows }) => ({
            key: city,
            name: sentence(regionWords(city)),
            rows,
            note: "",
          }))}
          chosen={asked.city}
          onChoose={(key) => toggle("city", key)}
        />
      </div>
      {spec.flows.length > 0 && <MoneyCurve spec={spec} money={board.money} />}
    </section>
  );
}

/** `key` is what choosing it filters by; empty: nothing to filter by. */
type Bar = {
  readonly key: string;
  readonly name: string;
  readonly rows: number;
  readonly note: string;
};

/** Counts as bars with their figures; each filters, and lets go again when chosen once more. */
function Bars(props: {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}) {
  const { title, bars, chosen } = props;
  const t = useWords(words);
  const { language } = useLanguage();
  const most = Math.max(1, ...bars.map(({ rows }) => rows));
  return (
    <section aria-label={title} className="rg-bars">
      <h3>{title}</h3>
      <ul className="ui-plain-list">
        {bars.map(({ key, name, rows, note }) => {
          const content = (
            <>
              <span className="rg-bar-name">{name}</span>
              <span className="rg-bar-track" aria-hidden="true">
                <i style={{ width: `${(rows / most) * 100}%` }} />
              </span>
              <span className="rg-bar-figure">
                {t.board.rows(formatFigure(rows, language))}
                {note !== "" && <span className="ui-quiet"> {note}</span>}
              </span>
            </>
          );
          return (
            <li key={key}>
              {key === "" ? (
                <span className="rg-bar">{content}</span>
              ) : (
                <button
                  type="button"
                  className="rg-bar"
                  aria-pressed={chosen === key}
                  onClick={() => props.onChoose(key)}
                >
                  {content}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Money by year for each flow, as a curve and as a table that prints. */
function MoneyCurve({
  spec,
  money,
}: {
  readonly spec: RegisterSpec;
  readonly money: RegisterBoard["money"];
}) {
  const t = useWords(words);
  const { language } = useLanguage();
  const flows = useMemo(
    () => spec.flows.filter(({ flow }) => money.some(({ flows }) => (flows[flow] ?? 0) > 0)),
    [spec, money],
  );
  const unit = unitOfColumn(
    money.flatMap(({ flows }) => Object.values(flows)),
    language,
  );
  const option = useCallback(
    (): ChartOption => ({
      grid: { left: 8, right: 16, top: 40, bottom: 8, outerBoundsMode: "same" },
      legend: {},
      tooltip: { trigger: "axis" },
      xAxis: { type: "category", data: money.map(({ year }) => year) },
      yAxis: { type: "value", name: MONEY_UNIT_NAMES[unit][language] },
      series: flows.map(({ flow, name }, index) => ({
        type: "line",
        name: name[language],
        symbol: ["circle", "diamond", "triangle", "rect"][index % 4],
        symbolSize: 8,
        lineStyle: { type: (["solid", "dashed", "dotted"] as const)[index % 3] },
        data: money.map(({ flows }) => (flows[flow] === undefined ? null : flows[flow] / MONEY_UNITS[unit])),
      })),
    }),
    [money, flows, unit, language],
  );
  if (flows.length === 0) return <p className="ui-quiet">{t.board.noMoney}</p>;
  const sums = flows.map(({ flow, name }) => {
    const sum = money.reduce((total, { flows }) => total + (flows[flow] ?? 0), 0);
    return `${name[language]} ${moneyFigure(sum, unit, language)}`;
  });
  const unitName = MONEY_UNIT_NAMES[unit][language];
  const sentence = t.board.moneySentence(
    money[0]?.year ?? "",
    money.at(-1)?.year ?? "",
    sums.join(language === "zh" ? "，" : ", "),
    unitName,
  );
  return (
    <div className="rg-money">
      <Chart sentence={sentence} option={option} height={240} />
      <SumsByYear flows={flows} years={money} />
    </div>
  );
}
