import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { dayInShanghai, isDay } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { CITIES, regionOf } from "../../../kernel/region.ts";
import { readFilledSheets } from "../../../platform/documents/sheet-rows.ts";
import { writeWorkbook } from "../../../platform/documents/workbook.ts";
import type { Command, CommandContext } from "../../../platform/slice.ts";
import { correctedSheets } from "../domain/items/corrected-workbook.ts";
import { fieldSpec } from "../domain/items/item-fields.ts";
import { proposeItemMapping, shownSheets } from "../domain/items/item-mapping.ts";
import type { ReadProblem, ShownSheet } from "../domain/items/item-row.ts";
import type { Finding } from "../domain/items/lint-rule.ts";
import { LINT_RULES, lintItems, ruleOf } from "../domain/items/lint.ts";
import { readItems } from "../domain/items/read-items.ts";
import { STANDING_WORDS } from "../domain/items/rule-sources.ts";

function stop(zh: string, en: string): never {
  throw new FailureError({ code: "unusable", sentence: { zh, en } });
}

const TAKING_VALUE = ["--city", "--out", "--as-of"] as const;

/** The value after an option; throws where it is missing. */
function option(args: readonly string[], name: (typeof TAKING_VALUE)[number]): string | null {
  const at = args.indexOf(name);
  if (at < 0) return null;
  const value = args[at + 1];
  if (value === undefined || value.startsWith("--"))
    return stop(`${name} 后面要写内容。`, `${name} needs a value.`);
  return value;
}

const fileOf = (args: readonly string[]): string => {
  const files = args.filter((arg, at) => {
    const before = args[at - 1];
    return !arg.startsWith("--") && !TAKING_VALUE.some((name) => name === before);
  });
  if (files.length !== 1 || files[0] === undefined)
    return stop(
      "请写一个文件：jiziwan items lint 事项.xlsx [--city 150200] [--out 更正稿.xlsx] [--json]。",
      "Give one file: jiziwan items lint FILE.xlsx [--city 150200] [--out CORRECTED.xlsx] [--json].",
    );
  return files[0];
};

function cityOf(given: string | null, fileName: string): string {
  if (given === null) return regionOf(fileName);
  const city = CITIES.find(({ code, full, name }) => [code, full, name.zh, name.en].includes(given));
  return (
    city?.code ??
    stop(
      `没有“${given}”这个城市，请写 ${CITIES.map(({ code }) => code).join("、")} 之一。`,
      `There is no city ${given}: write one of ${CITIES.map(({ code }) => code).join(", ")}.`,
    )
  );
}

const SEVERITY_WORDS = { error: "错误", warning: "警告", hint: "提示" } as const;

const findingLine = ({
  rule,
  severity,
  sheet,
  rows,
  field,
  item,
  materialName,
  before,
  correction,
}: Finding): string => {
  const { says, source, remedy } = ruleOf(rule);
  return [
    `${sheet} 第${rows[0] ?? 0}行`,
    SEVERITY_WORDS[severity],
    `${item}${materialName === null ? "" : ` · ${materialName}`}`,
    `${fieldSpec(field).name.zh}：${says.zh}${before === "" ? "" : `（${before}）`}`,
    correction === null ? remedy.zh : `更正为“${correction}”`,
    `${source.title.zh}（${STANDING_WORDS[source.standing].zh}） [${rule}]`,
  ].join("  ");
};

const problemLine = ({ sheet, rows, field, blocks, sentence }: ReadProblem): string =>
  `${sheet} 第${rows.join("、")}行  ${blocks ? "读不懂" : "略过"}  ${field === null ? "" : `${fieldSpec(field).name.zh}：`}${sentence.zh}`;

const unknownHeadings = (sheets: readonly ShownSheet[]) =>
  sheets
    .filter(({ role }) => role !== "ignored")
    .flatMap(({ sheet, columns }) =>
      columns
        .filter(({ field, heading }) => field === null && heading !== "")
        .map(({ heading }) => ({ sheet, heading })),
    );

/** 0 without errors, 1 with findings of severity error or rows that cannot be read; what is no workbook throws (2). */
async function lint(args: readonly string[], { cwd, stdout, now }: CommandContext): Promise<number> {
  const path = resolve(cwd, fileOf(args));
  if (!existsSync(path)) stop(`没有这个文件：${path}。`, `There is no such file: ${path}.`);
  const asOf = option(args, "--as-of") ?? (now === undefined ? "" : dayInShanghai(now()));
  if (!isDay(asOf)) stop("--as-of 要写成 2026-01-31。", "--as-of is a day like 2026-01-31.");
  const city = cityOf(option(args, "--city"), basename(path));
  const read = await readFilledSheets(readFileSync(path), basename(path));
  if (!read.ok) throw new FailureError(read.failure);
  const mapping = proposeItemMapping(read.value);
  const sheets = shownSheets(read.value, mapping);
  const { items, problems } = readItems(read.value, mapping, { city });
  if (items.length === 0)
    stop(
      "没有读出任何事项：没有找到“事项名称”一列。请核对表头。",
      "No item was read: no column of names was found. Check the headings.",
    );
  const findings = lintItems(items, LINT_RULES, asOf);
  const out = option(args, "--out");
  if (out !== null)
    writeFileSync(resolve(cwd, out), await writeWorkbook(correctedSheets(items, findings, asOf)));
  const unknown = unknownHeadings(sheets);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const blocking = problems.filter(({ blocks }) => blocks).length;
  if (args.includes("--json")) {
    const told = findings.map((finding) => {
      const { says, source, remedy, since } = ruleOf(finding.rule);
      const { title, standing } = source;
      return { ...finding, row: finding.rows[0] ?? null, says, remedy, source: { title, standing }, since };
    });
    const counts = { items: items.length, findings: findings.length, errors, problems: problems.length };
    stdout(
      `${JSON.stringify({ asOf, city, counts, findings: told, problems, unknownHeadings: unknown }, null, 2)}\n`,
    );
  } else {
    const lines = [
      `${items.length} 个事项，${findings.length} 个问题（错误 ${errors} 个），${blocking} 处读不懂。截至 ${asOf}。`,
      ...unknown.map(({ sheet, heading }) => `${sheet}  不认识的列“${heading}”，没有接入。`),
      ...problems.map(problemLine),
      ...findings.map(findingLine),
    ];
    stdout(`${lines.join("\n")}\n`);
  }
  return errors + blocking > 0 ? 1 : 0;
}

export const commands: readonly Command[] = [
  {
    words: ["items", "lint"],
    usage: {
      zh: "items lint 事项.xlsx [--city 150200] [--as-of 日期] [--out 更正稿.xlsx] [--json]  检查事项清单（退出码 1：有错误）",
      en: "items lint FILE.xlsx [--city 150200] [--as-of DAY] [--out CORRECTED.xlsx] [--json]  check a list of items (exit 1: errors)",
    },
    needsDatabase: false,
    run: lint,
  },
];
