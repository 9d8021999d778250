import type { Sentence } from "../../../kernel/error.ts";
import type { Sheet } from "../../../platform/documents/workbook.ts";
import { writeWorkbook } from "../../../platform/documents/workbook.ts";
import { MEDIA_TYPES } from "../../../platform/files/sniff.ts";
import type { FileReply } from "../../../platform/http/file-reply.ts";
import { FLOW_LINES } from "./cash-flow.ts";
import type { Costing } from "./costing.ts";
import type { RateOfReturn } from "./rate-of-return.ts";
import { TERM_IDS, TERMS } from "./terms.ts";
import { driverName, type Money, type Side } from "./tornado.ts";
import { FLOW_NAMES, PART_NAMES, UNVERIFIED, words } from "./naming.ts";

const WAN = 10_000;
const wan = (yuan: number): number => Math.round(yuan) / WAN;
const percent = (rate: number | null): number | null =>
  rate === null ? null : Math.round(rate * 1_000_000) / 10_000;
const figure = (value: number | null, digits: number): number | null =>
  value === null ? null : Math.round(value * 10 ** digits) / 10 ** digits;

const rateWords = ({ why, rate, all }: RateOfReturn): string | number =>
  why === "one"
    ? (percent(rate) ?? "")
    : why === "none"
      ? words.noRate.zh
      : words.severalRates(all.map((each) => `${percent(each)}%`).join("、")).zh;

const unitOf = (id: (typeof TERM_IDS)[number]): string =>
  (TERMS[id] as { readonly unit?: Sentence }).unit?.zh ?? "年";

const row = (name: string, unit: string, value: string | number | null) => ({ name, unit, value });

function figuresSheet({ statement, year, missingKwh, missingKg }: Money): Pick<Sheet, "columns" | "rows"> {
  return {
    columns: [
      { key: "name", header: "项", width: 34 },
      { key: "value", header: "数", width: 24, align: "right" },
      { key: "unit", header: "单位", width: 12 },
    ],
    rows: [
      row(words.investment.zh, "万元", wan(statement.investmentYuan)),
      ...statement.parts.map(({ id, yuan }) => row(`其中${PART_NAMES[id].zh}`, "万元", wan(yuan))),
      row(words.npv.zh, "万元", wan(statement.npvYuan)),
      row(words.rate.zh, "%", rateWords(statement.rate)),
      row(words.ownRate.zh, "%", rateWords(statement.ownRate)),
      row(words.lcoe.zh, "元/kWh", figure(statement.lcoeYuanPerKwh, 4)),
      row(words.lcoh.zh, "元/kg", figure(statement.lcohYuanPerKg, 2)),
      row("每年供给负荷", "万kWh", wan(year.loadKwh)),
      row("每年供给车辆", "万kWh", wan(year.truckKwh)),
      row("每年制氢用电", "万kWh", wan(year.h2Kwh)),
      row("每年售氢", "吨", figure(year.hydrogenKg / 1_000, 3)),
      row("每年购电", "万kWh", wan(year.importedKwh)),
      row("每年上网", "万kWh", wan(year.exportedKwh)),
      row("每年供不上的电", "万kWh", wan(missingKwh)),
      row("每年供不上的氢", "吨", figure(missingKg / 1_000, 3)),
    ],
  };
}

const column = (key: string, header: string) => ({
  key,
  header,
  width: 13,
  align: "right" as const,
  type: "number" as const,
});

function flowsSheet({ statement }: Money): Pick<Sheet, "columns" | "rows"> {
  return {
    columns: [
      column("year", "第几年"),
      ...FLOW_LINES.map((line) => column(line, FLOW_NAMES[line].zh)),
      column("net", words.net.zh),
      column("loan", words.loan.zh),
      column("saved", words.saved.zh),
      column("own", words.own.zh),
    ],
    rows: statement.years.map(({ year, lines, net, loan, saved, own }) => ({
      year,
      ...Object.fromEntries(FLOW_LINES.map((line) => [line, wan(lines[line])])),
      net: wan(net),
      loan: wan(loan),
      saved: wan(saved),
      own: wan(own),
    })),
  };
}

