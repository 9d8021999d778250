import type { Day } from "../../../kernel/calendar.ts";
import { headingLines, headingsOf, type SheetRow } from "../../../kernel/column-mapping.ts";
import { CITIES, WHOLE_REGION } from "../../../kernel/region.ts";
import type { EntryLink, MoneyLine, StageDays } from "../entry.ts";
import { type ColumnKey, meaningOf } from "../columns.ts";
import { type GatheredEntry, gatherRows } from "./gather.ts";
import {
  moneyIssue,
  nameTooLong,
  noMeasure,
  noName,
  note,
  noYear,
  twoSums,
  unknownCity,
  unknownUndertaking,
  unresolvedFormula,
} from "./issues.ts";
import type { LinkReader } from "./links.ts";
import { goesOn, headingWords, sheetMoneyUnit, sheetTitle } from "./headings.ts";
import {
  type MoneyUnit,
  isForeignMoney,
  moneyUnitIn,
  printedMoney,
  yearIn,
} from "../../../kernel/sheet-money.ts";
import { saysNothing, type SheetIssue } from "../../../kernel/sheet.ts";
import type { ImportDraft, RegisterMapping } from "./row.ts";
import type { NamedUnit } from "../../../kernel/sheet-units.ts";
import { citiesIn, readDay, readValue, saysRegion, type ValueGround } from "./values.ts";
import type { RegisterSpec, VariantSpec } from "../register-spec.ts";

/** What the rows of a sheet are read against: the register, the roster, the plan in force, and today. */
export type ImportContext = {
  readonly spec: RegisterSpec;
  readonly asOf: Day;
  readonly findUnit: (printed: string) => NamedUnit | undefined;
  readonly links: LinkReader;
  /** Where rows belong that name no city, unless somebody decided otherwise. */
  readonly homeCity: string;
};

type Cells = GatheredEntry["cells"];
type Draft = { -readonly [K in keyof ImportDraft]: ImportDraft[K] };

const textOf = (cells: Cells, field: ColumnKey): string =>
  [...new Set((cells.get(field) ?? []).map(({ text }) => text))].join("\n");

function variantOf(spec: RegisterSpec, said: string, hints: readonly string[]): VariantSpec | undefined {
  const exact = spec.variants.find(({ key, name }) => said === name.zh || said === name.en || said === key);
  if (exact) return exact;
  for (const text of [said, ...hints]) {
    const found = text === "" ? undefined : spec.variants.find(({ words }) => words.test(text));
    if (found) return found;
  }
  return undefined;
}

/** A place that begins with the name of a city; 全市, 市区, 各市 name none. */
const OF_SOME_CITY =
  /^(?:[一-龥]{2,3}省|[一-龥]{2,7}自治区)?(?![全本我各]|四市|四个)[一-龥]{2,6}?市(?!区[北南东西中]|场|政)/;

/** A unit of a city that is none of the four: 榆林市交通运输局; 示例城市管理局 is no city's name. */
const UNIT_OF_OTHER =
  /^(?:[一-龥]{2,3}省|[一-龥]{2,7}自治区)?(?![全本我各]|四市)[一-龥]{1,3}[^城都超门夜集上股农]市[一-龥]{1,20}(?:局|委|办|厅|院|政府|中心|公司|集团)$/;

/**
 * The text by which a row that names no city seems to be another's than where such rows are filed: its name, the banner above
 * it, a short text or its own unit. Units that support, and accounts, name other cities in passing. A row that carries its
 * number stays where it is registered.
 */
function ofAnotherCity(
  { spec, findUnit }: Pick<ImportContext, "spec" | "findUnit">,
  { cells, banner }: GatheredEntry,
  home: string,
): string | null {
  if (textOf(cells, "id") !== "") return null;
  const ofOther = (text: string): boolean => {
    const unit = findUnit(text);
    // 中国铁路呼和浩特局 is no unit of the city, and what all four do is filed with the plan's.
    if (unit !== undefined) return unit.regionCode !== home && unit.regionCode !== WHOLE_REGION;
    const named = citiesIn(text.replace(/四市|呼包鄂乌/g, ""));
    return named.length > 0 ? named.some((code) => code !== home) : UNIT_OF_OTHER.test(text);
  };
  for (const [field, texts] of cells) {
    const parsed = meaningOf(spec, field);
    const takes = parsed?.kind === "value" ? parsed.field.takes : null;
    if (field !== "name" && takes !== "line" && takes !== "pick") continue;
    const found = texts.find(({ text }) => ofOther(text));
    if (found) return found.text;
  }
  return ofOther(banner) ? banner : null;
}

