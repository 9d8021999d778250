import type { BaseValues } from "./kind.ts";

/** What every installation begins with: makers that public reports name. None of these states a capacity, so none stands here. */
export const PUBLISHED_BASES: readonly BaseValues[] = [
  {
    name: "北奔重汽（包头）",
    city: "150200",
    product: "truck",
    perYear: null,
    since: null,
    source:
      "公开报道：交通运输部试点，与包头北奔重汽建设甘肃—内蒙古—山西—河北千公里级换电走廊，到 2026 年换电重卡不少于 2 万辆（baggle.cn）；没有给出产能",
    sourceOn: null,
    level: "B",
  },
  {
    name: "国鸿氢能（鄂尔多斯）",
    city: "150600",
    product: "fuelCell",
    perYear: null,
    since: null,
    source: "明报 2025-08-04：鄂尔多斯已有 240 余辆国鸿氢能重卡运行；没有给出产能",
    sourceOn: "2025-08-04",
    level: "B",
  },
];
