import { dayInChinese } from "../../../kernel/calendar.ts";
import { chineseOrdinal } from "../chinese-ordinal.ts";
import type { LightColour } from "../tasks/light.ts";
import type { PaperTask } from "./facts.ts";

/** What a light is called in a paper. */
export const LIGHT_WORDS: Readonly<Record<LightColour, string>> = {
  green: "绿灯",
  amber: "黄灯",
  red: "红灯",
  grey: "灰灯",
};

/**
 * A reporter's words as one passage that ends in 。: a line of their own could be taken for a heading of the paper, or
 * for the place of a table.
 */
export function passage(text: string): string {
  const lines = text
    // Signs that turn the direction would make a paper say what nobody reads in the report.
    .replace(/\p{Bidi_Control}/gu, "")
    .split(/\s*[\r\n\u2028\u2029]+\s*/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const joined = lines.map((line, index) =>
    index === lines.length - 1 || /[，、；。：！？,;:!?]$/.test(line) ? line : `${line}；`,
  );
  const whole = joined.join("");
  if (whole === "") return "";
  return /[。！？!?…]$/.test(whole) ? whole : `${whole.replace(/[，、；：,;:.]$/, "")}。`;
}

const NONE =
  /^(?:(?:暂|均|目前|本期)*(?:无|没有|不存在)(?:任何|其他|明显|突出)?(?:存在)?(?:的?(?:问题|困难|需协调(?:的)?事项|事项|内容|安排|需求|情况))?|无需(?:协调|要)?(?:的?(?:事项|问题))?|不需要(?:协调)?|n\/?a|none|nil|[-—–/\\*×0]+)$/iu;

/** Whether words only say that there is nothing: 无, 暂无, 没有问题, —. */
export const saysNone = (text: string): boolean => {
  const bare = text.normalize("NFKC").replace(/[\s。.,，、;；!！:：()（）]/gu, "");
  return bare === "" || NONE.test(bare);
};

/** A name without the punctuation at its end, to stand inside a sentence. */
export const plain = (text: string): string => passage(text).replace(/[。！？!?…]+$/, "");

/** The name of a measure or a task: its words up to the first mark, at most so many characters. */
export function measureName(text: string, longest = 30): string {
  const words = plain(text).split(/[，。；：,;:]/)[0] ?? "";
  return [...words].length > longest ? `${[...words].slice(0, longest - 1).join("")}…` : words;
}

/** The printed ordinal of a measure with the brackets of the standard: (一) → （一）. */
export const ordinalWords = (ordinal: string | null): string =>
  (ordinal ?? "").trim().replace(/^\(/, "（").replace(/\)$/, "）");

/** The name of a chapter without its printed ordinal, since a paper numbers its own parts. */
export const chapterName = (section: string | null): string =>
  section === null
    ? "其他任务"
    : plain(section).replace(
        /^\s*(?:[一二三四五六七八九十百〇]+、|第[一二三四五六七八九十百〇]+[章节部分]+|[（(][一二三四五六七八九十百〇]+[）)])\s*/,
        "",
      );

/** Level 2 of a paper's parts: 1 → （一）; beyond 99 in figures. */
export const secondLevel = (number: number): string =>
  `（${number < 100 ? chineseOrdinal(number) : number}）`;

/** Ledger numbers in one breath: 第2、5至7、9项. */
export function numbersInWords(tasks: readonly Pick<PaperTask, "number">[]): string {
  const runs: [first: number, last: number][] = [];
  for (const { number } of tasks.toSorted((a, b) => a.number - b.number)) {
    const run = runs.at(-1);
    if (run && run[1] + 1 === number) run[1] = number;
    else runs.push([number, number]);
  }
  const said = runs.map(([first, last]) =>
    first === last ? `${first}` : first + 1 === last ? `${first}、${last}` : `${first}至${last}`,
  );
  return `第${said.join("、")}项`;
}

export const leadWords = (lead: readonly string[]): string =>
  lead.length === 0 ? "牵头单位未明确" : `${lead.join("、")}牵头`;

/** What a unit says of a task for the period, or where its report stands: never anything that nobody reported. */
export function reportWords({ closed, report }: PaperTask): string {
  switch (report.state) {
    case "accepted": {
      const { noChange, progress, problems, next, coordination, unit, on } = report.report;
      const parts = [
        [noChange ? "本期无新进展" : "进展情况", progress],
        ["存在问题", problems],
        ["下一步安排", next],
        ["需协调事项", coordination],
      ] as const;
      const said = parts
        .filter(([, text]) => passage(text) !== "")
        .map(([name, text]) => `${name}：${passage(text)}`);
      const words = said.length === 0 ? "已报送，未填写文字。" : said.join("");
      return `${words}（${unit}，${dayInChinese(on)}报送）`;
    }
    case "in-review":
      return "本期已报送，尚待审核。";
    case "missing":
      return "本期未报送。";
    case "none-owed":
      return closed ? "已销号。" : "本期无报送要求。";
  }
}
