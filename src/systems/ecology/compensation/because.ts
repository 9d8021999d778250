import { compare, type Decimal, roundHalfAway } from "../../../kernel/decimal.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { moneyText } from "../../../kernel/money.ts";
import type { WaterClass } from "../water/classify.ts";
import { type Item, type ItemCode, itemOf } from "../water/item.ts";
import type { Band, Clause, Parties } from "./agreement.ts";
import { partyWords } from "./party.ts";

// Why a line asks what it asks, with the figures it used, in both languages.

const CLASSES = ["Ⅰ类", "Ⅱ类", "Ⅲ类", "Ⅳ类", "Ⅴ类", "劣Ⅴ类"];
const CLASSES_IN_ENGLISH = ["class I", "class II", "class III", "class IV", "class V", "worse than class V"];

/** A class from 1 to 6 in words. */
export const classWords = (of: number): Sentence => ({
  zh: CLASSES[of - 1] ?? "",
  en: CLASSES_IN_ENGLISH[of - 1] ?? "",
});

/** A figure to at most so many decimals, without zeros at its end. */
export function decimalText(value: Decimal, most = 6): string {
  const scaled = roundHalfAway(value, most);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(most + 1, "0");
  const cut = digits.length - most;
  const rest = digits.slice(cut).replace(/0+$/, "");
  return `${scaled < 0n ? "-" : ""}${digits.slice(0, cut)}${rest === "" ? "" : `.${rest}`}`;
}

const FEN_OF_WAN = 1_000_000;

/** An amount to the fen, in 万元 where it is whole hundreds of yuan. */
export const fenWords = (fen: number): Sentence => ({
  zh: fen % (FEN_OF_WAN / 100) === 0 ? `${moneyText(fen, "wan")}万元` : `${moneyText(fen, "yuan")}元`,
  en: `CNY ${moneyText(fen, "yuan").replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ",")}`,
});

type Of<K extends Clause["kind"]> = {
  readonly clause: Extract<Clause, { kind: K }>;
  readonly section: string;
  readonly period: string;
  readonly parties: Parties;
  readonly amountFen: number;
};

/** Who pays whom how much. */
export const paysWords = (from: string, to: string, amountFen: number): Sentence => {
  const amount = fenWords(amountFen);
  return {
    zh: `${from}向${to}支付${amount.zh}`,
    en: `${partyWords(from).en} pays ${partyWords(to).en} ${amount.en}`,
  };
};

type Mean = { readonly item: Item; readonly value: Decimal };
const meansText = (means: readonly Mean[], language: "zh" | "en"): string =>
  means
    .map(({ item, value }) => `${item.said[language]} ${decimalText(value)}`)
    .join(language === "zh" ? "、" : ", ");

export function becauseClass({
  clause,
  section,
  period,
  parties: { upstream, downstream },
  found,
  by,
  amountFen,
}: Of<"class" | "step"> & {
  readonly found: WaterClass;
  /** What determined it. */
  readonly by: readonly Mean[];
}): Sentence {
  const [is, base] = [classWords(found), classWords(clause.base)];
  const better = clause.base - found;
  const [from, to] = better > 0 ? [downstream, upstream] : [upstream, downstream];
  const paid = paysWords(from, to, amountFen);
  const zh = by.length > 0 ? `（定类项目：${meansText(by, "zh")}）` : "";
  const en = by.length > 0 ? ` (determined by ${meansText(by, "en")})` : "";
  const steps = Math.abs(better);
  const unit = clause.kind === "class" ? fenWords(clause.fenPerClass) : null;
  return {
    zh: `${section} ${period} 均值为${is.zh}${zh}，${better > 0 ? "优于" : "劣于"}基准${base.zh}${
      unit === null ? "" : ` ${steps} 个类别，每个类别${unit.zh}`
    }：${paid.zh}。`,
    en: `${section}, ${period}: the means are ${is.en}${en}, ${better > 0 ? "better" : "worse"} than the base, ${base.en}${
      unit === null ? "" : `, by ${steps} at ${unit.en} a class`
    }: ${paid.en}.`,
  };
}

export function becauseIndex({
  clause,
  section,
  period,
  parties: { upstream, downstream },
  pairs,
  index,
  points,
  isCapped,
  amountFen,
}: Of<"index"> & {
  readonly pairs: readonly { readonly item: ItemCode; readonly now: Decimal; readonly past: Decimal }[];
  readonly index: Decimal;
  readonly points: Decimal;
  readonly isCapped: boolean;
}): Sentence {
  const isFall = compare(points, 0) > 0;
  const [from, to] = isFall ? [downstream, upstream] : [upstream, downstream];
  const paid = paysWords(from, to, amountFen);
  const ratiosIn = (language: "zh" | "en"): string =>
    pairs
      .map(({ item, now, past }) => `${itemOf(item).said[language]} ${decimalText(now)}÷${decimalText(past)}`)
      .join(language === "zh" ? "、" : ", ");
  const [size, unit, cap] = [
    decimalText(points, 4).replace("-", ""),
    fenWords(clause.fenPerPoint),
    fenWords(clause.capFen ?? 0),
  ];
  return {
    zh: `${section} ${period} 综合指数为 ${decimalText(index)}（${ratiosIn("zh")} 的均值），同比${isFall ? "下降" : "上升"} ${size} 个百分点，每个百分点${unit.zh}${isCapped ? `，以${cap.zh}为限` : ""}：${paid.zh}。`,
    en: `${section}, ${period}: the index is ${decimalText(index)} (mean of ${ratiosIn("en")}), ${isFall ? "down" : "up"} ${size} points on the year before at ${unit.en} a point${isCapped ? `, capped at ${cap.en}` : ""}: ${paid.en}.`,
  };
}

export function becauseExceedance({
  clause,
  section,
  period,
  parties: { upstream, downstream },
  mean,
  x,
  band,
  amountFen,
}: Of<"exceedance"> & {
  readonly mean: Decimal;
  readonly x: Decimal;
  readonly band: Band;
}): Sentence {
  const paid = paysWords(upstream, downstream, amountFen);
  const [limit, over, unit] = [decimalText(clause.limit), decimalText(x), fenWords(band.fen)];
  const [above, upTo] = [decimalText(band.above), band.upTo === null ? null : decimalText(band.upTo)];
  const range = upTo === null ? `x＞${above}` : `${above}＜x≤${upTo}`;
  const rangeEn = upTo === null ? `x > ${above}` : `${above} < x ≤ ${upTo}`;
  return {
    zh: `${section} ${period} ${itemOf(clause.item).name}均值 ${decimalText(mean)}，限值 ${limit}，超标倍数 x＝${over}，属${range}一档，${unit.zh}×(1＋x)：${paid.zh}。`,
    en: `${section}, ${period}: the mean of ${itemOf(clause.item).said.en} is ${decimalText(mean)}, the limit ${limit}, x = ${over}, in the band ${rangeEn}, ${unit.en} × (1 + x): ${paid.en}.`,
  };
}