/** What a row says for its cities where no other column says its city, it is one place, and none of the four: 西安市. */
function strangeCity(cells: Cells): string | null {
  if (textOf(cells, "city") !== "") return null;
  const said = textOf(cells, "value:cities");
  const isOne = said !== "" && !/[、，,；;\s]|等$/.test(said);
  return isOne && !saysNothing(said) && !saysRegion(said) && citiesIn(said).length === 0 ? said : null;
}

/** Where a row is filed: as it says; its only city where it names one, the region where it names several. */
function regionOf(
  context: ImportContext,
  entry: GatheredEntry,
  cities: readonly string[],
  home: string,
  decided: NonNullable<RegisterMapping["cities"]>,
) {
  const { cells } = entry;
  const said = textOf(cells, "city");
  const concerned = strangeCity(cells);
  if (concerned !== null) return { region: decided[concerned] ?? home, said: true, unknown: concerned };
  if (/^\d{6}$/.test(said)) return { region: said, said: true, unknown: null };
  if (said !== "" && saysRegion(said)) return { region: WHOLE_REGION, said: true, unknown: null };
  const site = textOf(cells, "value:site");
  const own = citiesIn(said);
  // A city that is none of the four is asked about; neither its site nor where most rows belong answers for it.
  if (said !== "" && !saysNothing(said) && own.length === 0)
    return { region: decided[said] ?? home, said: true, unknown: said };
  const named = [own, cities, citiesIn(site)].find((codes) => codes.length > 0);
  if (!named && OF_SOME_CITY.test(site)) return { region: decided[site] ?? home, said: true, unknown: site };
  if (!named) {
    const other = ofAnotherCity(context, entry, home);
    return { region: decided[other ?? ""] ?? home, said: other !== null, unknown: other };
  }
  return { region: named.length === 1 ? (named[0] ?? home) : WHOLE_REGION, said: true, unknown: null };
}

function linksOf(spec: RegisterSpec, cells: Cells, name: string, { links }: ImportContext) {
  const issues: SheetIssue[] = [];
  const said = (cells.get("measure") ?? []).filter(({ text }) => !saysNothing(text));
  const measures = said.flatMap(({ text }): EntryLink[] => {
    const found = links.measures(text);
    if (found === null) issues.push(noMeasure(spec, text));
    return found ?? [];
  });
  const quoted = textOf(cells, "undertaking");
  const undertaking = quoted === "" || saysNothing(quoted) ? null : links.undertaking(quoted, measures);
  if (quoted !== "" && !saysNothing(quoted) && undertaking === null)
    issues.push(unknownUndertaking(spec, quoted));
  const given = undertaking
    ? [undertaking, ...measures.filter(({ measureId }) => measureId !== undertaking.measureId)]
    : measures;
  const proposal = given.length === 0 && issues.length === 0 ? links.propose(name) : null;
  return { links: given, proposed: proposal ? [proposal] : [], issues };
}

/** The sheet as a whole: what its columns' headings and its title say of sums. */
type SheetWords = {
  readonly unitOf: (column: number) => MoneyUnit | null;
  readonly titleYear: string | null;
};

function sheetWords(spec: RegisterSpec, rows: readonly SheetRow[], mapping: RegisterMapping): SheetWords {
  const { headingRow, fields, moneyUnit } = mapping;
  const headings = headingsOf(headingLines(rows, headingRow, headingWords(spec)), fields.length);
  const general = sheetMoneyUnit(rows, headingRow) ?? moneyUnit;
  return {
    unitOf: (column) => {
      const heading = headings[column] ?? "";
      return isForeignMoney(heading) ? null : (moneyUnitIn(heading) ?? general);
    },
    titleYear: yearIn(sheetTitle(rows, headingRow)),
  };
}

function readMoney(ground: ValueGround, cells: Cells, words: SheetWords) {
  const { spec } = ground;
  const lines = new Map<string, MoneyLine>();
  const issues: SheetIssue[] = [];
  const rowYear = yearIn(textOf(cells, "year"));
  for (const [field, texts] of cells) {
    const parsed = meaningOf(spec, field);
    if (parsed?.kind !== "money") continue;
    const given = texts.filter(({ text }) => !saysNothing(text));
    if (new Set(given.map(({ text }) => text)).size > 1) issues.push(twoSums(spec, field));
    const [first] = given;
    if (!first) continue;
    const money = printedMoney(first.text, words.unitOf(first.column));
    if (typeof money === "string") {
      issues.push(moneyIssue(spec, field, first.text, money));
      continue;
    }
    if (money.rounded)
      issues.push(note(spec, field, "金额按分取整登记。", "The sum is recorded to the nearest fen."));
    const period = parsed.year ?? rowYear ?? words.titleYear;
    if (period === null) {
      issues.push(noYear(spec, field));
      continue;
    }
    const line = { flow: parsed.flow.flow, source: parsed.source, period, batch: "", paper: "" };
    lines.set([line.flow, line.source, period].join(" "), { ...line, amountFen: money.fen });
  }
  return { lines: [...lines.values()], issues };
}

