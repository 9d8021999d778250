import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { extractDocument } from "../../platform/documents/extract.ts";
import { ledgerRows } from "../domain/ledger.ts";
import { readPlan } from "../domain/plan-reader/read-plan.ts";
import { writeLedger } from "./ledger-xlsx.ts";

describe("the ledger of the Baotou plan in Excel", () => {
  it("holds measures （一） to （二十二） with their units and dates, joined to print and filled to filter", async () => {
    const plan = readFileSync(new URL("../../../plans/baotou-2024.txt", import.meta.url), "utf8");
    const rows = ledgerRows(readPlan(plan));
    const bytes = await writeLedger(rows, { title: "督办台账", notes: ["来源：包头市人民政府"] });
    const result = await extractDocument(bytes, "台账.xlsx");
    if (!result.ok) throw new Error(result.failure.sentence.en);
    const [joined, filled] = result.value.tables;
    expect(joined?.rows.map((row) => row.cells.map((cell) => cell.text)).slice(2)).toEqual(
      filled?.rows.map((row) => row.cells.map((cell) => cell.text)).slice(3),
    );
    const numbers = new Set(joined?.rows.slice(3).map((row) => row.cells[0]?.text));
    expect(numbers.size).toBe(22);
    const road = joined?.rows.find((row) => row.cells[2]?.text.startsWith("(二)完善2小时公路经济圈"));
    expect(road?.cells.map((cell) => cell.text)).toEqual(
      expect.arrayContaining(["市交通运输局", "2026年12月", "2026年12月31日"]),
    );
  });
});
