import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { Place } from "../../../kernel/place.ts";
import { derivedKey } from "../../../platform/records/derived-key.ts";
import { goOn, morning } from "../../../platform/records/story.ts";
import { type SampleDesk, sampleBureaus } from "../bureau/story-ground.ts";
import type { Site, SiteAsked } from "./kind.ts";
import { keepVerified, sites } from "./store.ts";

const UNIT = "示例大青山保护区管理局";

/** A grey pixel: nothing is to be seen on a photo of a place that does not exist. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2vKFjgAAAABJRU5ErkJggg==",
  "base64",
);

type Told = {
  readonly code: string;
  readonly name: string;
  readonly kind: Site["kind"];
  readonly at: Place[number];
  readonly hectares: number;
  readonly zone: string;
  readonly before: number;
  /** How many days ago it was verified, and until when it is to be put right from then on. */
  readonly verified?: readonly [before: number, days: number];
  readonly since?: readonly (readonly [before: number, who: "ranger" | "head", act: SiteAsked])[];
};

const rectified = (restoredM2: number, on: Day): SiteAsked => ({
  type: "rectify",
  on,
  restoredM2,
  text: "【示例】回填覆土，撒播草籽。",
});
const holds = (type: "inspect" | "accept"): SiteAsked => ({ type, passed: "yes", text: "" });

const told = (asOf: Day): readonly Told[] => [
  {
    code: "示例-001",
    name: "【示例】废弃采石坑",
    kind: "mining",
    at: [110.42, 40.78],
    hectares: 2.4,
    zone: "示例实验区",
    before: 3,
  },
  {
    code: "示例-002",
    name: "【示例】沟口弃渣",
    kind: "waste",
    at: [110.95, 40.86],
    hectares: 0.8,
    zone: "示例实验区",
    before: 60,
    verified: [55, 40],
  },
  {
    code: "示例-003",
    name: "【示例】林间便道",
    kind: "road",
    at: [111.32, 40.95],
    hectares: 1.1,
    zone: "示例缓冲区",
    before: 80,
    verified: [76, 90],
    since: [[5, "ranger", rectified(11_000, addDays(asOf, -5))]],
  },
  {
    code: "示例-004",
    name: "【示例】坡地开垦",
    kind: "farming",
    at: [111.78, 40.98],
    hectares: 3.6,
    zone: "示例缓冲区",
    before: 200,
    verified: [195, 120],
    since: [
      [110, "ranger", rectified(35_000, addDays(asOf, -110))],
      [100, "head", holds("inspect")],
      [90, "head", holds("accept")],
      [88, "ranger", { type: "close" }],
    ],
  },
];

/** Sites of a reserve as they came about. Places are near the mountains, what stands there is invented, and so are the zones. */
export async function tellSites(desk: SampleDesk, asOf: Day): Promise<void> {
  const { units, actingFor } = await sampleBureaus(desk, asOf);
  const unit = units.get(UNIT);
  if (unit === undefined) throw new Error(`the demonstration lacks ${UNIT}`);
  const who = { ranger: actingFor(UNIT, "liaison"), head: actingFor(UNIT, "unit-head") };
  for (const { code, name, kind, at, hectares, zone, before, verified, since = [] } of told(asOf)) {
    const areaM2 = hectares * 10_000;
    const seed: Site = {
      code,
      name,
      kind,
      place: [at],
      foundOn: addDays(asOf, -before),
      source: "patrol",
      due: verified === undefined ? addDays(asOf, 4) : null,
      note: "【示例】虚构的图斑。",
      unit: { unitId: unit.id, regionCode: unit.regionCode },
      areaM2,
      zones: [{ zone, m2: areaM2 }],
      outline: null,
    };
    const begun = await sites.begin(
      desk,
      { key: derivedKey("site", code), seed },
      who.ranger,
      morning(asOf, before),
    );
    if (verified === undefined) continue;
    const [ago, days] = verified;
    const on = addDays(asOf, -ago);
    const seen = {
      place: [at],
      on,
      truth: "real",
      until: addDays(on, days),
      whyFar: "",
      text: "【示例】",
    } as const;
    const asked = { version: begun.version, key: derivedKey("site check", code), ...seen };
    await keepVerified(
      desk,
      begun.id,
      asked,
      { name: "示例.png", bytes: PIXEL },
      who.ranger,
      morning(asOf, ago),
    );
    await goOn(
      desk,
      asOf,
      sites,
    )(
      { id: begun.id, version: begun.version + 1 },
      since.map(([days_, by, act]) => [days_, who[by], act] as const),
    );
  }
}
