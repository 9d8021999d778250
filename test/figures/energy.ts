import type { Oracle } from "./asked.ts";
import { gridOver } from "./energy-grid.ts";
import type { Raw } from "./raw.ts";

// Figures of energy counted again: projects act by act.

type Act = Readonly<Record<string, unknown>> & { readonly type: string };
type Held = {
  rule: string;
  mw: number;
  battery: number;
  hydrogen: number | null;
  made: number | null;
  lost: number | null;
  built: boolean;
};

const amount = (of: unknown): number => (typeof of === "number" ? of : 0);

/** Projects that are approved and not ended on a day, as they stand then. */
function standing(raw: Raw, day: string): Held[] {
  const found = new Map<string, Held & { approved: boolean; ended: boolean }>();
  for (const { kind, id, day: on, act } of raw.energyActs) {
    if (kind !== "energy-project" || on > day) continue;
    const done = act as unknown as Act;
    const held = found.get(id) ?? {
      rule: "",
      mw: 0,
      battery: 0,
      hydrogen: null,
      made: null,
      lost: null,
      built: false,
      approved: false,
      ended: false,
    };
    const designed = { ...(done["capacities"] as object), ...(done["energies"] as object) };
    const values = (
      done.type === "propose" ? done["seed"] : done.type === "take-design" ? designed : done
    ) as Readonly<Record<string, unknown>>;
    if (["propose", "revise", "take-design"].includes(done.type)) {
      if (typeof values["rule"] === "string") held.rule = values["rule"];
      held.mw = amount(values["windMw"]) + amount(values["solarMw"]);
      held.battery = amount(values["batteryMw"]);
    }
    if (["state", "take-design"].includes(done.type)) {
      const said = (name: string) => (typeof values[name] === "number" ? values[name] : null);
      held.hydrogen = said("hydrogenT");
      held.made = said("generatedWanKwh");
      held.lost = said("curtailedWanKwh");
    }
    if (done.type === "approve") held.approved = true;
    if (done.type === "build") held.built = true;
    if (done.type === "end") held.ended = true;
    found.set(id, held);
  }
  return [...found.values()].filter(({ approved, ended }) => approved && !ended);
}

const gigawatts =
  (counts: (held: Held) => boolean): Oracle =>
  ({ raw, day }) => {
    let mw = 0;
    for (const held of standing(raw, day)) if (counts(held)) mw += held.mw;
    return Math.round(mw) / 1000;
  };

const RULES = ["ywhc", "h2", "park", "captive", "self", "flex", "storage_peak"];

export const ENERGY_ORACLES: Readonly<Record<string, Oracle>> = {
  "energy.approved": gigawatts(() => true),
  ...Object.fromEntries(
    RULES.map((rule) => [
      `energy.approved-${rule.replace("_", "-")}`,
      gigawatts((held) => held.rule === rule),
    ]),
  ),
  "energy.built": gigawatts(({ built }) => built),
  "energy.storage-ratio": ({ raw, day }) => {
    let [part, whole] = [0, 0];
    for (const { mw, battery } of standing(raw, day)) {
      part += battery;
      whole += mw;
    }
    return whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
  },
  "energy.utilisation": ({ raw, day }) => {
    let [part, whole] = [0, 0];
    for (const { made, lost } of standing(raw, day)) {
      if (made === null || lost === null) continue;
      part += made;
      whole += made + lost;
    }
    return whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
  },
  "energy.trucks": ({ raw, day }) => {
    const served = new Map<string, number>();
    const reaches = new Map<string, string>();
    for (const { kind, id, day: on, act } of raw.energyActs) {
      if (kind !== "corridor" || on > day) continue;
      const done = act as unknown as Act;
      if (done.type === "adopt") served.set(id, amount(done["servedTrucks"]));
      if (done.type === "bring" || done.type === "end") served.delete(id);
      const reach = (
        done.type === "register" ? done["seed"] : done.type === "bring" ? done["reach"] : done
      ) as Readonly<Record<string, unknown>>;
      if (!("rangeKm" in reach)) continue;
      const said = JSON.stringify([reach["rangeKm"], reach["reservePercent"], reach["maxStations"]]);
      // What stations follow from was changed.
      if (done.type === "revise" && reaches.get(id) !== said) served.delete(id);
      reaches.set(id, said);
    }
    let trucks = 0;
    for (const each of served.values()) trucks += each;
    return trucks;
  },
  "energy.grid-over": gridOver,
  "energy.hydrogen": ({ raw, day }) => {
    let tonnes: number | null = null;
    for (const { hydrogen } of standing(raw, day)) if (hydrogen !== null) tonnes = (tonnes ?? 0) + hydrogen;
    return tonnes === null ? null : Math.round(tonnes);
  },
};
