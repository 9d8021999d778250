import * as fc from "fast-check";
import { expect, test } from "vitest";
import { itemWith } from "../../../../test/support/items.ts";
import { identityOfItem } from "../domain/items/identity.ts";
import { partedCodes } from "./parted-codes.ts";

const NAMES = ["电影放映单位设立", "特种设备使用登记", "公共场所卫生许可"];
const of = (name: string, taskCode: string) => itemWith({ name, taskCode });
const held = new Map(NAMES.map((name, at) => [identityOfItem(of(name, `T${at}`)), name]));
const rows = (names: readonly string[]) =>
  names.map((name, at) => ({ item: of(name, `T${at}`), rows: [at + 2] }));

test("（四） codes sorted apart from their names are told, row by row, where the list in force knows them", () => {
  expect(partedCodes(rows(NAMES), held)).toEqual([]);
  const [a = "", b = "", c = ""] = NAMES;
  expect(partedCodes(rows([b, a, c]), held)).toEqual([
    { row: 2, name: b, held: a, by: "city" },
    { row: 3, name: a, held: b, by: "city" },
  ]);
  // Renamed altogether: no other row has the old name.
  expect(partedCodes(rows(["营业性演出审批", b, c]), held)).toEqual([]);
});

test("（四） a first list whose codes were sorted apart is told by the other cities' lists; some wrong codes are left to the comparison", () => {
  const LIST = [...NAMES, "取水许可", "食品经营许可", "烟草专卖零售许可", "公章刻制业特种行业许可"];
  const codes = LIST.map((_, at) => `00010000000${at}`);
  const elsewhere = new Map(codes.map((code, at) => [code, [LIST[at] ?? "", "示例"]]));
  const read = (order: readonly number[], names = LIST) =>
    partedCodes(
      names.map((name, at) => ({
        item: itemWith({ name, catalogCode: codes[order[at] ?? 0] ?? null }),
        rows: [at + 2],
      })),
      new Map(),
      elsewhere,
    );
  const inOrder = LIST.map((_, at) => at);
  expect(read(inOrder)).toEqual([]);
  // The codes alone were sorted the other way round: all but the one in the middle stand beside another name.
  const reversed = read(inOrder.toReversed());
  expect(reversed.map(({ row }) => row)).toEqual([2, 3, 4, 6, 7, 8]);
  expect(reversed[0]).toEqual({ row: 2, name: LIST[0], held: LIST.at(-1), by: "others" });
  // Two codes taken for each other, and items that are called otherwise here, are no sorted column.
  expect(read([1, 0, 2, 3, 4, 5, 6])).toEqual([]);
  expect(
    read(
      inOrder,
      LIST.map((_, at) => `本地事项${"甲乙丙丁戊己庚"[at]}`),
    ),
  ).toEqual([]);
});

// Names of one kind that only a number tells apart, as lists have them.
const numbered = fc.constantFrom(
  ["食品经营许可（一）", "食品经营许可（二）", "食品经营许可（三）"],
  ["第1类医疗器械备案", "第2类医疗器械备案", "第3类医疗器械备案"],
  ["2024年度公益林补助", "2025年度公益林补助", "2026年度公益林补助"],
  ["甲级测绘资质审批", "乙级测绘资质审批", "丙级测绘资质审批"],
);
test("（四） items that differ by a number alone are told apart: every row that stands beside another's code is told, and no other", () => {
  fc.assert(
    fc.property(numbered, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), (names, order) => {
      const known = new Map(names.map((name, at) => [identityOfItem(of(name, `T${at}`)), name]));
      const told = partedCodes(rows(order.map((at) => names[at] ?? "")), known).map(({ row }) => row);
      expect(told).toEqual(order.flatMap((from, at) => (from === at ? [] : [at + 2])));
    }),
  );
  const [first = "", second = ""] = ["补助（一）", "补助（二）"];
  const known = new Map([[identityOfItem(of(first, "T0")), first]]);
  // Renamed in place: no other row has the old name.
  expect(partedCodes(rows([second]), known)).toEqual([]);
});
