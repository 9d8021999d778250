import type { Day } from "../../../kernel/calendar.ts";
import { compare, type Decimal, decimal, exactly } from "../../../kernel/decimal.ts";
import { type Failure, refusal, type Sentence } from "../../../kernel/error.ts";
import { at, choice, line, optional, say, text, type ValuesOf } from "../../../kernel/fields.ts";
import { type ItemCode, itemOf, ITEMS } from "./item.ts";
import { isRemark, judgeValue, unitDoubted } from "./cell.ts";
import { shiftOf } from "./unit.ts";

/** A reading as it stands: as it was printed, and what is judged of it in the unit of the table, as decimals. */
export type Figure = {
  readonly printed: string;
  readonly unit: string;
  readonly judged: string;
  /** The detection limit of what is below it. */
  readonly below: string | null;
};
/** One reading put right; what stood before stays beside it. */
export type Corrected = {
  readonly time: string;
  readonly item: ItemCode;
  readonly was: Figure;
  readonly now: Figure;
};
/** What a correction records: readings put right in the name of a bureau, for a reason or by a corrected sheet. */
export type Correcting = {
  readonly readings: readonly Corrected[];
  readonly reason: string | null;
  readonly sheet: string | null;
  readonly unitId: string | null;
};
/** A correction as it stands among those of its section. */
export type Correction = Corrected & Omit<Correcting, "readings"> & { readonly on: Day; readonly at: string };

const AMONG = Object.fromEntries(ITEMS.map(({ code, said }) => [code, said])) as Readonly<
  Record<ItemCode, Sentence>
>;

/** What is filled in to put a reading right. */
export const CORRECTING = {
  time: line(say("监测时间", "Time of the reading"), {
    most: 40,
    help: say("与登记的一致，如 2026-04-01 08:00", "As it was entered, such as 2026-04-01 08:00"),
  }),
  item: choice(say("项目", "Item"), AMONG),
  value: line(say("更正后的数值", "Corrected value"), {
    most: 40,
    help: say("如 0.52；低于检出限写 0.05L", "Such as 0.52; below detection 0.05L"),
  }),
  unit: optional(
    line(say("单位", "Unit"), { most: 20, help: say("不填即标准表的单位", "That of the table where empty") }),
  ),
  limit: optional(line(say("检出限", "Detection limit"), { most: 40 })),
  reason: text(say("更正原因", "Reason"), { most: 500 }),
};
export const CORRECT_HELP = say(
  "原来的数值、检出限和单位留在旁边；均值、类别和指标随之改变，已入账的结算不变。",
  "The old value, detection limit and unit stay beside it. Means, classes and figures follow; what was posted does not change.",
);
export type AskedCorrection = ValuesOf<typeof CORRECTING>;

/** Halves of limits and moved points end after a few digits; nothing else is kept. */
const PLACES = 40;
/** A decimal in figures alone. */
export function plainText(value: Decimal): string {
  const { over, under } = exactly(value);
  const scaled = (over * 10n ** BigInt(PLACES)) / under;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(PLACES + 1, "0");
  const fraction = digits.slice(-PLACES).replace(/0+$/, "");
  return `${scaled < 0n ? "-" : ""}${digits.slice(0, -PLACES)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** A value that was read as it would stand. */
export const standingAs = ({
  printed,
  unit,
  value,
  below,
}: {
  readonly printed: string;
  readonly unit: string;
  readonly value: Decimal;
  readonly below: Decimal | null;
}): Figure => ({
  printed,
  unit,
  judged: plainText(value),
  below: below === null ? null : plainText(below),
});

const NOT_IN = (item: string, unit: string): Failure =>
  refusal("no-unit", `${item}不能用“${unit}”计。`, `It is not measured in “${unit}”.`);
const NO_READING = refusal(
  "no-reading",
  "这个断面没有这个时间、这个项目的监测值，请核对。",
  "The section has no reading of this item at this time. Check both.",
);
const SAME = refusal(
  "same-reading",
  "与现在的数值相同，没有要更正的。",
  "It says so already: nothing to correct.",
);

/** What was filled in as a figure; or why it is none, at its field. */
export function figureOf({
  item: code,
  value,
  unit,
  limit,
}: Omit<AskedCorrection, "time" | "reason">): Figure | Failure {
  const item = itemOf(code);
  const shift = shiftOf(item.measure, unit ?? "");
  if (shift === undefined) return at("unit", NOT_IN(item.name, unit ?? ""));
  const judged = judgeValue(item, value, shift, limit ?? "");
  if (isRemark(judged)) {
    const field = judged.field === "limit" || judged.field === "unit" ? judged.field : "value";
    return at(field, { code: "no-figure", sentence: judged.sentence });
  }
  return standingAs({ printed: value.trim(), unit: unit ?? "", ...judged });
}

const sameNumber = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : compare(decimal(a), decimal(b)) === 0;
/** Whether two figures say the same. */
export const sameFigure = (a: Figure, b: Figure): boolean =>
  sameNumber(a.judged, b.judged) && sameNumber(a.below, b.below);

/** The correction that was asked for, of the reading as it stands. Refused where there is none, or nothing would change. */
export function correctionOf(
  asked: AskedCorrection,
  standing: Figure | undefined,
  unitId: string | null,
): Correcting | Failure {
  if (standing === undefined) return at("time", NO_READING);
  const now = figureOf(asked);
  if ("code" in now) return now;
  if (sameFigure(standing, now)) return at("value", SAME);
  const { time, item, reason } = asked;
  return { readings: [{ time, item, was: standing, now }], reason, sheet: null, unitId };
}

/** What is to be thought of: a figure that looks as if it were in the other of mg/L and µg/L. */
export function correctionHints(filled: Partial<AskedCorrection>): Sentence[] {
  const { item: code, value, unit } = filled;
  if (!code || !value) return [];
  const item = itemOf(code);
  const shift = shiftOf(item.measure, unit ?? "") ?? 0;
  const judged = judgeValue(item, value, shift, "");
  return isRemark(judged) || judged.below !== null || !unitDoubted(item, judged.value, shift)
    ? []
    : [
        say(
          `${value} 与单位不相称，像是 mg/L 与 µg/L 混写，请核对单位。`,
          `${value} does not go with its unit: mg/L may have been mixed up with µg/L. Check the unit.`,
        ),
      ];
}

const written = ({ printed, unit }: Figure): string => `${printed}${unit === "" ? "" : ` ${unit}`}`;

/** Why it was put right. */
export const reasonWords = ({ reason, sheet }: Pick<Correcting, "reason" | "sheet">): Sentence =>
  sheet === null
    ? say(reason ?? "", reason ?? "")
    : say(`按更正后的报表 ${sheet}`, `by the corrected sheet ${sheet}`);

/** One reading put right, in words. */
export function changeWords({ item, was, now }: Pick<Corrected, "item" | "was" | "now">): Sentence {
  const { name, said } = itemOf(item);
  return say(
    `${name}由 ${written(was)} 更正为 ${written(now)}`,
    `${said.en} from ${written(was)} to ${written(now)}`,
  );
}

/** A correction in words, for history and trail. */
export function correctionWords({ readings, ...why }: Correcting): Sentence {
  const [only] = readings;
  const because = reasonWords(why);
  if (only === undefined || readings.length > 1)
    return say(
      `更正 ${readings.length} 个监测值：${because.zh}`,
      `Corrected ${readings.length} readings: ${because.en}`,
    );
  const change = changeWords(only);
  return say(
    `${only.time} 的${change.zh}：${because.zh}`,
    `Corrected ${change.en} at ${only.time}: ${because.en}`,
  );
}
