import { randomUUID } from "node:crypto";
import type { SampleDesk } from "../../../platform/records/sample-units.ts";
import { json } from "../../../platform/database/json.ts";
import { nameOf } from "../../../platform/records/records.ts";
import type { Caller } from "../../../platform/slice.ts";
import { tellMoney } from "../money/story.ts";
import type { Assumed } from "./assumption.ts";
import type { Invented } from "./inventing.ts";
import { inventHours } from "./store-hours.ts";

/** A year that nobody measured, and what its sizing came to on 2026-12-02: so long a computation is no part of a first start. */
const INVENTED: Invented = {
  windHours: 3_300,
  sunHours: 1_800,
  seed: 1,
  loadMw: 10,
  pattern: "twoShifts",
  truckMwh: 60,
  buyYuanPerKwh: 0.45,
  sellYuanPerKwh: 0.2,
};
const ASSUMED: Omit<Assumed, "hours"> = {
  byRule: "own",
  windMaxMw: 1_000,
  solarMaxMw: 1_000,
  importMw: 40,
  exportMw: 0,
  kgPerWeek: 200_000,
  depotMw: 20,
  unmetYuanPerKwh: null,
  windYuanPerKw: 4_200,
  solarYuanPerKw: 2_600,
  batteryYuanPerKw: 1_250,
  batteryYuanPerKwh: 1_100,
  electrolyserYuanPerKw: 3_500,
  tankYuanPerKg: 3_500,
  ratePercent: 6,
  kwhPerKg: 53.6,
  minLoadPercent: 0,
};
const RESULT = {
  status: "optimal",
  lowerYuan: 172_361_092.83,
  upperYuan: 172_880_696.57,
  exactYuan: null,
  because: null,
  capacities: {
    windMw: 100.755_021_455_920_8,
    solarMw: 187.928_858_091_016_7,
    batteryMw: 43.302_581_932_040_63,
    batteryMwh: 173.210_327_728_162_53,
    electrolyserMw: 96.171_366_252_304_11,
    tankKg: 4_046.577_123_043_842,
  },
  year: {
    generatedKwh: 585_596_325.164_200_8,
    curtailedKwh: 85_169_389.121_507_06,
    importedKwh: 64_356_783.259_448_61,
    exportedKwh: 0,
    h2Kwh: 558_971_428.571_427_8,
    hydrogenKg: 10_428_571.428_571_397,
  },
  prices: [
    { rule: "storagePower", yuanPerYear: 12_910_330.31 },
    { rule: "storageHours", yuanPerYear: 5_677_459.41 },
    { rule: "reRatio", yuanPerYear: 0 },
  ],
};

/** A project of the demonstration with hours and one sizing. All of it is invented. */
export async function tellSizing(desk: SampleDesk, projectId: string, by: Caller): Promise<void> {
  const { sql, now } = desk;
  const { id: hoursId } = await inventHours(desk, projectId, INVENTED, by);
  const sizingId = randomUUID();
  await sql`insert into energy.sizing ${sql({
    id: sizingId,
    projectId,
    hoursId,
    regionCode: "150200",
    rule: "h2",
    exact: false,
    assumed: json(sql, { ...ASSUMED, hours: hoursId }),
    state: "done",
    attempts: 1,
    solved: 20,
    result: json(sql, RESULT),
    sample: true,
    askedAt: now(),
    askedBy: nameOf(by),
    endedAt: now(),
  })}`;
  await tellMoney(desk, projectId, { sizingId, capacities: RESULT.capacities }, by);
}
