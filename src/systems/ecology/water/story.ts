import { addDays, type Day } from "../../../kernel/calendar.ts";
import { decimal } from "../../../kernel/decimal.ts";
import type { Place } from "../../../kernel/place.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import { goOn, story } from "../../../platform/records/story.ts";
import { type SampleDesk, sampleBureaus } from "../bureau/story-ground.ts";
import { type ItemCode, itemOf } from "./item.ts";
import { sections, enterSection } from "./store-section.ts";
import { keepReadings, type KeptReading } from "./store-reading.ts";
import type { TARGETS } from "./section.ts";
import { TABLE_UNITS } from "./unit.ts";

type Told = {
  readonly name: string;
  readonly river: string;
  readonly basin: string;
  readonly order: number;
  readonly city: string;
  readonly bureau: string;
  readonly target: keyof typeof TARGETS;
  readonly lake?: true;
  readonly place: Place;
  /** How dirty: multiplies what is invented; above 1 it grows worse through the year, with `rising`. */
  readonly load: number;
  readonly rising?: true;
};

const MAIN = "黄河干流";
const [HOHHOT, BAOTOU, ORDOS, ULANQAB] = ["呼和浩特市", "包头市", "鄂尔多斯市", "乌兰察布市"];

/** Names of stations on the main stem are real; every reading, and every other section, is invented. */
const SECTIONS: readonly Told[] = [
  {
    name: "三湖河口",
    river: "黄河",
    basin: MAIN,
    order: 1,
    city: "150600",
    bureau: ORDOS,
    target: "2",
    place: [[108.77, 40.62]],
    load: 0.55,
  },
  {
    name: "包头",
    river: "黄河",
    basin: MAIN,
    order: 2,
    city: "150200",
    bureau: BAOTOU,
    target: "3",
    place: [[109.9, 40.53]],
    load: 0.8,
  },
  {
    name: "西柳沟入黄（示例）",
    river: "黄河",
    basin: MAIN,
    order: 3,
    city: "150600",
    bureau: ORDOS,
    target: "3",
    place: [[109.3, 40.58]],
    load: 1.15,
  },
  {
    name: "头道拐",
    river: "黄河",
    basin: MAIN,
    order: 4,
    city: "150100",
    bureau: HOHHOT,
    target: "3",
    place: [[111.05, 40.27]],
    load: 0.85,
  },
  {
    name: "托克托下游（示例）",
    river: "黄河",
    basin: MAIN,
    order: 5,
    city: "150100",
    bureau: HOHHOT,
    target: "3",
    place: [[111.2, 39.95]],
    load: 0.9,
  },
  {
    name: "示例一号支流口",
    river: "示例支流",
    basin: "示例支流",
    order: 1,
    city: "150200",
    bureau: BAOTOU,
    target: "4",
    place: [[110.45, 40.75]],
    load: 2.3,
    rising: true,
  },
  {
    name: "示例二号支流口",
    river: "示例支流",
    basin: "示例支流",
    order: 2,
    city: "150900",
    bureau: ULANQAB,
    target: "3",
    place: [[112.2, 40.4]],
    load: 1.4,
  },
  {
    name: "岱海湖心（示例）",
    river: "岱海",
    basin: "岱海",
    order: 1,
    city: "150900",
    bureau: ULANQAB,
    target: "4",
    lake: true,
    place: [[112.68, 40.57]],
    load: 1.2,
  },
];

/** Means about which readings of a month scatter, in the unit of the table, and how many decimals are printed. */
const USUAL: readonly (readonly [ItemCode, number, number])[] = [
  ["WT", 12, 1],
  ["pH", 8.1, 2],
  ["DO", 8.4, 2],
  ["CODMn", 3.1, 1],
  ["COD", 14, 0],
  ["BOD5", 2.1, 1],
  ["NH3-N", 0.42, 2],
  ["TP", 0.11, 3],
  ["TN", 2.4, 2],
  ["Cu", 0.004, 3],
  ["Zn", 0.02, 3],
  ["F", 0.62, 2],
  ["As", 0.003, 4],
  ["Hg", 0, 5],
  ["Cd", 0, 4],
  ["Cr6", 0, 3],
  ["Pb", 0, 3],
  ["CN", 0, 3],
  ["VP", 0, 4],
  ["Oil", 0, 2],
];
/** What is not found, with its detection limit; that of mercury lies between two classes. */
const LIMITS: Readonly<Partial<Record<ItemCode, number>>> = {
  Hg: 0.00004,
  Cd: 0.0005,
  Cr6: 0.004,
  Pb: 0.002,
  CN: 0.004,
  VP: 0.0003,
  Oil: 0.01,
};
const LAKE_ONLY: readonly (readonly [ItemCode, number, number])[] = [
  ["Chla", 9, 1],
  ["SD", 0.8, 1],
];

