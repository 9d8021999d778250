import { type Failure, refusal } from "../../../kernel/error.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import { noNumber, numberIn } from "../given/cells.ts";

// A folder of comma-separated values as PyPSA writes a network: one file for each kind of component, `kind-field.csv` for a
// field that changes from snapshot to snapshot. What is not honoured is refused by its name: a field that is passed over
// would give another optimum without a word.

export const KINDS = ["buses", "generators", "links", "loads", "storage_units", "stores"] as const;
export type Kind = (typeof KINDS)[number];

/** Numbers and switches with what PyPSA takes where nothing is written. */
type Fields = Readonly<Record<string, number | boolean>>;
const SIZE: Fields = { p_nom: 0, p_nom_extendable: false, p_nom_min: 0, p_nom_max: Infinity };
const PRICE: Fields = { capital_cost: 0, marginal_cost: 0 };
const FIELDS: Readonly<Record<Kind, Fields>> = {
  buses: {},
  generators: { ...SIZE, ...PRICE, p_min_pu: 0, p_max_pu: 1 },
  links: { ...SIZE, ...PRICE, p_min_pu: 0, p_max_pu: 1, efficiency: 1 },
  loads: { p_set: 0 },
  storage_units: {
    ...SIZE,
    ...PRICE,
    p_min_pu: -1,
    p_max_pu: 1,
    max_hours: 1,
    efficiency_store: 1,
    efficiency_dispatch: 1,
    standing_loss: 0,
    cyclic_state_of_charge: false,
    state_of_charge_initial: 0,
  },
  stores: {
    ...PRICE,
    e_nom: 0,
    e_nom_extendable: false,
    e_nom_min: 0,
    e_nom_max: Infinity,
    e_min_pu: 0,
    e_max_pu: 1,
    e_cyclic: false,
    e_initial: 0,
    standing_loss: 0,
  },
};
/** Texts: which bus, and words that no optimum depends on. `type` and `efficiency` of generators do nothing here either. */
const TEXTS: Readonly<Record<Kind, readonly string[]>> = {
  buses: ["unit", "location", "control", "generator", "sub_network", "v_nom", "x", "y", "country"],
  generators: ["bus", "control", "efficiency"],
  links: ["bus0", "bus1"],
  loads: ["bus"],
  storage_units: ["bus", "control"],
  stores: ["bus"],
};
const SERIES: Readonly<Record<Kind, readonly string[]>> = {
  buses: [],
  generators: ["p_max_pu", "p_min_pu", "marginal_cost"],
  links: ["p_max_pu", "p_min_pu", "marginal_cost", "efficiency"],
  loads: ["p_set"],
  storage_units: ["marginal_cost"],
  stores: ["marginal_cost", "e_min_pu", "e_max_pu"],
};
/** Files that say nothing an optimum depends on. */
const PASSED = ["network", "carriers"];

export type Component = {
  readonly name: string;
  readonly bus: readonly string[];
  readonly number: (field: string) => number;
  readonly is: (field: string) => boolean;
  /** Of a snapshot: from the series where there is one. */
  readonly at: (field: string, snapshot: number) => number;
};
export type Network = {
  /** Hours that a snapshot stands for, in what it costs and in what is stored. */
  readonly costHours: Float64Array;
  readonly storeHours: Float64Array;
  readonly components: Readonly<Record<Kind, readonly Component[]>>;
};

export type Rows = readonly (readonly string[])[];

class Unreadable extends Error {
  readonly failure: Failure;
  constructor(zh: string, en: string) {
    super(en);
    this.failure = refusal("unusable", zh, en);
  }
}

function amountIn(cell: string, file: string, row: number, field: string): number {
  if (field.endsWith("_nom_max") && /^(?:inf|infinity)$/i.test(cell.trim())) return Infinity;
  const value = numberIn(cell);
  if (!Number.isNaN(value)) return value;
  const { zh, en } = noNumber(cell);
  throw new Unreadable(`${file} 第 ${row} 行 ${field}：${zh}`, `${file} line ${row} ${field}: ${en}`);
}

function truthIn(cell: string, file: string, row: number, field: string): boolean {
  const text = cell.trim().toLowerCase();
  if (["true", "1", "1.0"].includes(text)) return true;
  if (["false", "0", "0.0"].includes(text)) return false;
  throw new Unreadable(
    `${file} 第 ${row} 行 ${field}：“${cell}”须为 True 或 False。`,
    `${file} line ${row} ${field}: “${cell}” has to be True or False.`,
  );
}

