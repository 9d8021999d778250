import { addDays, type Day } from "../../../kernel/calendar.ts";
import { CITIES } from "../../../kernel/region.ts";
import { bannerFinder, bannersOf, isBanner, nodeKey } from "../balance/node.ts";
import { sum, yearOf, yearsFrom } from "../balance/years.ts";

// What projects ask of the grid against what it takes: of every city as a whole and of each place in it that somebody names, day
// by day. A project asks from the day on which it is to run, or ran; a capacity holds until another of its place begins.

/** From the grid, or into it. */
export const WAYS = ["import", "export"] as const;
export type Way = (typeof WAYS)[number];
type Place = { readonly city: string; readonly node: string | null };

/** What projects of one day, place and state ask together; powers are those of the projects that state one. */
export type Asking = Place & {
  readonly importMw: number;
  readonly exportMw: number;
  readonly importUnstated: number;
  readonly exportUnstated: number;
  readonly approved: boolean;
  readonly builtOn: Day | null;
  /** Null: no day is stated. */
  readonly runsFrom: Day | null;
  readonly projects: number;
  readonly sample: boolean;
};
export type Stating = Place & {
  readonly importMw: number | null;
  readonly exportMw: number | null;
  readonly from: Day;
  readonly until: Day | null;
  readonly confirmed: boolean;
  readonly sample: boolean;
};

/**
 * `full`: what is approved fits, what is under review as well does not; `open`: nothing that is confirmed holds, or projects do
 * not say what they ask.
 */
export type GridStanding = "none" | "enough" | "full" | "over" | "open";
type Asked = {
  readonly built: number;
  readonly approved: number;
  readonly proposed: number;
  /** Projects that do not say how much. */
  readonly unstated: number;
};
export type YearOfGrid = Asked & {
  /** Null: with projects that state no day. */
  readonly year: number | null;
  /** Null: nobody published it, or nobody confirmed it. */
  readonly known: number | null;
  readonly unverified: number | null;
  readonly standing: GridStanding;
};
export type GridBalance = Place & {
  readonly way: Way;
  readonly years: readonly YearOfGrid[];
  /** The first day on which projects that are approved or built exceed what is confirmed. */
  readonly overFrom: Day | null;
  /** Projects of the city that name no place in it: they count in the whole alone. */
  readonly unplaced: number;
  readonly sample: boolean;
};

/** What of each way is asked and stated. */
const OF = {
  import: {
    asked: ({ importMw }: Asking) => importMw,
    unstated: ({ importUnstated }: Asking) => importUnstated,
    stated: ({ importMw }: Stating) => importMw,
  },
  export: {
    asked: ({ exportMw }: Asking) => exportMw,
    unstated: ({ exportUnstated }: Asking) => exportUnstated,
    stated: ({ exportMw }: Stating) => exportMw,
  },
} as const;

/** What is asked at a substation is asked of its banner as well. */
function withBanner(askings: readonly Asking[], statings: readonly Stating[]): Asking[] {
  const named = [...statings, ...askings].flatMap(({ city, node }) =>
    node !== null && isBanner(node) ? [{ city, node }] : [],
  );
  const finders = new Map(
    CITIES.map(({ code }) => {
      const own = named.flatMap(({ city, node }) => (city === code ? node : []));
      return [
        code,
        bannerFinder([...new Set([...bannersOf(code).map(({ name }) => name), ...own])]),
      ] as const;
    }),
  );
  return askings.flatMap((each) => {
    if (each.node === null || isBanner(each.node)) return each;
    const banner = finders.get(each.city)?.(each.node) ?? null;
    return banner === null || nodeKey(banner) === nodeKey(each.node)
      ? each
      : [each, { ...each, node: banner }];
  });
}
const keyOf = ({ city, node }: Place): string => JSON.stringify([city, node === null ? null : nodeKey(node)]);

/** A capacity of a way as it holds: `mw` until another begins. */
type Held = { readonly mw: number; readonly from: Day; readonly until: Day | null };

