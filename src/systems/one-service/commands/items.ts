import { writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { CITIES, regionOf } from "../../../kernel/region.ts";
import { readFilledSheets } from "../../../platform/documents/sheet-rows.ts";
import { writeWorkbook } from "../../../platform/documents/workbook.ts";
import { type CommandContext, dayGiven, type Given, stop } from "../../../platform/command.ts";
import { readGivenFile } from "../../../platform/given-file.ts";
import { correctedSheets } from "../domain/items/corrected-workbook.ts";
import { fieldSpec } from "../domain/items/item-fields.ts";
import { mappedColumns } from "../../../kernel/column-mapping.ts";
import {
  itemColumns,
  type ItemMapping,
  type ItemSheet,
  proposeItemMapping,
  roleOf,
} from "../item-import/item-columns.ts";
import { readItems } from "../item-import/read-items.ts";
import type { ReadProblem } from "../item-import/read-problems.ts";
import type { Finding } from "../domain/items/lint-rule.ts";
import { LINT_RULES, lintItems, ruleOf } from "../domain/items/lint.ts";
import { STANDING_WORDS } from "../domain/items/rule-sources.ts";

function cityOf(given: string | undefined, fileName: string): string {
  if (given === undefined) return regionOf(fileName);
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

const unknownHeadings = (sheets: readonly ItemSheet[], { sheets: all }: ItemMapping) =>
  all
    .filter((own) => roleOf(own, all) !== "ignored")
    .flatMap(({ sheet, ...own }) =>
      mappedColumns(sheets.find(({ name }) => name === sheet)?.rows ?? [], own, itemColumns)
        .filter(({ field, heading }) => field === null && heading !== "")
        .map(({ heading }) => ({ sheet, heading })),
    );

/** 0 without errors, 1 with findings of severity error or rows that cannot be read; what is no workbook throws (2). */
export async function lint(given: Given, { cwd, stdout, now }: CommandContext): Promise<number> {
  const path = resolve(cwd, given.words[0] ?? "");
  const asOf = dayGiven(given, now === undefined ? "" : dayInShanghai(now()));
  const city = cityOf(given.value("--city"), basename(path));
  const read = await readFilledSheets(readGivenFile(cwd, path), basename(path));
  if (!read.ok) throw new FailureError(read.failure);
  const mapping = proposeItemMapping(read.value);
  const { items, problems } = readItems(read.value, mapping, { city });
  if (items.length === 0)
    stop(
      "没有读出任何事项：没有找到“事项名称”一列。请核对表头。",
      "No item was read: no column of names was found. Check the headings.",
    );
  const findings = lintItems(items, LINT_RULES, asOf);
  const out = given.value("--out");
  if (out !== undefined)
    writeFileSync(resolve(cwd, out), await writeWorkbook(correctedSheets(items, findings, asOf)));
  const unknown = unknownHeadings(read.value, mapping);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const blocking = problems.filter(({ blocks }) => blocks).length;
  if (given.has("--json")) {
    const told = findings.map((finding) => {
      const { says, source, remedy, from: since } = ruleOf(finding.rule);
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
