import { refusal } from "../../../kernel/error.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import { isAbsent, jsonFields } from "../given/json-fields.ts";
import { RULE_IDS, type RuleId } from "../verdict/facts.ts";
import type { Series } from "./periods.ts";

/** Wind or sun. */
export type Source = { readonly yuanPerKwYear: number; readonly maxMw: number };

/** What a project may build, buy and sell, and what it has to serve; what is absent can only be 0. */
export type Project = {
  readonly wind: Source | null;
  readonly solar: Source | null;
  /** `efficiency` counts on charging and again on discharging. */
  readonly battery: {
    readonly yuanPerKwYear: number;
    readonly yuanPerKwhYear: number;
    readonly efficiency: number;
  } | null;
  /** `minLoad`: the least share of its capacity that runs in every hour. */
  readonly electrolyser: {
    readonly yuanPerKwYear: number;
    readonly kwhPerKg: number;
    readonly minLoad: number;
  } | null;
  readonly tank: { readonly yuanPerKgYear: number } | null;
  /** Where trucks charge; it stands already and costs nothing more. */
  readonly depot: { readonly mw: number; readonly mwh: number; readonly efficiency: number } | null;
  readonly importMw: number;
  readonly exportMw: number;
  readonly kgPerWeek: number;
  readonly rule: RuleId | null;
  /** Null: every hour of load is served. */
  readonly unmetYuanPerKwh: number | null;
  readonly series: Series;
};
export type ProjectHead = Omit<Project, "series">;

/** No base is so large; a project in kW is. */
const MOST_MW = 50_000;
const MW = { most: MOST_MW, hint: ["是不是把 kW 当成了 MW？", "Is this in kW?"] } as const;
const DEAREST = 100_000;
const PRICE = {
  most: DEAREST,
  hint: ["单位是元/kW·年，不是元/MW。", "The unit is yuan per kW and year, not per MW."],
} as const;
const AS_SHARE = ["写成小数，如 0.95。", "Write it as a share, as 0.95."] as const;
const SHARE = { above: 0.01, most: 1, hint: AS_SHARE } as const;

/** A project out of parsed JSON without its hours, and the file where these stand; or everything that is wrong with it. */
export function readProject(
  value: unknown,
): Result<{ readonly project: ProjectHead; readonly hours: string }> {
  const read = jsonFields();
  const known = ["hours", "assets", "grid", "hydrogen", "rule", "unmetYuanPerKwh"];
  const of = read.object(value, "$", known);
  const hours = of["hours"];
  if (typeof hours !== "string" || hours === "")
    read.refuse(
      "$.hours",
      "须写逐时数据的文件名，如 “hours.csv”。",
      "Name the file of hours, such as “hours.csv”.",
    );
  const assets = read.object(of["assets"] ?? {}, "$.assets", [
    "wind",
    "solar",
    "battery",
    "electrolyser",
    "tank",
    "depot",
  ]);
  const asset = <T>(
    name: string,
    fields: readonly string[],
    take: (number: (field: string, range?: Parameters<typeof read.needed>[2]) => number) => T,
  ): T | null => {
    const path = `$.assets.${name}`;
    if (isAbsent(assets[name])) return null;
    const found = read.object(assets[name], path, fields);
    return take((field, range) => read.needed(found[field], `${path}.${field}`, range));
  };
  const source = (name: string): Source | null =>
    asset(name, ["yuanPerKwYear", "maxMw"], (number) => ({
      yuanPerKwYear: number("yuanPerKwYear", PRICE),
      maxMw: number("maxMw", MW),
    }));
  const grid = read.object(of["grid"] ?? {}, "$.grid", ["importMw", "exportMw"]);
  const hydrogen = read.object(of["hydrogen"] ?? {}, "$.hydrogen", ["kgPerWeek"]);
  const project: ProjectHead = {
    wind: source("wind"),
    solar: source("solar"),
    battery: asset("battery", ["yuanPerKwYear", "yuanPerKwhYear", "efficiency"], (number) => ({
      yuanPerKwYear: number("yuanPerKwYear", PRICE),
      yuanPerKwhYear: number("yuanPerKwhYear", PRICE),
      efficiency: number("efficiency", SHARE),
    })),
    electrolyser: asset("electrolyser", ["yuanPerKwYear", "kwhPerKg", "minLoad"], (number) => ({
      yuanPerKwYear: number("yuanPerKwYear", PRICE),
      kwhPerKg: number("kwhPerKg", {
        above: 33.3,
        most: 200,
        hint: [
          "一公斤氢的低热值为 33.3 kWh，电解要用得更多。",
          "A kilogram of hydrogen holds 33.3 kWh, and electrolysis takes more.",
        ],
      }),
      minLoad: number("minLoad", { most: 1, hint: AS_SHARE }),
    })),
    tank: asset("tank", ["yuanPerKgYear"], (number) => ({ yuanPerKgYear: number("yuanPerKgYear", PRICE) })),
    depot: asset("depot", ["mw", "mwh", "efficiency"], (number) => ({
      mw: number("mw", MW),
      mwh: number("mwh"),
      efficiency: number("efficiency", SHARE),
    })),
    importMw: read.amount(grid["importMw"], "$.grid.importMw", MW) ?? 0,
    exportMw: read.amount(grid["exportMw"], "$.grid.exportMw", MW) ?? 0,
    kgPerWeek: read.amount(hydrogen["kgPerWeek"], "$.hydrogen.kgPerWeek") ?? 0,
    rule: isAbsent(of["rule"]) ? null : read.oneOf(of["rule"], "$.rule", RULE_IDS),
    unmetYuanPerKwh: read.amount(of["unmetYuanPerKwh"], "$.unmetYuanPerKwh", { most: DEAREST }),
  };
  if (project.kgPerWeek > 0 && project.electrolyser === null)
    read.refuse(
      "$.assets.electrolyser",
      "每周要交氢，却没有电解槽；请补上，或去掉 hydrogen。",
      "Hydrogen is to be delivered and there is no electrolyser; add one or take hydrogen out.",
    );
  const failure = read.refused();
  return failure === null ? ok({ project, hours: String(hours) }) : { ok: false, failure };
}

/** A project with its hours: whoever has trucks has a depot. */
export function withHours(project: ProjectHead, series: Series): Result<Project> {
  if (project.depot !== null || series.truckMwh.every((each) => each === 0))
    return ok({ ...project, series });
  return {
    ok: false,
    failure: refusal(
      "unusable",
      "$.assets.depot：逐时数据里有车辆用电（truckMwh），却没有车场；请补上 depot，或把 truckMwh 填 0。",
      "$.assets.depot: the hours have trucks that take electricity (truckMwh) and there is no depot; add one, or write 0 for truckMwh.",
    ),
  };
}
