import { randomUUID } from "node:crypto";
import type { SampleDesk } from "../../../platform/records/sample-units.ts";
import { json } from "../../../platform/database/json.ts";
import { nameOf } from "../../../platform/records/records.ts";
import { today } from "../../../platform/records/units.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { Capacities } from "../sizing/program.ts";
import type { ConditionId } from "../verdict/rule-set.ts";
import type { Redispatched } from "./redispatch.ts";
import { assumed, DEFAULTS, type Reckoned, valuesOf } from "./terms.ts";
import { type Dispatched, moneyOf } from "./tornado.ts";

type Years = readonly [
  loadKwh: number,
  truckKwh: number,
  h2Kwh: number,
  hydrogenKg: number,
  generatedKwh: number,
  curtailedKwh: number,
  importedKwh: number,
  purchasesYuan: number,
  missingKg?: number,
  broken?: readonly ConditionId[],
];
const year = (of: Years): Redispatched => {
  const [loadKwh, truckKwh, h2Kwh, hydrogenKg, generatedKwh, curtailedKwh, importedKwh, purchasesYuan] = of;
  const [, , , , , , , , missingKg = 0, broken = []] = of;
  return {
    year: {
      loadKwh,
      truckKwh,
      h2Kwh,
      hydrogenKg,
      generatedKwh,
      curtailedKwh,
      importedKwh,
      exportedKwh: 0,
      purchasesYuan,
      salesYuan: 0,
    },
    missingKwh: 0,
    missingKg,
    broken,
  };
};

/** What eleven dispatches of the sample's design came to on 2026-12-02: so long a computation is no part of a first start. */
const DISPATCHED: Dispatched = {
  base: year([64240000, 23763021, 558971429, 10428571, 585639674, 85126041, 64356783, 28960552]),
  changed: {
    windYield: [
      year([64240000, 23763021, 558971429, 10428571, 559631810, 44635435, 90922982, 40915342]),
      year([
        64240000,
        23763021,
        558971429,
        10428571,
        599779568,
        137484615,
        49727110,
        22377199,
        0,
        ["reRatio"],
      ]),
    ],
    solarYield: [
      year([64240000, 23763021, 558653158, 10422634, 556045751, 47065289, 92666009, 41699704, 5938]),
      year([
        64240000,
        23763021,
        558971429,
        10428571,
        601373473,
        137046915,
        48957793,
        22031007,
        0,
        ["reRatio"],
      ]),
    ],
    load: [
      year([51392000, 23763021, 558971429, 10428571, 578496976, 92268739, 58492455, 26321605]),
      year([77088000, 23763021, 558971429, 10428571, 592462355, 78303359, 70438092, 31697142]),
    ],
    buy: [
      year([64240000, 23763021, 558971429, 10428571, 585575472, 85190242, 64356783, 23168442]),
      year([64240000, 23763021, 558971429, 10428571, 585575472, 85190242, 64356783, 34752663]),
    ],
    kwhPerKg: [
      year([
        64240000,
        23763021,
        447177143,
        10428571,
        516332066,
        154433649,
        20081137,
        9036512,
        0,
        ["reRatio"],
      ]),
      year([64240000, 23763021, 663906349, 10321927, 607334390, 63431324, 148743429, 66934543, 106644]),
    ],
  },
};

/** Money of the demonstration's design. All of it is invented. */
export async function tellMoney(
  desk: SampleDesk,
  projectId: string,
  { sizingId, capacities }: { readonly sizingId: string; readonly capacities: Capacities },
  by: Caller,
): Promise<void> {
  const { sql, now } = desk;
  const terms: Reckoned = { ...valuesOf(DEFAULTS), sizing: sizingId, changedFrom: "" };
  await sql`insert into energy.costing ${sql({
    id: randomUUID(),
    projectId,
    sizingId,
    regionCode: "150200",
    terms: json(sql, terms),
    assumptions: json(sql, assumed(terms, today(desk))),
    state: "done",
    attempts: 1,
    solved: 11,
    result: json(sql, moneyOf(capacities, terms, DISPATCHED)),
    sample: true,
    askedAt: now(),
    askedBy: nameOf(by),
    endedAt: now(),
  })}`;
}
