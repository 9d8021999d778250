import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Palette } from "./palette.ts";
import { FONTS } from "./fonts.ts";

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

/** A chart in that element, drawn as SVG because it prints sharply, without motion and following the element's size. */
export function draw(element: HTMLElement): DrawnChart {
  const chart = init(element, null, { renderer: "svg" });
  const sizes = new ResizeObserver(() => chart.resize());
  sizes.observe(element);
  return {
    show: (option, palette) =>
      chart.setOption(
        {
          animation: false,
          color: [...palette.series],
          textStyle: { fontFamily: FONTS, color: palette.secondary },
          grid: { left: 8, right: 16, top: 24, bottom: 8 },
          ...option,
        },
        true,
      ),
    dispose: () => {
      sizes.disconnect();
      chart.dispose();
    },
  };
}
