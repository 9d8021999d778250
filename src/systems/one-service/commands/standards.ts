import { writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { CITIES, regionOf, WHOLE_REGION } from "../../../kernel/region.ts";
import { readFilledSheets } from "../../../platform/documents/sheet-rows.ts";
import { AT_ONCE } from "../../../platform/exports/long.ts";
import { type CommandContext, dayGiven, type Given, stop } from "../../../platform/command.ts";
import { readGivenFile } from "../../../platform/given-file.ts";
import { type ItemSheet, proposeItemMapping } from "../item-import/item-columns.ts";
import type { Item } from "../domain/items/item.ts";
import { comparable, readItems } from "../item-import/read-items.ts";
import type { DoubtedCode } from "../domain/standards/grouping.ts";
import { byWeight } from "../domain/standards/comparison-rows.ts";
import { type ComparedGroup, compareItems, type Comparison } from "../domain/standards/comparison.ts";
import { cityNames, comparisonWorkbook, spreadWords } from "../store/standards/comparison-sheet.ts";

function cityBy(words: string): string {
  const city = CITIES.find(({ code, full, name }) => [code, full, name.zh, name.en].includes(words.trim()));
  return (
    city?.code ??
    stop(
      `没有“${words}”这个城市，请写 ${CITIES.map(({ code }) => code).join("、")} 之一。`,
      `There is no city ${words}: write one of ${CITIES.map(({ code }) => code).join(", ")}.`,
    )
  );
}

const FIRST_ROWS = 50;

/** The city of a file: as said, by its name, or by the first city that its first rows name. */
function cityOf(said: string | undefined, fileName: string, sheets: readonly ItemSheet[]): string {
  if (said !== undefined) return cityBy(said);
  const short = CITIES.find(({ name, code }) => fileName.includes(name.zh) || fileName.includes(code));
  if (short !== undefined) return short.code;
  const rows = sheets.flatMap(({ rows: all }) => all.slice(0, FIRST_ROWS));
  const named = regionOf(rows.map(({ cells }) => cells.join(" ")).join("\n"));
  return named === WHOLE_REGION
    ? stop(
        `看不出 ${fileName} 是哪个市的清单。请用 --city 按文件顺序写明，如 --city 150100,150200。`,
        `It cannot be told which city ${fileName} is of. Say it with --city in the order of the files, as --city 150100,150200.`,
      )
    : named;
}

type ReadFile = {
  readonly file: string;
  readonly city: string;
  readonly items: readonly Item[];
  /** Items of another city, which take no part; items of which a cell was not understood take part without it. */
  readonly keptOut: number;
  readonly unread: number;
  readonly problems: number;
};

async function readFile(cwd: string, file: string, said: string | undefined): Promise<ReadFile> {
  const path = resolve(cwd, file);
  const read = await readFilledSheets(readGivenFile(cwd, file), basename(path));
  if (!read.ok) throw new FailureError(read.failure);
  const city = cityOf(said, basename(path), read.value);
  const found = readItems(read.value, proposeItemMapping(read.value), { city });
  if (found.items.length === 0)
    stop(
      `${file} 没有读出任何事项：没有找到“事项名称”一列。请核对表头。`,
      `No item was read from ${file}: no column of names was found. Check the headings.`,
    );
  const { own, elsewhere, partly } = comparable(found);
  return {
    file,
    city,
    items: own.map(({ item }) => item),
    keptOut: elsewhere,
    unread: partly,
    problems: found.problems.length,
  };
}

const doubtLine = ({ city, name, code, why, others }: DoubtedCode): string =>
  `请核对：${cityNames([city])}“${name}”的基本编码 ${code} ${
    why === "form" ? "不是 12 位以内的数字" : `与“${others ?? ""}”相同，名称毫无相同之处`
  }，没有归并。`;

const groupLine = ({ code, name, cities, slowest, asksMost, common }: ComparedGroup): string =>
  [
    code ?? "（无可用基本编码）",
    name,
    cities
      .map(
        ({ city, promised, materials }) => `${cityNames([city])} ${spreadWords(promised)}日/${materials}份`,
      )
      .join("，"),
    ...(slowest.length > 0 ? [`最慢：${cityNames(slowest)}`] : []),
    ...(asksMost.length > 0 ? [`材料最多：${cityNames(asksMost)}`] : []),
    ...(cities.length > 1 ? [`共同项：${common.promisedDays ?? "未填"}日/${common.materials.length}份`] : []),
  ].join("  ");

function printed(
  { groups, totals, proposals, doubted }: Comparison,
  files: readonly ReadFile[],
  asOf: string,
): string {
  const { commonTo } = totals;
  return [
    ...files.map(
      ({ file, city, items, keptOut, unread }) =>
        `${file}：${cityNames([city])}，${items.length} 个事项${keptOut > 0 ? `，另有 ${keptOut} 个写明属于其他市，没有参加比对` : ""}${unread > 0 ? `，其中 ${unread} 个有读不懂的栏目，该栏目没有参加比对` : ""}。`,
    ),
    `归并为 ${totals.groups} 项：四市共有 ${commonTo[4]}，三市 ${commonTo[3]}，两市 ${commonTo[2]}，仅一市 ${commonTo[1]}；不一致 ${totals.differing}，无可用基本编码 ${totals.loose}，待确认配对 ${proposals.length}。时限以工作日计，≈ 为折算。截至 ${asOf}。`,
    ...totals.cities
      .filter(({ groups: count }) => count > 0)
      .map(
        ({ city, days, visits, materials }) =>
          `${cityNames([city])}按共同项可减少：${days} 个工作日、${visits} 次到场、${materials} 份材料。`,
      ),
    ...doubted.map(doubtLine),
    ...groups.map(groupLine),
    "",
  ].join("\n");
}

/** 0 when compared, also where much differs; files that cannot be read throw (2). */
export async function compare(given: Given, { cwd, stdout, now }: CommandContext): Promise<number> {
  const names = given.words;
  const asOf = dayGiven(given, now === undefined ? "" : dayInShanghai(now()));
  const cities = given.value("--city")?.split(/[,，]/);
  if (cities !== undefined && cities.length !== names.length)
    stop(
      "--city 要按文件顺序各写一个市，用逗号分开。",
      "--city takes one city for each file, in their order.",
    );
  const files: ReadFile[] = [];
  for (const [at, name] of names.entries()) files.push(await readFile(cwd, name, cities?.[at]));
  const compared = compareItems(
    files.flatMap(({ items }) => items),
    { asOf },
  );
  const comparison = { ...compared, groups: byWeight(compared.groups) };
  const out = given.value("--out");
  if (out !== undefined)
    writeFileSync(
      resolve(cwd, out),
      (await comparisonWorkbook(comparison, { sample: false, signal: AT_ONCE.signal, day: asOf })).bytes,
    );
  if (given.has("--json")) {
    const told = files.map(({ items, ...file }) => ({ ...file, items: items.length }));
    stdout(`${JSON.stringify({ asOf, files: told, ...comparison }, null, 2)}\n`);
  } else stdout(printed(comparison, files, asOf));
  return 0;
}
