import { describe, expect, it } from "vitest";
import { toNumber } from "../../../kernel/decimal.ts";
import { RIVER_LIMITS } from "./limits.ts";
import { type Finding, isUncertain, type Reading, readingReader } from "./reading.ts";

const HEAD = "section,time,item,value,unit,limit";

/** Rows as cells parted by `|`, the headings first. */
function read(...rows: readonly string[]) {
  const findings: Finding[] = [];
  const reader = readingReader(
    () => true,
    (finding) => void findings.push(finding),
  );
  const readings: Reading[] = [];
  for (const [at, row] of [HEAD.replaceAll(",", "|"), ...rows].entries()) {
    const reading = reader.row(row.split("|"), at + 1, false);
    if (reading !== null) readings.push(reading);
  }
  return { readings, findings, refused: reader.refused() };
}
const values = (...rows: readonly string[]) =>
  read(...rows).readings.map(({ value, below }) => [
    toNumber(value),
    below === null ? null : toNumber(below),
  ]);
/** Rows of one item, each at a time of its own. */
const of = (item: string, ...cells: readonly string[]) => cells.map((cell, at) => `甲|${at}|${item}|${cell}`);

const doubted = (item: string, ...cells: readonly string[]) =>
  read(...of(item, ...cells)).findings.map(({ row, field }) => [row, field]);

const uncertain = (item: string, cell: string) =>
  read(...of(item, cell)).readings.map((reading) => isUncertain(RIVER_LIMITS, reading));

const begun = (headings: string, ...rows: readonly string[]) => {
  const reader = readingReader(
    () => true,
    () => {},
  );
  const read = [headings, ...rows].map((row, at) => reader.row(row.split(","), at + 1, false));
  return { code: reader.refused()?.code, readings: read.filter((reading) => reading !== null) };
};

/** Values and detection limits under headings of one's own. */
const under = (headings: string, ...rows: readonly string[]) =>
  begun(headings, ...rows).readings.map(({ value, below }) => [
    toNumber(value),
    below === null ? null : toNumber(below),
  ]);

