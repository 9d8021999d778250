import { FailureError } from "../../../kernel/error.ts";
import { type CommandContext, type Given, printFinding, printJson, stop } from "../../../platform/command.ts";
import { eachGivenRow } from "../../../platform/given-file.ts";
import { type DailyLine, type DailyRecord, lateBeginnings, readDaily, type StationDays } from "./daily.ts";
import { lagBetween } from "./lag.ts";
import { annualLoads } from "./load.ts";
import { sectionKey } from "../water/section-name.ts";

function readRecord(given: Given, context: CommandContext): DailyRecord {
  const lines: DailyLine[] = [];
  eachGivenRow(context.cwd, given.words[0] ?? "", (cells, row, broken) => {
    lines.push({ cells, row, broken });
  });
  const read = readDaily(lines);
  if (!read.ok) throw new FailureError(read.failure);
  for (const finding of read.value.findings) printFinding(context, finding);
  return read.value;
}

/** Runoff and sediment of every station and year. */
export async function load(given: Given, context: CommandContext): Promise<number> {
  const record = readRecord(given, context);
  for (const late of lateBeginnings(record, record.stations.keys())) printFinding(context, late);
  const loads = annualLoads(record);
  if (given.has("--json")) printJson(context, loads);
  else
    for (const { station, year, daysFlow, daysSediment, runoff1e8m3, sediment1e8t } of loads)
      context.stdout(
        `${station} ${year}  ${runoff1e8m3.toFixed(2)} 亿m³（${daysFlow} 天）  ${sediment1e8t === null ? "—" : sediment1e8t.toFixed(4)} 亿t（${daysSediment} 天）\n`,
      );
  return 0;
}

function stationNamed(flag: "--from" | "--to", given: Given, { stations }: DailyRecord): StationDays {
  const name = given.value(flag);
  if (name === undefined) return stop(`请写 ${flag} 和站名。`, `Write ${flag} and a station.`);
  const known = [...stations.values()].filter(({ flowFrom }) => flowFrom !== null);
  return (
    known.find(({ station }) => sectionKey(station) === sectionKey(name)) ??
    stop(
      `文件里没有“${name}”的流量；有流量的站：${known.map(({ station }) => station).join("、")}。`,
      `The file has no flow of “${name}”; stations with a flow: ${known.map(({ station }) => station).join(", ")}.`,
    )
  );
}

/** After how many days a change of flow at one station shows at another. */
export async function lag(given: Given, context: CommandContext): Promise<number> {
  const record = readRecord(given, context);
  const [upper, lower] = [stationNamed("--from", given, record), stationNamed("--to", given, record)];
  for (const late of lateBeginnings(record, new Set([upper.station, lower.station])))
    printFinding(context, late);
  const found =
    lagBetween(upper.flow, lower.flow) ??
    stop(
      `${upper.station}与${lower.station}在五月至十月没有可以相比的逐日流量变化。`,
      `${upper.station} and ${lower.station} have no day-to-day changes of flow in May to October to compare.`,
    );
  if (given.has("--json")) printJson(context, found);
  else
    context.stdout(
      `${upper.station} → ${lower.station}：${found.days} 天（r = ${found.r}，${found.n} 对），洪水波到达时间，不是污染物的\n`,
    );
  return 0;
}
