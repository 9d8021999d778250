import { array, assert as check, boolean, constantFrom, integer, option, property, record } from "fast-check";
import { expect, it } from "vitest";
import { addDays, type Day } from "../../../kernel/calendar.ts";
import { bannerFinder, nodeKey } from "../balance/node.ts";
import { type Asking, gridBalance, type Stating } from "./balance.ts";

const TODAY = "2026-12-02";
const LAST = "2029-03-31";
const maybe = (most: number) => option(integer({ min: 0, max: most }), { nil: null });
/** Round numbers, so that some are equal, and some days. */
const mw = integer({ min: 0, max: 6 }).map((each) => each * 50);
const maybeMw = option(mw, { nil: null });
const dayAt = (at: number | null): Day | null => (at === null ? null : addDays("2026-06-01", at));
const place = {
  city: constantFrom("150200", "150600"),
  node: constantFrom(null, "示例甲 220千伏变电站", "示例甲220kV变"),
};
const projects = array(
  record({
    ...place,
    importMw: mw,
    exportMw: mw,
    importUnstated: integer({ min: 0, max: 2 }),
    exportUnstated: constantFrom(0, 0, 1),
    state: constantFrom("proposed", "approved", "built"),
    runs: maybe(800),
    projects: integer({ min: 1, max: 3 }),
    sample: boolean(),
  }).map(({ state, runs, ...of }): Asking => ({
    ...of,
    approved: state !== "proposed",
    builtOn: state === "built" ? dayAt((runs ?? 0) % 180) : null,
    runsFrom: dayAt(runs),
  })),
  { maxLength: 8 },
);
const capacities = array(
  record({
    ...place,
    importMw: maybeMw,
    exportMw: maybeMw,
    from: integer({ min: 0, max: 8 }).map((each) => each * 90),
    lasts: maybe(300),
    confirmed: boolean(),
    sample: boolean(),
  }).map(({ from, lasts, ...of }): Stating => ({
    ...of,
    from: dayAt(from) ?? "",
    until: lasts === null ? null : dayAt(from + lasts),
  })),
  { maxLength: 6 },
);

type On = { readonly city: string; readonly atNode: boolean; readonly way: "import" | "export" };

/** What holds on a day: of those that have begun the one that began last, unless it has ended. */
function heldByHand(
  statings: readonly Stating[],
  { city, atNode, way }: On,
  day: Day,
  confirmed: boolean,
): { mw: number; from: Day } | null {
  let held: { mw: number; from: Day; until: Day | null } | null = null;
  for (const each of statings) {
    const mw = way === "import" ? each.importMw : each.exportMw;
    if (each.city !== city || (each.node !== null) !== atNode || each.confirmed !== confirmed || mw === null)
      continue;
    if (each.from > day || (held !== null && each.from < held.from)) continue;
    if (held !== null && each.from === held.from && mw > held.mw) continue;
    held = { mw, from: each.from, until: each.until };
  }
  return held === null || (held.until !== null && held.until < day) ? null : held;
}

/** What is asked and what holds on a day, project by project. */
function byHand(askings: readonly Asking[], statings: readonly Stating[], of: On, day: Day) {
  const known = heldByHand(statings, of, day, true);
  const unverified = heldByHand(statings, of, day, false);
  const held = known ?? unverified;
  const asked = { built: 0, approved: 0, proposed: 0, unstated: 0 };
  for (const each of askings) {
    if (each.city !== of.city || (of.atNode && each.node === null)) continue;
    const begins = each.builtOn ?? each.runsFrom;
    if (begins === null || begins > day) continue;
    if (held !== null && each.builtOn !== null && each.builtOn < held.from) continue;
    const mw = of.way === "import" ? each.importMw : each.exportMw;
    if (!each.approved) asked.proposed += mw;
    else if (each.builtOn !== null) asked.built += mw;
    else asked.approved += mw;
    asked.unstated += of.way === "import" ? each.importUnstated : each.exportUnstated;
  }
  return { ...asked, known: known?.mw ?? null, unverified: unverified?.mw ?? null };
}