/** Capacities of one place, each until the next begins; of two that begin on one day the smaller counts. */
function inForce(statings: readonly Stating[], way: Way): Held[] {
  const sorted = statings
    .flatMap((each) => {
      const mw = OF[way].stated(each);
      return mw === null ? [] : { mw, from: each.from, until: each.until };
    })
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : b.mw - a.mw));
  return sorted.flatMap((each, at) => {
    const next = sorted[at + 1]?.from ?? null;
    if (next === null) return each;
    if (next === each.from) return [];
    const last = addDays(next, -1);
    return { ...each, until: each.until === null || each.until > last ? last : each.until };
  });
}
const holding = (chain: readonly Held[], day: Day): Held | null =>
  chain.find(({ from, until }) => from <= day && (until === null || day <= until)) ?? null;

/** What built projects took before a capacity was stated is taken off it already. */
const counts = ({ builtOn }: Asking, of: Held | null): boolean =>
  of === null || builtOn === null || builtOn >= of.from;
const beginsOn = ({ builtOn, runsFrom }: Asking): Day | null => builtOn ?? runsFrom;

/** What is asked on a day, of those that count against what then holds; on no day: what is asked whenever. */
function askedOn(own: readonly Asking[], way: Way, day: Day | null, of: Held | null): Asked {
  const there = own.filter((each) => {
    const begins = beginsOn(each);
    return (day === null || (begins !== null && begins <= day)) && counts(each, of);
  });
  const asked = (fits: (each: Asking) => boolean) =>
    sum(there.flatMap((each) => (fits(each) ? OF[way].asked(each) : [])));
  return {
    built: asked(({ builtOn }) => builtOn !== null),
    approved: asked(({ approved, builtOn }) => approved && builtOn === null),
    proposed: asked(({ approved }) => !approved),
    unstated: sum(there.map(OF[way].unstated)),
  };
}

function standingOf({ built, approved, proposed, unstated }: Asked, known: number | null): GridStanding {
  const [sure, whole] = [sum([built, approved]), sum([built, approved, proposed])];
  if (whole === 0 && unstated === 0) return "none";
  if (known === null) return "open";
  if (sure > known) return "over";
  if (whole > known) return "full";
  return unstated > 0 ? "open" : "enough";
}

/** The first day from `today` on on which what is approved or built exceeds what is confirmed. */
function exceededFrom(own: readonly Asking[], way: Way, chain: readonly Held[], today: Day): Day | null {
  const sure = own
    .flatMap((each) => {
      const begins = beginsOn(each);
      return each.approved && begins !== null ? [{ each, begins, mw: OF[way].asked(each) }] : [];
    })
    .toSorted((a, b) => (a.begins < b.begins ? -1 : a.begins > b.begins ? 1 : 0));
  for (const held of chain) {
    const first = held.from > today ? held.from : today;
    if (held.until !== null && held.until < first) continue;
    let asked = 0;
    for (const { each, begins, mw } of sure) {
      if (held.until !== null && begins > held.until) break;
      if (!counts(each, held)) continue;
      asked = sum([asked, mw]);
      if (asked > held.mw) return begins > first ? begins : first;
    }
  }
  return null;
}

const orderOf = (city: string): number => {
  const at = CITIES.findIndex(({ code }) => code === city);
  return at < 0 ? CITIES.length : at;
};

/** The four cities, and places in them of which somebody says what they take or at which a project connects. */
function placesOf(askings: readonly Asking[], statings: readonly Stating[]): Place[] {
  const found = new Map<string, Place>();
  const add = (place: Place): void => {
    if (!found.has(keyOf(place))) found.set(keyOf(place), { city: place.city, node: place.node });
  };
  for (const { code } of CITIES) add({ city: code, node: null });
  // What the grid calls its substation is the better name.
  for (const each of [...statings, ...askings]) {
    add({ ...each, node: null });
    add(each);
  }
  return [...found.values()].toSorted(
    (a, b) =>
      orderOf(a.city) - orderOf(b.city) ||
      Number(a.node !== null) - Number(b.node !== null) ||
      (a.node ?? "").localeCompare(b.node ?? "", "zh"),
  );
}

