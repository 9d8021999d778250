import { formatFigure } from "../../../web/frame/format.ts";
import type { Language } from "../../../web/frame/language.tsx";
import type { ZoneShare } from "./kind.ts";

export const HECTARE_M2 = 10_000;

/** Zones with the hectares in each: 示例缓冲区 1.2、示例实验区 0.4. */
export const zoneWords = (zones: readonly ZoneShare[], language: Language): string =>
  zones
    .map(({ zone, m2 }) => `${zone} ${formatFigure(m2 / HECTARE_M2, language, 4)}`)
    .join(language === "zh" ? "、" : ", ");
