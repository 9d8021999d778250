import type { OpenSolver } from "../../../kernel/linear-program.ts";
import { say } from "../../../kernel/fields.ts";
import type { Series } from "../sizing/periods.ts";
import type { Capacities } from "../sizing/program.ts";
import type { Condition, ConditionId } from "../verdict/rule-set.ts";
import { type MoneyYear, type Statement, statementOf } from "./cash-flow.ts";
import { dispatcher, type Redispatched, type World } from "./redispatch.ts";
import { type TermId, type Terms, TERMS } from "./terms.ts";

// What each assumption is worth: changed by a share both ways while the design stays, and dispatched again where it bears on that.

/** A kilogram of hydrogen holds so much, and nobody makes it of less. */
const LEAST_KWH_PER_KG = 33.4;

const scaled = (series: Series, name: keyof Series, factor: number): Series => ({
  ...series,
  [name]: series[name].map((each) => each * factor),
});

/** What bears on the dispatch, and the world with it changed. */
const OF_DISPATCH = {
  windYield: {
    name: say("风电出力", "Yield of wind"),
    there: ({ capacities }: World) => capacities.windMw > 0,
    with: (world: World, factor: number): World => ({
      ...world,
      capacities: { ...world.capacities, windMw: world.capacities.windMw * factor },
    }),
  },
  solarYield: {
    name: say("光伏出力", "Yield of sun"),
    there: ({ capacities }: World) => capacities.solarMw > 0,
    with: (world: World, factor: number): World => ({
      ...world,
      capacities: { ...world.capacities, solarMw: world.capacities.solarMw * factor },
    }),
  },
  load: {
    name: say("负荷", "Load"),
    there: ({ series }: World) => series.loadMw.some((each) => each > 0),
    with: (world: World, factor: number): World => ({
      ...world,
      series: scaled(world.series, "loadMw", factor),
    }),
  },
  buy: {
    name: say("购电价", "Price of import"),
    there: ({ head }: World) => head.importMw > 0,
    with: (world: World, factor: number): World => ({
      ...world,
      series: scaled(world.series, "buy", factor),
    }),
  },
  sell: {
    name: say("上网价", "Price of feed-in"),
    there: ({ head }: World) => head.exportMw > 0,
    with: (world: World, factor: number): World => ({
      ...world,
      series: scaled(world.series, "sell", factor),
    }),
  },
  kwhPerKg: {
    name: say("电解耗电", "Electricity for hydrogen"),
    there: ({ head, capacities }: World) => head.electrolyser !== null && capacities.electrolyserMw > 0,
    with: (world: World, factor: number): World => {
      const { electrolyser } = world.head;
      return electrolyser === null
        ? world
        : {
            ...world,
            head: {
              ...world.head,
              electrolyser: {
                ...electrolyser,
                kwhPerKg: Math.max(LEAST_KWH_PER_KG, electrolyser.kwhPerKg * factor),
              },
            },
          };
    },
  },
} as const;
export type OfDispatch = keyof typeof OF_DISPATCH;

/** Assumptions that leave the dispatch as it is: only money is reckoned again. */
const OF_MONEY = [
  "ratePercent",
  "loadYuanPerKwh",
  "truckYuanPerKwh",
  "hydrogenYuanPerKg",
  "windYuanPerKw",
  "solarYuanPerKw",
  "batteryYuanPerKw",
  "batteryYuanPerKwh",
  "electrolyserYuanPerKw",
  "tankYuanPerKg",
  "taxPercent",
] as const satisfies readonly TermId[];
export type DriverId = OfDispatch | (typeof OF_MONEY)[number];

export const driverName = (id: DriverId) =>
  id in OF_DISPATCH ? OF_DISPATCH[id as OfDispatch].name : TERMS[id as TermId].name;

