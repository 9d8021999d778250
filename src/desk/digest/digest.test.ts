import { array, assert, boolean, constantFrom, integer, option, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../kernel/calendar.ts";
import type { InboxLine } from "../../kernel/inbox.ts";
import { inboxOf, type Mark } from "../inbox/inbox.ts";
import { digestMail, isWorthTelling, MOST_NAMED, robotText } from "./digest.ts";
import { lineOf } from "../inbox/fixtures/line.ts";

const DAY = "2026-12-01";
const off = (lineId: string, snoozedUntil: string | null, read = true): Mark => ({
  lineId,
  read,
  snoozedUntil,
});
const about = { name: "王五", language: "zh", publicUrl: "https://jzw.test" } as const;
const LINES = [
  lineOf("4", { due: "2027-01-10" }),
  lineOf("3", { due: "2026-12-05" }),
  lineOf("2", { due: DAY }),
  lineOf("1", { due: "2026-11-28", late: true }),
  lineOf("5", { due: DAY }),
];

describe("（二十）the mail of a day", () => {
  it("says what the desk shows, late first, with links; what is put off is left out, what waits longer is counted", () => {
    const inbox = inboxOf(LINES, {}, DAY, { marks: [off("5", "2026-12-02")] });
    const { subject, text } = digestMail(inbox, about);
    expect(subject).toBe("几字弯待办（2026年12月1日）：逾期 1 件，今天到期 1 件，七天内 1 件，以后 1 件");
    expect(text.split("\n").slice(0, 13)).toEqual([
      "王五，您好：",
      "",
      "已逾期 1",
      "- 件1：答复；2026年11月28日前",
      "  https://jzw.test/x/1",
      "",
      "今天 1",
      "- 件2：答复；2026年12月1日前",
      "  https://jzw.test/x/2",
      "",
      "本周 1",
      "- 件3：答复；2026年12月5日前",
      "  https://jzw.test/x/3",
    ]);
    expect(text).not.toContain("件5");
    expect(text).not.toContain("件4");
    expect(text).toContain("以后 1 件");
    expect(text).toContain("https://jzw.test/\n");
  });

  it("gives paths and says so where no public address is configured; speaks the language chosen", () => {
    const inbox = inboxOf(LINES, {}, DAY);
    const plain = digestMail(inbox, { ...about, publicUrl: null }).text;
    expect(plain).toContain("  /x/1");
    expect(plain).toContain("没有配置公开网址");
    const { subject, text } = digestMail(inbox, { ...about, language: "en" });
    expect(subject).toBe(
      "Jiziwan, what waits for you on 2026-12-01: 1 overdue, 2 due today, 1 within seven days, 1 later",
    );
    expect(text).toContain("- 件1: Answer it; by 2026-11-28\n  https://jzw.test/x/1");
    expect(text).not.toMatch(/逾期|您好/);
    const named = inboxOf([lineOf("6", { due: DAY, subject: { zh: "包头全市", en: "Baotou" } })], {}, DAY);
    expect(digestMail(named, { ...about, language: "en" }).text).toContain("- Baotou: Answer it");
    expect(digestMail(named, about).text).toContain("- 包头全市：答复");
  });

  it("names so many at most and says how many more there are; marks what is invented", () => {
    const many = Array.from({ length: MOST_NAMED + 3 }, (_, at) =>
      lineOf(`n${at}`, { due: DAY, sample: true }),
    );
    const { subject, text } = digestMail(inboxOf(many, {}, DAY), about);
    expect(text.match(/^- 【示例】/gm)).toHaveLength(MOST_NAMED);
    expect(text).toContain("另有 3 件没有列出");
    expect(subject.startsWith("【示例】")).toBe(true);
  });

  it("is not worth sending where nothing waits, or only what was read and is not due within the week", () => {
    const worth = (lines: readonly InboxLine[], ...marks: Mark[]) =>
      isWorthTelling(inboxOf(lines, {}, DAY, { marks }));
    expect(worth([])).toBe(false);
    expect(worth([lineOf("a")], off("a", null))).toBe(false);
    expect(worth([lineOf("a")])).toBe(true);
    expect(worth([lineOf("a", { due: "2026-12-07" })], off("a", null))).toBe(true);
    expect(worth([lineOf("a", { due: DAY })], off("a", "2026-12-09"))).toBe(false);
  });

  it("names each line of the desk that is late or due within the week once, and no other", () => {
    const given = array(
      record({ late: boolean(), due: option(integer({ min: -9, max: 20 }), { nil: null }), off: boolean() }),
      { maxLength: 40 },
    );
    assert(
      property(given, constantFrom("zh", "en"), (all, language) => {
        const lines = all.map(({ late, due }, at) =>
          lineOf(`<${at}>`, { late, due: due === null ? null : addDays(DAY, due) }),
        );
        const marks = all.flatMap((each, at) => (each.off ? [off(`<${at}>`, addDays(DAY, 5))] : []));
        const { text } = digestMail(inboxOf(lines, {}, DAY, { marks }), { ...about, language });
        const named = [...text.matchAll(/^- 件<(\d+)>/gm)].map(([, at]) => Number(at));
        const wanted = all.flatMap(({ late, due, off: isOff }, at) =>
          (late || (due !== null && due <= 6)) && (late || !isOff) ? [at] : [],
        );
        expect(named.toSorted((a, b) => a - b)).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what a robot tells a group", () => {
  it("is counts and one link: no subject and no name", () => {
    const text = robotText(inboxOf(LINES, {}, DAY).spans, DAY, "https://jzw.test");
    expect(text).toBe(
      "几字弯待办（2026年12月1日）：逾期 1 件，今天到期 2 件，七天内 1 件\nJiziwan, 2026-12-01: 1 overdue, 2 due today, 1 within seven days\nhttps://jzw.test/",
    );
    expect(robotText(inboxOf([lineOf("a")], {}, DAY).spans, DAY, null)).toBeNull();
  });
});
