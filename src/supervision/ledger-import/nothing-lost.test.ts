import { array, assert, constantFrom, property, record, subarray } from "fast-check";
import { describe, expect, it } from "vitest";
import { context, proposeMapping } from "../../../test/support/baotou-context.ts";
import type { SheetRow } from "../../kernel/column-mapping.ts";
import { isBlocked } from "../../kernel/sheet.ts";
import { LEDGER_FIELDS, type LedgerMapping } from "./columns.ts";
import { readLedger } from "./rows.ts";

const HEAD = ["序号", "举措", "具体任务", "牵头单位", "配合单位", "完成时限", "进展情况", "状态"];
const hints = { remembered: new Map(), namesUnits: () => false };

const row = (number: number, cells: readonly string[], joined: readonly number[] = []): SheetRow => ({
  number,
  cells,
  joined,
  hidden: false,
});

const cell = constantFrom(
  "",
  "同上",
  "市发改委",
  "市发改委、火星局",
  "（一）打造",
  "2024年12月",
  "13月",
  "已完成",
  "6月：好",
  "合计",
  "一、章",
);

describe("taking a ledger apart", () => {
  it("puts every line into exactly one row, and every row is a task, or says why not", () => {
    const line = record({
      cells: array(cell, { minLength: 1, maxLength: 10 }),
      joined: subarray([0, 1, 2, 3, 5]),
    });
    assert(
      property(
        array(line, { maxLength: 25 }),
        array(constantFrom(null, ...LEDGER_FIELDS), { maxLength: 10 }),
        (lines, fields) => {
          const rows = [
            row(1, HEAD),
            ...lines.map(({ cells, joined }, index) => row(index + 2, cells, joined)),
          ];
          const mapping: LedgerMapping = { headingRow: 1, fields, why: [], units: {} };
          for (const read of [
            readLedger(rows, mapping, context),
            readLedger(rows, proposeMapping(rows, hints), context),
          ]) {
            const covered = read.flatMap(({ number, through }) =>
              rows
                .filter((each) => each.number >= number && each.number <= through)
                .map((each) => each.number),
            );
            expect(new Set(covered).size).toBe(covered.length);
            for (const each of read) {
              const isTask = each.becomes !== "nothing" && !isBlocked(each);
              expect(
                isTask
                  ? each.text !== "" && (each.units.length > 0 || each.taskId !== null)
                  : each.issues.length > 0,
              ).toBe(true);
            }
          }
          const below = readLedger(rows, mapping, context).flatMap(({ number, through }) => [
            number,
            through,
          ]);
          expect(below.length === 0 ? lines.length : Math.max(...below)).toBe(
            lines.length === 0 ? 0 : lines.length + 1,
          );
        },
      ),
    );
  });

  it("never loses a good row, whatever stands around it", () => {
    const noise = constantFrom(
      ["", "", "", "市发改委", "", "", "", ""],
      ["", "", "一项任务", "火星局", "", "", "", ""],
      ["", "", "一项任务", "市发改委", "", "2024年13月", "", ""],
      ["合计", "", "", "", "", "", "", ""],
      ["一、章节", "", "", "", "", "", "", ""],
      HEAD,
    );
    const good = constantFrom("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛");
    assert(
      property(
        array(array(noise, { maxLength: 3 }), { minLength: 8, maxLength: 8 }),
        array(good),
        (around, names) => {
          const wanted = [...new Set(names)].map((name) => `开展${name}示例工作`);
          const cells = wanted.flatMap((text, index) => [
            ...(around[index] ?? []),
            [String(index), "", text, "市发改委", "市财政局", "2027年6月", "", ""],
          ]);
          const rows = [HEAD, ...cells].map((each, index) => row(index + 1, each));
          const read = readLedger(rows, proposeMapping(rows, hints), context);
          const taken = read
            .filter((each) => each.becomes !== "nothing" && !isBlocked(each))
            .map(({ text }) => text);
          expect(wanted.filter((text) => !taken.includes(text))).toEqual([]);
        },
      ),
    );
  });
});
