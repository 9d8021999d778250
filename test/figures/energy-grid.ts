import type { Oracle } from "./asked.ts";

// Cities whose grid is exceeded, counted again: acts up to a day, then day after day what holds and what is asked.

type Capacity = {
  city: string;
  node: string;
  import: number | null;
  export: number | null;
  from: string;
  until: string | null;
  confirmed: boolean;
};
type Project = {
  city: string;
  offgrid: boolean;
  import: number;
  export: number;
  runs: string | null;
  built: string | null;
  approved: boolean;
  ended: boolean;
};
type Told = Readonly<Record<string, unknown>>;

const DAY_MS = 86_400_000;
/** Nothing of a demonstration changes later than in so many days. */
const LOOKED_AT = 1_200;
const power = (of: unknown): number | null => (typeof of === "number" ? of : null);
const text = (of: unknown): string | null => (typeof of === "string" ? of : null);

export const gridOver: Oracle = ({ raw, day }) => {
  const capacities = new Map<string, Capacity>();
  const projects = new Map<string, Project>();
  for (const { kind, id, day: on, act } of raw.energyActs) {
    if (on > day) continue;
    const done = act as unknown as Told & { readonly type: string };
    const said = (done["seed"] ?? done) as Told;
    if (kind === "grid-capacity") {
      const held = capacities.get(id);
      if (done.type === "end") capacities.delete(id);
      else if (done.type === "confirm" && held) held.confirmed = true;
      else
        capacities.set(id, {
          city: text(said["city"]) ?? "",
          node: text(said["node"]) ?? "",
          import: power(said["importMw"]),
          export: power(said["exportMw"]),
          from: text(said["from"]) ?? "",
          until: text(said["until"]),
          confirmed: false,
        });
    }
    if (kind === "energy-project") {
      const held = projects.get(id);
      if (done.type === "propose" || (done.type === "revise" && held))
        projects.set(id, {
          city: held?.city ?? ((said["unit"] as Told | undefined)?.["regionCode"] as string),
          offgrid: said["mode"] === "offgrid",
          import: power(said["importMw"]) ?? 0,
          export: power(said["exportMw"]) ?? 0,
          runs: text(said["runsFrom"]),
          built: null,
          approved: false,
          ended: false,
        });
      if (held && done.type === "approve") held.approved = true;
      if (held && done.type === "build") held.built = on;
      if (held && done.type === "end") held.ended = true;
    }
  }
  const sure = [...capacities.values()].filter(({ node, confirmed }) => confirmed && node === "");
  if (sure.length === 0) return null;
  const over = new Set<string>();
  for (let at = 0; at < LOOKED_AT; at += 1) {
    const then = new Date(Date.parse(`${day}T00:00:00Z`) + at * DAY_MS).toISOString().slice(0, 10);
    for (const city of new Set(sure.map((each) => each.city)))
      for (const way of ["import", "export"] as const) {
        let held: Capacity | null = null;
        for (const each of sure)
          if (each.city === city && each[way] !== null && each.from <= then)
            if (held === null || each.from >= held.from) held = each;
        if (held === null || (held.until !== null && held.until < then)) continue;
        let asked = 0;
        for (const each of projects.values()) {
          if (each.city !== city || !each.approved || each.ended || each.offgrid) continue;
          const begins = each.built ?? each.runs;
          if (begins === null || begins > then || (each.built !== null && each.built < held.from)) continue;
          asked += each[way];
        }
        if (asked > (held[way] ?? 0)) over.add(city);
      }
  }
  return over.size;
};
