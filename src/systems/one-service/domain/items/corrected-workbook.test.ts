import { describe, expect, it } from "vitest";
import { readFilledSheets } from "../../../../platform/documents/sheet-rows.ts";
import { writeWorkbook } from "../../../../platform/documents/workbook.ts";
import { correctedSheets } from "./corrected-workbook.ts";
import { proposeItemMapping } from "./item-mapping.ts";
import type { ItemSheet } from "./item-row.ts";
import type { ImportedItem } from "./item.ts";
import { LINT_RULES, lintItems } from "./lint.ts";
import { readItems } from "./read-items.ts";
import { EXPORT_LAYOUTS } from "./sample-export.ts";
import { sampleItems } from "./sample-items.ts";

const [CITY, AS_OF] = ["150600", "2026-11-23"];
const sheetsIn = async (bytes: Uint8Array): Promise<ItemSheet[]> => {
  const read = await readFilledSheets(bytes, "更正稿.xlsx");
  if (!read.ok) throw new Error(read.failure.sentence.en);
  return [...read.value];
};
const readBack = (sheets: readonly ItemSheet[]) =>
  readItems(sheets, proposeItemMapping(sheets), { city: CITY });
const imported = (): ImportedItem[] => {
  const items = sampleItems(CITY, 120, { asOf: AS_OF, faultEvery: 2 });
  const [sheet] = EXPORT_LAYOUTS.national(items);
  const rows = (sheet?.rows ?? []).map((cells, at) => ({ number: at + 1, cells, joined: [], hidden: false }));
  return [...readBack([{ name: "实施清单", rows }]).items];
};

describe("（四） corrected workbook", () => {
  it("comes back without what was corrected, with everything else, and with what was before", async () => {
    const items = imported();
    const findings = lintItems(items, LINT_RULES, AS_OF);
    const corrected = findings.filter(({ correction }) => correction !== null);
    expect(new Set(corrected.map(({ rule }) => rule)).size).toBeGreaterThan(2);

    const sheets = await sheetsIn(await writeWorkbook(correctedSheets(items, findings, AS_OF)));
    const again = readBack(sheets);
    expect(again.problems).toEqual([]);
    expect(again.items.length).toBe(items.length);

    const left = lintItems(again.items, LINT_RULES, AS_OF);
    expect(left.filter(({ correction }) => correction !== null)).toEqual([]);
    const key = ({ item, rule, materialName }: (typeof left)[number]) => `${rule} ${item} ${materialName}`;
    const stay = findings.filter(({ correction }) => correction === null);
    expect(left.map(key).toSorted()).toEqual(stay.map(key).toSorted());

    const list = sheets.find(({ name }) => name === "问题清单");
    const told = (list?.rows ?? []).slice(3).map(({ cells }) => [cells[10] ?? "", cells[11] ?? ""]);
    expect(told).toHaveLength(findings.length);
    expect(told.filter(([, after]) => after !== "")).toEqual(
      corrected.map(({ before, correction }) => [before === "" ? "（空）" : before, correction]),
    );
  });

  it("marks each corrected cell, says the change in its row, and changes no other cell", () => {
    const items = imported();
    const findings = lintItems(items, LINT_RULES, AS_OF);
    const [sheet] = correctedSheets(items, findings, AS_OF);
    const [untouched] = correctedSheets(items, [], AS_OF);
    const cells = (sheet?.rows ?? []).flatMap((row, at) =>
      (sheet?.columns ?? []).map(({ key }) => ({
        marked: sheet?.marked?.(at, key) === true,
        changed: (row[key] ?? "") !== (untouched?.rows[at]?.[key] ?? ""),
        told: String(row["changes"]).includes("→"),
      })),
    );
    const marked = cells.filter((cell) => cell.marked);
    expect(marked.length).toBeGreaterThan(10);
    expect(marked.every(({ changed, told }) => changed && told)).toBe(true);
    expect(cells.some((cell) => cell.changed && !cell.marked)).toBe(false);
  });

  it("writes a cell that begins like a formula as text", async () => {
    const [first] = imported();
    if (!first) throw new Error("no item");
    const item = { ...first.item, name: '=HYPERLINK("http://x")' };
    const hostile = { ...first, item, printed: { ...first.printed, name: item.name } };
    const sheets = await sheetsIn(await writeWorkbook(correctedSheets([hostile], [], AS_OF)));
    expect(readBack(sheets).items[0]?.item.name).toBe(item.name);
  });
});
