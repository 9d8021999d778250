import { figure, UNITS } from "../../../kernel/figure.ts";

/** What the figures of water quality count. */
export const WATER_FIGURES = {
  "ecology.good-water": figure(["Ⅰ–Ⅲ类断面比例", "Sections of class I–III"], UNITS.percent, "up", [
    "最近一个有数据的月份，各项月均值按 GB 3838-2002 表1、单因子评价为Ⅰ–Ⅲ类的断面占有数据断面的比例；水温、总氮、粪大肠菌群不计。",
    "Of the sections with readings in the latest month, those of class I to III by the worst of their monthly means (GB 3838-2002, table 1); temperature, total nitrogen and coliforms do not count.",
  ]),
  "ecology.worse-than-v": figure(["劣Ⅴ类断面比例", "Sections worse than class V"], UNITS.percent, "down", [
    "同上，评价为劣Ⅴ类的断面占有数据断面的比例。",
    "Likewise, those worse than class V.",
  ]),
};