const cells = (key: string, side: Side | null) => ({
  [`${key}Npv`]: side === null ? null : wan(side.npvYuan),
  [`${key}Rate`]: percent(side?.rate ?? null),
  [`${key}Lcoe`]: figure(side?.lcoeYuanPerKwh ?? null, 4),
  [`${key}Lcoh`]: figure(side?.lcohYuanPerKg ?? null, 2),
  [`${key}Missing`]: side === null ? null : wan(side.missingKwh),
  [`${key}MissingT`]: side === null ? null : figure(side.missingKg / 1_000, 3),
});

function driversSheet({ drivers }: Money): Pick<Sheet, "columns" | "rows"> {
  const sides = [
    ["less", "减"],
    ["more", "加"],
  ] as const;
  const number = { width: 14, align: "right", type: "number" } as const;
  return {
    columns: [
      { key: "name", header: words.assumption.zh, width: 22 },
      { key: "how", header: words.how.zh, width: 12 },
      ...sides.flatMap(([key, said]) => [
        { key: `${key}Npv`, header: `${said}：净现值（万元）`, ...number },
        { key: `${key}Rate`, header: `${said}：收益率（%）`, ...number },
        { key: `${key}Lcoe`, header: `${said}：度电成本（元/kWh）`, ...number },
        { key: `${key}Lcoh`, header: `${said}：制氢成本（元/kg）`, ...number },
        { key: `${key}Missing`, header: `${said}：供不上的电（万kWh）`, ...number },
        { key: `${key}MissingT`, header: `${said}：供不上的氢（吨）`, ...number },
      ]),
    ],
    rows: drivers.map(({ id, redispatched, less, more }) => ({
      name: driverName(id).zh,
      how: redispatched ? words.redispatched.zh : words.repriced.zh,
      ...cells("less", less),
      ...cells("more", more),
    })),
  };
}

function assumptionsSheet({ assumptions }: Costing): Pick<Sheet, "columns" | "rows"> {
  return {
    columns: [
      { key: "name", header: words.assumption.zh, width: 26 },
      { key: "value", header: words.value.zh, width: 12, align: "right", type: "number" },
      { key: "unit", header: "单位", width: 10 },
      { key: "source", header: words.source.zh, width: 52 },
      { key: "on", header: words.sourceOn.zh, width: 14, type: "date" },
      { key: "level", header: words.level.zh, width: 18 },
      { key: "standing", header: words.standing.zh, width: 10 },
    ],
    rows: TERM_IDS.map((id) => {
      const { value, source, on, level } = assumptions[id];
      return {
        name: TERMS[id].name.zh,
        value,
        unit: unitOf(id),
        source: source.zh,
        on,
        level: words.levels[level].zh,
        standing: level === "A" ? "" : words.unverified.zh,
      };
    }),
  };
}

/** Money of a project's design in four sheets, each of which says that its prices are unverified. */
export async function moneyWorkbook(project: string, of: Costing): Promise<FileReply> {
  const { result, sample, askedOn, terms } = of;
  if (result === null) throw new Error("a costing that is done has a result");
  const sheet = (
    name: string,
    notes: readonly string[],
    content: Pick<Sheet, "columns" | "rows">,
  ): Sheet => ({
    name,
    title: `${sample ? "【示例】" : ""}${project}　${name}`,
    notes: [`【未核实】${UNVERIFIED.zh}`, `测算日期 ${askedOn}。`, ...notes],
    ...(sample ? { watermark: "示例　虚构数据" } : {}),
    paper: "A3",
    ...content,
  });
  const bytes = await writeWorkbook([
    sheet("收益", ["收益率为税后；度电成本、制氢成本为税前，按折现率折算。"], figuresSheet(result)),
    sheet("现金流", ["单位：万元；流出为负。"], flowsSheet(result)),
    sheet(
      "敏感性",
      [`每个假设减、加 ${terms.sharePercent}%，装机不变；影响运行的假设重新调度全年。`],
      driversSheet(result),
    ),
    sheet("假设", [], assumptionsSheet(of)),
  ]);
  return { name: `${project} 收益测算 ${askedOn}.xlsx`, type: MEDIA_TYPES.xlsx, bytes };
}
