import { parseDecimal } from "../../../kernel/decimal.ts";
import { type Failure, refusal, type Sentence } from "../../../kernel/error.ts";
import type { WaterClass } from "./classify.ts";
import { columnsIn, columnTwice, type Finding } from "./reading.ts";
import { orderKey, sectionKey } from "./section-name.ts";

export const SECTION_FIELDS = ["section", "river", "basin", "order", "city", "target"] as const;
export type SectionField = (typeof SECTION_FIELDS)[number];

/** Where water is judged: `order` counts down the river, `target` is the class to be kept. */
export type SectionRow = {
  readonly section: string;
  readonly river: string;
  readonly basin: string;
  readonly order: number;
  readonly city: string;
  readonly target: WaterClass | null;
};

const HEADINGS: Readonly<Record<SectionField, readonly string[]>> = {
  section: ["section", "断面", "断面名称"],
  river: ["river", "河流", "所在河流"],
  basin: ["basin", "流域", "水系", "流域(水系)"],
  order: ["order", "序号", "顺序", "上下游顺序"],
  city: ["city", "城市", "盟市", "所在城市"],
  target: ["target", "目标", "目标类别", "水质目标"],
};
const NEEDED = ["section", "basin", "order"] as const;

const ROMAN = ["I", "II", "III", "IV", "V"];

/** A class as a target is written: 1 to 6, I to V in letters or as one sign (Ⅳ), with or without 类, 劣V. Null: none. */
export function classIn(written: string): WaterClass | null {
  const text = written.normalize("NFKC").toUpperCase().replace(/类$/, "").trim();
  if (text === "劣V") return 6;
  const at = ROMAN.indexOf(text);
  if (at >= 0) return (at + 1) as WaterClass;
  return /^[1-6]$/.test(text) ? (Number(text) as WaterClass) : null;
}

/** Takes a list of sections row by row, headings first; `refused` says when all were given why there are none. */
export function sectionReader(find: (finding: Finding) => void) {
  let columns: Record<SectionField, number> | null = null;
  let failure: Failure | null = null;
  /** By {@link sectionKey}. */
  const sections = new Map<string, SectionRow>();
  /** Section and line at each order of each river. */
  const placed = new Map<string, { readonly section: string; readonly line: number }>();

  const begin = (cells: readonly string[]): void => {
    columns = columnsIn(cells, HEADINGS);
    const missing = NEEDED.filter((field) => columns?.[field] === -1);
    failure = columnTwice(cells, Object.values(HEADINGS));
    if (missing.length > 0)
      failure = refusal(
        "no-sections",
        `断面清单第一行缺少这些列：${missing.join("、")}。应有 ${SECTION_FIELDS.join(",")}。`,
        `The first line of the sections lacks these columns: ${missing.join(", ")}. It needs ${SECTION_FIELDS.join(",")}.`,
      );
  };

  const row = (cells: readonly string[], line: number, broken: boolean): void => {
    if (failure !== null || (cells.length === 1 && (cells[0] ?? "").trim() === "")) return;
    if (columns === null) {
      begin(cells);
      return;
    }
    const cellOf = (field: SectionField): string => (cells[columns?.[field] ?? -1] ?? "").trim();
    const tell = (field: SectionField | null, sentence: Sentence): void =>
      find({ row: line, field, sentence });
    const section = cellOf("section");
    const order = parseDecimal(cellOf("order"));
    const target = classIn(cellOf("target"));
    if (broken)
      return tell(null, {
        zh: "引号没有成对，从这一行到下一个引号（没有的到文件末）都没有读；请补上引号。",
        en: "Quotation marks are not paired: from this row to the next mark, or to the end of the file, nothing was read. Close them.",
      });
    if (section === "") return tell("section", { zh: "没有断面。", en: "There is no section." });
    const before = sections.get(sectionKey(section));
    if (before !== undefined)
      return tell("section", {
        zh: `${before.section}前面已有一行，这行重复。`,
        en: `${before.section} stands in a row before; this one is left out.`,
      });
    if (cellOf("basin") === "")
      return tell("basin", { zh: `${section}没有流域。`, en: `${section} has no basin.` });
    if (typeof order !== "number")
      return tell("order", {
        zh: `${section}没有上下游顺序（一个数，上游小）。`,
        en: `${section} has no order along its river (a number, the smaller upstream).`,
      });
    if (target === null && cellOf("target") !== "")
      return tell("target", {
        zh: `目标“${cellOf("target")}”不是 1…6 或 I…V。`,
        en: `The target “${cellOf("target")}” is none of 1…6 or I…V.`,
      });
    const river = cellOf("river");
    const at = `${orderKey(cellOf("basin"), river)}|${order}`;
    const there = river === "" ? undefined : placed.get(at);
    // A grade does not go by the order: the section counts, and only where it lies is doubtful.
    if (there !== undefined)
      tell("order", {
        zh: `${river}上的${there.section}（第 ${there.line} 行）也是顺序 ${order}，分不出${section}在它上游还是下游；评价照计，请改成不同的数。`,
        en: `${there.section} (line ${there.line}) on ${river} has order ${order} as well, so that nobody can say which of them lies upstream; ${section} counts here all the same: give it another number.`,
      });
    else placed.set(at, { section, line });
    sections.set(sectionKey(section), {
      section,
      river,
      basin: cellOf("basin"),
      order,
      city: cellOf("city"),
      target,
    });
  };

  const refused = (): Failure | null =>
    failure ??
    (sections.size === 0
      ? refusal("no-sections", "断面清单里没有一个可用的断面。", "No section of the list can be used.")
      : null);
  return { row, refused, sections: sections as ReadonlyMap<string, SectionRow> };
}
