import { addDays, type Day } from "../../../kernel/calendar.ts";
import { CITIES } from "../../../kernel/region.ts";
import { type SampleDesk, sampleUnits } from "../../../platform/records/sample-units.ts";
import { story } from "../../../platform/records/story.ts";
import type { GridValues } from "./kind.ts";
import { capacities, enterCapacity } from "./store.ts";

const company = (city: string) => `${city}示例供电公司`;
const bureau = (city: string) => `${city}示例能源局`;

type Sample = Pick<GridValues, "node" | "importMw" | "exportMw"> & {
  readonly city: string;
  readonly from: number;
};
const of = (
  city: string,
  node: string,
  [importMw, exportMw]: readonly [number | null, number | null],
  from = -200,
): Sample => ({ city, node, importMw, exportMw, from });

/** Confirmed by the bureau of energy of the city; every figure is invented. Of Hohhot nobody published anything. */
const CONFIRMED: readonly Sample[] = [
  of("包头市", "", [400, 300]),
  of("包头市", "示例固阳县", [60, 50]),
  of("鄂尔多斯市", "", [200, 60]),
  of("鄂尔多斯市", "示例达拉特旗", [80, 40]),
];
/** Stated, and still to be confirmed. */
const STATED: readonly Sample[] = [of("包头市", "", [600, 500], 400), of("乌兰察布市", "", [120, null], -30)];

/** Tells what grid companies of a demonstration stated, and what bureaus of energy confirmed of it. */
export async function tellGrid(desk: SampleDesk, asOf: Day): Promise<void> {
  const names = CITIES.flatMap(({ full }) => [company(full), bureau(full)]);
  const { actingFor } = await sampleUnits(desk, names, asOf);
  const tell = story(desk, asOf, { begin: enterCapacity, act: capacities.act });
  const told = ({ city, from, ...values }: Sample, before: number, confirmed: boolean) =>
    tell({
      by: actingFor(company(city), "liaison"),
      before,
      seed: {
        ...values,
        city: CITIES.find(({ full }) => full === city)?.code ?? "",
        from: addDays(asOf, from),
        until: null,
        source: "【示例】电网接入能力公告",
        sourceOn: addDays(asOf, -before - 5),
      },
      ...(confirmed
        ? {
            since: [
              [
                before - 10,
                actingFor(bureau(city), "liaison"),
                { type: "confirm", document: "【示例】接入能力核对意见" },
              ],
            ],
          }
        : {}),
    });
  for (const [at, sample] of CONFIRMED.entries()) await told(sample, 190 - at, true);
  for (const [at, sample] of STATED.entries()) await told(sample, 20 - at, false);
}