/** The columns of a file, each once, and no line longer than they are: what stands too far would be taken for another field. */
function headings(rows: Rows, file: string): string[] {
  const names = (rows[0] ?? []).map((cell) => cell.trim());
  const twice = names.find((name, at) => name !== "" && names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new Unreadable(
      `${file} 的列“${twice}”写了两次；请去掉一列。`,
      `The column “${twice}” stands in ${file} twice; take one out.`,
    );
  const long = rows.findIndex((cells) => cells.length > names.length);
  if (long >= 0)
    throw new Unreadable(
      `${file} 第 ${long + 1} 行比表头多 ${(rows[long]?.length ?? 0) - names.length} 格；请核对逗号。`,
      `${file} line ${long + 1} has ${(rows[long]?.length ?? 0) - names.length} cells more than the head; check the commas.`,
    );
  return names;
}

/** Sizes, and what is divided by: below this nothing of the kind can be built. */
const LEAST: Readonly<Record<string, { readonly least: number; readonly above?: boolean }>> = {
  ...Object.fromEntries(
    ["p_nom", "p_nom_min", "p_nom_max", "e_nom", "e_nom_min", "e_nom_max", "max_hours"].map((name) => [
      name,
      { least: 0 },
    ]),
  ),
  state_of_charge_initial: { least: 0 },
  standing_loss: { least: 0 },
  efficiency_store: { least: 0, above: true },
  efficiency_dispatch: { least: 0, above: true },
};
function sizeIn(written: string, file: string, row: number, field: string): number {
  const value = amountIn(written, file, row, field);
  const range = LEAST[field];
  if (range !== undefined && (value < range.least || (range.above === true && value === range.least)))
    throw new Unreadable(
      `${file} 第 ${row} 行 ${field}：现为 ${value}，须${range.above === true ? "大于 0" : "不小于 0"}。`,
      `${file} line ${row} ${field}: it is ${value} and must be ${range.above === true ? "above 0" : "0 or more"}.`,
    );
  return value;
}

type Snapshots = Pick<Network, "costHours" | "storeHours"> & { readonly labels: readonly string[] };

function snapshotsIn(rows: Rows | undefined): Snapshots {
  if (rows === undefined || rows.length < 2)
    throw new Unreadable(
      "文件夹里没有 snapshots.csv，或者里面没有时段；请从 PyPSA 重新导出。",
      "The folder has no snapshots.csv or it holds no snapshot; export it from PyPSA again.",
    );
  const names = headings(rows, "snapshots.csv");
  const known = ["", "snapshot", "name", "objective", "stores", "generators", "weightings"];
  const unknown = names.find((name, at) => at > 0 && !known.includes(name));
  if (unknown !== undefined)
    throw new Unreadable(
      `snapshots.csv 的字段“${unknown}”不支持；请去掉它（及它所代表的设定）再求解。`,
      `The field “${unknown}” of snapshots.csv is not honoured; take it out, with what it stands for, and solve again.`,
    );
  const hours = (field: string): Float64Array => {
    const at = names.includes(field) ? names.indexOf(field) : names.indexOf("weightings");
    return Float64Array.from(rows.slice(1), (cells, row) => {
      const value = at < 0 ? 1 : amountIn(cells[at] ?? "", "snapshots.csv", row + 2, field);
      if (value < 0)
        throw new Unreadable(
          `snapshots.csv 第 ${row + 2} 行 ${field}：权重 ${value} 小于 0；请改正。`,
          `snapshots.csv line ${row + 2} ${field}: the weighting ${value} is below 0; correct it.`,
        );
      return value;
    });
  };
  const labels = rows.slice(1).map((cells) => cells[0]?.trim() ?? "");
  return { costHours: hours("objective"), storeHours: hours("stores"), labels };
}

function seriesIn(rows: Rows, file: string, labels: readonly string[]): ReadonlyMap<string, Float64Array> {
  const snapshots = labels.length;
  if (rows.length - 1 !== snapshots)
    throw new Unreadable(
      `${file} 有 ${rows.length - 1} 行，snapshots.csv 有 ${snapshots} 个时段；请补齐或去掉多出的行。`,
      `${file} has ${rows.length - 1} rows and snapshots.csv ${snapshots} snapshots; make them the same.`,
    );
  // Where both name snapshots alike, the order has to be the same; where a file names them otherwise, it is taken as it stands.
  const elsewhere = rows.slice(1).findIndex(([label = ""], at) => {
    const found = labels.indexOf(label.trim());
    return found >= 0 && found !== at && labels[at] !== label.trim();
  });
  if (elsewhere >= 0)
    throw new Unreadable(
      `${file} 第 ${elsewhere + 2} 行是时段“${rows[elsewhere + 1]?.[0] ?? ""}”，snapshots.csv 这一行是“${labels[elsewhere] ?? ""}”；请按同一次序排列。`,
      `${file} line ${elsewhere + 2} is of snapshot “${rows[elsewhere + 1]?.[0] ?? ""}”, that line of snapshots.csv of “${labels[elsewhere] ?? ""}”; bring them into the same order.`,
    );
  return new Map(
    headings(rows, file)
      .slice(1)
      .map((name, at) => [
        name,
        Float64Array.from(rows.slice(1), (cells, row) => amountIn(cells[at + 1] ?? "", file, row + 2, name)),
      ]),
  );
}

function componentsIn(
  kind: Kind,
  rows: Rows,
  series: ReadonlyMap<string, ReadonlyMap<string, Float64Array>>,
  buses: ReadonlySet<string> | null,
): Component[] {
  const file = `${kind}.csv`;
  const names = headings(rows, file);
  const [fields, texts] = [FIELDS[kind], ["name", "carrier", "type", ...TEXTS[kind]]];
  const unknown = names.find((name, at) => at > 0 && fields[name] === undefined && !texts.includes(name));
  if (unknown !== undefined)
    throw new Unreadable(
      `${file} 的字段“${unknown}”不支持；请去掉它（及它所代表的设定）再求解。`,
      `The field “${unknown}” of ${file} is not honoured; take it out, with what it stands for, and solve again.`,
    );
  const seen = new Set<string>();
  return rows.slice(1).map((cells, at): Component => {
    const row = at + 2;
    const name = cells[0]?.trim() ?? "";
    if (name === "" || seen.has(name))
      throw new Unreadable(
        `${file} 第 ${row} 行：名称“${name}”为空或重复；请改成唯一的名称。`,
        `${file} line ${row}: the name “${name}” is empty or stands there twice; give each a name of its own.`,
      );
    seen.add(name);
    const cell = (field: string): string =>
      names.includes(field) ? (cells[names.indexOf(field)]?.trim() ?? "") : "";
    if (cell("type") !== "")
      throw new Unreadable(
        `${file} 第 ${row} 行：字段“type”不支持，须为空。`,
        `${file} line ${row}: the field “type” is not honoured and has to be empty.`,
      );
    const bus = ["bus", "bus0", "bus1"].filter((each) => texts.includes(each)).map(cell);
    const nowhere = bus.find((each) => buses !== null && !buses.has(each));
    if (nowhere !== undefined)
      throw new Unreadable(
        `${file} 第 ${row} 行：节点“${nowhere}”不在 buses.csv 里；请补上或改正。`,
        `${file} line ${row}: the bus “${nowhere}” is not in buses.csv; add it or correct the name.`,
      );
    const known = new Map(
      Object.entries(fields).map(([field, usual]): [string, number | boolean] => {
        const written = cell(field);
        if (written === "") return [field, usual];
        return typeof usual === "boolean"
          ? [field, truthIn(written, file, row, field)]
          : [field, sizeIn(written, file, row, field)];
      }),
    );
    for (const sign of ["p", "e"])
      if (Number(known.get(`${sign}_nom_min`) ?? 0) > Number(known.get(`${sign}_nom_max`) ?? Infinity))
        throw new Unreadable(
          `${file} 第 ${row} 行：${sign}_nom_min 大于 ${sign}_nom_max；请改正其中一个。`,
          `${file} line ${row}: ${sign}_nom_min is above ${sign}_nom_max; correct one of them.`,
        );
    return {
      name,
      bus,
      number: (field) => Number(known.get(field) ?? 0),
      is: (field) => known.get(field) === true,
      at: (field, snapshot) => series.get(field)?.get(name)?.[snapshot] ?? Number(known.get(field) ?? 0),
    };
  });
}

/** A network out of the files of a folder, by their names without `.csv`. */
export function readNetwork(files: ReadonlyMap<string, Rows>): Result<Network> {
  try {
    for (const name of files.keys()) {
      const [kind, field] = name.split(/-(.*)/s);
      const honoured =
        field === undefined
          ? name === "snapshots" || PASSED.includes(name) || KINDS.some((each) => each === name)
          : KINDS.some((each) => each === kind && SERIES[each].includes(field));
      if (!honoured)
        throw new Unreadable(
          `${name}.csv 不支持；请去掉它（及它所代表的设定）再求解。`,
          `${name}.csv is not honoured; take it out, with what it stands for, and solve again.`,
        );
    }
    const { costHours, storeHours, labels } = snapshotsIn(files.get("snapshots"));
    const buses = files.get("buses");
    if (buses === undefined || buses.length < 2)
      throw new Unreadable(
        "文件夹里没有 buses.csv，或者里面没有节点；请从 PyPSA 重新导出。",
        "The folder has no buses.csv or it holds no bus; export it from PyPSA again.",
      );
    const names = new Set(buses.slice(1).map(([name]) => name?.trim() ?? ""));
    const of = (kind: Kind): Component[] => {
      const series = new Map(
        SERIES[kind].flatMap((field) => {
          const rows = files.get(`${kind}-${field}`);
          return rows === undefined ? [] : [[field, seriesIn(rows, `${kind}-${field}.csv`, labels)] as const];
        }),
      );
      const rows = files.get(kind);
      const all = rows === undefined ? [] : componentsIn(kind, rows, series, kind === "buses" ? null : names);
      for (const [field, columns] of series)
        for (const name of columns.keys())
          if (!all.some((each) => each.name === name))
            throw new Unreadable(
              `${kind}-${field}.csv 的“${name}”不在 ${kind}.csv 里；请补上或去掉。`,
              `“${name}” of ${kind}-${field}.csv is not in ${kind}.csv; add it or take it out.`,
            );
      return all;
    };
    const components = {
      buses: of("buses"),
      generators: of("generators"),
      links: of("links"),
      loads: of("loads"),
      storage_units: of("storage_units"),
      stores: of("stores"),
    };
    return ok({ costHours, storeHours, components });
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, failure: error.failure };
    throw error;
  }
}
