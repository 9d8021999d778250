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

/** A name without the punctuation at its end, to stand inside a sentence. */
export const plain = (text: string): string => passage(text).replace(/[。！？!?…]+$/, "");

/** The name of a measure: its words up to the first mark, at most 30 characters. */
export function measureName(text: string): string {
  const words = plain(text).split(/[，。；：,;:]/)[0] ?? "";
  return [...words].length > 30 ? `${[...words].slice(0, 29).join("")}…` : words;
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
