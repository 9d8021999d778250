import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALIKE, likelySame, plainName, type Comparable } from "./likely-same.ts";

const row = (id: string, name: string, more: Partial<Comparable> = {}): Comparable => ({
  id,
  name,
  placeKey: null,
  apartFrom: [],
  ...more,
});
const found = (...rows: Comparable[]): string[] =>
  likelySame(rows).pairs.map(({ left, right }) => `${left}${right}`);

const bigrams = (name: string): Set<string> => {
  const signs = [...name];
  return new Set(signs.length === 1 ? signs : signs.slice(1).map((sign, at) => (signs[at] ?? "") + sign));
};
/** Dice on neighbouring characters, each pair of rows against each: slow, and nothing shared with the code. */
function everyPair(rows: readonly Comparable[]): string[] {
  const pairs: string[] = [];
  for (const a of rows)
    for (const b of rows) {
      if (!(a.id < b.id)) continue;
      const [one, two] = [bigrams(a.name), bigrams(b.name)];
      const common = [...one].filter((each) => two.has(each)).length;
      if (one.size + two.size > 0 && (2 * common) / (one.size + two.size) >= ALIKE)
        pairs.push(`${a.id}${b.id}`);
    }
  return pairs.toSorted();
}

const name = fc
  .array(fc.constantFrom("包", "头", "鄂", "尔", "高", "速", "公", "路"), { minLength: 1, maxLength: 9 })
  .map((signs) => signs.join(""));

describe("（十九）rows that look like one", () => {
  it("are all pairs whose names share three quarters of their pairs, and no others", () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 25 }), (names) => {
        const rows = names.map((each, index) => row(String.fromCharCode(97 + index), each));
        expect(found(...rows).toSorted()).toEqual(everyPair(rows));
      }),
    );
  });

  it("are found across widths, brackets and the way a number is written", () => {
    expect(plainName("Ｓ２７ 呼鄂高速（二期）")).toBe(plainName("S27呼鄂高速2期"));
    expect(plainName("示例工程第十二标段")).toBe("示例工程第12标段");
    expect(likelySame([row("a", "S27呼鄂高速（二期）"), row("b", "Ｓ27呼鄂高速2期")]).pairs).toEqual([
      { left: "a", right: "b", likeness: 1 },
    ]);
  });

  it("are not two phases, two sections or two roads of one kind", () => {
    expect(found(row("a", "示例产业园区道路工程（一期）"), row("b", "示例产业园区道路工程（二期）"))).toEqual(
      [],
    );
    expect(found(row("a", "S27示例高速公路建设项目"), row("b", "S29示例高速公路建设项目"))).toEqual([]);
    expect(found(row("a", "示例产业园区道路工程（一期）"), row("b", "示例产业园区道路工程"))).toEqual(["ab"]);
  });

  it("are two at one place, whatever their names, unless a person said that they are others", () => {
    const at = { placeKey: "109.8400 40.6500" };
    expect(found(row("a", "示例桥", at), row("b", "跨河通道", at))).toEqual(["ab"]);
    expect(found(row("a", "示例桥", { ...at, apartFrom: ["b"] }), row("b", "跨河通道", at))).toEqual([]);
  });

  it("end at a bound, say so, and still have every equal name", () => {
    const alike = Array.from({ length: 40 }, (_, index) =>
      row(`a${index}`, `示例大桥工程${"甲乙丙丁"[index % 4]}段`),
    );
    const { pairs, whole } = likelySame(alike, { pairs: 10_000, looks: 1 });
    expect([pairs.filter(({ likeness }) => likeness === 1).length, whole]).toEqual([4 * 45, false]);
    expect(likelySame(alike, { pairs: 20, looks: 1_000_000 }).whole).toBe(false);
    expect(likelySame(alike).whole).toBe(true);
  });

  it("puts the most alike first", () => {
    const rows = [row("a", "示例大桥工程"), row("b", "示例大桥工程"), row("c", "示例大桥工程段")];
    expect(found(...rows)[0]).toBe("ab");
  });
});
