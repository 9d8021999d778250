import { addDays } from "../../../kernel/calendar.ts";
import { formatDay, formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../web/frame/language.tsx";
import { PageFrame } from "../../../web/frame/page-frame.tsx";
import { PanelsOf } from "../../../web/frame/panels.tsx";
import { Chart } from "../../../web/draw/chart.tsx";
import { Quoting, Section } from "../../../web/kit/parts.tsx";
import { durationCurve } from "./duration.ts";
import { ANNUAL, HYDROGRAPH, LAGS, RECORD_SOURCE, SEDIMENT } from "./record.ts";
import { OwnRecords } from "./own-records.tsx";
import { words } from "./words.ts";

const SHORT_DAYS = 360;
const { year: YEAR, flows: FLOWS } = HYDROGRAPH;
const LAST = "头道拐";
const DAYS = (FLOWS[LAST] ?? []).map((_, at) => addDays(`${YEAR}-01-01`, at));
const LINES = ["solid", "dashed", "dotted"] as const;

function useName() {
  const sentence = useSentence();
  return (station: string): string => {
    const found = ANNUAL.find((each) => each.station === station);
    return found === undefined ? station : sentence(found.name);
  };
}

function Annual() {
  const t = useText(words);
  const { language } = useLanguage();
  const name = useName();
  const years = ANNUAL[0]?.years.map(({ year }) => year) ?? [];
  const last = ANNUAL.find(({ station }) => station === LAST)?.years.findLast(
    ({ days }) => days >= SHORT_DAYS,
  );
  const told = t.lastOf(name(LAST), last?.year ?? 0, formatFigure(last?.runoff1e8m3, language, 1));
  return (
    <Section title={t.annual}>
      <Chart
        sentence={t.annualSentence(years[0] ?? 0, years.at(-1) ?? 0, told)}
        option={(palette) => ({
          legend: {},
          tooltip: { trigger: "axis" },
          xAxis: { type: "category", data: years },
          yAxis: { type: "value", name: t.unitRunoff },
          series: ANNUAL.map(({ station, years: own }, at) => ({
            type: "bar",
            name: name(station),
            data: years.map((year) => {
              const found = own.find((each) => each.year === year);
              if (found === undefined) return null;
              const colour = palette.series[at] ?? palette.river;
              const hollow = { color: "transparent", borderColor: colour, borderWidth: 1 };
              return {
                value: found.runoff1e8m3,
                ...(found.days < SHORT_DAYS ? { itemStyle: hollow } : {}),
              };
            }),
          })),
        })}
      />
    </Section>
  );
}

function Hydrograph() {
  const t = useText(words);
  const { language } = useLanguage();
  const name = useName();
  const flows = FLOWS[LAST] ?? [];
  const peak = Math.max(...flows);
  const day = formatDay(DAYS[flows.indexOf(peak)], language);
  return (
    <Section title={t.hydrograph}>
      <Chart
        sentence={t.hydrographSentence(YEAR, name(LAST), day, formatFigure(peak, language))}
        option={() => ({
          legend: {},
          tooltip: { trigger: "axis" },
          xAxis: { type: "time" },
          yAxis: { type: "value", name: "m³/s" },
          series: Object.entries(FLOWS).map(([station, of], at) => ({
            type: "line",
            name: name(station),
            showSymbol: false,
            lineStyle: { type: LINES[at % LINES.length], width: 1.5 },
            data: of.map((flow, on) => [DAYS[on], flow]),
          })),
        })}
      />
    </Section>
  );
}

function Duration() {
  const t = useText(words);
  const { language } = useLanguage();
  const name = useName();
  const curve = durationCurve(FLOWS[LAST] ?? []);
  const at = (share: number) => formatFigure(curve.findLast((point) => point.share <= share)?.flow, language);
  return (
    <Section title={t.duration}>
      <Chart
        sentence={t.durationSentence(name(LAST), at(10), at(90))}
        option={() => ({
          legend: {},
          tooltip: { trigger: "axis" },
          xAxis: { type: "value", name: t.share, min: 0, max: 100, nameLocation: "middle", nameGap: 28 },
          yAxis: { type: "log", name: "m³/s" },
          grid: { bottom: 36 },
          series: Object.entries(FLOWS).map(([station, flows], index) => ({
            type: "line",
            name: name(station),
            showSymbol: false,
            lineStyle: { type: LINES[index % LINES.length], width: 1.5 },
            data: durationCurve(flows).map(({ share, flow }) => [Number(share.toFixed(2)), flow]),
          })),
        })}
      />
    </Section>
  );
}

function Sediment() {
  const t = useText(words);
  const { language } = useLanguage();
  const name = useName();
  const most = Math.max(...SEDIMENT.map(({ kgPerM3 }) => kgPerM3));
  return (
    <Section title={t.sediment}>
      <Chart
        height={200}
        sentence={t.sedimentSentence(SEDIMENT.length, formatFigure(most, language))}
        option={() => ({
          tooltip: { trigger: "axis" },
          xAxis: { type: "time" },
          yAxis: { type: "value", name: "kg/m³" },
          series: [
            {
              type: "bar",
              name: name(LAST),
              data: SEDIMENT.map(({ day, kgPerM3 }) => [day, kgPerM3]),
            },
          ],
        })}
      />
    </Section>
  );
}

/** Money and works first, as the measure says it; then what the river did. */
export default function Flow() {
  const t = useText(words);
  const sentence = useSentence();
  const name = useName();
  return (
    <PageFrame title={t.title} lead={t.lead}>
      <PanelsOf place="works" about={{ measure: 12 }} />
      <h2>{t.river}</h2>
      <Annual />
      <Hydrograph />
      <Duration />
      <Sediment />
      <Section title={t.lags}>
        <ul>
          {LAGS.map(({ from, to, days, r }) => (
            <li key={from}>{t.lag(name(from), name(to), days, r)}</li>
          ))}
        </ul>
        <p className="ui-quiet">{t.lagsHelp}</p>
      </Section>
      <p className="ui-quiet">
        {t.source}
        <Quoting>{sentence(RECORD_SOURCE)}</Quoting>
      </p>
      <OwnRecords />
    </PageFrame>
  );
}
