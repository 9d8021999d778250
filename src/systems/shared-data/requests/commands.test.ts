import { describe, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/command-line.ts";
import { FailureError } from "../../../kernel/error.ts";
import { PUBLISHED_THROUGH } from "../../../platform/working-days.ts";
import { commands } from "../commands.ts";

const clock = (...args: string[]) => runCommand(commands, ["clock", ...args]);

describe("jiziwan clock （四）", () => {
  it("prints the last day, the working days and the article", async () => {
    const { code, out } = await clock("share-conditional", "--from", "2026-02-10", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      due: "2026-03-02",
      workingDays: 10,
      article: "政务数据共享条例第二十一条第一款",
      assumed: false,
      skipped: ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-02-23"],
      madeUp: ["2026-02-14", "2026-02-28"],
    });
  });

  it("says it in a sentence with the days skipped and made up", async () => {
    const { out } = await clock("--from", "2025-09-30", "delivery");
    expect(out).toContain("最后一日为2025年11月4日");
    expect(out).toContain("跳过放假的工作日10月1日、10月2日、10月3日、10月6日、10月7日、10月8日");
    expect(out).toContain("计入调休上班的10月11日");
  });

  it("has New Year's Day off without a notice, and says that the rest is assumed", async () => {
    const asked = ["share-unconditional", "--from", PUBLISHED_THROUGH];
    const { out } = await clock(...asked, "--json");
    const after = Number(PUBLISHED_THROUGH.slice(0, 4)) + 1;
    const { due, assumed, noticesThrough } = JSON.parse(out) as Record<string, unknown>;
    expect({ assumed, noticesThrough }).toEqual({ assumed: true, noticesThrough: PUBLISHED_THROUGH });
    expect(due).not.toBe(`${after}-01-01`);
    expect((await clock(...asked)).out).toContain("补假和调休未知，暂按没有计算");
  });

  it.each([
    [["every-day", "--from", "2026-02-10"], "没有“every-day”这一时限"],
    [["delivery", "--from", "2026-02-30"], "--from 要写存在的日期"],
    [["delivery"], "--from 要写存在的日期"],
    [["delivery", "--from"], "--from 后面要写日期"],
    [["delivery", "--from", "2024-02-01"], "自2025年8月1日起施行"],
    [["delivery", "twice", "--from", "2026-02-10"], "多出“twice”"],
  ])("refuses %j with a sentence", async (args, words) => {
    const failed = await clock(...args).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failed).toBeInstanceOf(FailureError);
    expect(failed instanceof FailureError ? failed.failure.sentence.zh : "").toContain(words);
  });
});