/** What is asked of one place, one way, year by year: of each the day on which it is closest. What is late is asked for now. */
function balanceOf(
  place: Place,
  way: Way,
  { own, stated, today }: { own: readonly Asking[]; stated: readonly Stating[]; today: Day },
): Omit<GridBalance, "unplaced" | "sample"> {
  const [known, unverified] = [true, false].map((confirmed) =>
    inForce(
      stated.filter((each) => each.confirmed === confirmed),
      way,
    ),
  ) as [Held[], Held[]];
  const years = yearsFrom(
    yearOf(today),
    own.flatMap((each) => yearOf(beginsOn(each) ?? today)),
  );
  const last = `${years.at(-1)}-12-31`;
  // What comes later than anybody looks is asked in the last of these years.
  const asking = own.map((each) =>
    each.runsFrom === null || each.runsFrom <= last ? each : { ...each, runsFrom: last },
  );
  const on = (day: Day, asked: Day | null = day) => {
    const [sure, unsure] = [holding(known, day), holding(unverified, day)];
    return {
      ...askedOn(asking, way, asked, sure ?? unsure),
      known: sure?.mw ?? null,
      unverified: unsure?.mw ?? null,
    };
  };
  const room = ({ built, approved, proposed, known: sure, unverified: unsure }: ReturnType<typeof on>) =>
    sum([sure ?? unsure ?? Infinity, -built, -approved, -proposed]);
  // While a capacity holds what is asked only grows: it is closest on its last day.
  const lastDays = [...known, ...unverified].flatMap(({ until }) => until ?? []);
  const shown = years.map((year): YearOfGrid => {
    const days = [...lastDays.filter((day) => yearOf(day) === year && day >= today), `${year}-12-31`];
    const found = days
      .toSorted()
      .map((day) => on(day))
      .reduce((closest, each) => {
        // A day on which something is confirmed says more than one on which nothing is.
        if ((each.known !== null) !== (closest.known !== null)) return each.known === null ? closest : each;
        return room(each) <= room(closest) ? each : closest;
      });
    return { year, ...found, standing: standingOf(found, found.known) };
  });
  const undated = on(last, null);
  const isUndated = own.some((each) => beginsOn(each) === null);
  return {
    ...place,
    way,
    years: [
      ...shown,
      ...(isUndated ? [{ year: null, ...undated, standing: standingOf(undated, undated.known) }] : []),
    ],
    overFrom: exceededFrom(own, way, known, today),
  };
}

function grouped<T>(all: readonly T[], by: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(by(each));
    if (group === undefined) groups.set(by(each), [each]);
    else group.push(each);
  }
  return groups;
}

/** What projects ask of every place and what it takes, both ways. */
export function gridBalance(
  askings: readonly Asking[],
  statings: readonly Stating[],
  today: Day,
): readonly GridBalance[] {
  const ofCity = grouped(askings, ({ city }) => city);
  const atNode = grouped(withBanner(askings, statings), keyOf);
  const statedAt = grouped(statings, keyOf);
  return placesOf(askings, statings).flatMap((place) => {
    const own = (place.node === null ? ofCity.get(place.city) : atNode.get(keyOf(place))) ?? [];
    const stated = statedAt.get(keyOf(place)) ?? [];
    const unplaced = (ofCity.get(place.city) ?? []).reduce(
      (count, { node, projects }) => count + (node === null ? projects : 0),
      0,
    );
    return WAYS.map((way): GridBalance => ({
      ...balanceOf(place, way, { own, stated, today }),
      unplaced,
      sample: [...own, ...stated].some(({ sample }) => sample),
    }));
  });
}
