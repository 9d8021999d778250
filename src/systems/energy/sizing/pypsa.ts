import { HOURS_OF_WEEK } from "./periods.ts";
import type { Project } from "./project.ts";

type Cell = string | number | boolean;
const KG = 1_000;
/** Yuan per MW of what is given per kW. */
const PER_MW = 1_000;

const written = (cell: Cell): string =>
  typeof cell === "boolean" ? (cell ? "True" : "False") : cell === Infinity ? "inf" : String(cell);
const lines = (rows: readonly (readonly Cell[])[]): string =>
  `${rows.map((cells) => cells.map(written).join(",")).join("\n")}\n`;

const inYuan = (values: Float64Array): Float64Array => values.map((each) => each * PER_MW);
/** A year without a leap day. */
const clock = (hour: number): string =>
  new Date(Date.UTC(2025, 0, 1, hour)).toISOString().slice(0, 19).replace("T", " ");

/** What one kind of component needs: a line each, and series by field and name. */
function table(fields: readonly string[]) {
  const rows: Cell[][] = [["name", ...fields]];
  return {
    add: (...cells: Cell[]): void => void rows.push(cells),
    text: (): string => lines(rows),
    some: (): boolean => rows.length > 1,
  };
}

/**
 * A project as a CSV folder of PyPSA, in yuan, MW, MWh and tonnes, by file name without `.csv`. The inverter is a link that
 * loses nothing and goes both ways, and the losses stand behind it: who charges and discharges at once only burns what could
 * be curtailed, so that the optimum is that of one limit for both. Hydrogen of a week goes into a store that has to be empty
 * when the week ends, and is loaded from there in its last hour.
 */
export function pypsaOf(project: Project): ReadonlyMap<string, string> {
  const { wind, solar, battery, electrolyser, tank, depot, series } = project;
  const many = series.loadMw.length;
  const hours = Array.from({ length: many }, (_, hour) => hour);
  const generators = table([
    "bus",
    "p_nom",
    "p_nom_extendable",
    "p_nom_max",
    "capital_cost",
    "p_min_pu",
    "p_max_pu",
  ]);
  const links = table([
    "bus0",
    "bus1",
    "p_nom",
    "p_nom_extendable",
    "capital_cost",
    "efficiency",
    "p_min_pu",
  ]);
  const stores = table(["bus", "e_nom", "e_nom_extendable", "e_cyclic", "capital_cost"]);
  const loads = table(["bus"]);
  const buses = ["electricity"];
  const over = new Map<string, Map<string, ArrayLike<number>>>();
  const put = (file: string, name: string, values: ArrayLike<number>): void =>
    void over.set(file, (over.get(file) ?? new Map<string, ArrayLike<number>>()).set(name, values));

  loads.add("load", "electricity");
  put("loads-p_set", "load", series.loadMw);
  for (const [name, source] of [
    ["wind", wind],
    ["solar", solar],
  ] as const) {
    if (source === null) continue;
    generators.add(name, "electricity", 0, true, source.maxMw, source.yuanPerKwYear * PER_MW, 0, 1);
    put("generators-p_max_pu", name, series[name]);
  }
  if (project.importMw > 0) {
    generators.add("import", "electricity", project.importMw, false, "inf", 0, 0, 1);
    put("generators-marginal_cost", "import", inYuan(series.buy));
  }
  if (project.exportMw > 0) {
    generators.add("export", "electricity", project.exportMw, false, "inf", 0, -1, 0);
    put("generators-marginal_cost", "export", inYuan(series.sell));
  }
  if (project.unmetYuanPerKwh !== null) {
    const price = project.unmetYuanPerKwh * PER_MW;
    const most = series.loadMw.reduce((sum, each) => Math.max(sum, each), 0);
    generators.add("unmet", "electricity", most, false, "inf", 0, 0, 1);
    put(
      "generators-p_max_pu",
      "unmet",
      series.loadMw.map((each) => (most > 0 ? each / most : 0)),
    );
    put("generators-marginal_cost", "unmet", new Float64Array(many).fill(price));
  }
  if (battery !== null) {
    const { efficiency } = battery;
    buses.push("inverter", "battery");
    links.add("inverter", "electricity", "inverter", 0, true, battery.yuanPerKwYear * PER_MW, 1, -1);
    links.add("charge", "inverter", "battery", 0, true, 0, efficiency, 0);
    links.add("discharge", "battery", "inverter", 0, true, 0, efficiency, 0);
    stores.add("battery", "battery", 0, true, true, battery.yuanPerKwhYear * PER_MW);
  }
  if (electrolyser !== null) {
    buses.push("hydrogen", "delivered");
    const { yuanPerKwYear, kwhPerKg, minLoad } = electrolyser;
    const price = yuanPerKwYear * PER_MW;
    links.add("electrolyser", "electricity", "hydrogen", 0, true, price, 1 / kwhPerKg, minLoad);
    if (tank !== null) stores.add("tank", "hydrogen", 0, true, true, tank.yuanPerKgYear * KG);
    links.add("delivery", "hydrogen", "delivered", 0, true, 0, 1, 0);
    stores.add("week", "delivered", 0, true, true, 0);
    loads.add("off-take", "delivered");
    const last = (hour: number): boolean => (hour + 1) % HOURS_OF_WEEK === 0 || hour === many - 1;
    const due = (hour: number): number =>
      (project.kgPerWeek / KG) * (((hour % HOURS_OF_WEEK) + 1) / HOURS_OF_WEEK);
    put(
      "stores-e_max_pu",
      "week",
      hours.map((hour) => (last(hour) ? 0 : 1)),
    );
    put(
      "loads-p_set",
      "off-take",
      hours.map((hour) => (last(hour) ? due(hour) : 0)),
    );
  }
  if (depot !== null) {
    buses.push("trucks");
    links.add("depot", "electricity", "trucks", depot.mw, false, 0, depot.efficiency, 0);
    stores.add("depot", "trucks", depot.mwh, false, true, 0);
    loads.add("trucks", "trucks");
    put(
      "loads-p_set",
      "trucks",
      series.truckMwh.map((each) => each / depot.efficiency),
    );
  }

  const files = new Map([
    ["buses", lines([["name"], ...buses.map((name) => [name])])],
    [
      "snapshots",
      lines([
        ["", "snapshot", "objective", "stores", "generators"],
        ...hours.map((hour) => [hour, clock(hour), 1, 1, 1]),
      ]),
    ],
  ]);
  for (const [name, { some, text }] of Object.entries({ generators, links, stores, loads }))
    if (some()) files.set(name, text());
  for (const [file, columns] of over) {
    const all = [...columns.values()];
    files.set(
      file,
      lines([
        ["", ...columns.keys()],
        ...hours.map((hour) => [hour, ...all.map((values) => values[hour] ?? 0)]),
      ]),
    );
  }
  return files;
}
