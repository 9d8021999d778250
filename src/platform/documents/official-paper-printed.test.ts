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

/** A body that leaves on its page no room for the signature; and one that ends with a table. */
const FILLED = { ...PLAIN, signature: "示例领导小组办公室", date: "2026-11-24" as const };
const CROWDED: OfficialPaper = {
  ...FILLED,
  body: `${"国".repeat(28 * 20 - 2)}\n最后一段。`,
  imprint: { copies: "示例市委办公室，示例市政府办公室", by: "示例领导小组办公室", on: "2026-11-25" },
};
const TABLED: OfficialPaper = {
  ...FILLED,
  body: `${"国".repeat(28 * 14 - 2)}\n【表：项目】`,
  tables: {
    项目: {
      head: ["序号", "项目", "牵头单位", "配合单位", "计划开工", "实际开工", "计划完工", "备注"],
      rows: Array.from({ length: 9 }, (_, at) => [
        `${at + 1}`,
        "示例城际铁路公交化改造",
        "示例市发展和改革委员会",
        "示例市交通运输局、示例市自然资源局",
        "2026年10月31日",
        "2026年11月30日",
        "2027年12月31日",
        "用地手续尚未办结",
      ]),
    },
  },
};

describe.skipIf(missing.length > 0)("（二十）a printed paper", () => {
  let plain: Printed;
  let full: Printed;
  let crowded: Printed;
  let tabled: Printed;
  beforeAll(async () => {
    const papers = await Promise.all([PLAIN, FULL, CROWDED, TABLED].map(writeOfficialPaper));
    [plain, full, crowded, tabled] = (await printPapers(papers)) as [Printed, Printed, Printed, Printed];
  }, 240_000);

  it("never leaves the signature alone on a page: the last paragraph goes with it", () => {
    expect(crowded.pages).toHaveLength(2);
    const last = (crowded.pages.at(-1) ?? []).map(({ text }) => text);
    expect(last.slice(0, 3)).toEqual(["最后一段。", "示例领导小组办公室", "2026年11月24日"]);
  });

  it("has copies, issuer and day of issue at the foot of its last page, one character from its edges", () => {
    const page = crowded.pages.at(-1) ?? [];
    const [copies, issued] = ["抄送", "印发"].map((words) => page.find(({ text }) => text.includes(words)));
    expect(copies?.text).toBe("抄送：示例市委办公室，示例市政府办公室。");
    expect(issued?.text).toContain("2026年11月25日印发");
    expect((copies?.left ?? 0) - AREA.left).toBeCloseTo(14, 0);
    expect(AREA.right - (issued?.right ?? 0)).toBeGreaterThan(12);
    expect(AREA.bottom - (issued?.bottom ?? 0)).toBeLessThan(20);
    expect(crowded.pages[0]?.some(({ text }) => text.includes("抄送"))).toBe(false);
  });

  it("breaks the days of a wide table after the year only", () => {
    const lines = tabled.pages.flat().map(({ text }) => text);
    const count = (words: RegExp): number => lines.flatMap((text) => text.match(words) ?? []).length;
    // The 28th is that of the signature.
    expect([count(/20\d\d年/g), count(/1[012]月3[01]日/g)]).toEqual([28, 27]);
  });

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
