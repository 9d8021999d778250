import { printOrdinal } from "./ordinals.ts";
import { attribute, child, childValue, type XmlElement } from "./xml.ts";

/** How a paragraph asks for its number; undefined where it says nothing. */
export type ParagraphNumbering = {
  readonly style: string | undefined;
  readonly numId: string | undefined;
  readonly level: number | undefined;
};

/** Restores the ordinals that Word prints but does not store in the text. Call it once per paragraph, in order. */
export type Numbering = {
  /** The printed ordinal with the space Word puts after it; empty where the paragraph has none. */
  readonly next: (paragraph: ParagraphNumbering) => string;
  readonly isContents: (style: string | undefined) => boolean;
};

type Level = {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly suffix: string;
  /** Number of levels whose step sets this one back to its start. */
  readonly restartsAfter: number;
  readonly legal: boolean;
  readonly style: string | undefined;
};
type List = {
  readonly id: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly link: string | undefined;
};
type Num = {
  readonly list: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
};
type Style = {
  readonly basedOn: string | undefined;
  readonly numId: string | undefined;
  readonly level: number | undefined;
  readonly name: string;
};

const MAX_LEVEL = 8;
// Only letters and digits would run into the text that follows; 、 and ） keep it apart by themselves.
const NEEDS_SPACE = /[\w.]$/;

/** Reads `word/numbering.xml` and `word/styles.xml`, either of which may be missing. */
export function readNumbering(
  numbering: XmlElement | undefined,
  stylesRoot: XmlElement | undefined,
): Numbering {
  const styles = new Map<string, Style>();
  let defaultStyle: string | undefined;
  for (const element of stylesRoot?.children ?? []) {
    const id = element.name === "style" ? attribute(element.attributes, "styleId") : undefined;
    if (id === undefined) continue;
    const numPr = child(child(element, "pPr"), "numPr");
    styles.set(id, {
      basedOn: childValue(element, "basedOn"),
      numId: childValue(numPr, "numId"),
      level: toLevel(childValue(numPr, "ilvl")),
      name: (childValue(element, "name") ?? "").toLowerCase(),
    });
    if (
      attribute(element.attributes, "type") === "paragraph" &&
      isTrue(attribute(element.attributes, "default"))
    )
      defaultStyle = id;
  }
  const { lists, nums } = readLists(numbering);
  const counters = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();

  const findList = (num: Num): List | undefined => {
    const list = lists.get(num.list);
    const linked = list?.link === undefined ? undefined : styles.get(list.link)?.numId;
    return linked === undefined ? list : (lists.get(nums.get(linked)?.list ?? "") ?? list);
  };
  /** A style and those it is based on, nearest first. */
  const chainOf = (style: string | undefined): string[] => {
    const chain: string[] = [];
    for (let id = style; id !== undefined && !chain.includes(id); id = styles.get(id)?.basedOn)
      chain.push(id);
    return chain;
  };
  const fromStyle = (style: string | undefined): { numId: string; level: number } | undefined => {
    const chain = chainOf(style);
    const numId = chain.map((id) => styles.get(id)?.numId).find((id) => id !== undefined);
    const num = numId === undefined ? undefined : nums.get(numId);
    if (numId === undefined || num === undefined) return undefined;
    // A list may name the style of each level instead of the style naming its level.
    const levels = [...(findList(num)?.levels ?? [])];
    const level = chain
      .map((id) => styles.get(id)?.level ?? levels.find(([, it]) => it.style === id)?.[0])
      .find((it) => it !== undefined);
    return { numId, level: level ?? 0 };
  };

  const next = (paragraph: ParagraphNumbering): string => {
    const styled = fromStyle(paragraph.style ?? defaultStyle);
    const numId = paragraph.numId ?? styled?.numId;
    const num = numId === undefined ? undefined : nums.get(numId);
    const list = num === undefined ? undefined : findList(num);
    if (numId === undefined || num === undefined || list === undefined) return "";
    const at = paragraph.level ?? styled?.level ?? 0;
    const levelOf = (index: number): Level | undefined => num.levels.get(index) ?? list.levels.get(index);
    const level = levelOf(at);
    if (level === undefined) return "";

    const counts = counters.get(list.id) ?? [];
    counters.set(list.id, counts);
    // A list that takes up another's counting restarts it once, where it says so.
    for (const [index, start] of num.starts) {
      const key = `${numId}/${index}`;
      if (index !== at || started.has(key)) continue;
      started.add(key);
      counts[index] = start - 1;
    }
    const value = (counts[at] ?? level.start - 1) + 1;
    counts[at] = value;
    for (let deeper = at + 1; deeper <= MAX_LEVEL; deeper++)
      if (at < (levelOf(deeper)?.restartsAfter ?? deeper)) counts[deeper] = undefined;

    if (printOrdinal(value, level.format) === null) return "";
    const label = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const shown = levelOf(index);
      const format = level.legal && index < at ? "decimal" : (shown?.format ?? "decimal");
      return printOrdinal(counts[index] ?? shown?.start ?? 1, format) ?? "";
    });
    return level.suffix !== "nothing" && NEEDS_SPACE.test(label) ? `${label} ` : label;
  };
  return { next, isContents: (style) => /^toc \d/.test(styles.get(style ?? "")?.name ?? "") };
}

