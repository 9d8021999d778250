import { figure, type FigureDefinition, UNITS } from "../../../kernel/figure.ts";

/** Figures about alerts, by their ids. */
export const ALERT_FIGURES = {
  "ecology.alerts-in-time": figure(["预警按时确认率", "Alerts acknowledged in time"], UNITS.percent, "up", [
    "截至当日到了确认时限的通报中，时限内确认的比例；演练不计。时限是本系统默认值，两市约定的未核实。",
    "Of the notices whose time to acknowledge had come by the day, those acknowledged within it; drills do not count. The time is a default of this system; what cities agreed is unverified.",
  ]),
} satisfies Readonly<Record<string, FigureDefinition>>;
