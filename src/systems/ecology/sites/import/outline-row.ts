import { type Day, isDay } from "../../../../kernel/calendar.ts";
import { dayInCell } from "../../../../kernel/cell-day.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { Position } from "../../../../kernel/outline.ts";
import { placeRefused } from "../../../../kernel/place.ts";
import type { ImportView, SheetIssue, SheetLine } from "../../../../kernel/sheet.ts";
import { FINDING, type Site, type ZoneShare } from "../kind.ts";

// A file of outlines on its way in. What was measured of each is kept in a row of the import, its outline beside it.

/** How coordinates are taken: as they stand, or brought back from GCJ-02. */
export const READINGS = ["cgcs2000", "gcj02"] as const;
export type Reading = (typeof READINGS)[number];

/** What was measured of one thing of the file. */
export type Measured = {
  readonly areaM2: number | null;
  readonly zones: readonly ZoneShare[];
  readonly centre: Position | null;
  readonly key: string | null;
  readonly problem: Sentence | null;
  /** Number of the first thing of the file with the same vertices. */
  readonly same: number | null;
};
export type OutlineRow = {
  readonly number: number;
  readonly id: string | null;
  readonly name: string | null;
  readonly kind: string | null;
  readonly foundOn: string | null;
  readonly read: Partial<Readonly<Record<Reading, Measured>>>;
};
/** What is to be said of the file as a whole; `gcj02`, `swapped`: why it is asked. */
export type OutlineFileSaid = {
  readonly gcj02: Sentence | null;
  readonly swapped: Sentence | null;
  readonly notes: readonly Sentence[];
  /** By which zones it was measured. */
  readonly zoneSet: string | null;
};

export type SiteDecisions = {
  readonly coordinates: Reading | null;
  readonly swapped: boolean;
  readonly foundOn: Day | null;
};
export const UNDECIDED: SiteDecisions = { coordinates: null, swapped: false, foundOn: null };

/** A line of the preview: an outline, and what it becomes. */
export type SiteLine = SheetLine & { readonly areaM2: number | null; readonly zones: readonly ZoneShare[] };
export type SiteImport = ImportView<SiteLine, string, SiteDecisions>;

/** What columns say a kind is, by a word of theirs. */
const KINDS: readonly (readonly [Site["kind"], RegExp])[] = [
  ["mining", /采石|采砂|采矿|矿|quarry|mining/i],
  ["waste", /倾倒|堆放|弃渣|垃圾|dump|waste/i],
  ["farming", /开垦|种植|耕|farm/i],
  ["building", /建筑|房|建设|building/i],
  ["road", /修路|道路|便道|road/i],
];
const kindOf = (said: string | null): Site["kind"] | null =>
  KINDS.find(([, words]) => words.test(said ?? ""))?.[0] ?? null;
const OTHER = /^(?:其他|其它|other)?$/i;

const dayOf = (said: string | null): Day | null => (said === null ? null : (dayInCell(said)?.day ?? null));

/** A site that stands already: `title` null where it is another unit's. */
export type Standing = { readonly id: string; readonly title: string | null };
export type Known = {
  readonly byOutline: ReadonlyMap<string, Standing>;
  readonly byCode: ReadonlyMap<string, Standing>;
};

export type SiteSeed = Omit<Site, "unit">;

const blocks = (zh: string, en: string): SheetIssue => ({ field: null, sentence: { zh, en }, blocks: true });
const note = (zh: string, en: string): SheetIssue => ({ field: null, sentence: { zh, en }, blocks: false });

/** A centimetre: a middle that is computed is not known better. */
const rounded = (degrees: number): number => Number(degrees.toFixed(7));
const MOST_CODE = 60;
const MOST_NAME = 100;

