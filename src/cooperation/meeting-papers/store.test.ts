import { describe, expect, it } from "vitest";
import { missingPrinters, outsideArea, printDocx } from "../../../test/support/printed-paper.ts";
import { writeOfficialPaper } from "../../platform/documents/official-paper.ts";
import { SAMPLE_MARK, draftMeetingPaper } from "./papers.ts";
import type { MeetingState, Resolution } from "../domain/meetings/meeting.ts";

const missing = await missingPrinters();

const resolution = (index: number): Resolution => ({
  id: `r${index}`,
  text: "由示例局甲牵头，示例局乙、示例局丙配合，完成站区配套工程可行性研究报告编制并按程序报批。",
  span: null,
  ordinal: null,
  printed: { lead: ["示例局甲"], support: ["示例局乙", "示例局丙"] },
  units: [],
  deadline: { kind: "date", raw: null, latest: "2027-03-31", thenContinuous: false },
  measureId: null,
  undertakingId: null,
  state: "kept",
  taskId: null,
});

const meeting = {
  title: "四市党政联席会议第九次会议",
  date: "2026-12-10",
  resolutions: Array.from({ length: 30 }, (_, index) => resolution(index)),
} as unknown as MeetingState;

describe.skipIf(missing.length > 0)("（二十一）a printed list of resolutions", () => {
  it("stays within the type area over its pages, repeats its head, and is marked where it is a sample", async () => {
    const {
      sample: _,
      kind: __,
      ...paper
    } = draftMeetingPaper("resolutions", {
      meeting,
      asOf: "2026-12-11",
      sample: true,
      unitName: (id) => id,
      facts: {},
      problems: [],
      tasks: new Map(),
    });
    const printed = await printDocx(
      await writeOfficialPaper({ ...paper, head: {}, attachments: [], watermark: SAMPLE_MARK }),
    );
    expect(printed.pages.length).toBeGreaterThan(1);
    expect(outsideArea(printed, SAMPLE_MARK)).toEqual([]);
    for (const page of printed.pages) expect(page.map(({ text }) => text)).toContain(SAMPLE_MARK);
    const heads = printed.pages.filter((page) => page.some(({ text }) => text === "牵头"));
    expect(heads.length).toBeGreaterThan(1);
  }, 120_000);
});
