import { addDays, type Day } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import type { Position } from "../../../kernel/outline.ts";
import type { PackedSurvey } from "../../../platform/geo/packed-survey.ts";
import { surveyInWorker } from "../../../platform/geo/survey-in-worker.ts";
import { derivedKey } from "../../../platform/records/derived-key.ts";
import { goOn, morning } from "../../../platform/records/story.ts";
import { type SampleDesk, sampleBureaus } from "../bureau/story-ground.ts";
import type { Site, SiteAsked } from "./kind.ts";
import { blob, chances, ridge, sampleOutlines, samplePicture, sampleZones } from "./story-outlines.ts";
import { keepPhotographed, sites } from "./store.ts";
import { ZONE_KEYS } from "./site-id.ts";
import { keepZones } from "./zones/store.ts";

const UNIT = "示例大青山保护区管理局";

/** How many days ago what was done with a site. */
type Told = {
  readonly code: string;
  readonly name: string;
  readonly kind: Site["kind"];
  readonly at: Position;
  readonly hectares: number;
  readonly before: number;
  /** When it was verified, and for how many days it was given. */
  readonly verified?: readonly [before: number, days: number];
  readonly untrue?: true;
  readonly rectified?: number;
  readonly inspected?: number;
  readonly accepted?: number;
  readonly closed?: number;
};

const TOLD: readonly Told[] = [
  {
    code: "示例-001",
    name: "【示例】废弃采石坑",
    kind: "mining",
    at: [110.42, 40.78],
    hectares: 2.4,
    before: 3,
  },
  {
    code: "示例-002",
    name: "【示例】沟口弃渣",
    kind: "waste",
    at: [110.95, 40.86],
    hectares: 0.8,
    before: 60,
    verified: [55, 40],
  },
  {
    code: "示例-003",
    name: "【示例】林间便道",
    kind: "road",
    at: [111.32, 40.95],
    hectares: 1.1,
    before: 80,
    verified: [76, 90],
    rectified: 5,
  },
  {
    code: "示例-004",
    name: "【示例】坡地开垦",
    kind: "farming",
    at: [111.78, 40.98],
    hectares: 3.6,
    before: 200,
    verified: [195, 120],
    rectified: 110,
    inspected: 100,
    accepted: 90,
    closed: 88,
  },
];

const KINDS = [
  ["mining", "旧采坑"],
  ["waste", "弃土堆"],
  ["farming", "撂荒地"],
  ["road", "施工便道"],
  ["building", "废弃工棚"],
] as const;
const FURTHER = 24;

/** Sites of three years along the mountains, most of them closed since. */
function further(): Told[] {
  const next = chances(14);
  return Array.from({ length: FURTHER }, (_, at): Told => {
    const x = 110.2 + 1.8 * next();
    const [kind, name] = KINDS[at % KINDS.length] ?? KINDS[0];
    const before = 40 + Math.round(980 * next());
    const base = {
      code: `示例-${101 + at}`,
      name: `【示例】${name}`,
      kind,
      at: [x, ridge(x) - 0.09 + 0.19 * next()] as const,
      hectares: Number((0.4 + 4 * next()).toFixed(1)),
      before,
      verified: [before - 4, 120] as const,
    };
    if (at % 8 === 7) return { ...base, untrue: true };
    if (at % 8 === 6) return { ...base, rectified: before - 20, inspected: before - 22 };
    return {
      ...base,
      rectified: before - 20,
      inspected: before - 22,
      accepted: before - 26,
      closed: before - 28,
    };
  });
}

const photo = (stage: "before" | "after") => ({ name: "示例.png", bytes: samplePicture(stage) });
const holds = (type: "inspect" | "accept"): SiteAsked => ({ type, passed: "yes", text: "" });

