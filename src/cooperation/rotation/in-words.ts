import type { RotationSeries, Turn, RotationAct } from "./wheel.ts";
import { CITIES } from "../../kernel/region.ts";
import type { Sentence } from "../../kernel/error.ts";

export const SERIES_TITLE: Readonly<Record<RotationSeries, Sentence>> = {
  "joint-conference": {
    zh: "四市党政联席会议轮值顺序",
    en: "Rotation of the four cities' joint conference",
  },
};

const NAMES = new Map(CITIES.map(({ code, name }) => [code, name]));

/** A city's name by its code; the code itself where there is no such city. */
export const cityName = (code: string): Sentence => NAMES.get(code) ?? { zh: code, en: code };

const DIGITS = "零一二三四五六七八九";

/** 1 to 99 in Chinese: 三, 十二; figures beyond. */
export function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (value >= 100) return String(value);
  return `${tens > 1 ? DIGITS[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 || tens === 0 ? DIGITS[ones] : ""}`;
}

/** 第八届, “the 8th edition”; figures from 100 on. */
export function editionName(edition: number): Sentence {
  const ones = edition % 10;
  const teen = edition % 100 >= 11 && edition % 100 <= 13;
  const suffix = teen ? "th" : (["th", "st", "nd", "rd"][ones] ?? "th");
  return { zh: `第${chineseNumber(edition)}届`, en: `the ${edition}${suffix} edition` };
}

const because = (reason: string): Sentence => ({ zh: `（理由：${reason}）`, en: ` (reason: ${reason})` });

/** Several cities: 包头、鄂尔多斯. */
export const cityNames = (
  codes: readonly string[],
  between: Sentence = { zh: "、", en: ", " },
): Sentence => ({
  zh: codes.map((code) => cityName(code).zh).join(between.zh),
  en: codes.map((code) => cityName(code).en).join(between.en),
});

const arrow: Sentence = { zh: "→", en: " → " };

/** Why a city hosts. `before`: the edition before, which is `planned` or held. */
export function hostInWords({
  turn: { turnOf, host, swap, standIn, passedOver },
  place,
  before,
  planned,
  standing,
}: {
  readonly turn: Turn;
  readonly place: number;
  readonly before: { readonly edition: number; readonly host: string } | null;
  readonly planned: boolean;
  readonly standing: "confirmed" | "unverified";
}): Sentence {
  const city = cityName(turnOf);
  const zh = [`轮到${city.zh}：顺序第${place}`];
  const en = [`It is ${city.en}'s turn: place ${place} in the order`];
  if (before !== null) {
    const [edition, last] = [editionName(before.edition), cityName(before.host)];
    zh.push(planned ? `接在${edition.zh}（${last.zh}）之后` : `${edition.zh}由${last.zh}主办`);
    en.push(planned ? `after ${edition.en} (${last.en})` : `${last.en} hosted ${edition.en}`);
  }
  if (swap !== null) {
    const [other, why] = [cityName(swap.with), because(swap.reason)];
    zh.push(`与${other.zh}对调一次${why.zh}`);
    en.push(`exchanged once with ${other.en}${why.en}`);
  }
  for (const passed of passedOver) {
    const [other, why] = [cityName(passed.city), because(passed.reason)];
    zh.push(`${other.zh}本次跳过${why.zh}`);
    en.push(`${other.en} is skipped this time${why.en}`);
  }
  if (standIn !== null) {
    const [other, why] = [cityName(host), because(standIn.reason)];
    zh.push(`由${other.zh}代办${why.zh}，轮次计在${city.zh}名下`);
    en.push(`${other.en} stands in${why.en}; the turn counts for ${city.en}`);
  }
  if (standing === "unverified") {
    zh.push("顺序只是“呼包鄂乌”的书写顺序，未核实");
    en.push("the order is only how 呼包鄂乌 is written, unverified");
  }
  return { zh: zh.join("，"), en: en.join("; ") };
}

/** An act in words. */
export function actInWords(act: RotationAct): Sentence {
  switch (act.type) {
    case "set-order": {
      const [order, first, from] = [
        cityNames(act.order, arrow),
        cityName(act.first),
        editionName(act.edition),
      ];
      return {
        zh: `确认轮值顺序${order.zh}，${from.zh}起由${first.zh}开始，依据：${act.source}`,
        en: `confirmed the order ${order.en}, beginning with ${first.en} at ${from.en}; source: ${act.source}`,
      };
    }
    case "record-held": {
      const [edition, host] = [editionName(act.edition), cityName(act.host)];
      return {
        zh: `登记${edition.zh}于 ${act.day} 由${host.zh}主办`,
        en: `recorded that ${host.en} hosted ${edition.en} on ${act.day}`,
      };
    }
    case "skip": {
      const [city, edition, why] = [cityName(act.city), editionName(act.edition), because(act.reason)];
      return {
        zh: `${edition.zh}跳过${city.zh}${why.zh}`,
        en: `skipped ${city.en} at ${edition.en}${why.en}`,
      };
    }
    case "swap": {
      const [cities, from, why] = [cityNames(act.cities), editionName(act.from), because(act.reason)];
      return {
        zh: `${from.zh}起${cities.zh}对调一次${why.zh}`,
        en: `exchanged the next turns of ${cities.en} from ${from.en} on${why.en}`,
      };
    }
    case "substitute": {
      const [host, edition, why] = [cityName(act.host), editionName(act.edition), because(act.reason)];
      return {
        zh: `${edition.zh}由${host.zh}代办${why.zh}，轮次计在原城市名下`,
        en: `${host.en} stands in at ${edition.en}${why.en}; the turn counts for the city it stands in for`,
      };
    }
    case "undo": {
      const why = because(act.reason);
      return { zh: `撤销上一步${why.zh}`, en: `took the latest act back${why.en}` };
    }
  }
}
