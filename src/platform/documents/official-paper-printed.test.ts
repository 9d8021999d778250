import { beforeAll, describe, expect, it } from "vitest";
import {
  AREA,
  type Box,
  isFoot,
  MILLIMETRE,
  missingPrinters,
  outsideArea,
  printPapers,
  type Printed,
} from "../../../test/support/printed-paper.ts";
import { writeOfficialPaper, type OfficialPaper } from "./official-paper.ts";

const missing = await missingPrinters();

const middleOf = (line: Box | undefined): number => ((line?.left ?? 0) + (line?.right ?? 0)) / 2;

const PLAIN: OfficialPaper = {
  head: {},
  title: "",
  addressee: null,
  body: "国".repeat(28 * 22 * 2 - 2),
  tables: {},
  attachments: [],
  signature: null,
  date: null,
  note: null,
};

const SENTENCE =
  "各成员单位围绕“一小时铁路经济圈”目标加强配合——按节点推进……截至11月20日完成投资12.5亿元，占年度计划的85%。";

const FULL: OfficialPaper = {
  head: { issuer: "示例市一体化发展领导小组办公室文件", docNumber: "示一体办〔2026〕3号" },
  title: "关于示例都市圈一体化发展实施方案重点任务进展情况的通报",
  addressee: "各成员单位",
  body: `一、总体进展\n（一）交通\n${SENTENCE.repeat(9)}\n二、任务\n【表：进展】\n三、下一步\n${SENTENCE.repeat(9)}`,
  tables: {
    进展: {
      head: ["序号", "任务", "牵头单位", "进展"],
      rows: Array.from({ length: 24 }, (_, index) => [
        `${index + 1}`,
        "城际铁路公交化开行",
        "示例局A、示例局B",
        SENTENCE.repeat(index === 7 ? 20 : 1),
      ]),
    },
  },
  attachments: ["未报送单位名单", "附件名称很长而需要转行".repeat(3)],
  signature: "示例市一体化发展领导小组办公室",
  date: "2026-11-24",
  note: "联系人：示例甲",
  watermark: "示例",
};

describe.skipIf(missing.length > 0)("（二十）a printed paper", () => {
  let plain: Printed;
  let full: Printed;
  beforeAll(async () => {
    const papers = await Promise.all([PLAIN, FULL].map(writeOfficialPaper));
    [plain, full] = (await printPapers(papers)) as [Printed, Printed];
  }, 240_000);

  it("holds 22 lines of 28 characters on a page", () => {
    const lines = plain.pages.map((page) => page.filter((line) => !isFoot(line)));
    expect(lines.map((page) => page.length)).toEqual([22, 22]);
    // The first line of the paragraph is indented by two characters.
    expect(lines.map((page) => [...new Set(page.map(({ text }) => text.length))])).toEqual([[26, 28], [28]]);
    expect(lines[0]?.[0]?.left).toBeCloseTo(AREA.left + 32, 0);
    expect(lines[1]?.every(({ left }) => Math.abs(left - AREA.left) < 1)).toBe(true);
    const pitches = lines[1]?.slice(1).map(({ top }, index) => top - (lines[1]?.[index]?.top ?? 0));
    expect(pitches?.every((pitch) => Math.abs(pitch - 28.95) < 0.1)).toBe(true);
  });

  it("keeps everything in the type area, tables and long rows too", () => {
    expect([...outsideArea(plain, "示例"), ...outsideArea(full, "示例")]).toEqual([]);
    expect(full.pages.length).toBeGreaterThan(4);
  });

  it("numbers odd pages on the right, even ones on the left, 7 mm under the type area", () => {
    const feet = full.pages.map((page) => page.find(isFoot));
    expect(feet.map((foot) => foot?.text)).toEqual(full.pages.map((_, index) => `—${index + 1}—`));
    for (const [index, foot] of feet.entries()) {
      const edge = index % 2 === 0 ? AREA.right - (foot?.right ?? 0) : (foot?.left ?? 0) - AREA.left;
      expect(Math.abs(edge - 14)).toBeLessThan(3);
      const middle = ((foot?.top ?? 0) + (foot?.bottom ?? 0)) / 2;
      expect(Math.abs(middle - AREA.bottom - 7 * MILLIMETRE)).toBeLessThan(2 * MILLIMETRE);
    }
  });

  it("says 示例 on every page and repeats the head of the table", () => {
    expect(full.pages.map((page) => page.filter(({ text }) => text === "示例").length)).toEqual(
      full.pages.map(() => 1),
    );
    const heads = full.pages.filter((page) => page.some(({ text }) => text.includes("牵头单位")));
    expect(heads.length).toBeGreaterThan(2);
  });

  it("ends with the signature two characters from the edge and the day under its middle", () => {
    const last = full.pages.at(-1) ?? [];
    const day = last.find(({ text }) => text === "2026年11月24日");
    const signature = last.find(({ text }) => text === FULL.signature);
    expect(Math.abs(middleOf(day) - middleOf(signature))).toBeLessThan(1);
    // A signature this long keeps two characters of white; the typeface at hand may be wider than the standard's.
    expect(AREA.right - (signature?.right ?? 0)).toBeGreaterThan(1.5 * 16);
    expect(AREA.right - (day?.right ?? 0)).toBeGreaterThan(4 * 16);
  });

  it("embeds every typeface it was printed with", () => {
    const rows = full.fonts.trim().split("\n").slice(2);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => !/\byes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.test(row))).toEqual([]);
  });
});