function readLists(root: XmlElement | undefined): { lists: Map<string, List>; nums: Map<string, Num> } {
  const lists = new Map<string, List>();
  const nums = new Map<string, Num>();
  for (const element of root?.children ?? []) {
    if (element.name === "abstractNum") {
      const id = attribute(element.attributes, "abstractNumId") ?? "";
      lists.set(id, { id, levels: readLevels(element), link: childValue(element, "numStyleLink") });
    } else if (element.name === "num") {
      const overrides = element.children.filter((it) => it.name === "lvlOverride");
      const starts = new Map<number, number>();
      const levels = new Map<number, Level>();
      for (const override of overrides) {
        const index = toLevel(attribute(override.attributes, "ilvl")) ?? 0;
        const start = childValue(override, "startOverride");
        if (start !== undefined) starts.set(index, toNumber(start, 1));
        for (const [at, level] of readLevels(override)) levels.set(at, level);
      }
      nums.set(attribute(element.attributes, "numId") ?? "", {
        list: childValue(element, "abstractNumId") ?? "",
        levels,
        starts,
      });
    }
  }
  // numId 0 means: no number, though the style has one.
  nums.delete("0");
  return { lists, nums };
}

function readLevels(element: XmlElement): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const lvl of element.children) {
    if (lvl.name !== "lvl") continue;
    const index = toLevel(attribute(lvl.attributes, "ilvl"));
    if (index === undefined) continue;
    const legal = child(lvl, "isLgl");
    const restart = childValue(lvl, "lvlRestart");
    // Formats that Word 2010 brought stand in mc:AlternateContent, the plain one in its fallback.
    const alternate = child(child(lvl, "AlternateContent"), "Fallback");
    levels.set(index, {
      start: toNumber(childValue(lvl, "start"), 0),
      format: childValue(lvl, "numFmt") ?? childValue(alternate, "numFmt") ?? "decimal",
      text: childValue(lvl, "lvlText") ?? "",
      suffix: childValue(lvl, "suff") ?? "tab",
      restartsAfter: restart === undefined ? index : toNumber(restart, index),
      legal: legal !== undefined && isTrue(attribute(legal.attributes, "val") ?? "1"),
      style: childValue(lvl, "pStyle"),
    });
  }
  return levels;
}

function toLevel(text: string | undefined): number | undefined {
  const level = toNumber(text, -1);
  return level >= 0 && level <= MAX_LEVEL ? level : undefined;
}

function toNumber(text: string | undefined, otherwise: number): number {
  const value = Number.parseInt(text ?? "", 10);
  return Number.isSafeInteger(value) && Math.abs(value) < 1e6 ? value : otherwise;
}

/** Whether an on/off value of WordprocessingML is on. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}
