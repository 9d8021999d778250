import type { Capacities } from "../sizing/program.ts";
import { annuity, presentValue, rateOfReturn, type RateOfReturn } from "./rate-of-return.ts";
import type { Terms } from "./terms.ts";

// A project's money, year by year. Every year is dispatched as the one that was: prices of today, nothing ages before it is
// replaced. No value-added tax, no reliefs, no subsidies: none was read.

/** What is bought once and replaced when it has had its time. */
export const PARTS = ["wind", "solar", "inverter", "battery", "electrolyser", "tank"] as const;
export type PartId = (typeof PARTS)[number];
/** Parts without which there would be no hydrogen; all others make, store or buy electricity. */
const OF_HYDROGEN: readonly PartId[] = ["electrolyser", "tank"];

export type Part = {
  readonly id: PartId;
  readonly yuan: number;
  readonly upkeepYuan: number;
  readonly years: number;
};

/** A year of the design as it was dispatched; what was bought and sold at each hour's price. */
export type MoneyYear = {
  /** At the meters of users and of trucks. */
  readonly loadKwh: number;
  readonly truckKwh: number;
  readonly h2Kwh: number;
  readonly hydrogenKg: number;
  readonly generatedKwh: number;
  readonly curtailedKwh: number;
  readonly importedKwh: number;
  readonly exportedKwh: number;
  readonly purchasesYuan: number;
  readonly salesYuan: number;
};

const KW = 1_000;

/** The parts of a design with what each costs; what is not built is left out. */
export function partsOf(of: Capacities, terms: Terms): readonly Part[] {
  const part = (id: PartId, many: number, yuanEach: number): Part => {
    const yuan = many * yuanEach;
    return {
      id,
      yuan,
      upkeepYuan: (yuan * terms[`${id}UpkeepPercent`]) / 100,
      years: terms[`${id}Years`],
    };
  };
  return [
    part("wind", of.windMw * KW, terms.windYuanPerKw),
    part("solar", of.solarMw * KW, terms.solarYuanPerKw),
    part("inverter", of.batteryMw * KW, terms.batteryYuanPerKw),
    part("battery", of.batteryMwh * KW, terms.batteryYuanPerKwh),
    part("electrolyser", of.electrolyserMw * KW, terms.electrolyserYuanPerKw),
    part("tank", of.tankKg, terms.tankYuanPerKg),
  ].filter(({ yuan }) => yuan > 0);
}

export const FLOW_LINES = [
  "load",
  "trucks",
  "hydrogen",
  "sales",
  "residual",
  "investment",
  "replacement",
  "upkeep",
  "purchases",
  "tax",
] as const;
export type FlowLine = (typeof FLOW_LINES)[number];

/** A year of the project, in yuan; what goes out is negative. */
export type YearOfFlows = {
  readonly year: number;
  readonly lines: Readonly<Record<FlowLine, number>>;
  /** What is left to all who finance it. */
  readonly net: number;
  /** What the lender gives and takes, and the tax that interest saves. */
  readonly loan: number;
  readonly saved: number;
  /** What is left to the owners. */
  readonly own: number;
};

export type Statement = {
  readonly parts: readonly Part[];
  readonly investmentYuan: number;
  readonly years: readonly YearOfFlows[];
  readonly npvYuan: number;
  readonly rate: RateOfReturn;
  readonly ownRate: RateOfReturn;
  /** Null where nothing is delivered. */
  readonly lcoeYuanPerKwh: number | null;
  readonly lcohYuanPerKg: number | null;
};

/** Losses are set off against profits of the next years, the oldest first; then they lapse. */
const LOSS_YEARS = 5;

/** Tax of each year on its profit; each loss is used up or lapses. */
export function taxesOf(profits: readonly number[], percent: number): readonly number[] {
  const losses: { year: number; left: number }[] = [];
  return profits.map((profit, year) => {
    if (profit <= 0) {
      losses.push({ year, left: -profit });
      return 0;
    }
    let rest = profit;
    for (const loss of losses) {
      if (loss.year < year - LOSS_YEARS) continue;
      const used = Math.min(rest, loss.left);
      loss.left -= used;
      rest -= used;
    }
    return (rest * percent) / 100;
  });
}

/** In which years a part is bought, and what it is still worth at the end, each year of its life the same. */
function bought({ yuan, years: life }: Part, years: number) {
  const at = Array.from({ length: Math.ceil(years / life) }, (_, count) => count * life);
  const used = years - (at.at(-1) ?? 0);
  return { at, residualYuan: yuan * (1 - used / life) };
}

/** Investment, replacement and residual of parts, and what is written off each year. */
function capitalOf(parts: readonly Part[], { years, depreciationYears }: Terms) {
  const spent = Array.from({ length: years + 1 }, () => 0);
  const depreciated = Array.from({ length: years + 1 }, () => 0);
  let [residual, written] = [0, 0];
  for (const part of parts) {
    const { at, residualYuan } = bought(part, years);
    residual += residualYuan;
    const over = Math.min(depreciationYears, part.years);
    for (const year of at) {
      spent[year] = (spent[year] ?? 0) + part.yuan;
      for (let later = year + 1; later <= Math.min(year + over, years); later++) {
        depreciated[later] = (depreciated[later] ?? 0) + part.yuan / over;
        written += part.yuan / over;
      }
    }
  }
  const whole = spent.reduce((sum, each) => sum + each, 0);
  // What the books still hold at the end is set against what it is worth then.
  const gain = residual - (whole - written);
  return { spent, depreciated, residual, gain };
}