describe("（十二） a reading", () => {
  it("below detection is judged by half the limit, which stands with it or in the last column", () => {
    expect(
      values(
        ...of(
          "氨氮",
          "0.05L|mg/L|",
          "<0.05||",
          "＜0.05|mg/L",
          "未检出|mg/L|0.025",
          "0.05 L||",
          "< 0.05L||",
          "L||0.02",
        ),
      ),
    ).toEqual([
      [0.025, 0.05],
      [0.025, 0.05],
      [0.025, 0.05],
      [0.0125, 0.025],
      [0.025, 0.05],
      [0.025, 0.05],
      [0.01, 0.02],
    ]);
  });

  it("is marked so by L, < and 未检出 alone; anything else is no value", () => {
    const { readings, findings } = read(
      ...of("氨氮", "ND||0.05", "0.05l||", "≤0.05||", "*||", "--||", "||", "1,5||", "-1||", "未测||"),
    );
    expect(readings).toEqual([]);
    expect(findings.map(({ row, field }) => [row, field])).toEqual(
      [2, 3, 4, 5, 6, 7, 8, 9, 10].map((row) => [row, "value"]),
    );
  });

  it("is no figure with a number in it that is no digit: 10³ is not 103, nor the mark of a note a figure", () => {
    const odd = ["10³", "2①", "5²", "½", "Ⅳ", "0.05③L", "<0.0⁵", "1,200"];
    const { readings, findings } = read(...of("化学需氧量", ...odd.map((cell) => `${cell}||`), "1||2²"));
    expect(readings).toEqual([]);
    expect(findings.map(({ field }) => field)).toEqual([...odd.map(() => "value"), "limit"]);
    expect(findings.at(-2)?.sentence.zh).toContain("千位分隔符");
    expect(values(...of("化学需氧量", "１８．５||", "﹤0.5||", "０．５Ｌ||"))).toEqual([
      [18.5, null],
      [0.25, 0.5],
      [0.25, 0.5],
    ]);
  });

  it("is read as laboratories print powers of ten and what they did not find; a power that lost its superscript is asked", () => {
    const printed = [
      "2.4×10^3",
      "2.4×10³",
      "２．４×10³",
      "2.4x10^3",
      "2.4 * 10 ^ 3",
      "1.2E3",
      "5×10⁻¹",
      "5×10^-1",
      "2.4×10¹⁰",
    ];
    expect(values(...of("粪大肠菌群", ...printed.map((cell) => `${cell}||`)))).toEqual(
      [2400, 2400, 2400, 2400, 2400, 1200, 0.5, 0.5, 2.4e10].map((value) => [value, null]),
    );
    const below = [
      "0.01(L)",
      "0.01（L）",
      "未检出(0.01)",
      "未检出（＜0.01）",
      "未检出(0.01L)",
      "<1×10^-2",
      "1×10⁻²L",
      "1E-2 L",
    ];
    expect(values(...of("氨氮", ...below.map((cell) => `${cell}||`)))).toEqual(
      below.map(() => [0.005, 0.01]),
    );
    expect(values(...of("氨氮", "未检出||1×10⁻²"))).toEqual([[0.005, 0.01]]);
    const lost = ["2.4×103", "2.4×10-3", "2.4×10", "2.4×10^3000"];
    const odd = [
      "ND",
      "ND(0.01)",
      "ND(L)",
      "未检出(ND)",
      "未检出()x",
      "0.01(M)",
      "2.4^3",
      "10^3",
      "><0.01",
      "约0.5",
      "0.5±0.1",
      ">24000",
    ];
    const { readings, findings } = read(...of("粪大肠菌群", ...[...lost, ...odd].map((cell) => `${cell}||`)));
    expect(readings).toEqual([]);
    expect(findings.map(({ field }) => field)).toEqual([...lost, ...odd].map(() => "value"));
    for (const { sentence } of findings.slice(0, lost.length)) expect(sentence.zh).toContain("2.4×10^3");
    for (const { sentence } of findings.slice(lost.length))
      expect(sentence.zh).toMatch(/0\.05L、<0\.05 或未检出|不是检出限/);
  });

  it("is in the unit that stands behind its item or in the heading of values, where its own cell says none", () => {
    expect(under("section,time,item,value", "甲,1,汞（μg/L）,0.04", "甲,1,铅(ug/L),50")).toEqual([
      [0.00004, null],
      [0.05, null],
    ]);
    expect(under("断面,时间,项目,结果(μg/L),单位", "甲,1,汞,0.04,", "甲,1,铅,50,μg/L", "甲,1,pH,7,")).toEqual(
      [
        [0.00004, null],
        [0.05, null],
        [7, null],
      ],
    );
    expect(under("断面,时间,项目,结果（µg/L）,检出限（ug/L）", "甲,1,汞,未检出,0.04")).toEqual([
      [0.00002, 0.00004],
    ]);
    // Said in two ways, or the limit in another unit: which of them is right only people can say.
    expect(under("断面,时间,项目,结果(μg/L),单位", "甲,1,汞,0.04,mg/L", "甲,1,铅(mg/L),50,")).toEqual([]);
    expect(under("断面,时间,项目,结果,单位,检出限(μg/L)", "甲,1,汞,未检出,mg/L,0.04")).toEqual([]);
    expect(under("断面,时间,项目,结果,单位,检出限(μg/L)", "甲,1,汞,0.00004,mg/L,")).toEqual([
      [0.00004, null],
    ]);
  });

  it("is doubted far above or below what any river has in its unit, and judged as printed", () => {
    expect(doubted("化学需氧量", "18|µg/L|", "18|mg/L|", "3999|mg/L|", "4000|mg/L|", "150|µg/L|")).toEqual([
      [2, "unit"],
      [5, "unit"],
    ]);
    expect(doubted("铅", "0.9|mg/L|", "1|mg/L|", "0.005|µg/L|", "5|µg/L|")).toEqual([
      [3, "unit"],
      [4, "unit"],
    ]);
  });

  it("is taken as printed below its limit, with a finding, and at its limit without", () => {
    const { readings, findings } = read(...of("氨氮", "0.02|mg/L|0.025", "0.025|mg/L|0.025"));
    expect(readings.map(({ value, below }) => [value, below])).toEqual([
      [0.02, null],
      [0.025, null],
    ]);
    expect(findings.map(({ row, field }) => [row, field])).toEqual([[2, "value"]]);
  });

  it("is converted where its unit says so and only there", () => {
    const units = "µg/L μg/L ug/L ㎍/L μg·L⁻¹ 微克/升 mg/m3 mg/m³ UG/L".split(" ");
    expect(values(...of("铅", ...units.map((unit) => `50|${unit}|`)))).toEqual(units.map(() => [0.05, null]));
    const same = ["mg/L", "mg/l", "ＭＧ/Ｌ", "㎎/L", "毫克/升", "", "mg/L(以N计)"];
    expect(values(...of("氨氮", ...same.map((unit) => `50|${unit}|`)))).toEqual(same.map(() => [50, null]));
    // Half of 0.2 µg/L is 0.0001 mg/L: the limit is in the unit of its row.
    expect(values(...of("汞", "未检出|µg/L|0.2", "0.2L|µg/L|"))).toEqual([
      [0.0001, 0.0002],
      [0.0001, 0.0002],
    ]);
    expect(values(...of("粪大肠菌群", "3|MPN/100mL|", "3|个/L|"))).toEqual([
      [30, null],
      [3, null],
    ]);
    expect(values(...of("叶绿素a", "3|mg/m3|", "3|µg/L|", "0.003|mg/L|"))).toEqual([
      [3, null],
      [3, null],
      [3, null],
    ]);
    expect(values(...of("透明度", "30|cm|", "0.3|m|", "0.3||"))).toEqual([
      [0.3, null],
      [0.3, null],
      [0.3, null],
    ]);
    // Looks as if it were in µg/L; nothing is corrected on suspicion.
    expect(values(...of("汞", "0.04|mg/L|"))).toEqual([[0.04, null]]);
    expect(
      read(...of("氨氮", "1|mol/L|", "1|constructor|", "1|个/L|")).findings.map(({ field }) => field),
    ).toEqual(["unit", "unit", "unit"]);
  });

  it("that cannot be is left out with its line and field, and the others stand", () => {
    const { readings, findings, refused } = read(
      "甲|1|pH|70||",
      "甲|1|总铬|1|mg/L|",
      "甲|1|氨氮|未检出|mg/L|",
      "|1|氨氮|1|mg/L|",
      "甲||氨氮|1|mg/L|",
      "甲|1|氨氮|1|mg/L|x",
      "甲|1|氨氮|1|mg/L|-1",
      "甲|1|pH|7L||",
      "甲|1|氨氮|1|mg/L||还有",
      "",
      "甲|1|氨氮|1|mg/L|",
      "甲|1|NH3-N|2|mg/L|",
      "甲|2|氨氮|2|mg/L|||",
      "甲|1|水温|-0.1|℃|",
    );
    expect(findings.map(({ row, field }) => [row, field])).toEqual([
      [2, "value"],
      [3, "item"],
      [4, "limit"],
      [5, "section"],
      [6, "time"],
      [7, "limit"],
      [8, "limit"],
      [9, "value"],
      [10, null],
      [13, "value"],
    ]);
    expect(readings.map(({ item, time, sample, value }) => [item.name, time, sample, value])).toEqual([
      ["氨氮", "1", 0, 1],
      ["氨氮", "2", 1, 2],
      ["水温", "1", 0, -0.1],
    ]);
    expect(refused).toBeNull();
  });

  it("is uncertain where 0 and the whole limit give different classes", () => {
    expect(uncertain("汞", "0.00005L|mg/L|")).toEqual([false]);
    expect(uncertain("汞", "0.00006L|mg/L|")).toEqual([true]);
    expect(uncertain("溶解氧", "0.2L|mg/L|")).toEqual([false]);
    expect(uncertain("汞", "0.00006|mg/L|0.1")).toEqual([false]);
  });

  it("that prints another limit than its column has is judged by the one printed with it, and told", () => {
    const { readings, findings } = read(...of("氨氮", "0.05L|mg/L|0.02", "0.05L|mg/L|0.0500"));
    expect(readings.map(({ below }) => below)).toEqual([0.05, 0.05]);
    expect(findings.map(({ row, field }) => [row, field])).toEqual([[2, "limit"]]);
  });
});

