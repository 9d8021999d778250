import { FailureError, type Failure } from "../../../kernel/error.ts";
import { toNumber } from "../../../kernel/decimal.ts";
import { type CommandContext, type Given, printFinding, printJson, stop } from "../../../platform/command.ts";
import { eachGivenRow } from "../../../platform/given-file.ts";
import { assessor, type Assessed } from "./assess.ts";
import { type BasinGrade, gradeBasin } from "./basin.ts";
import { indexSection } from "./cwqi.ts";
import type { Item } from "./item.ts";
import { LAKE_LIMITS, RIVER_LIMITS } from "./limits.ts";
import { type Means, sectionMeans } from "./means.ts";
import { type Reading, readingReader } from "./reading.ts";
import { sectionKey } from "./section-name.ts";
import { type SectionRow, sectionReader } from "./section-row.ts";
import { trophicState } from "./tli.ts";

const OF_TABLE_1 = ({ code }: Item): boolean => code !== "Chla" && code !== "SD";

function refuse(failure: Failure | null): void {
  if (failure !== null) throw new FailureError(failure);
}

/** Reads a file of readings one by one; what is wrong with rows goes to stderr. */
function eachReading(
  file: string,
  context: CommandContext,
  taken: (item: Item) => boolean,
  take: (reading: Reading, line: number) => void,
): void {
  const reader = readingReader(taken, (finding) => printFinding(context, finding));
  eachGivenRow(context.cwd, file, (cells, line, broken) => {
    const reading = reader.row(cells, line, broken);
    if (reading !== null) take(reading, line);
  });
  refuse(reader.refused());
}

const PIECE_LETTERS = 1 << 16;

/** As JSON.stringify writes it, in half the time: of a million items this is most of the work. */
function assessedJson({ section, time, class: of, determining, items }: Assessed): string {
  let parts = "";
  for (const { item, value, class: its, uncertain } of items)
    parts += `${parts === "" ? "" : ","}{"item":"${item}","value":${value},"class":${its},"uncertain":${uncertain}}`;
  const head = `"section":${JSON.stringify(section)},"time":${JSON.stringify(time)}`;
  return `{${head},"class":${of},"determining":${JSON.stringify(determining)},"items":[${parts}]}`;
}

/** In pieces, one line for each section and time: the whole may be longer than one text can be. */
function printAssessed({ stdout }: CommandContext, all: Iterable<Assessed>): void {
  let piece = "[";
  let parted = "\n";
  for (const each of all) {
    piece += parted + assessedJson(each);
    parted = ",\n";
    if (piece.length < PIECE_LETTERS) continue;
    stdout(piece);
    piece = "";
  }
  stdout(`${piece}\n]\n`);
}

const CLASS_WORDS = ["—", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "劣Ⅴ"];
const assessedLine = ({ section, time, class: of, determining }: Assessed): string =>
  `${section} ${time} ${CLASS_WORDS[of ?? 0]}${determining.length > 0 ? ` ${determining.join("、")}` : ""}\n`;

export async function assess({ words: [file = ""], has }: Given, context: CommandContext): Promise<number> {
  const { take, results } = assessor(has("--lake") ? LAKE_LIMITS : RIVER_LIMITS);
  eachReading(file, context, OF_TABLE_1, take);
  if (has("--json")) printAssessed(context, results());
  else for (const each of results()) context.stdout(assessedLine(each));
  return 0;
}

function sectionsIn(file: string, context: CommandContext): ReadonlyMap<string, SectionRow> {
  const reader = sectionReader((finding) => printFinding(context, finding, file));
  eachGivenRow(context.cwd, file, reader.row);
  refuse(reader.refused());
  return reader.sections;
}

/** Means of sections by basin; basins in the order of the list. Sections of it without readings are told. */
function byBasin(
  sections: ReadonlyMap<string, SectionRow>,
  means: ReadonlyMap<string, Means>,
): { readonly basins: Map<string, Means[]>; readonly unmeasured: readonly string[] } {
  const basins = new Map<string, Means[]>();
  const unmeasured: string[] = [];
  const spelled = new Map<string, string>();
  for (const { section, basin: written } of sections.values()) {
    const of = means.get(section);
    const basin = spelled.get(sectionKey(written)) ?? written;
    spelled.set(sectionKey(written), basin);
    if (of === undefined) unmeasured.push(section);
    else basins.set(basin, [...(basins.get(basin) ?? []), of]);
  }
  return { basins, unmeasured };
}

const basinLine = ({ basin, sections, grade, pollutants }: BasinGrade): string =>
  `${basin} ${sections} ${grade ?? "—"} ${pollutants.map(({ item }) => item).join("、")}\n`;

export async function basin(
  { words: [file = ""], has, value }: Given,
  context: CommandContext,
): Promise<number> {
  const list =
    value("--sections") ??
    stop("请用 --sections 给出断面清单。", "Give the list of sections with --sections.");
  const sections = sectionsIn(list, context);
  const readings: Pick<Reading, "section" | "item" | "value">[] = [];
  eachReading(file, context, OF_TABLE_1, (reading, row) => {
    const listed = sections.get(sectionKey(reading.section));
    if (listed !== undefined) readings.push({ ...reading, section: listed.section });
    else
      printFinding(context, {
        row,
        field: "section",
        sentence: {
          zh: `断面清单里没有“${reading.section}”。`,
          en: `The list of sections has no “${reading.section}”.`,
        },
      });
  });
  const { basins, unmeasured } = byBasin(sections, sectionMeans(readings));
  for (const section of unmeasured)
    context.stderr(`${section} 没有可评价的数据，不计入。\n${section} has no readings and is not counted.\n`);
  if (basins.size === 0) return stop("清单里的断面都没有数据。", "None of the listed sections has readings.");
  const grades = [...basins].map(([name, means]) => gradeBasin(RIVER_LIMITS, name, means));
  if (has("--json")) printJson(context, grades);
  else context.stdout(grades.map(basinLine).join(""));
  return 0;
}

export async function index({ words: [file = ""], has }: Given, context: CommandContext): Promise<number> {
  const lake = has("--lake");
  const table = lake ? LAKE_LIMITS : RIVER_LIMITS;
  const readings: Reading[] = [];
  eachReading(
    file,
    context,
    (item) => lake || OF_TABLE_1(item),
    (reading) => void readings.push(reading),
  );
  const all = [...sectionMeans(readings)].map(([section, means]) => {
    const { cwqi, items } = indexSection(table, means);
    const { tli, items: trophic } = trophicState(means);
    return {
      section,
      cwqi: cwqi === null ? null : toNumber(cwqi),
      items: items.map(({ item, value, index: of }) => ({
        item: item.name,
        value: toNumber(value),
        index: of === null ? null : toNumber(of),
      })),
      ...(lake ? { tli, tliItems: trophic } : {}),
    };
  });
  if (has("--json")) printJson(context, all);
  else context.stdout(all.map(({ section, cwqi }) => `${section} ${cwqi ?? "—"}\n`).join(""));
  return 0;
}