export type Measures = {
  readonly npvYuan: number;
  readonly rate: number | null;
  readonly lcoeYuanPerKwh: number | null;
  readonly lcohYuanPerKg: number | null;
};
/** One side of a bar: what came of the change, and what could not be served then. */
export type Side = Measures & Pick<Redispatched, "missingKwh" | "missingKg" | "broken">;
export type Driver = {
  readonly id: DriverId;
  readonly redispatched: boolean;
  /** Null: this dispatch has no proved optimum. */
  readonly less: Side | null;
  readonly more: Side | null;
};
export type Money = {
  readonly statement: Statement;
  readonly year: MoneyYear;
  readonly missingKwh: number;
  readonly missingKg: number;
  readonly broken: readonly ConditionId[];
  /** The widest first. */
  readonly drivers: readonly Driver[];
};

const measuresOf = ({ npvYuan, rate, lcoeYuanPerKwh, lcohYuanPerKg }: Statement): Measures => ({
  npvYuan,
  rate: rate.rate,
  lcoeYuanPerKwh,
  lcohYuanPerKg,
});
const widthOf = ({ less, more }: Driver): number =>
  less === null || more === null ? 0 : Math.abs(more.npvYuan - less.npvYuan);

/** How many dispatches a world takes. */
export const dispatchesOf = (world: World): number =>
  1 + 2 * Object.values(OF_DISPATCH).filter(({ there }) => there(world)).length;

/** A design dispatched as it is, and with each assumption that bears on that changed both ways; null: no proved optimum. */
export type Dispatched = {
  readonly base: Redispatched;
  readonly changed: Readonly<
    Partial<Record<OfDispatch, readonly [less: Redispatched | null, more: Redispatched | null]>>
  >;
};

/** Dispatches a design in every way. Null where as it is it has no proved dispatch. */
export async function dispatchAll(
  world: World,
  share: number,
  conditions: readonly Condition[],
  open: OpenSolver,
  told: (dispatched: number) => Promise<void> = async () => {},
): Promise<Dispatched | null> {
  const dispatching = dispatcher(conditions, open);
  let dispatched = 0;
  const run = async (each: World): Promise<Redispatched | null> => {
    const found = await dispatching.run(each);
    dispatched += 1;
    await told(dispatched);
    return found;
  };
  try {
    const base = await run(world);
    if (base === null) return null;
    const changed: Partial<Record<OfDispatch, readonly [Redispatched | null, Redispatched | null]>> = {};
    for (const id of Object.keys(OF_DISPATCH) as OfDispatch[]) {
      const driver = OF_DISPATCH[id];
      if (driver.there(world))
        changed[id] = [await run(driver.with(world, 1 - share)), await run(driver.with(world, 1 + share))];
    }
    return { base, changed };
  } finally {
    dispatching.close();
  }
}

/** A design's money by its dispatches, and what each assumption is worth. */
export function moneyOf(capacities: Capacities, terms: Terms, { base, changed }: Dispatched): Money {
  const statement = statementOf(capacities, terms, base.year);
  const sideOf = (found: Redispatched | null, by: Terms = terms): Side | null =>
    found === null
      ? null
      : {
          ...measuresOf(statementOf(capacities, by, found.year)),
          missingKwh: found.missingKwh,
          missingKg: found.missingKg,
          broken: found.broken,
        };
  const share = terms.sharePercent / 100;
  const dispatched = (Object.keys(changed) as OfDispatch[]).map((id): Driver => {
    const [less = null, more = null] = changed[id] ?? [];
    return { id, redispatched: true, less: sideOf(less), more: sideOf(more) };
  });
  const repriced = OF_MONEY.map((id): Driver => {
    const by = (factor: number) => sideOf(base, { ...terms, [id]: terms[id] * factor });
    return { id, redispatched: false, less: by(1 - share), more: by(1 + share) };
    // What the project does not have changes nothing.
  }).filter((driver) => widthOf(driver) > 0);
  return {
    statement,
    year: base.year,
    missingKwh: base.missingKwh,
    missingKg: base.missingKg,
    broken: base.broken,
    drivers: [...dispatched, ...repriced].toSorted((a, b) => widthOf(b) - widthOf(a)),
  };
}
