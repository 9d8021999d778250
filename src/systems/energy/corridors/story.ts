import { randomUUID } from "node:crypto";
import { CITIES } from "../../../kernel/region.ts";
import type { Day } from "../../../kernel/calendar.ts";
import { json } from "../../../platform/database/json.ts";
import { nameOf } from "../../../platform/records/records.ts";
import { type SampleDesk, sampleUnits } from "../../../platform/records/sample-units.ts";
import { goOn, morning } from "../../../platform/records/story.ts";
import type { Caller } from "../../../platform/slice.ts";
import { UNPRICED } from "./haulage/pricing.ts";
import type { CorridorAsked, CorridorValues } from "./kind.ts";
import { corridorFile, type Network } from "./network.ts";
import { computeStations } from "./placing/store.ts";
import { corridors, registerCorridor } from "./store.ts";

const BUREAUS = CITIES.map(({ full }) => `${full}示例能源局`);

const site = (id: string, cost: number | null) => ({ id, candidate: cost !== null, cost });
const road = (from: string, to: string, km: number) => ({ from, to, km });
const flow = (from: string, to: string, trucks: number) => ({ from, to, trucks });

/** From a mine in the north over a siding to works and a port; every place and number is invented. */
const NORTHERN: Network = {
  sites: [
    site("示例矿区", 900),
    site("二号采区", null),
    site("集运站", 650),
    site("专用线", 800),
    site("物流园", 700),
    site("示例钢厂", null),
    site("北站", 600),
    site("示例口岸", 1_100),
  ],
  roads: [
    road("示例口岸", "北站", 86),
    road("北站", "示例矿区", 64),
    road("示例矿区", "二号采区", 18),
    road("示例矿区", "集运站", 72),
    road("集运站", "专用线", 41),
    road("专用线", "物流园", 55),
    road("物流园", "示例钢厂", 12),
  ],
  flows: [
    flow("二号采区", "专用线", 90),
    flow("示例矿区", "示例钢厂", 60),
    flow("示例口岸", "物流园", 40),
    flow("示例口岸", "集运站", 30),
  ],
};
/** A shuttle on hydrogen, short of a station in the west. */
const SHUTTLE: Network = {
  sites: [site("一号井", null), site("煤化工园", 1_800), site("示例装车站", 1_500), site("西部井田", null)],
  roads: [
    road("一号井", "煤化工园", 38),
    road("煤化工园", "示例装车站", 52),
    road("煤化工园", "西部井田", 190),
  ],
  flows: [flow("一号井", "示例装车站", 50), flow("西部井田", "示例装车站", 20)],
};

type Told = {
  readonly by: Caller;
  readonly before: number;
  readonly seed: CorridorValues;
  readonly network: Network;
};

/** Corridors of a demonstration: one with stations, prices and its depot in a project, one that waits. All of it is invented. */
export async function tellCorridors(desk: SampleDesk, asOf: Day): Promise<void> {
  const { actingFor } = await sampleUnits(desk, BUREAUS, asOf);
  const [baotou, ordos] = [
    actingFor("包头市示例能源局", "liaison", "unit-head"),
    actingFor("鄂尔多斯市示例能源局", "liaison", "unit-head"),
  ];

  async function begin({ by, before, seed, network }: Told): Promise<string> {
    const { id } = await registerCorridor(desk, { key: randomUUID(), seed }, by, morning(asOf, before));
    const { rangeKm, reservePercent, maxStations } = seed;
    const reach = { rangeKm, reservePercent, maxStations };
    const act = { type: "bring", network, reach, fileName: "【示例】走廊.xlsx" } as const;
    const doing = { id, version: 1, key: randomUUID(), act };
    await corridors.enact(desk, doing, by, morning(asOf, before - 1));
    return id;
  }
  async function computed(id: string, { by, before, seed, network }: Told): Promise<string> {
    const given = corridorFile(network, seed);
    const result = await computeStations(given, new AbortController().signal, async () => {});
    const placing = randomUUID();
    const at = morning(asOf, before).at;
    const row = { id: placing, corridorId: id, regionCode: "150200", given: json(desk.sql, given) };
    const done = { state: "done", attempts: 1, solved: 1, result: json(desk.sql, result), sample: true };
    await desk.sql`insert into energy.placing ${desk.sql({ ...row, ...done, askedAt: at, askedBy: nameOf(by), endedAt: at })}`;
    return placing;
  }
  const on = (id: string, since: readonly (readonly [number, Caller, CorridorAsked])[]) =>
    goOn(desk, asOf, corridors)({ id, version: 2 }, since);

  const northern: Told = {
    by: baotou,
    before: 60,
    seed: {
      name: "【示例】示例矿区至示例口岸重卡走廊",
      filling: "charging",
      rangeKm: 300,
      reservePercent: 20,
      maxStations: null,
      source: "【示例】走廊调查表",
    },
    network: NORTHERN,
  };
  const id = await begin(northern);
  const placing = await computed(id, { ...northern, before: 50 });
  const [hours] = await desk.sql<{ id: string }[]>`
    select hours.id from energy.hours join energy.record on record.id = hours.project_id
    where record.status = 'draft' order by added_at limit 1`;
  await on(id, [
    [50, baotou, { type: "adopt", placing }],
    [
      45,
      baotou,
      { type: "price", ...UNPRICED, electricYuanPerKwh: 0.38, pricedFrom: "【示例】走廊运营企业报价" },
    ],
    ...(hours === undefined
      ? []
      : [
          [
            10,
            baotou,
            {
              type: "hand-over",
              hours: hours.id,
              sharePercent: 50,
              kmPerDay: 274,
              kwhPerKm: 1.394,
              kgPer100Km: 10,
              leaving: "threeShifts",
              depotMw: null,
            },
          ] as const,
        ]),
  ]);
  await begin({
    by: baotou,
    before: 6,
    seed: {
      name: "【示例】示例矿区换电短驳线",
      filling: "swap",
      rangeKm: 160,
      reservePercent: 25,
      maxStations: 1,
      source: "【示例】走廊调查表",
    },
    network: {
      sites: NORTHERN.sites.slice(0, 5),
      roads: NORTHERN.roads.slice(2, 6),
      flows: NORTHERN.flows.slice(0, 1),
    },
  });
  const shuttle: Told = {
    by: ordos,
    before: 120,
    seed: {
      name: "【示例】示例煤化工园氢能短驳走廊",
      filling: "hydrogen",
      rangeKm: 300,
      reservePercent: 10,
      maxStations: 1,
      source: "【示例】园区规划",
    },
    network: SHUTTLE,
  };
  const second = await begin(shuttle);
  const chosen = await computed(second, { ...shuttle, before: 110 });
  await on(second, [[110, ordos, { type: "adopt", placing: chosen }]]);
}
