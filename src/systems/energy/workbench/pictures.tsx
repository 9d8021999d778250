import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Chart } from "../../../web/draw/chart.tsx";
import { formatFigure } from "../../../web/frame/format.ts";
import type { Palette } from "../../../web/frame/palette.ts";
import { useLanguage } from "../../../web/frame/language.tsx";
import { Choice } from "../../../web/kit/choice.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { Section } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import type { Year } from "../sizing/program.ts";
import { api } from "../web/client.ts";
import { HeatMap } from "./heat-map.tsx";
import type { Dispatch } from "./run.ts";
import { Sankey } from "./sankey.tsx";
import { words } from "./words.ts";

const WEEKS = 52;
const HOURS_OF_DAY = 24;
const HUNDRED_MILLION = 1e8;
const WEEK = "GET /api/energy/projects/:project/sizings/:sizing/week";
const YEAR = "GET /api/energy/projects/:project/sizings/:sizing/year";
type Of = { readonly project: string; readonly sizing: string };

/** Where the year's energy comes from and goes to. */
export function YearFlows({ year }: { readonly year: Year }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const figure = (kwh: number) => formatFigure(kwh / HUNDRED_MILLION, language, 2);
  const { generatedKwh, curtailedKwh, importedKwh, exportedKwh, h2Kwh } = year;
  const made = generatedKwh + curtailedKwh;
  const rest = generatedKwh + importedKwh - exportedKwh - h2Kwh;
  const share = formatFigure(made > 0 ? (generatedKwh / made) * 100 : 0, language, 1);
  return (
    <Section title={t.year}>
      <Sankey
        sentence={t.yearSentence(figure(made), figure(generatedKwh), share)}
        figure={figure}
        from={[
          { key: "re", name: t.flows.re, value: made },
          { key: "import", name: t.flows.import, value: importedKwh },
        ]}
        to={[
          { key: "load", name: t.flows.load, value: rest },
          { key: "hydrogen", name: t.flows.hydrogen, value: h2Kwh },
          { key: "export", name: t.flows.export, value: exportedKwh },
          { key: "curtailed", name: t.flows.curtailed, value: curtailedKwh },
        ]}
      />
    </Section>
  );
}

/** Told apart by colour, and by standing above or below. */
const COLOURS = {
  wind: "river",
  solar: "ochre",
  discharge: "quiet",
  import: "vermilion",
  load: "secondary",
  electrolysis: "grass",
  trucks: "text",
  charge: "quiet",
  export: "riverHover",
  curtail: "edge",
} as const satisfies Readonly<Record<string, keyof Palette>>;

const area = (stack: string, name: string, color: string, data: readonly number[]) => ({
  type: "line",
  stack,
  name,
  color,
  symbol: "none",
  step: "middle",
  lineStyle: { width: 0 },
  areaStyle: { opacity: 0.85 },
  data,
});
const anything = (data: readonly number[]): boolean => data.some((mw) => mw > 0);

const keys = <K extends string>(parts: Readonly<Record<K, readonly number[]>>) =>
  (Object.keys(parts) as K[]).filter((key) => anything(parts[key]));

function WeekChart({ of }: { readonly of: Dispatch }) {
  const t = useWords(words);
  const { flows } = of;
  const hours = of.load.map((_, hour) => of.from + hour);
  const dayAt = (at: number) => t.dayOfWeek(Math.floor(at / HOURS_OF_DAY) + 1);
  const above = {
    wind: of.wind,
    solar: of.solar,
    discharge: flows.discharge,
    import: flows.import,
  };
  const below = {
    load: of.load.map((mw, hour) => mw - (flows.unmet[hour] ?? 0)),
    electrolysis: flows.electrolysis,
    trucks: flows.truckCharge,
    charge: flows.charge,
    export: flows.export,
    curtail: flows.curtail,
  };
  return (
    <Chart
      height={340}
      sentence={t.weekSentence(of.week + 1)}
      option={(palette) => ({
        legend: { type: "scroll" },
        tooltip: { trigger: "axis" },
        grid: { top: 64 },
        xAxis: {
          type: "category",
          data: hours.map((hour, at) => `${dayAt(at)} ${hour % HOURS_OF_DAY}:00`),
          axisLabel: { interval: HOURS_OF_DAY - 1, formatter: (_: string, at: number) => dayAt(at) },
          boundaryGap: false,
        },
        yAxis: { type: "value", name: "MW" },
        series: [
          ...keys(above).map((key) => area("above", t.parts[key], palette[COLOURS[key]], above[key])),
          ...keys(below).map((key) =>
            area(
              "below",
              t.parts[key],
              palette[COLOURS[key]],
              below[key].map((mw) => -mw),
            ),
          ),
        ],
      })}
    />
  );
}

/** A week of the design, which the reader chooses. */
export function WeekOfDispatch({ project, sizing }: Of) {
  const t = useWords(words);
  const [week, setWeek] = useState(0);
  const found = useQuery({
    queryKey: [WEEK, sizing, week],
    queryFn: () => api(WEEK, { params: { project, sizing }, query: { week } }),
  });
  return (
    <Section
      title={t.week}
      action={
        <Choice
          label={t.whichWeek}
          value={String(week)}
          options={Array.from({ length: WEEKS }, (_, at) => ({ value: String(at), label: t.weekOf(at + 1) }))}
          onChange={(value) => setWeek(Number(value ?? 0))}
        />
      }
    >
      <Loaded query={found}>
        {({ dispatch }) => (dispatch === null ? <p>{t.noWeek}</p> : <WeekChart of={dispatch} />)}
      </Loaded>
    </Section>
  );
}

/** At which hour of the day it yields most on average. */
function bestHour(percent: readonly number[]): number {
  const sums = Array.from({ length: 24 }, () => 0);
  for (const [hour, each] of percent.entries()) sums[hour % 24] = (sums[hour % 24] ?? 0) + each;
  return sums.indexOf(Math.max(...sums));
}

/** How long which power lasts, and the site hour by hour. */
export function YearPictures({ project, sizing }: Of) {
  const t = useWords(words);
  const { language } = useLanguage();
  const found = useQuery({
    queryKey: [YEAR, sizing],
    queryFn: () => api(YEAR, { params: { project, sizing } }),
  });
  return (
    <Loaded query={found}>
      {({ available, load, residual, wind, solar }) => {
        const last = available.length - 1;
        const hourAt = (at: number) => Math.round((at * (wind.length - 1)) / last);
        const positive = residual.filter((mw) => mw > 0).length;
        const line = (name: string, of: readonly number[], type: "solid" | "dashed" | "dotted") => ({
          type: "line",
          name,
          symbol: "none",
          lineStyle: { type },
          data: of.map((mw, at) => [hourAt(at), mw]),
        });
        return (
          <>
            <Section title={t.duration}>
              <Chart
                sentence={t.durationSentence(
                  formatFigure(Math.round((positive / residual.length) * wind.length), language),
                )}
                option={() => ({
                  legend: {},
                  tooltip: { trigger: "axis" },
                  xAxis: { type: "value", max: wind.length },
                  yAxis: { type: "value", name: "MW" },
                  series: [
                    line(t.available, available, "solid"),
                    line(t.loadMw, load, "dashed"),
                    line(t.residual, residual, "dotted"),
                  ],
                })}
              />
            </Section>
            <Section title={t.heat}>
              <HeatMap percent={wind} sentence={t.heatSentence(t.parts.wind, String(bestHour(wind)))} />
              <HeatMap percent={solar} sentence={t.heatSentence(t.parts.solar, String(bestHour(solar)))} />
            </Section>
          </>
        );
      }}
    </Loaded>
  );
}
