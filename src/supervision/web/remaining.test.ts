import { describe, expect, test } from "vitest";
import { chapterOrdinal, isAsPrinted, leadSentence, remainingWords } from "./remaining.ts";

const dated = { kind: "date", raw: "2024年12月", latest: "2024-12-31", thenContinuous: false } as const;

describe("remaining time in words", () => {
  test("（四） a date past is said with its days and that it awaits a record", () => {
    expect(remainingWords({ deadline: dated, state: "pending", daysLeft: -692 })).toEqual({
      zh: "已过 692 天，待核定",
      en: "692 days past, to be verified",
    });
  });

  test("（二） a date ahead is said with the days left", () => {
    expect(remainingWords({ deadline: dated, state: "due-soon", daysLeft: 38 }).zh).toBe("还有 38 天");
    expect(remainingWords({ deadline: dated, state: "due-soon", daysLeft: 1 }).en).toBe("1 day left");
    expect(remainingWords({ deadline: dated, state: "due-soon", daysLeft: 0 }).zh).toBe("今天到期");
  });

  test("（一） a continuing measure is never said to be overdue", () => {
    const continuing = { kind: "continuous", raw: "持续推进", latest: null, thenContinuous: false } as const;
    expect(remainingWords({ deadline: continuing, state: "continuous", daysLeft: null }).zh).toBe(
      "不以到期论",
    );
  });

  test("a milestone that a duty follows says both", () => {
    expect(
      remainingWords({ deadline: { ...dated, thenContinuous: true }, state: "pending", daysLeft: -3 }).zh,
    ).toBe("已过 3 天，待核定；其后持续");
  });
});

describe("short forms of printed text", () => {
  test("a chapter heading is known by its ordinal", () => {
    expect(chapterOrdinal("四、夯实一体化生态环保体系")).toBe("四");
    expect(chapterOrdinal("第三章 保障措施")).toBe("三");
    expect(chapterOrdinal("保障措施")).toBe("保障");
  });

  test("（十四） a list shows a measure by its first sentence", () => {
    const first = "实施包头至银川高铁项目,加快包头至鄂尔多斯至榆林高铁项目前期工作。";
    expect(leadSentence(`${first}推动其他项目。`)).toBe(first);
    expect(leadSentence("共同实施大青山生态保护综合治理。")).toBe("共同实施大青山生态保护综合治理。");
  });

  test("a first sentence that is a mere heading brings the next one along", () => {
    const text = "提前适用政策。自国务院批准设立综合保税区之日起,享受税收政策。另有规定的除外。";
    expect(leadSentence(text)).toBe("提前适用政策。自国务院批准设立综合保税区之日起,享受税收政策。");
  });

  test("a sentence without end is cut, after a clause where there is one, and shows that it goes on", () => {
    expect(leadSentence("字".repeat(500))).toBe(`${"字".repeat(120)}…`);
    expect(leadSentence(`${"字".repeat(90)},${"词".repeat(400)}`)).toBe(`${"字".repeat(90)}…`);
  });
});

describe("the print beside what holds", () => {
  test("（一）（四） a deadline that nobody changed is shown in the document's own words", () => {
    expect(isAsPrinted(dated)).toBe(true);
    expect(isAsPrinted({ ...dated, raw: "２０２４年１２月" })).toBe(true);
    expect(isAsPrinted({ kind: "continuous", raw: "持续推进", latest: null, thenContinuous: false })).toBe(
      true,
    );
  });

  test("a deadline decided otherwise is not shown as 持续推进 or as another month", () => {
    expect(isAsPrinted({ ...dated, raw: "持续推进" })).toBe(false);
    expect(isAsPrinted({ ...dated, latest: "2027-09-30" })).toBe(false);
    expect(isAsPrinted({ ...dated, raw: null })).toBe(false);
    expect(isAsPrinted({ kind: "continuous", raw: "2024年12月", latest: null, thenContinuous: false })).toBe(
      false,
    );
  });
});
