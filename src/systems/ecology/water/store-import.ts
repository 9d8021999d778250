import { compare, type Decimal, toNumber } from "../../../kernel/decimal.ts";
import { refusal } from "../../../kernel/error.ts";
import { regionWords, WHOLE_REGION } from "../../../kernel/region.ts";
import { folded } from "../../../kernel/search-tokens.ts";
import { plainHeading } from "../../../kernel/column-mapping.ts";
import type { SheetColumns, SheetIssue } from "../../../kernel/sheet.ts";
import { importer } from "../../../platform/records/importer.ts";
import { itemOf } from "./item.ts";
import type { ReadingLine } from "./sheet-line.ts";
import {
  fieldHeaded,
  readSheetRow,
  type RowRead,
  SHEET_FIELDS,
  type SheetDecisions,
  type SheetField,
  sheetQuestions,
  UNDECIDED,
} from "./sheet-reading.ts";
import {
  type KeptReading,
  keepReadings,
  keptKeys,
  type KnownSection,
  sectionsByName,
} from "./store-reading.ts";
import { ecologyBureauOf, type WaterDesk } from "./store-section.ts";

const NO_SECTION = refusal(
  "no-section-column",
  "请指定哪一列是断面。",
  "Say which column holds the sections.",
);
const NO_TIME = refusal("no-time-column", "请指定哪一列是时间。", "Say which column holds the times.");
const NO_VALUES = refusal(
  "no-value-column",
  "请指定哪些列是监测项目，或哪一列是项目、哪一列是数值。",
  "Say which columns hold items, or which one the item and which the value.",
);

type Ground = {
  readonly unitId: string;
  readonly regionCode: string;
  readonly sections: ReadonlyMap<string, KnownSection>;
};
const COLUMNS: SheetColumns<SheetField> = {
  plain: (text) => plainHeading(folded(text)),
  names: (text) => fieldHeaded(text) !== null,
  meanings: (headings) =>
    headings.map((heading) => {
      const field = fieldHeaded(heading);
      return field === null ? null : { field, why: "heading" as const };
    }),
};

const keyOf = (id: string, time: string, item: string): string => `${id}|${time}|${item}`;

/** Sheets of readings, of national stations and of laboratories: every row keeps what it measured, once. */
export const readingImporter = importer<WaterDesk>()<
  SheetField,
  SheetDecisions,
  Ground,
  ReadingLine,
  readonly KeptReading[]
>({
  slice: "ecology",
  name: "readings",
  tables: { imports: "ecology.reading_import", headings: "ecology.reading_heading", scope: "desk" },
  most: 20_000,
  undecided: UNDECIDED,
  outcomes: { new: "entered" },
  portion: 500,
  ground: async (desk, _, caller) => ({
    ...(await ecologyBureauOf(desk, caller)),
    sections: await sectionsByName(desk.sql),
  }),
  regionOf: ({ regionCode }) => regionCode,
  columns: () => COLUMNS,
  fields: () => SHEET_FIELDS,
  knows: (_, field) => SHEET_FIELDS.some((each) => each.field === field),
  unready: (_, { fields }) => {
    if (!fields.includes("section")) return NO_SECTION;
    if (!fields.includes("time")) return NO_TIME;
    const long = fields.includes("item") && fields.includes("value");
    return long || fields.some((field) => field?.startsWith("of ") === true) ? null : NO_VALUES;
  },
  read: async (sql, { rows, mapping }, { sections, regionCode }) => {
    const headings = rows.find(({ number }) => number === mapping.headingRow)?.cells ?? [];
    const about = { fields: mapping.fields, headings };
    const body = rows
      .filter(({ number, cells }) => number > mapping.headingRow && cells.some((cell) => cell.trim() !== ""))
      .map(({ number, cells }) => ({ number, read: readSheetRow(about, cells, mapping) }));
    const known = await keptKeys(
      sql,
      body.flatMap(({ read }) => sections.get(read.section)?.id ?? []),
      body.flatMap(({ read }) => read.when?.day ?? []),
    );
    const seen = new Map<string, number>();
    const work = body.map(({ number, read }) => ({
      ...lineOf(number, read, { sections, regionCode }, known, seen),
    }));
    return {
      work,
      questions: sheetQuestions(
        body.map(({ read }) => read),
        mapping,
      ),
    };
  },
  async enter(desk, portion, { ground }) {
    const { regionCode } = ground;
    const about = { regionCode, sample: desk.config.demo, at: desk.now() };
    await keepReadings(
      desk.sql,
      portion.flatMap(({ deed }) => deed),
      about,
    );
    return portion.map(({ line }) => line);
  },
});

function lineOf(
  number: number,
  { section, when, values, issues: ofRow }: RowRead,
  { sections, regionCode }: Pick<Ground, "sections" | "regionCode">,
  known: ReadonlyMap<string, Decimal>,
  seen: Map<string, number>,
): { readonly line: ReadingLine; readonly deed: readonly KeptReading[] | null } {
  const issues: SheetIssue[] = [...ofRow];
  const found = sections.get(section);
  const sectionId = found?.id;
  if (found !== undefined && regionCode !== WHOLE_REGION && found.regionCode !== regionCode)
    issues.push({
      field: null,
      sentence: {
        zh: `“${section}”是${regionWords(found.regionCode).zh}的断面，监测数据由那里的生态环境局录入。`,
        en: `Section “${section}” is in ${regionWords(found.regionCode).en}: its ecology bureau enters the readings.`,
      },
      blocks: true,
    });
  if (section !== "" && sectionId === undefined)
    issues.push({
      field: null,
      sentence: {
        zh: `没有登记“${section}”这个断面，请先登记，或改正名称。`,
        en: `No section “${section}” is entered. Enter it first, or correct the name.`,
      },
      blocks: true,
    });
  const deed =
    sectionId === undefined || when === null
      ? []
      : values.flatMap((value): KeptReading[] => {
          const key = keyOf(sectionId, when.time, value.item);
          const before = seen.get(key);
          if (before !== undefined) {
            issues.push({
              field: null,
              sentence: {
                zh: `与第 ${before} 行重复：同一断面、时间和项目只能有一个数值。`,
                en: `The same section, time and item stand in line ${before}; only one can be entered.`,
              },
              blocks: true,
            });
            return [];
          }
          seen.set(key, number);
          const kept = known.get(key);
          if (kept === undefined) return [{ sectionId, ...when, ...value }];
          if (compare(kept, value.value) !== 0)
            issues.push({
              field: itemOf(value.item).said,
              sentence: {
                zh: `已录入的是 ${toNumber(kept)}，这里是 ${toNumber(value.value)}：已录入的不会改变，请先核对哪一个对。`,
                en: `${toNumber(kept)} is entered already and stays; this row has ${toNumber(value.value)}. Find out which is right first.`,
              },
              blocks: true,
            });
          return [];
        });
  const blocked = issues.some(({ blocks }) => blocks);
  const nothing = !blocked && deed.length === 0;
  const line: ReadingLine = {
    number,
    outcome: nothing ? "nothing" : "new",
    name: `${section} ${when?.time ?? ""}`.trim(),
    entryId: sectionId ?? null,
    changes: [],
    issues,
    values: deed.length,
  };
  return { line, deed: nothing ? null : deed };
}
