import { figures, standingOf } from "../../../platform/records/figures.ts";
import { WATER_FIGURES } from "./figures.ts";
import type { WaterDesk } from "./store-section.ts";
import { waterOf } from "./store-reading.ts";

/** Shares of classes of the latest month, about measure （十二）. */
export const waterIndicators = figures(12, WATER_FIGURES, [
  async (desk: WaterDesk, asOf) => {
    const { judged, good, worseThanV, month, rows } = await waterOf(desk, asOf);
    const ratio = (part: number) => ({ part, whole: judged, unit: { zh: "个断面", en: "sections" } });
    return {
      source: {
        zh: `断面监测数据${month === null ? "" : `（${month}）`}`,
        en: `readings of sections${month === null ? "" : ` (${month})`}`,
      },
      standing: standingOf(rows.some(({ sample }) => sample)),
      figures: { "ecology.good-water": ratio(good), "ecology.worse-than-v": ratio(worseThanV) },
    };
  },
]);
