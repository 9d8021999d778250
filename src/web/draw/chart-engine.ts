import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Palette } from "../frame/palette.ts";
import { FONTS } from "../frame/fonts.ts";

use([
  BarChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

export type ChartOption = EChartsCoreOption;

export type DrawnChart = {
  readonly show: (option: ChartOption, palette: Palette) => void;
  readonly dispose: () => void;
};

/** Colours and fonts of the palette for everything that an option does not set itself. */
function look(p: Palette) {
  const axis = {
    axisLine: { lineStyle: { color: p.edge } },
    axisTick: { lineStyle: { color: p.edge } },
    axisLabel: { color: p.secondary },
    nameTextStyle: { color: p.secondary },
    splitLine: { lineStyle: { color: p.line } },
  };
  return {
    color: [...p.series],
    textStyle: { fontFamily: FONTS, color: p.secondary },
    grid: { left: 8, right: 16, top: 40, bottom: 8 },
    legend: { top: 0, bottom: "auto", textStyle: { color: p.secondary } },
    tooltip: { backgroundColor: p.raised, borderColor: p.line, textStyle: { color: p.text } },
    categoryAxis: axis,
    valueAxis: axis,
    timeAxis: axis,
    logAxis: axis,
    // Hollow points and outlined labels are filled with white, whatever they stand on.
    line: { symbol: "circle" },
    markLine: {
      symbol: "none",
      lineStyle: { color: p.secondary, type: "dashed" },
      label: { color: p.secondary, textBorderWidth: 0 },
    },
  };
}

/** A chart in that element with days in that language, drawn as SVG because it prints sharply, without motion and following the element's size. */
export function draw(element: HTMLElement, language: "zh" | "en"): DrawnChart {
  const chart = init(element, null, { renderer: "svg", locale: language === "zh" ? "ZH" : "EN" });
  const sizes = new ResizeObserver(() => chart.resize());
  sizes.observe(element);
  return {
    show: (option, palette) => {
      chart.setOption({ animation: false, ...option }, true);
      // A theme is set on what is already drawn; before that it would be forgotten.
      chart.setTheme(look(palette));
    },
    dispose: () => {
      sizes.disconnect();
      chart.dispose();
    },
  };
}