it("（十六） shows of every year the day on which a place of the grid is closest, and the first on which it is exceeded, as looking at each day does", () => {
  check(
    property(projects, capacities, (askings, statings) => {
      for (const { city, node, way, years, overFrom } of gridBalance(askings, statings, TODAY)) {
        const of = { city, atNode: node !== null, way };
        const shown = years.filter(({ year }) => year !== null);
        let [first, day] = [null as Day | null, TODAY];
        for (const each of shown) {
          let closest: ReturnType<typeof byHand> | null = null;
          for (; Number(day.slice(0, 4)) === each.year; day = addDays(day, 1)) {
            const found = byHand(askings, statings, of, day);
            const sure = found.built + found.approved;
            if (found.known !== null && sure > found.known) first ??= day;
            const room = (one: typeof found) =>
              (one.known ?? one.unverified ?? Infinity) - one.built - one.approved - one.proposed;
            const better =
              closest === null ||
              (found.known !== null && closest.known === null) ||
              ((found.known === null) === (closest.known === null) && room(found) <= room(closest));
            if (better) closest = found;
          }
          const { year: _, standing, ...told } = each;
          expect(told).toEqual(closest);
          const { built, approved, proposed, unstated, known } = told;
          const whole = built + approved + proposed;
          const judged =
            known === null ? "open" : built + approved > known ? "over" : whole > known ? "full" : "fits";
          const said = judged === "fits" ? (unstated > 0 ? "open" : "enough") : judged;
          expect(standing).toBe(whole + unstated === 0 ? "none" : said);
        }
        for (; day <= LAST; day = addDays(day, 1)) {
          const { built, approved, known } = byHand(askings, statings, of, day);
          if (known !== null && built + approved > known) first ??= day;
        }
        expect(overFrom).toBe(first);
      }
    }),
  );
});

it("（十六） shows all four cities, says where nothing is published, and counts projects without a day apart", () => {
  const asked = {
    city: "150600",
    node: "准格尔旗",
    importMw: 80,
    exportMw: 90,
    importUnstated: 0,
    exportUnstated: 0,
    approved: true,
    builtOn: null,
    runsFrom: null,
    projects: 1,
    sample: false,
  };
  const rows = gridBalance([asked], [], TODAY);
  expect(rows.map(({ city, node, way }) => `${city} ${node} ${way}`)).toEqual([
    ...["150100", "150200"].flatMap((city) => [`${city} null import`, `${city} null export`]),
    ...[null, "准格尔旗"].flatMap((node) => [`150600 ${node} import`, `150600 ${node} export`]),
    "150900 null import",
    "150900 null export",
  ]);
  const ordos = rows.find(({ city, way }) => city === "150600" && way === "export");
  expect(
    ordos?.years.map(({ year, approved, known, standing }) => [year, approved, known, standing]),
  ).toEqual([
    [2026, 0, null, "none"],
    [2027, 0, null, "none"],
    [2028, 0, null, "none"],
    [null, 90, null, "open"],
  ]);
});

it("（十六） takes a place written in two ways for one, and two places for two", () => {
  expect(nodeKey("示例甲 220千伏变电站")).toBe(nodeKey("示例甲220kV变"));
  expect(nodeKey("准格尔旗")).toBe(nodeKey("准格尔"));
  expect(nodeKey("示例甲220kV变")).not.toBe(nodeKey("示例甲110kV变"));
});

it.each([
  ["固阳220千伏变电站", "固阳县"],
  ["包头市固阳220kV变", "固阳县"],
  ["鄂托克前旗上海庙变", "鄂托克前旗"],
  ["鄂托克乌兰变", "鄂托克旗"],
  ["鄂托克前旗", "鄂托克前旗"],
  ["大青山变", null],
  ["示例甲变", null],
])("（十六） knows the banner of a place by the name with which its own begins: %s", (node, banner) => {
  expect(bannerFinder(["固阳县", "青山区", "鄂托克旗", "鄂托克前旗"])(node)).toBe(banner);
});

it("（十六） counts what is asked at a substation for its banner as well, and once for the city", () => {
  const asking = {
    city: "150200",
    importMw: 80,
    exportMw: 90,
    importUnstated: 0,
    exportUnstated: 0,
    approved: true,
    builtOn: null,
    runsFrom: "2027-01-01",
    projects: 1,
    sample: false,
  };
  const capacity = {
    city: "150200",
    importMw: null,
    exportMw: 150,
    from: "2026-01-01",
    until: null,
    confirmed: true,
  };
  const rows = gridBalance(
    [
      { ...asking, node: "固阳220千伏变电站" },
      { ...asking, node: "固阳县" },
    ],
    [{ ...capacity, node: "固阳县", sample: false }],
    TODAY,
  );
  const asked = rows.flatMap(({ city, node, way, years, overFrom }) =>
    city === "150200" && way === "export" ? [[node, years[1]?.approved, overFrom]] : [],
  );
  expect(asked).toEqual([
    [null, 180, null],
    ["固阳220千伏变电站", 90, null],
    ["固阳县", 180, "2027-01-01"],
  ]);
});