/** Sites of a reserve as they came about. Places are near the mountains; what stands there is invented, and so are the zones. */
export async function tellSites(desk: SampleDesk, asOf: Day): Promise<void> {
  const { units, actingFor } = await sampleBureaus(desk, asOf);
  const unit = units.get(UNIT);
  if (unit === undefined) throw new Error(`the demonstration lacks ${UNIT}`);
  const [ranger, head] = [actingFor(UNIT, "liaison"), actingFor(UNIT, "unit-head")];
  const zones = { name: "示例分区.geojson", bytes: sampleZones() };
  await keepZones(desk, zones, unit.regionCode, ranger);
  const all = [...TOLD, ...further()];
  const next = chances(7);
  const found = await surveyInWorker({
    bytes: sampleOutlines(all.map(({ at, hectares }) => blob(at, hectares, next))),
    fileName: "示例图斑.geojson",
    zones: { bytes: zones.bytes, fileName: zones.name, zoneNames: ZONE_KEYS },
  });
  if (!found.ok) throw new FailureError(found.failure);
  for (const [at, each] of all.entries()) await tell(each, at, found.value);

  async function tell(told: Told, at: number, { things, wkb }: PackedSurvey): Promise<void> {
    const { code, name, kind, hectares, before, verified } = told;
    const thing = things[at];
    const outline = Buffer.from(wkb.subarray(things[at - 1]?.end ?? 0, thing?.end ?? 0));
    const areaM2 = thing?.areaM2 ?? hectares * 10_000;
    const key = thing?.key ?? null;
    const seed: Site = {
      code,
      name,
      kind,
      place: [
        [Number((thing?.centre ?? told.at)[0].toFixed(6)), Number((thing?.centre ?? told.at)[1].toFixed(6))],
      ],
      foundOn: addDays(asOf, -before),
      source: "patrol",
      due: verified === undefined ? addDays(asOf, 4) : null,
      note: "【示例】虚构的图斑。",
      unit: { unitId: unit?.id ?? "", regionCode: unit?.regionCode ?? "" },
      areaM2,
      zones: [...(thing?.zones ?? [])],
      outline: key,
    };
    const begun = await sites.begin(desk, { key: derivedKey("site", code), seed }, ranger, {
      ...morning(asOf, before),
      aside: async (sql, { id, record: { regionCode } }) => {
        await sql`insert into ecology.site_outline ${sql({ siteId: id, key, regionCode, wkb: outline })}`;
      },
    });
    if (verified === undefined) return;
    const [ago, days] = verified;
    const on = addDays(asOf, -ago);
    const asked = (version: number) => ({ version, key: derivedKey("site act", code, String(version)) });
    let { version } = begun;
    const truth = told.untrue ? "untrue" : "real";
    const seen = {
      place: seed.place,
      on,
      truth,
      until: told.untrue ? null : addDays(on, days),
      whyFar: "",
      text: "【示例】",
    } as const;
    await keepPhotographed(
      desk,
      begun.id,
      asked(version++),
      photo("before"),
      (kept) => ({ type: "verify", ...seen, photo: kept }),
      ranger,
      morning(asOf, ago),
    );
    const { rectified, inspected, accepted, closed } = told;
    if (rectified === undefined) return;
    await keepPhotographed(
      desk,
      begun.id,
      asked(version++),
      photo("after"),
      (kept) => ({ type: "photograph", stage: "after", photo: kept }),
      ranger,
      morning(asOf, rectified),
    );
    const done: SiteAsked = {
      type: "rectify",
      on: addDays(asOf, -rectified),
      restoredM2: Math.round(areaM2 * 0.97),
      text: "【示例】回填覆土，撒播草籽。",
    };
    await goOn(
      desk,
      asOf,
      sites,
    )({ id: begun.id, version }, [
      [rectified, ranger, done] as const,
      ...(inspected === undefined ? [] : [[inspected, head, holds("inspect")] as const]),
      ...(accepted === undefined ? [] : [[accepted, head, holds("accept")] as const]),
      ...(closed === undefined ? [] : [[closed, ranger, { type: "close" }] as const]),
    ]);
  }
}