function readCells(
  ground: ValueGround,
  cells: Cells,
  words: SheetWords,
  cities: NonNullable<RegisterMapping["cities"]>,
) {
  const { spec } = ground;
  const values: Record<string, ImportDraft["values"][string]> = {};
  const stages: Record<string, { -readonly [K in keyof StageDays]?: Day }> = {};
  const [issues, unknownUnits]: [SheetIssue[], string[]] = [[], []];
  for (const [field, texts] of cells) {
    const parsed = meaningOf(spec, field);
    if (parsed?.kind === "planned" || parsed?.kind === "actual") {
      const read = readDay(ground, field, texts[0]?.text ?? "", parsed.kind === "actual");
      issues.push(...read.issues);
      if (read.value !== null) (stages[parsed.stage.key] ??= {})[parsed.kind] = read.value;
    }
    if (parsed?.kind !== "value") continue;
    const strange = parsed.field.takes === "cities" ? strangeCity(cells) : null;
    if (strange !== null) {
      const decided = CITIES.find(({ code }) => code === cities[strange]);
      if (decided) values[parsed.key] = [decided.code];
      continue;
    }
    const unit = words.unitOf(texts[0]?.column ?? -1);
    const text = goesOn(parsed.field) ? textOf(cells, field) : (texts[0]?.text ?? "");
    const read = readValue(ground, field, parsed.field, text, unit);
    issues.push(...read.issues);
    unknownUnits.push(...(read.unknownUnits ?? []));
    if (read.value !== null) values[parsed.key] = read.value;
  }
  return { values, stages, issues, unknownUnits };
}

function draftOf(
  entry: GatheredEntry,
  mapping: RegisterMapping,
  words: SheetWords,
  context: ImportContext,
): Draft {
  const { spec, asOf, findUnit } = context;
  const { cells, number, banner } = entry;
  const ground: ValueGround = { spec, asOf, findUnit, units: mapping.units };
  const name = textOf(cells, "name").replace(/\s+/g, " ").trim();
  const read = readCells(ground, cells, words, mapping.cities ?? {});
  const money = readMoney(ground, cells, words);
  const links = linksOf(spec, cells, name, context);
  const cities = Array.isArray(read.values["cities"]) ? (read.values["cities"] as readonly string[]) : [];
  const home = mapping.city ?? context.homeCity;
  const decided = mapping.cities ?? {};
  const { region, said, unknown } = regionOf(context, entry, cities, home, decided);
  const issues = [...read.issues, ...money.issues, ...links.issues];
  if (name === "") issues.unshift(noName(spec));
  if (name.length > 300) issues.unshift(nameTooLong(spec));
  if (unknown !== null && decided[unknown] === undefined) issues.push(unknownCity(spec, unknown));
  issues.push(...entry.unresolved.map((field) => unresolvedFormula(spec, field)));
  const kind = textOf(cells, "variant");
  return {
    number,
    id: textOf(cells, "id") || null,
    name: name.slice(0, 300),
    regionCode: region,
    variant: variantOf(spec, kind, [name, banner])?.key ?? null,
    values: read.values,
    stages: Object.fromEntries(Object.entries(read.stages)),
    money: money.lines,
    links: links.links,
    proposed: mapping.proposedLinks ? links.proposed : [],
    unknownUnits: read.unknownUnits,
    citySaid: said,
    unknownCity: unknown,
    variantSaid: kind !== "",
    issues,
  };
}

/** What the sheet says, entry by entry, and the lines that are no entries; nothing is held against the register yet. */
export function readDrafts(rows: readonly SheetRow[], mapping: RegisterMapping, context: ImportContext) {
  const words = sheetWords(context.spec, rows, mapping);
  const { entries, nothing } = gatherRows(context.spec, rows, mapping);
  return { drafts: entries.map((entry): ImportDraft => draftOf(entry, mapping, words, context)), nothing };
}
