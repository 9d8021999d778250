import { useCallback } from "react";
import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import { Chart } from "../../../web/draw/chart.tsx";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { type Column, DataTable } from "../../../web/kit/data-table.tsx";
import { Quoting, Section } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { findItem } from "./item.ts";
import { TLI_SOURCE, type Trophic, trophicName, type TrophicState } from "./tli.ts";
import { TABLE_UNITS } from "./unit.ts";
import type { TrophicView } from "./view.ts";
import { words } from "./words.ts";

const STATES: Readonly<Record<TrophicState, Sentence>> = {
  贫营养: say("贫营养", "oligotrophic"),
  中营养: say("中营养", "mesotrophic"),
  轻度富营养: say("轻度富营养", "lightly eutrophic"),
  中度富营养: say("中度富营养", "moderately eutrophic"),
  重度富营养: say("重度富营养", "highly eutrophic"),
};
const BOUNDS = [30, 50, 60, 70];

type Item = Trophic["items"][number];

/** The index over the years, between the bounds of its states. */
function Years({ years }: { readonly years: TrophicView["years"] }) {
  const t = useWords(words);
  const axis = t.trophicAxis;
  const whole = years.flatMap(({ year, months, tli }) => (tli === null ? [] : [{ year, months, tli }]));
  const option = useCallback(
    () => ({
      tooltip: { trigger: "axis" },
      // The names of the bounds stand beside the picture: within it they are closer than a line of text.
      grid: { right: 36 },
      xAxis: { type: "category", data: whole.map(({ year }) => year) },
      yAxis: { type: "value", name: axis, min: 0, max: 100 },
      series: [
        {
          type: "line",
          name: axis,
          data: whole.map(({ tli }) => Number(tli.toFixed(2))),
          symbolSize: 7,
          markLine: {
            label: { formatter: "{c}", position: "end" },
            data: BOUNDS.map((yAxis) => ({ yAxis })),
          },
        },
      ],
    }),
    [whole, axis],
  );
  const [first, last] = [whole[0], whole.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  return <Chart height={220} sentence={t.trophicYears(first.year, last.year)} option={option} />;
}

/** How far the water is overgrown in a month, item by item with its weight, and over the years. */
export function TrophicOf({ trophic, month }: { readonly trophic: TrophicView; readonly month: string }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const figure = (value: number | null, digits: number): string =>
    value === null ? "—" : formatFigure(value, language, digits);
  const now = trophic.months.find((each) => each.month === month);
  const columns: readonly Column<Item>[] = [
    {
      key: "item",
      title: t.item,
      card: "title",
      render: ({ item }) => sentence(findItem(item)?.said ?? say(item, item)),
    },
    {
      key: "value",
      title: t.value,
      figure: true,
      card: "mark",
      render: ({ item, value }) => {
        const measure = findItem(item)?.measure;
        return `${Number(value.toPrecision(6))} ${measure === undefined ? "" : TABLE_UNITS[measure]}`.trim();
      },
    },
    {
      key: "index",
      title: t.trophicIndex,
      figure: true,
      card: "state",
      render: ({ index }) => figure(index, 2),
    },
    { key: "weight", title: t.weight, figure: true, render: ({ weight }) => figure(weight, 4) },
  ];
  const { trend } = trophic;
  const way =
    trend === null ? null : trend.direction === null ? t.noTrend : trend.direction === "up" ? t.up : t.down;
  return (
    <Section title={`${t.trophic} · ${month}`}>
      {now !== undefined && (
        <>
          <p>
            {now.tli === null
              ? t.trophicLacks
              : t.trophicOf(sentence(STATES[trophicName(now.tli)]), figure(now.tli, 2))}
          </p>
          <DataTable columns={columns} rows={now.items} rowKey={({ item }) => item} label={t.trophic} />
        </>
      )}
      <Years years={trophic.years} />
      <p className="ui-quiet">
        {trend !== null && way !== null && `${t.trophicTrend(way, trend.n)} `}
        {trophic.years.map(({ year, months }) => t.yearMonths(year, months)).join(sentence(say("、", ", ")))}
        <br />
        <Quoting>{sentence(TLI_SOURCE.title)}</Quoting>
      </p>
    </Section>
  );
}
