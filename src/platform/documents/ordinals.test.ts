import { describe, expect, it } from "vitest";
import { printOrdinal } from "./ordinals.ts";

describe("an ordinal that Word prints", () => {
  it.each([
    [1, "chineseCounting", "一"],
    [10, "chineseCountingThousand", "十"],
    [13, "japaneseCounting", "十三"],
    [22, "chineseCountingThousand", "二十二"],
    [100, "chineseCountingThousand", "一百"],
    [105, "chineseCountingThousand", "一百零五"],
    [111, "chineseCountingThousand", "一百一十一"],
    [2024, "chineseCountingThousand", "二千零二十四"],
    [10, "ideographDigital", "一〇"],
    [12, "chineseLegalSimplified", "壹拾贰"],
    [7, "decimal", "7"],
    [7, "decimalZero", "07"],
    [12, "decimalFullWidth", "１２"],
    [3, "decimalEnclosedCircle", "③"],
    [21, "decimalEnclosedCircleChinese", "㉑"],
    [3, "decimalEnclosedParen", "⑶"],
    [2, "ideographTraditional", "乙"],
    [28, "lowerLetter", "bb"],
    [4, "upperRoman", "IV"],
    [1, "bullet", null],
  ])("%i as %s is %s", (value, format, printed) => expect(printOrdinal(value, format)).toBe(printed));
});
