import { expect, test } from "vitest";
import { itemWith } from "../../../../../test/support/items.ts";
import { identityOfItem } from "./identity.ts";
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
    { row: 2, name: b, held: a },
    { row: 3, name: a, held: b },
  ]);
  // Renamed altogether: no other row has the old name.
  expect(partedCodes(rows(["营业性演出审批", b, c]), held)).toEqual([]);
});
