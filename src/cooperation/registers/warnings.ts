import { amountInChinese, amountInEnglish } from "../../kernel/money.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { EntryState, Flow, MoneyLine } from "./entry.ts";
import { totalOf, yearOf } from "./money.ts";
import type { RegisterSpec } from "./register-spec.ts";
import { specOf } from "./specs.ts";
import { daysOf, stagesOf } from "./stages.ts";

/** A row that was merged into another, with what of its money was not taken over. */
export type MergedRow = { readonly name: string; readonly amountFen: number };

const said = (zh: string, en: string): Sentence => ({ zh, en });

const stageName = ({ stages }: RegisterSpec, key: string): Sentence =>
  stages.find((stage) => stage.key === key)?.name ?? said(key, key);

/** Days of stages that do not follow their order. */
function orderWarnings(spec: RegisterSpec, state: EntryState): Sentence[] {
  const found: Sentence[] = [];
  const order = stagesOf(spec, state.variant);
  for (const which of ["actual", "planned"] as const) {
    let last: { readonly stage: string; readonly day: string } | null = null;
    for (const stage of order) {
      const day = daysOf(state, stage)[which];
      if (day === null) continue;
      if (last !== null && day < last.day) {
        const [now, before] = [stageName(spec, stage), stageName(spec, last.stage)];
        found.push(
          which === "actual"
            ? said(
                `“${now.zh}”实际日期 ${day} 早于前面的“${before.zh}”${last.day}，请核对哪一个填错了`,
                `“${now.en}” was reached on ${day}, before “${before.en}” on ${last.day}. Check which of them is wrong`,
              )
            : said(
                `“${now.zh}”计划日期 ${day} 早于前面的“${before.zh}”${last.day}，请核对`,
                `“${now.en}” is planned for ${day}, before “${before.en}” for ${last.day}. Check them`,
              ),
        );
      } else last = { stage, day };
    }
  }
  return found;
}

/** Stages that were planned and have no actual day, though a later one was reached; and the stage stated against the days. */
function reachedWarnings(spec: RegisterSpec, state: EntryState): Sentence[] {
  const order = stagesOf(spec, state.variant);
  const found: Sentence[] = [];
  const dated = order.findLastIndex((stage) => daysOf(state, stage).actual !== null);
  const open = order.slice(0, Math.max(0, dated)).filter((stage) => {
    const { planned, actual } = daysOf(state, stage);
    return planned !== null && actual === null;
  });
  if (open.length > 0) {
    const reached = stageName(spec, order[dated] ?? "");
    const names = open.map((stage) => stageName(spec, stage));
    found.push(
      said(
        `“${reached.zh}”已完成，但此前计划的${names.map(({ zh }) => `“${zh}”`).join("、")}没有实际日期，请补填或核对`,
        `“${reached.en}” was reached, but ${names.map(({ en }) => `“${en}”`).join(", ")}, planned before it, has no actual day. Enter it or check`,
      ),
    );
  }
  const stated = state.values["statedStage"];
  if (typeof stated === "string" && dated > order.indexOf(stated)) {
    const [one, other] = [stageName(spec, stated), stageName(spec, order[dated] ?? "")];
    found.push(
      said(
        `填写的当前阶段是“${one.zh}”，但“${other.zh}”已有实际日期，请核对`,
        `The present stage is given as “${one.en}”, but “${other.en}” has an actual day. Check them`,
      ),
    );
  }
  const foreign = Object.keys(state.stages).filter((stage) => !order.includes(stage));
  if (foreign.length > 0) {
    const names = foreign.map((stage) => stageName(spec, stage));
    found.push(
      said(
        `这一类别没有${names.map(({ zh }) => `“${zh}”`).join("、")}阶段，原有日期仍保留，请核对类别`,
        `This kind has no stage ${names.map(({ en }) => `“${en}”`).join(", ")}; days given earlier are kept. Check the kind`,
      ),
    );
  }
  return found;
}

const flowName = ({ flows }: RegisterSpec, flow: Flow): Sentence =>
  flows.find((each) => each.flow === flow)?.name ?? said(flow, flow);

const amounts = (
  one: Sentence,
  fen: number,
  relation: Sentence,
  other: Sentence,
  otherFen: number,
  rest: Sentence,
): Sentence =>
  said(
    `${one.zh} ${amountInChinese(fen)}${relation.zh}${other.zh} ${amountInChinese(otherFen)}，${rest.zh}`,
    `${one.en} ${amountInEnglish(fen)} ${relation.en} ${other.en} ${amountInEnglish(otherFen)}. ${rest.en}`,
  );