describe("（十二） a file of readings", () => {
  it("is known by its headings in any order, in Chinese too; unit and limit may lack", () => {
    for (const [headings, row] of [
      ["limit,value,item,time,section", ",1,氨氮,1,甲"],
      ["断面,监测时间,监测项目,结果,单位,检出限", "甲,1,氨氮,1,mg/L,"],
      [" Section ,TIME,Item,Value", "甲,1,氨氮,1"],
    ] as const)
      expect(begun(headings, row)).toMatchObject({
        code: undefined,
        readings: [{ section: "甲", value: 1 }],
      });
  });

  it("holds one time however its cells print it, and passes over lines that Excel leaves empty", () => {
    const printed = ["2025/1/3", "20250103", "2025年1月3日", "2025-01-03", "２０２５.01.03"];
    const items = ["氨氮", "总磷", "氟化物", "汞", "铜"];
    const { readings, findings } = read(
      ...printed.map((time, at) => `甲|${time}|${items[at]}|0.00004|mg/L`),
      "甲|2025-01-03|氨氮|1|mg/L",
      "甲|2025/1|氨氮|1|mg/L",
      "甲|2025年01月|总磷|1|mg/L",
      "甲|2025-01-03 08:00|氨氮|1|mg/L",
      "|||||",
      " | | |",
    );
    expect(readings.map(({ time, sample }) => [time, sample])).toEqual([
      ...printed.map(() => ["2025/1/3", 0]),
      ["2025/1", 1],
      ["2025/1", 1],
      ["2025-01-03 08:00", 2],
    ]);
    expect(findings.map(({ row, repeats }) => [row, repeats])).toEqual([[7, true]]);
  });

  it("leaves out a day that no calendar has, and takes times that are no days as they stand", () => {
    const { readings, findings } = read(
      ...["2025-02-30", "2025/13/1", "2025-13", "2024-02-29", "第1周", "2025Q1", "202501"].map(
        (time) => `甲|${time}|氨氮|1|mg/L`,
      ),
    );
    expect(readings.map(({ time }) => time)).toEqual(["2024-02-29", "第1周", "2025Q1", "202501"]);
    expect(findings.map(({ row, field }) => [row, field])).toEqual([
      [2, "time"],
      [3, "time"],
      [4, "time"],
    ]);
  });

  it("is refused whole where headings lack, nothing stands below them, or nothing is left", () => {
    expect(begun("甲,2025-01,氨氮,1").code).toBe("no-readings");
    expect(begun("", "").code).toBe("no-readings");
    expect(begun(HEAD).code).toBe("nothing-left");
    expect(begun(HEAD, "甲,1,pH,70").code).toBe("nothing-left");
  });
});