/** What each outline becomes, in the order of the file. */
export function siteLines(
  rows: readonly OutlineRow[],
  reading: Reading,
  decided: { readonly foundOn: Day; readonly today: Day },
  known: Known,
): { readonly line: SiteLine; readonly deed: SiteSeed | null }[] {
  const codes = new Map<string, number>();
  return rows.map(({ number, id, name, kind, foundOn: said, read }) => {
    const measured = read[reading] ?? read.cgcs2000;
    const {
      areaM2 = null,
      zones = [],
      centre = null,
      key = null,
      problem = null,
      same = null,
    } = measured ?? {};
    const issues: SheetIssue[] = [];
    const code = (id ?? name ?? "").slice(0, MOST_CODE);
    const foundOn = dayOf(said);
    // A position alone is known again by nothing but its number.
    const twin = key === null ? known.byCode.get(code) : known.byOutline.get(key);
    const before = codes.get(code);
    if (code !== "" && before === undefined) codes.set(code, number);
    if (problem !== null) issues.push({ field: null, sentence: problem, blocks: true });
    else if (same !== null)
      issues.push(
        blocks(
          `与本文件第 ${same} 项的边界相同，只登记前一项。`,
          `The same outline as item ${same} of this file: only that one is entered.`,
        ),
      );
    else if (twin !== undefined && key === null)
      issues.push(
        note(
          `编号“${code}”已经登记，不再登记。`,
          `Number “${code}” is entered already; it is not entered again.`,
        ),
      );
    else if (twin !== undefined)
      issues.push(
        twin.title === null
          ? note(
              "其他单位已经登记了这个边界，不再登记。",
              "Another unit has entered this outline; it is not entered again.",
            )
          : note(
              `与已登记的“${twin.title}”边界相同，不再登记。`,
              `The same outline as “${twin.title}”, which is entered; it is not entered again.`,
            ),
      );
    else if (code === "")
      issues.push(
        blocks(
          "没有编号也没有名称，请在原文件中补上。",
          "It has neither number nor name: give it one in the file.",
        ),
      );
    else if (before !== undefined)
      issues.push(
        blocks(
          `编号“${code}”与第 ${before} 项重复而边界不同，请核对。`,
          `Number “${code}” stands at item ${before} with another outline: find out which is right.`,
        ),
      );
    else if (known.byCode.has(code))
      issues.push(
        blocks(
          `编号“${code}”已经登记，边界不同；请核对，或改用新编号。`,
          `Number “${code}” is entered with another outline: find out which is right, or give it another number.`,
        ),
      );
    else if (foundOn !== null && foundOn > decided.today)
      issues.push(
        blocks(
          `发现日期 ${foundOn} 在今天以后，请改正。`,
          `It is found on ${foundOn}, after today: correct it.`,
        ),
      );
    else {
      const outside = centre === null ? null : placeRefused([centre]);
      if (outside !== null) issues.push({ field: null, sentence: outside.sentence, blocks: true });
    }
    if (problem === null && twin === undefined && key === null && centre !== null)
      issues.push(
        note(
          "只有坐标，没有边界：登记为没有面积的图斑。",
          "A position without an outline: entered as a site without an area.",
        ),
      );
    // What the file says and nobody reads is not passed over in silence.
    const unread = (written: string, zh: string, en: string) =>
      issues.push(note(`“${written}”${zh}`, `“${written}” ${en}`));
    if (kind !== null && kindOf(kind) === null && !OTHER.test(kind.trim()))
      unread(kind, "不是已知的问题类型，按“其他”登记。", "is no known kind: entered as another one.");
    if (said !== null && foundOn === null)
      unread(
        said,
        `不是日期，发现日期按 ${decided.foundOn} 登记。`,
        `is no day: entered as found on ${decided.foundOn}.`,
      );
    const nothing = twin !== undefined && problem === null && same === null;
    const blocked = issues.some((issue) => issue.blocks);
    const line: SiteLine = {
      number,
      outcome: nothing ? "known" : "new",
      name: code === "" ? `#${number}` : name === null || name === code ? code : `${code} ${name}`,
      entryId: nothing ? (twin.title === null ? null : twin.id) : null,
      changes: [],
      issues,
      areaM2,
      zones,
    };
    if (blocked || nothing || centre === null) return { line, deed: null };
    const deed: SiteSeed = {
      code,
      name: (name ?? code).slice(0, MOST_NAME),
      kind: kindOf(kind) ?? "other",
      place: [[rounded(centre[0]), rounded(centre[1])]],
      foundOn: foundOn ?? decided.foundOn,
      source: "remote",
      due: null,
      note: "",
      areaM2,
      zones: [...zones],
      outline: key,
    };
    return { line, deed };
  });
}

/** Whether a day that somebody decided may stand. */
export const foundOnOf = (decided: Day | null, today: Day): Day =>
  decided !== null && isDay(decided) && decided <= today ? decided : today;

/** Where files say what kind a site is, and when it was found. */
export const KIND_KEYS = ["kind", FINDING.kind.name.zh, "类型", "图斑类型", "TBLX"];
export const FOUND_KEYS = ["foundOn", FINDING.foundOn.name.zh, "发现时间", "日期", "FXRQ"];