const MORE = said("超过", "is more than");
const CHECK = said("请核对金额和口径", "Check the amounts and what they count");

/** Pairs of flows of which the first cannot be more than the second. */
const AT_MOST: readonly (readonly [Flow, Flow])[] = [
  ["done", "in-place"],
  ["spent", "arrived"],
  ["arrived", "granted"],
  ["granted", "asked"],
];

function sumWarnings(spec: RegisterSpec, { values, money }: EntryState): Sentence[] {
  const found: Sentence[] = [];
  const total = typeof values["totalFen"] === "number" ? values["totalFen"] : undefined;
  const [planned, inPlace] = [totalOf(money, "planned"), totalOf(money, "in-place")];
  const whole = said("总投资", "total investment");
  if (total !== undefined && planned !== undefined && planned !== total) {
    const all = said("各期计划投资合计", "Planned over all periods");
    found.push(
      planned > total
        ? amounts(all, planned, MORE, whole, total, CHECK)
        : amounts(
            all,
            planned,
            said("少于", "is less than"),
            whole,
            total,
            said("如有未填年度请补填", "Enter the years that are missing, if any"),
          ),
    );
  }
  if (total !== undefined && inPlace !== undefined && inPlace > total)
    found.push(amounts(flowName(spec, "in-place"), inPlace, MORE, whole, total, CHECK));
  for (const [less, more] of AT_MOST) {
    const [part, bound] = [totalOf(money, less), totalOf(money, more)];
    if (part !== undefined && bound !== undefined && part > bound)
      found.push(amounts(flowName(spec, less), part, MORE, flowName(spec, more), bound, CHECK));
  }
  return found;
}

const yearKey = (line: MoneyLine): string => `${line.flow}\n${yearOf(line)}\n${line.source}`;

/** A year given as a whole beside its months would be counted twice. */
function periodWarnings(spec: RegisterSpec, lines: readonly MoneyLine[]): Sentence[] {
  const counted = lines.filter(({ amountFen }) => amountFen > 0);
  const months = new Set(counted.filter(({ period }) => period.length > 4).map(yearKey));
  const twice = counted.filter((line) => line.period.length === 4 && months.has(yearKey(line)));
  const told = new Set(twice.map(({ flow, period }) => `${flow}\n${period}`));
  return [...told].map((each) => {
    const [flow, year] = each.split("\n") as [Flow, string];
    const { zh, en } = flowName(spec, flow);
    return said(
      `${year}年${zh}既有全年数又有分月数，合计会重复，请把其中一种改为 0`,
      `${en} of ${year} is given both for the year and by month and counts twice. Set one of them to 0`,
    );
  });
}

function termWarnings({ values }: EntryState): Sentence[] {
  const [from, until] = [values["validFrom"], values["validUntil"]];
  if (typeof from !== "string" || typeof until !== "string" || from <= until) return [];
  return [
    said(
      `有效期至 ${until} 早于生效日期 ${from}，请核对`,
      `It is valid until ${until}, before it begins on ${from}. Check the days`,
    ),
  ];
}

const mergedWarnings = (merged: readonly MergedRow[]): Sentence[] =>
  merged
    .filter(({ amountFen }) => amountFen > 0)
    .map(({ name, amountFen }) =>
      said(
        `“${name}”已并入本行，其登记的资金 ${amountInChinese(amountFen)} 没有并入，需要的请补登`,
        `“${name}” was merged into this row; its ${amountInEnglish(amountFen)} were not added. Record them here if they belong`,
      ),
    );

/**
 * What of a row does not fit together, told and never corrected: stages out of order, money that does not add up, terms that
 * end before they begin. `lines` are its amounts, `merged` the rows merged into it.
 */
export function warningsOf(
  state: EntryState,
  lines: readonly MoneyLine[],
  merged: readonly MergedRow[],
): Sentence[] {
  const spec = specOf(state.register);
  return [
    ...orderWarnings(spec, state),
    ...reachedWarnings(spec, state),
    ...sumWarnings(spec, state),
    ...periodWarnings(spec, lines),
    ...termWarnings(state),
    ...mergedWarnings(merged),
  ];
}
