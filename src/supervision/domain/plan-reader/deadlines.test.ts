import { describe, expect, it } from "vitest";
import { fold } from "./characters.ts";
import { isWholeTime, readDeadline } from "./deadlines.ts";
import { toSource } from "./source.ts";
import { readTextDeadlines } from "./text-deadlines.ts";

function inText(text: string): string[] {
  return readTextDeadlines(toSource(text), [0, text.length]).map(
    ({ raw, kind, latest }) => `${kind} ${raw} ${latest ?? "-"}`,
  );
}

describe("a time inside the text", () => {
  it.each([
    ["2025年6月底前完成清淤。", ["deadline 2025年6月底前 2025-06-30"]],
    ["2026年底前，建成驿站。", ["deadline 2026年底前 2026-12-31"]],
    ["到2027年，植被盖度达到45%。", ["target 到2027年 2027-12-31"]],
    ["每年12月底前报送总结。", ["periodic 每年12月底前 -"]],
    ["“十四五”期间，治理沙地十万亩。", ["target “十四五”期间 2025-12-31"]],
    ["2025年1月1日至12月31日，减半征收。", ["validity 2025年1月1日至12月31日 2025-12-31"]],
    ["2025年1月1日至2026年6月30日，减半征收。", ["validity 2025年1月1日至2026年6月30日 2026-06-30"]],
    ["从2025年3月1日起，实行新标准。", ["validity 从2025年3月1日 -"]],
    ["各旗县要在本方案印发之日起30日内上报。", ["relative 本方案印发之日起30日内 -"]],
    ["自受理之日起5个工作日内办结。", ["relative 自受理之日起5个工作日内 -"]],
    ["排放量比2020年下降5%。", ["past 2020年 -"]],
    ["有效期至2027年12月31日。", ["validity 至2027年12月31日 2027-12-31"]],
  ])("%s", (text, times) => {
    expect(inText(text)).toEqual(times);
  });
});

describe("a printed deadline", () => {
  it.each([
    ["2024年12月", "2024-12-31"],
    ["2024年2月", "2024-02-29"],
    ["2019年6月底前", "2019-06-30"],
    ["2025年6月30日前", "2025-06-30"],
    ["2024年底前", "2024-12-31"],
    ["2022年7月至2022年12月", "2022-12-31"],
    ["2024年3月-6月", "2024-06-30"],
    ["2024—2026年", "2026-12-31"],
    ["2024年第三季度", "2024-09-30"],
    ["2024年上半年", "2024-06-30"],
    ["2024年5月中旬", "2024-05-20"],
    ["2024.12", "2024-12-31"],
    ["2024-12-31", "2024-12-31"],
    ["“十四五”末", "2025-12-31"],
    ["2026年底", "2026-12-31"],
    ["2026年末", "2026-12-31"],
    ["2025年6月底前完成主体工程", "2025-06-30"],
    ["2025年9月起至2026年3月", "2026-03-31"],
    ["2025年1月1日至12月31日", "2025-12-31"],
    ["2024年至2026年", "2026-12-31"],
    ["2024-2026年，每年12月底前", "2026-12-31"],
    ["持续推进至2027年底", "2027-12-31"],
    ["“十五五”期间", "2030-12-31"],
    ["２０２５年６月底前", "2025-06-30"],
  ])("%s is due on %s", (raw, latest) => {
    expect(readDeadline(raw, fold(raw))).toEqual({ kind: "date", raw, latest, thenContinuous: false });
  });

  it.each([
    ["2019年7月底前,以后每年持续实施", "2019-07-31"],
    ["2019年12月取得阶段性成果并持续推进", "2019-12-31"],
    ["2024年12月,长期坚持", "2024-12-31"],
    ["2024年12月底前取得阶段性成果，长期坚持", "2024-12-31"],
    ["2025年6月底前完成，持续推进", "2025-06-30"],
    ["2025年底前建成并常态化运行", "2025-12-31"],
    ["持续推进，2026年12月取得阶段性成果", "2026-12-31"],
  ])("%s is a milestone that a continuing duty follows", (raw, latest) => {
    expect(readDeadline(raw, fold(raw))).toEqual({ kind: "date", raw, latest, thenContinuous: true });
  });

  it.each([
    ["持续推进", "continuous"],
    ["2024年起持续推进", "continuous"],
    ["每月25日前", "continuous"],
    ["每年12月底前", "continuous"],
    ["2024年起，每年12月底前", "continuous"],
    ["每季度末", "continuous"],
    ["常态化开展", "continuous"],
    ["长期坚持", "longterm"],
    ["长期", "longterm"],
    ["按国家要求", "none"],
  ])("%s is %s, without a day", (raw, kind) => {
    expect(readDeadline(raw, fold(raw))).toEqual({ kind, raw, latest: null, thenContinuous: false });
  });

  it.each(["年底前", "12月底前", "2024年3月底或4月底前", "2024年13月", "2024年2月30日"])(
    "%s names no certain day",
    (raw) => {
      expect(readDeadline(raw, fold(raw))).toMatchObject({ kind: "date", latest: null });
    },
  );

  it.each([
    ["2024年12月底前", true],
    ["2024年12月底前完成", true],
    ["2026年3月底或4月底前完成", true],
    ["持续推进", true],
    ["2024-2026年", true],
    ["市发改委", false],
    ["全年工作专班", false],
    ["110指挥中心", false],
    ["12345热线办", false],
  ])("%s stands for a time and nothing else: %s", (phrase, whole) => {
    expect(isWholeTime(phrase)).toBe(whole);
  });
});