/** The same numbers in every demonstration: between −1 and 1. */
function scatter(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 1_073_741_824 - 1;
  };
}

const growing = (asOf: Day): Day[] =>
  Array.from({ length: LAKE_YEARS }, (_, at) => Number(asOf.slice(0, 4)) - LAKE_YEARS + at).flatMap((year) =>
    GROWING.map((month) => `${year}-${month}-05`),
  );

function invented(told: Told, sectionId: string, at: number, day: Day): KeptReading[] {
  const chance = scatter(told.name.length * 7_919 + at * 104_729 + told.order * 31);
  const season = Math.cos((2 * Math.PI * (Number(day.slice(5, 7)) - 1)) / 12);
  const load = told.load * (told.rising ? 0.7 + at * 0.05 : 1);
  const figureOf = (code: ItemCode, usual: number): number => {
    if (code === "WT") return Math.max(0.2, usual - 11 * season + chance());
    if (code === "pH") return usual + 0.2 * chance();
    if (code === "DO") return Math.max(0.5, usual + 1.8 * season - 1.4 * (load - 1) + 0.3 * chance());
    if (code === "SD") return usual / load;
    return Math.max(0, usual * load * (1 + 0.18 * chance() + 0.12 * season));
  };
  return [...USUAL, ...(told.lake ? LAKE_ONLY : [])].map(([code, usual, places]): KeptReading => {
    const limit = LIMITS[code];
    const unit = TABLE_UNITS[itemOf(code).measure];
    const of = { sectionId, time: day, day, item: code, unit };
    if (limit !== undefined)
      return { ...of, printed: `${limit}L`, value: decimal(limit / 2), below: decimal(limit) };
    const printed = figureOf(code, usual).toFixed(places);
    return { ...of, printed, value: decimal(printed), below: null };
  });
}

const MONTHS = 13;
/** Of a lake the months in which plants grow, of years before: how far it is overgrown shows over years. */
const LAKE_YEARS = 6;
const GROWING = ["05", "07", "09"];

/** One figure of this section was entered with its point moved, and put right since. */
const SLIPPED = "示例二号支流口";
const slippedIn = (readings: readonly KeptReading[]): KeptReading | undefined =>
  readings.findLast(({ item }) => item === "NH3-N");
const tenfold = (reading: KeptReading): KeptReading => {
  const printed = (Number(reading.printed) * 10).toFixed(1);
  return { ...reading, printed, value: decimal(printed) };
};

/**
 * A year of readings at sections of the four cities, of a lake some years: most water is good, one tributary grows worse, one
 * reading was corrected. All of it is 示例.
 */
export async function tellWater(desk: SampleDesk, asOf: Day): Promise<void> {
  const { actingFor } = await sampleBureaus(desk, asOf);
  const tell = story(desk, asOf, { begin: enterSection, act: sections.act });
  const days = Array.from({ length: MONTHS }, (_, at) => {
    const [year = 0, month = 1] = asOf.split("-").map(Number);
    const counted = year * 12 + month - 1 - (MONTHS - 1 - at);
    return `${Math.floor(counted / 12)}-${String((counted % 12) + 1).padStart(2, "0")}-05`;
  }).filter((day) => day <= asOf);
  for (const told of SECTIONS) {
    const { bureau, load: _, rising: _rising, lake = false, ...seed } = told;
    const by = actingFor(`${bureau}示例生态环境局`, "liaison");
    const id = await tell({ by, before: 400, seed: { ...seed, lake } });
    const earlier = !lake ? [] : growing(asOf).filter((day) => day < (days[0] ?? asOf).slice(0, 8));
    const readings = [
      ...earlier.flatMap((day, at) => invented(told, id, MONTHS + at, day)),
      ...days.flatMap((day, at) => invented(told, id, at, day)),
    ];
    const slipped = told.name === SLIPPED ? slippedIn(readings) : undefined;
    const kept = readings.map((each) => (each === slipped ? tenfold(each) : each));
    await inTransaction(desk.sql, (sql) =>
      keepReadings(sql, kept, {
        regionCode: told.city,
        sample: true,
        at: new Date(`${addDays(asOf, -1)}T02:00:00Z`),
      }),
    );
    if (slipped === undefined) continue;
    const { time, item, printed: value, unit } = slipped;
    const reason = "【示例】化验单抄录时小数点错了一位。";
    await goOn(
      desk,
      asOf,
      sections,
    )({ id, version: 1 }, [[0, by, { type: "correct", time, item, value, unit, limit: "", reason }]]);
  }
}
