import { say } from "../../../../kernel/fields.ts";
import { annuity } from "../../money/rate-of-return.ts";
import type { Priced } from "./pricing.ts";

// What a tonne costs a kilometre, by what moves it: energy, truck, stations, toll. Drivers, upkeep and insurance are left out: they
// differ little between trucks, and nothing was read of them.

export const FILLING = {
  charging: say("充电", "charging"),
  swap: say("换电", "battery swap"),
  hydrogen: say("加氢", "hydrogen"),
};
export type Filling = keyof typeof FILLING;

export const DRIVES = {
  charging: say("充电重卡", "Charging"),
  swap: say("换电重卡", "Battery swap"),
  hydrogenLeast: say("燃料电池（氢耗低值）", "Fuel cell, least hydrogen"),
  hydrogenMost: say("燃料电池（氢耗高值）", "Fuel cell, most hydrogen"),
  diesel: say("柴油重卡", "Diesel"),
};
export type Drive = keyof typeof DRIVES;
const FILLED_BY: Readonly<Record<Drive, Filling | null>> = {
  charging: "charging",
  swap: "swap",
  hydrogenLeast: "hydrogen",
  hydrogenMost: "hydrogen",
  diesel: null,
};

/** Stations of a corridor, what all of them cost, and how many trucks share them. */
export type Shared = { readonly filling: Filling; readonly costWan: number; readonly trucks: number };

export const COST_PARTS = ["energy", "truck", "station", "toll"] as const;
export type Haulage = {
  readonly drive: Drive;
  /** In yuan per tonne and kilometre. */
  readonly parts: Readonly<Record<(typeof COST_PARTS)[number], number>>;
  readonly yuanPerTkm: number;
  /** Whether the corridor's stations are in it; of other kinds of stations nothing is known here. */
  readonly withStations: boolean;
};
export type Comparison = {
  readonly rows: readonly Haulage[];
  /** At which price of hydrogen a fuel cell costs what diesel, or the cheapest of the others, does; below 0 it never does. */
  readonly breakEven: readonly {
    readonly kgPer100Km: number;
    readonly diesel: number | null;
    readonly cheapest: number | null;
  }[];
};

const WAN = 10_000;

export function compareHaulage(of: Priced, shared: Shared | null): Comparison {
  const tkm = of.kmPerYear * (of.loadedPercent / 100) * of.payloadT;
  const perKm: Readonly<Record<Drive, number>> = {
    charging: of.kwhPerKm * of.electricYuanPerKwh,
    swap: of.kwhPerKm * (of.electricYuanPerKwh + of.swapYuanPerKwh),
    hydrogenLeast: (of.leastKgPer100Km / 100) * of.hydrogenYuanPerKg,
    hydrogenMost: (of.mostKgPer100Km / 100) * of.hydrogenYuanPerKg,
    diesel: (of.litresPer100Km / 100) * of.dieselYuanPerL,
  };
  const truck: Readonly<Record<Drive, number>> = {
    charging: of.electricTruckYuan,
    swap: of.swapTruckYuan,
    hydrogenLeast: of.hydrogenTruckYuan,
    hydrogenMost: of.hydrogenTruckYuan,
    diesel: of.dieselTruckYuan,
  };
  const perTruck =
    shared === null || shared.trucks === 0
      ? 0
      : annuity(shared.costWan * WAN, of.ratePercent / 100, of.stationYears) / shared.trucks;
  const rows = (Object.keys(DRIVES) as Drive[]).map((drive): Haulage => {
    const filling = FILLED_BY[drive];
    const withStations = filling !== null && filling === shared?.filling && shared.trucks > 0;
    const free = filling === "hydrogen" && of.tollRefunded === "yes";
    const parts = {
      energy: (perKm[drive] * of.kmPerYear) / tkm,
      truck: annuity(truck[drive], of.ratePercent / 100, of.years) / tkm,
      station: withStations ? perTruck / tkm : 0,
      toll: free ? 0 : (of.tollYuanPerKm * of.kmPerYear) / tkm,
    };
    return { drive, parts, withStations, yuanPerTkm: COST_PARTS.reduce((sum, part) => sum + parts[part], 0) };
  });
  const total = (drive: Drive): number => rows.find((row) => row.drive === drive)?.yuanPerTkm ?? 0;
  const cheapest = Math.min(total("charging"), total("swap"), total("diesel"));
  /** What is left for hydrogen of what another costs, by the kilogram. */
  const leftFor = (drive: Drive, kg: number, other: number): number | null => {
    const row = rows.find((each) => each.drive === drive);
    if (row === undefined || kg === 0) return null;
    return ((other - (row.yuanPerTkm - row.parts.energy)) * tkm) / ((kg / 100) * of.kmPerYear);
  };
  const breakEven = (
    [
      ["hydrogenLeast", of.leastKgPer100Km],
      ["hydrogenMost", of.mostKgPer100Km],
    ] as const
  ).map(([drive, kgPer100Km]) => ({
    kgPer100Km,
    diesel: leftFor(drive, kgPer100Km, total("diesel")),
    cheapest: leftFor(drive, kgPer100Km, cheapest),
  }));
  return { rows, breakEven };
}
