import type { Day } from "../../../kernel/calendar.ts";
import type { StatedCapacities } from "../projects/project.ts";
import type { Capacities, Year } from "../sizing/program.ts";

// A design of the sizing as a project states it: whole kilowatts and kilowatt-hours, rounded so that what just holds still does.

const KILO = 1_000;
const NEARLY = 1e-6;
const down = (value: number): number => Math.floor(value * KILO + NEARLY) / KILO;
const up = (value: number): number => Math.ceil(value * KILO - NEARLY) / KILO;

/** Less wind and sun, more storage: shares of storage and its hours do not fall. */
export function statedCapacities(of: Capacities): StatedCapacities {
  const batteryMw = up(of.batteryMw);
  const hours = of.batteryMw > 0 ? Math.round((of.batteryMwh / of.batteryMw) * 1e6) / 1e6 : 0;
  return {
    windMw: down(of.windMw),
    solarMw: down(of.solarMw),
    batteryMw,
    batteryMwh: Math.max(up(of.batteryMwh), up(batteryMw * hours)),
    electrolyserMw: up(of.electrolyserMw),
    tankKg: Math.ceil(of.tankKg - NEARLY),
  };
}

const WAN = 10_000;
/** To the kilowatt-hour. */
const wan = (kwh: number, round: (value: number) => number): number => round(Math.max(0, kwh)) / WAN;

/** Energies of a year, each rounded by less than a kilowatt-hour to the side on which a binding share still holds. */
export const statedEnergies = (year: Year) => ({
  generatedWanKwh: wan(year.generatedKwh, Math.ceil),
  curtailedWanKwh: wan(year.curtailedKwh, Math.floor),
  exportedWanKwh: wan(year.exportedKwh, Math.floor),
  h2WanKwh: wan(year.h2Kwh, (kwh) => (kwh > 0 ? Math.ceil(kwh) + 1 : 0)),
  hydrogenT: Math.floor(year.hydrogenKg) / KILO,
});

/** What is recorded when a design is taken: what it is, of which sizing and day. */
export type TakenDesign = {
  readonly sizing: string;
  readonly capacities: StatedCapacities;
  readonly energies: ReturnType<typeof statedEnergies> & {
    readonly loadWanKwh: number;
    readonly tankHours: number | null;
  };
  readonly on: Day;
  readonly exact: boolean;
};
