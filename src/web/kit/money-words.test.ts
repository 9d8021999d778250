import * as fc from "fast-check";
import { expect, test } from "vitest";
import { moneyFigure, moneyWords, unitOfColumn } from "./money-words.ts";
import { MONEY_UNITS, moneyText, parseMoney } from "../../kernel/money.ts";

const fen = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const unit = fc.constantFrom("yuan", "wan", "million", "yi", "billion" as const);

test("（十二）an amount that is shown for editing and saved again is the same to the fen, in every unit", () => {
  fc.assert(
    fc.property(fen, unit, (amount, unit) => {
      expect(parseMoney(`${moneyText(amount, unit)} ${unit}`)).toBe(amount);
    }),
  );
});

test("（十二）a unit written beside the figure goes before that of the field", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000 }), unit, (whole, unit) => {
      expect(parseMoney(`${whole}亿元 ${unit}`)).toBe(whole * MONEY_UNITS.yi);
      expect(parseMoney(`${whole} 万 ${unit}`)).toBe(whole * MONEY_UNITS.wan);
      expect(parseMoney(`${whole}元 ${unit}`)).toBe(whole * MONEY_UNITS.yuan);
    }),
  );
});

test.each([
  ["", "wan"],
  ["-3", "wan"],
  ["1.234", "yuan"],
  ["约3", "wan"],
  ["1e9", "yi"],
  ["99999999999", "yi"],
] as const)("（十二）%o is no exact amount and is refused, not rounded", (typed, unit) =>
  expect(parseMoney(`${typed} ${unit}`)).toBeNull(),
);

test("（十二）a column's unit lets no amount of it read as nothing", () => {
  fc.assert(
    fc.property(
      fc.array(fen, { maxLength: 20 }),
      fc.constantFrom("zh", "en" as const),
      (amounts, language) => {
        const unit = unitOfColumn(amounts, language);
        const read = amounts.map(
          (amount) => Number(moneyFigure(amount, unit, language).replaceAll(",", "")) > 0,
        );
        expect(read).toEqual(amounts.map((amount) => amount > 0));
      },
    ),
  );
});

test("（一）money reads as people write it", () => {
  expect(moneyWords(42_000_000_000 * 100, "zh")).toBe("420 亿元");
  expect(moneyWords(35_000_000 * 100, "zh")).toBe("3,500 万元");
  expect(moneyWords(80_050, "zh")).toBe("800.5 元");
  expect(moneyWords(35_000_000 * 100, "en")).toBe("35 million yuan");
  expect(unitOfColumn([42_000_000_000 * 100, 150_000_000 * 100], "zh")).toBe("yi");
  expect(unitOfColumn([42_000_000_000 * 100, 50_000 * 100], "zh")).toBe("wan");
});
