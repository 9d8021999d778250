import { type CommandContext, type Given, printJson, stop } from "../../../platform/command.ts";
import { openHere } from "../../../platform/solver/highs.ts";
import { givenJson } from "../given/commands-given.ts";
import { conditionsOf, readWhole } from "../sizing/commands-size.ts";
import { readMoney } from "./given.ts";
import { dispatchAll, moneyOf } from "./tornado.ts";
import { TERM_IDS, valuesOf } from "./terms.ts";

/** What the design of MONEY.json earns and costs in PROJECT.json. */
export async function money(given: Given, context: CommandContext): Promise<number> {
  const [file = "", terms = ""] = given.words;
  const project = readWhole(file, context);
  const { design, assumptions } = givenJson(context, terms, readMoney);
  const { series, ...head } = project;
  const idle = (
    [
      ["batteryMw", head.battery],
      ["batteryMwh", head.battery],
      ["electrolyserMw", head.electrolyser],
      ["tankKg", head.tank],
    ] as const
  ).filter(([name, asset]) => asset === null && design[name] > 0);
  if (idle.length > 0) {
    const names = idle.map(([name]) => name);
    return stop(
      `方案里的 ${names.join("、")} 在项目里没有对应的设备，只花钱、不运行；请在项目的 assets 里补上，或改为 0。`,
      `The project has no asset for ${names.join(", ")} of the design, which would cost and never run; add it to the project's assets, or write 0.`,
    );
  }
  const by = valuesOf(assumptions);
  const world = { head, series, capacities: design };
  const dispatched = await dispatchAll(
    world,
    by.sharePercent / 100,
    conditionsOf(project, context),
    openHere,
  );
  if (dispatched === null)
    return stop(
      "求解器没有证明这个方案的调度最优，没有可算的收益；请检查装机和逐时数据。",
      "The solver proved no dispatch of this design, and there is nothing to reckon with. See to its capacities and hours.",
    );
  const found = moneyOf(design, by, dispatched);
  const { statement, drivers, missingKwh, missingKg, broken } = found;
  const unverified = TERM_IDS.filter((id) => assumptions[id].level !== "A");
  if (given.has("--json")) {
    printJson(context, { ...found, assumptions, unverified });
    return 0;
  }
  const { npvYuan, rate, ownRate, lcoeYuanPerKwh, lcohYuanPerKg, investmentYuan } = statement;
  const percent = (of: typeof rate): string =>
    of.why === "one" ? `${(100 * (of.rate ?? 0)).toFixed(2)} %` : `— (${of.why}: ${of.all.join(", ")})`;
  const lines = [
    `投资 investment  ${investmentYuan.toFixed(0)} 元 yuan`,
    `净现值 present value  ${npvYuan.toFixed(0)} 元 yuan`,
    `内部收益率 rate of return  ${percent(rate)}    资本金 of the owners  ${percent(ownRate)}`,
    `度电成本 LCOE  ${lcoeYuanPerKwh?.toFixed(4) ?? "—"} 元/kWh    制氢成本 LCOH  ${lcohYuanPerKg?.toFixed(2) ?? "—"} 元/kg`,
    ...(missingKwh + missingKg > 0 || broken.length > 0
      ? [`供不上 not served  ${missingKwh.toFixed(0)} kWh, ${missingKg.toFixed(0)} kg  ${broken.join(", ")}`]
      : []),
    ...drivers.map(
      ({ id, less, more }) =>
        `${id}  ${less?.npvYuan.toFixed(0) ?? "—"} … ${more?.npvYuan.toFixed(0) ?? "—"}`,
    ),
    `未核实 unverified: ${unverified.join(", ")}`,
  ];
  context.stdout(`${lines.join("\n")}\n`);
  return 0;
}
