import type { Day } from "../../../kernel/calendar.ts";
import {
  type ColumnMapping,
  headingLines,
  headingsOf,
  type HeadingWords,
  isFoot,
  type SheetRow,
  widthOf,
} from "../../../kernel/column-mapping.ts";
import { dayInCell } from "../../../kernel/cell-day.ts";
import { say } from "../../../kernel/fields.ts";
import { parseFigure } from "../../../kernel/money.ts";
import { CITIES } from "../../../kernel/region.ts";
import type { SheetIssue } from "../../../kernel/sheet.ts";

// How sheets of others write cities, years and amounts with their units.

/** Power as sheets write it, each as so many MW. */
export const POWER = {
  MW: 1,
  兆瓦: 1,
  万千瓦: 10,
  万kW: 10,
  GW: 1_000,
  吉瓦: 1_000,
  千瓦: 0.001,
  kW: 0.001,
} as const;

/** How units are written, each as so many of the one that is kept. */
export type Units = Readonly<Record<string, number>>;

/** What leagues were called before they were cities, and are called for short. */
const ALSO: Readonly<Record<string, string>> = {
  呼市: "150100",
  伊克昭盟: "150600",
  伊盟: "150600",
  乌盟: "150900",
};

/** The code of the city that a cell names, as 乌兰察布市, 乌兰察布盟 or 乌兰察布; the cell itself where it names none. */
export function cityCalled(text: string): string {
  const said = text.normalize("NFKC").replace(/\s|^内蒙古(?:自治区)?/g, "");
  const bare = said.replace(/[市盟]$/, "");
  const found = CITIES.find(({ code, name }) => [code, name.zh].includes(bare) || name.en === text.trim());
  return found?.code ?? ALSO[said] ?? text;
}

/** The day that a cell prints; a year alone is its first day. */
export const dayCalled = (text: string): Day =>
  /^\d{4}年?$/.test(text) ? `${text.slice(0, 4)}-01-01` : (dayInCell(text)?.day ?? text);

/** How many of the kept unit a written one is, a year or not; null: it is none of these. */
export function unitsOf(units: Units, written: string): number | null {
  const said = written
    .normalize("NFKC")
    .replace(/\s|[/每]?年|\/a$|peryear|ayear/g, "")
    .toLowerCase();
  return Object.entries(units).find(([unit]) => unit.toLowerCase() === said)?.[1] ?? null;
}

/** Words that are a unit of something, whatever it is: these are never passed over as a remark. */
const UNIT_LIKE = /瓦|伏|安|焦|^\W*[千万亿兆]?[kmgt]?(?:wh?p?|va|v|a|j)\b/i;
/** What a title or a foot says of the whole table, as 单位：万千瓦. */
const OF_TABLE = /(?:计量|数据)?单位\s*[:：]\s*([^\s，,;；()（）[\]]+)/g;

/** `strange` is what looks like a unit and is none of those that are known; "" where nothing is printed. */
export type UnitPrinted = { readonly unit: string; readonly strange: string };

/**
 * The unit in which a column's figures are by what is printed: in its heading, else above or below the table, where one is named
 * for all of it.
 */
function unitPrinted(units: Units, heading: string, around: readonly string[]): UnitPrinted {
  const said = [
    besideHeading(heading),
    around.flatMap((text) =>
      [...text.normalize("NFKC").matchAll(OF_TABLE)].flatMap(([, inside = ""]) => inside.split(/[、/]/)),
    ),
  ];
  for (const printed of said) {
    const known = printed.filter((each) => unitsOf(units, each) !== null);
    const strange = printed.find((each) => unitsOf(units, each) === null && UNIT_LIKE.test(each));
    if (strange !== undefined || new Set(known.map((each) => unitsOf(units, each))).size > 1)
      return { unit: "", strange: strange ?? known.join("、") };
    if (known[0] !== undefined) return { unit: known[0], strange: "" };
  }
  return { unit: "", strange: "" };
}

/** What a heading prints beside its words, as （GW） or /万套: units, and remarks of any kind. */
export function besideHeading(heading: string): string[] {
  const plain = heading.normalize("NFKC");
  return [
    ...[...plain.matchAll(/[([]([^()[\]]*)[)\]]/g)].map(([, inside = ""]) =>
      inside.replace(/^单位[:：]?/, "").trim(),
    ),
    ...plain.split(/[/:,;\s]+/).slice(1),
  ].filter((each) => each !== "");
}

/** A figure with the unit written behind it, as 1.2 GW. */
const WITH_UNIT = /^([\d.,，\s]+)([^\d\s.,，].*)$/;

/** A cell's figure and the unit that stands behind it; `amount` null: it is no figure. */
export function figureWithUnit(text: string): { readonly amount: number | null; readonly unit: string } {
  const [, figure = text, unit = ""] = WITH_UNIT.exec(text) ?? [];
  return { amount: parseFigure(figure), unit: unit.trim() };
}

/** In which unit the figures of a field are by what a sheet prints: in all lines of its heading, above the table and below it. */
export function printedWith<F extends string>(
  rows: readonly SheetRow[],
  { headingRow, fields }: Pick<ColumnMapping<F>, "headingRow" | "fields">,
  words: HeadingWords,
): (units: Units, field: F) => UnitPrinted {
  const lines = headingLines(rows, headingRow, words);
  const headings = headingsOf(lines, widthOf(rows));
  const first = lines[0]?.number ?? 0;
  const around = rows.flatMap((row) =>
    row.number < first || (row.number > headingRow && isFoot(row)) ? row.cells : [],
  );
  return (units, field) => unitPrinted(units, headings[fields.indexOf(field)] ?? "", around);
}

const MOST_OF_TITLE = 100;
const MOST_OF_SOURCE = 300;
/** What stands above a table beside its title: its number, a day, its unit, who filled it in. */
const BESIDE_TITLE =
  /^(?:附[件表]|表)?[\d一二三四五六七八九十]*$|^[\d年月日./-]+$|^[^:：]{1,8}[:：]|^[（(]?单位/;

/** What the lines above a table call it, as an announcement is called; "" where none does. */
export function titleAbove(
  rows: readonly SheetRow[],
  { headingRow }: Pick<ColumnMapping<string>, "headingRow">,
  words: HeadingWords,
): string {
  const first = headingLines(rows, headingRow, words)[0]?.number ?? 0;
  const texts = rows
    .filter(({ number }) => number < first)
    .flatMap(({ cells }) => cells)
    .map((text) =>
      text
        .replace(/^\s*附[件表][\d一二三四五六七八九十]*[:：\s]+|[（(]\s*单位[:：][^）)]*[）)]/g, "")
        .replace(/\s+/g, " ")
        .trim(),
    );
  return [...new Set(texts)]
    .filter((text) => text.length <= MOST_OF_TITLE && !BESIDE_TITLE.test(text.replaceAll(" ", "")))
    .join(" ")
    .slice(0, MOST_OF_SOURCE);
}

/** What is said of a line whose source is that title. */
export const sourceIsTitle = (title: string): SheetIssue => ({
  field: say("出处", "Source"),
  sentence: {
    zh: `没有哪一列写出处，取自表格标题：“${title}”。`,
    en: `No column names the source; it is the title above the table: “${title}”.`,
  },
  blocks: false,
});
