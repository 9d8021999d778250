import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import type { Verdict } from "./judge.ts";
import type { ConditionId } from "./rule-set.ts";

// Verdicts, conditions and articles in words.

export const CONDITION_NAMES: Readonly<Record<ConditionId, Sentence>> = {
  load: say("新增负荷年用电量", "Yearly load"),
  loadShare: say("负荷占发电量", "Load to generation"),
  storagePower: say("储能功率占风光装机", "Storage power to wind and sun"),
  storageHours: say("储能时长", "Hours of storage"),
  utilisation: say("新能源利用率", "Utilisation"),
  export: say("上网占发电量", "Fed in to generation"),
  reRatio: say("新能源电量与制氢用电之比", "Wind and sun to hydrogen's electricity"),
  investor: say("同一投资主体", "One investor"),
  connection: say("整体一个接入点", "One connection"),
  offtake: say("用氢协议", "Off-take agreement"),
  groundwater: say("不取地下水", "No groundwater"),
};

export const VERDICT_NAMES: Readonly<Record<Verdict["verdict"], Sentence>> = {
  pass: say("符合", "passes"),
  fail: say("不符合", "fails"),
  undecided: say("待定", "undecided"),
};

/** How a limit is held: at least, at most, or exactly so. */
export const SENSE: Readonly<Record<ConditionId, "least" | "most" | "is">> = {
  load: "least",
  loadShare: "least",
  storagePower: "least",
  storageHours: "least",
  utilisation: "least",
  export: "most",
  reRatio: "most",
  investor: "is",
  connection: "is",
  offtake: "is",
  groundwater: "is",
};

/** Articles are kept in one line, Chinese first: 第四条 (Art. 4). */
export function articleWords(article: string): Sentence {
  const found = /^(.*?) \((.*)\)$/.exec(article);
  return found === null ? say(article, article) : say(found[1] ?? article, found[2] ?? article);
}

const WAN = 10_000;
const MANY_KWH = /(\d{5,}) kWh/g;

/** Sentences of the verdict name facts as its command takes them; a page names them in words alone. */
export const inWords = ({ zh, en }: Sentence): Sentence =>
  say(
    zh
      .replace(/（[a-z][A-Za-z0-9]*）/g, "")
      .replace(MANY_KWH, (_, kwh: string) => `${Number(kwh) / WAN} 万 kWh`),
    en
      .replace(/ \([a-z][A-Za-z0-9]*\)/g, "")
      .replace(MANY_KWH, (_, kwh: string) => `${kwh.replace(/\B(?=(?:\d{3})+(?!\d))/g, ",")} kWh`),
  );
