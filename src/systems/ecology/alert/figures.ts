import { figure, type FigureDefinition, UNITS } from "../../../kernel/figure.ts";

/** Figures about alerts, by their ids. */
export const ALERT_FIGURES = {
  "ecology.alerts-in-time": figure(["预警按时确认率", "Alerts acknowledged in time"], UNITS.percent, "up", [
    "截至当日到了确认时限的通报中，时限内确认的比例；演练不计，首次答复是否按时不计。时限按各市约定，没有约定的按本系统默认值（未核实）。",
    "Of the notices whose time to acknowledge had come by the day, those acknowledged within it; drills do not count, nor does whether the first answer came in time. The time is what the cities agreed, or else a default of this system (unverified).",
  ]),
} satisfies Readonly<Record<string, FigureDefinition>>;
