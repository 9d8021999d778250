import { describe, expect, it } from "vitest";
import { isWholeTime, readDeadline } from "./deadlines.ts";

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
  ])("%s is due on %s", (raw, latest) => {
    expect(readDeadline(raw, raw)).toEqual({ kind: "date", raw, latest, thenContinuous: false });
  });

  it.each([
    ["2019年7月底前,以后每年持续实施", "2019-07-31"],
    ["2019年12月取得阶段性成果并持续推进", "2019-12-31"],
    ["2024年12月,长期坚持", "2024-12-31"],
  ])("%s is a milestone that a continuing duty follows", (raw, latest) => {
    expect(readDeadline(raw, raw)).toEqual({ kind: "date", raw, latest, thenContinuous: true });
  });

  it.each([
    ["持续推进", "continuous"],
    ["2024年起持续推进", "continuous"],
    ["每月25日前", "continuous"],
    ["常态化开展", "continuous"],
    ["长期坚持", "longterm"],
    ["长期", "longterm"],
    ["按国家要求", "none"],
  ])("%s is %s, without a day", (raw, kind) => {
    expect(readDeadline(raw, raw)).toEqual({ kind, raw, latest: null, thenContinuous: false });
  });

  it.each(["年底前", "12月底前", "2024年13月", "2024年2月30日"])("%s names no certain day", (raw) => {
    expect(readDeadline(raw, raw)).toMatchObject({ kind: "date", latest: null });
  });

  it.each([
    ["2024年12月底前", true],
    ["2024年12月底前完成", true],
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