/** Interest and principal of each year, in equal payments. */
function loanOf(investment: number, { years, loanPercent, loanRatePercent, loanYears }: Terms) {
  const rate = loanRatePercent / 100;
  const over = Math.min(loanYears, years);
  const amount = (investment * loanPercent) / 100;
  const payment = annuity(amount, rate, over);
  let owed = amount;
  const interest = Array.from({ length: years + 1 }, (_, year) => {
    if (year === 0 || year > over) return 0;
    const due = owed * rate;
    owed -= payment - due;
    return due;
  });
  const flows = interest.map((_, year) => (year === 0 ? amount : year <= over ? -payment : 0));
  return { interest, flows };
}

/** What a design earns and costs over the years reckoned. */
export function statementOf(design: Capacities, terms: Terms, year: MoneyYear): Statement {
  const parts = partsOf(design, terms);
  const { years } = terms;
  const rate = terms.ratePercent / 100;
  const investmentYuan = parts.reduce((sum, { yuan }) => sum + yuan, 0);
  const upkeep = parts.reduce((sum, { upkeepYuan }) => sum + upkeepYuan, 0);
  const { spent, depreciated, residual, gain } = capitalOf(parts, terms);
  const earned = {
    load: year.loadKwh * terms.loadYuanPerKwh,
    trucks: year.truckKwh * terms.truckYuanPerKwh,
    hydrogen: year.hydrogenKg * terms.hydrogenYuanPerKg,
    sales: year.salesYuan,
  };
  const margin = earned.load + earned.trucks + earned.hydrogen + earned.sales - upkeep - year.purchasesYuan;
  const all = Array.from({ length: years + 1 }, (_, at) => at);
  const profits = all.map((at) =>
    at === 0 ? 0 : margin - (depreciated[at] ?? 0) + (at === years ? gain : 0),
  );
  const loan = loanOf(investmentYuan, terms);
  const taxes = taxesOf(profits, terms.taxPercent);
  const ownTaxes = taxesOf(
    profits.map((profit, at) => profit - (loan.interest[at] ?? 0)),
    terms.taxPercent,
  );
  const flows = all.map((at): YearOfFlows => {
    const running = at === 0 ? 0 : 1;
    const lines: Record<FlowLine, number> = {
      load: running * earned.load,
      trucks: running * earned.trucks,
      hydrogen: running * earned.hydrogen,
      sales: running * earned.sales,
      residual: at === years ? residual : 0,
      investment: at === 0 ? -investmentYuan : 0,
      replacement: at === 0 ? 0 : -(spent[at] ?? 0),
      upkeep: -running * upkeep,
      purchases: -running * year.purchasesYuan,
      tax: -(taxes[at] ?? 0),
    };
    const net = FLOW_LINES.reduce((sum, name) => sum + lines[name], 0);
    const saved = (taxes[at] ?? 0) - (ownTaxes[at] ?? 0);
    const lent = loan.flows[at] ?? 0;
    return { year: at, lines, net, loan: lent, saved, own: net + lent + saved };
  });
  return {
    parts,
    investmentYuan,
    years: flows,
    npvYuan: presentValue(
      rate,
      flows.map(({ net }) => net),
    ),
    rate: rateOfReturn(flows.map(({ net }) => net)),
    ownRate: rateOfReturn(flows.map(({ own }) => own)),
    ...levelised(parts, terms, year),
  };
}

/**
 * What a kWh delivered, and a kilogram of hydrogen, has to bring so that costs before tax come back with the discount rate.
 * Hydrogen pays for its electricity at the levelised cost of that, so that the two together bring back all costs.
 */
function levelised(parts: readonly Part[], terms: Terms, year: MoneyYear) {
  const rate = terms.ratePercent / 100;
  const { years } = terms;
  /** A yuan, or a kWh, of every year of running. */
  const each = presentValue(
    rate,
    Array.from({ length: years + 1 }, (_, at) => (at === 0 ? 0 : 1)),
  );
  const costOf = (among: readonly Part[]): number => {
    const { spent, residual } = capitalOf(among, terms);
    const upkeep = among.reduce((sum, { upkeepYuan }) => sum + upkeepYuan, 0);
    return presentValue(rate, spent) + upkeep * each - residual * (1 + rate) ** -years;
  };
  const hydrogenParts = parts.filter(({ id }) => OF_HYDROGEN.includes(id));
  const electricity = costOf(parts.filter(({ id }) => !OF_HYDROGEN.includes(id))) + year.purchasesYuan * each;
  const kwh = (year.loadKwh + year.truckKwh + year.h2Kwh + year.exportedKwh) * each;
  const kg = year.hydrogenKg * each;
  const lcoe = kwh > 0 ? electricity / kwh : null;
  return {
    lcoeYuanPerKwh: lcoe,
    lcohYuanPerKg: kg > 0 && lcoe !== null ? (costOf(hydrogenParts) + lcoe * year.h2Kwh * each) / kg : null,
  };
}
