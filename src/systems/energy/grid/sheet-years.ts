import type { Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import type { Question } from "../../../kernel/sheet.ts";
import { GRID, type GridYearColumn } from "./kind.ts";

// In which year the capacities of a sheet hold where no column says it: by the headings of its columns, by its title.

export const POWERS = ["importMw", "exportMw"] as const;
export type Way = (typeof POWERS)[number];

/** What makes of a year less than a whole one, or more. */
const NOT_WHOLE =
  /季度|月|半年|截至|第.{1,3}[批期次]|20\d{2}\s*年?\s*(?:[底末初起]|以?[前后]|[-—–~至到])|[-—–~至到]\s*20\d{2}/;

/** The one whole year that a text names, numbers of papers left out; null where it names none, several, or a part of one. */
export function yearIn(text: string): number | null {
  const plain = text.normalize("NFKC").replace(/〔[^〕]*〕|\[[^\]]*\]/g, "");
  const years = new Set(plain.match(/(?<!\d)20\d{2}(?=\s*年)/g));
  const named = new Set(plain.match(/(?<!\d)20\d{2}(?!\d)/g));
  const [year] = years;
  return year !== undefined && named.size === 1 && !NOT_WHOLE.test(plain) ? Number(year) : null;
}

/** Which of the two a text means: what may be taken from the grid, or fed in; null where it says neither, or both. */
export function wayIn(text: string): Way | null {
  const plain = text.replace(/\s|供电(?:分?公司|局|所)/g, "");
  const said = POWERS.filter((way) => GRID[way].heading?.test(plain) === true);
  return said.length === 1 ? (said[0] ?? null) : null;
}

const PLAIN_POWER = /^(?:可?(?:开放|接入|用)?(?:容量|能力|功率|电力))?$/;

/** What a heading means that names a year, as 2027年 or 2027年可上网（万千瓦）; null where it is no power of one year. */
export function yearColumn(heading: string): GridYearColumn | null {
  const text = heading
    .normalize("NFKC")
    .split(" / ")
    .map((part) => part.replace(/^(20\d{2})$/, "$1年"))
    .join(" / ");
  const year = yearIn(text);
  if (year === null) return null;
  const way = wayIn(text);
  const rest = text.replace(/20\d{2}\s*年度?|\([^()]*\)|[\s/:]|MW|GW|kW|万千瓦|兆瓦/g, "");
  return way !== null || PLAIN_POWER.test(rest) ? `${way ?? "power"} ${year}` : null;
}

const YEAR_COLUMN = /^(importMw|exportMw|power) (20\d{2})$/;

/** The year of such a column, and which of the two it is; null where it is another one. */
export function yearOfColumn(column: string): { readonly way: Way | "power"; readonly year: number } | null {
  const [, way, year] = YEAR_COLUMN.exec(column) ?? [];
  return way === undefined ? null : { way: way as Way | "power", year: Number(year) };
}

const WAYS: Readonly<Record<Way | "power", Sentence>> = {
  importMw: GRID.importMw.name,
  exportMw: GRID.exportMw.name,
  power: say("容量", "Capacity"),
};

export function yearColumnName(column: GridYearColumn): Sentence {
  const { way, year } = yearOfColumn(column) ?? { way: "power", year: 0 };
  return say(`${year} 年${WAYS[way].zh}`, `${WAYS[way].en}, ${year}`);
}

/** Asked where figures under a year do not say which of the two they are. */
export const wayQuestion = (rows: number): Question => ({
  of: "way",
  key: null,
  takes: "choice",
  name: say("各年的容量是哪一种", "Which capacity the columns of years hold"),
  help: say(
    "表头和标题没有写明是可用网还是可上网；请对照原文件选定。",
    "Neither headings nor the title say whether it may be taken or fed in. Hold it against the paper.",
  ),
  rows,
  options: POWERS.map((value) => ({ value, name: WAYS[value] })),
});

/** Asked where neither a column nor a title says from when capacities hold; what the title says may be corrected. */
export function fromQuestion(title: string, rows: number): Question {
  const year = yearIn(title);
  const [printed] = title.match(/(?<!\d)20\d{2}(?=\s*年)/) ?? [];
  const first: Day[] = printed === undefined ? [] : [`${printed}-01-01`];
  return {
    of: "from",
    key: null,
    takes: "day",
    name: say("没有哪一列写起始日期或年份：从哪天起", "No column says from when it holds: from which day"),
    help:
      year === null
        ? say(
            "标题也没有写明是哪一整年；请对照原文件选定，到下一次公布为止。",
            "Nor does the title name one whole year. Hold it against the paper; it holds until another is published.",
          )
        : say(
            `现按标题读作 ${year} 年全年；不是的请选起始日期，到下一次公布为止。`,
            `Read as the whole year ${year}, by the title. If it is not, choose the day; it then holds until another is published.`,
          ),
    ...(rows === 0 ? {} : { rows }),
    options: first.map((value) => ({ value, name: say(value, value) })),
  };
}
