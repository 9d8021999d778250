import type { Day } from "../../../kernel/calendar.ts";
import { type Failure, FailureError, refusal } from "../../../kernel/error.ts";
import { regionWords, WHOLE_REGION } from "../../../kernel/region.ts";
import { folded } from "../../../kernel/search-tokens.ts";
import { plainHeading } from "../../../kernel/column-mapping.ts";
import type { SheetColumns, SheetIssue } from "../../../kernel/sheet.ts";
import { importer } from "../../../platform/records/importer.ts";
import { today } from "../../../platform/records/units.ts";
import { changeWords, type Corrected, type Figure, sameFigure, standingAs } from "./correction.ts";
import { type ItemCode, itemOf } from "./item.ts";
import { sectionKey } from "./section-name.ts";
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
import { correctReadings, ecologyBureauOf, READ_MEANWHILE, type WaterDesk } from "./store-section.ts";

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

/** Entered without some of its figures a month would look whole, and be judged and settled by the rest. */
function unitsOpen(doubted: readonly ItemCode[]): Failure | null {
  if (doubted.length === 0) return null;
  const items = [...new Set(doubted)].map(itemOf);
  const [zh, en] = [items.map(({ name }) => name).join("、"), items.map(({ said }) => said.en).join(", ")];
  return refusal(
    "units-open",
    `请先在上面选定${zh}的单位：没有选定，这份报表一行也不录入，免得缺了这些数值的月份被当作完整的拿去评价和结算。`,
    `First choose the unit of ${en} above: until then no row of the sheet is entered, since months without these figures would be judged and settled as if they were whole.`,
  );
}

/** What a row does: readings that are kept, and those that are put right. */
type Deed = {
  readonly kept: readonly KeptReading[];
  readonly put: readonly (Corrected & { readonly sectionId: string })[];
};
type Ground = {
  readonly unitId: string;
  readonly today: Day;
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
export const readingImporter = importer<WaterDesk>()<SheetField, SheetDecisions, Ground, ReadingLine, Deed>({
  slice: "ecology",
  name: "readings",
  tables: { imports: "ecology.reading_import", headings: "ecology.reading_heading", scope: "desk" },
  most: 20_000,
  undecided: UNDECIDED,
  outcomes: { new: "entered", corrects: "corrected" },
  portion: 500,
  ground: async (desk, _, caller) => ({
    ...(await ecologyBureauOf(desk, caller)),
    today: today(desk),
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
  read: async (sql, { rows, mapping }, ground) => {
    const { sections } = ground;
    const headings = rows.find(({ number }) => number === mapping.headingRow)?.cells ?? [];
    const about = { fields: mapping.fields, headings };
    const body = rows
      .filter(({ number, cells }) => number > mapping.headingRow && cells.some((cell) => cell.trim() !== ""))
      .map(({ number, cells }) => ({ number, read: readSheetRow(about, cells, mapping) }));
    const known = await keptKeys(
      sql,
      body.flatMap(({ read }) => sections.get(sectionKey(read.section))?.id ?? []),
      body.flatMap(({ read }) => read.when?.day ?? []),
      ground.today,
    );
    const seen = new Map<string, number>();
    const lines = body.map(({ number, read }) =>
      lineOf(number, read, { ...ground, differing: mapping.differing }, known, seen),
    );
    return {
      work: lines.map(({ line, deed }) => ({ line, deed })),
      questions: sheetQuestions(
        body.map(({ read }) => read),
        mapping,
        lines.filter(({ differs }) => differs).length,
      ),
      unready: unitsOpen(body.flatMap(({ read }) => read.doubted)),
    };
  },
  async enter(desk, portion, { ground, key, caller, record }) {
    const { regionCode } = ground;
    const about = { regionCode, sample: desk.config.demo, at: desk.now() };
    const fresh = portion.flatMap(({ deed }) => deed.kept);
    // What was not there when it was read is there now: two sheets at once, and this one may say otherwise.
    if ((await keepReadings(desk.sql, fresh, about)) < fresh.length) throw new FailureError(READ_MEANWHILE);
    const all = portion.flatMap(({ deed }) => deed.put);
    for (const id of new Set(all.map(({ sectionId }) => sectionId))) {
      const readings = all.filter((each) => each.sectionId === id).map(({ sectionId: _, ...each }) => each);
      const why = { reason: null, sheet: record.fileName, unitId: ground.unitId };
      const first = `${readings[0]?.time} ${readings[0]?.item}`;
      await correctReadings(desk, id, { readings, ...why }, key("correct", id, first), caller);
    }
    return portion.map(({ line }) => line);
  },
});

function lineOf(
  number: number,
  { section, when, values, issues: ofRow }: RowRead,
  {
    sections,
    regionCode,
    differing,
  }: Pick<Ground, "sections" | "regionCode"> & Pick<SheetDecisions, "differing">,
  known: ReadonlyMap<string, Figure>,
  seen: Map<string, number>,
): { readonly line: ReadingLine; readonly deed: Deed | null; readonly differs: boolean } {
  const issues: SheetIssue[] = [...ofRow];
  const named = sections.get(sectionKey(section));
  const found = named?.endedOn === null ? named : undefined;
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
      sentence:
        typeof named?.endedOn === "string"
          ? {
              zh: `“${section}”断面已于 ${named.endedOn} 停用，不再录入；若名称写错请改正，若又启用请重新登记。`,
              en: `Section “${section}” went out of use on ${named.endedOn} and takes no readings. Correct the name, or enter it anew if it is used again.`,
            }
          : {
              zh: `没有登记“${section}”这个断面，请先登记，或改正名称。`,
              en: `No section “${section}” is entered. Enter it first, or correct the name.`,
            },
      blocks: true,
    });
  const kept: KeptReading[] = [];
  const put: Deed["put"][number][] = [];
  let differs = false;
  for (const value of sectionId === undefined || when === null ? [] : values) {
    if (sectionId === undefined || when === null) break;
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
      continue;
    }
    seen.set(key, number);
    const was = known.get(key);
    const now = standingAs(value);
    if (was === undefined) kept.push({ sectionId, ...when, ...value });
    else if (!sameFigure(was, now)) {
      differs = true;
      if (differing === "correct") put.push({ sectionId, time: when.time, item: value.item, was, now });
      else
        issues.push({
          field: itemOf(value.item).said,
          sentence: {
            zh: `已录入的是 ${was.printed}，这里是 ${now.printed}：${differing === "keep" ? "保留已录入的。" : "请在上面选择更正还是保留。"}`,
            en: `${was.printed} is entered already; this row has ${now.printed}. ${differing === "keep" ? "What was entered stays." : "Choose above whether to correct it."}`,
          },
          blocks: differing === null,
          asks: "differing",
        });
    }
  }
  const blocked = issues.some(({ blocks }) => blocks);
  const nothing = !blocked && kept.length === 0 && put.length === 0;
  const line: ReadingLine = {
    number,
    outcome: nothing ? "nothing" : put.length > 0 ? "corrects" : "new",
    name: `${section} ${when?.time ?? ""}`.trim(),
    entryId: sectionId ?? null,
    changes: put.map(changeWords),
    issues,
    values: kept.length + put.length,
  };
  return { line, deed: nothing ? null : { kept, put }, differs };
}
