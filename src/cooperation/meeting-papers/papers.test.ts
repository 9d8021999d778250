import { chineseNumber } from "../../kernel/paper-text.ts";
import { describe, expect, it } from "vitest";
import type { TaskBrief } from "../../kernel/work.ts";
import type { MeetingState, Resolution } from "../domain/meetings/meeting.ts";
import {
  MEETING_PAPER_KINDS,
  draftMeetingPaper,
  type MeetingPaperFacts,
  paperMissing,
  dayWithWeekday,
} from "./papers.ts";

const resolution = (more: Partial<Resolution>): Resolution => ({
  id: "r1",
  text: "完成可研编制",
  span: null,
  ordinal: "（一）",
  printed: { lead: ["市发改委"], support: ["铁路部门"] },
  units: [{ unitId: "甲", role: "lead" }],
  deadline: { kind: "date", raw: "2027年3月底前", latest: "2027-03-31", thenContinuous: false },
  measureId: null,
  undertakingId: null,
  state: "kept",
  taskId: null,
  ...more,
});

const meeting: MeetingState = {
  series: "joint-conference",
  edition: 9,
  year: 2026,
  title: "四市联席会议",
  role: "host",
  hostCity: "150200",
  group: null,
  planId: null,
  measureIds: [],
  window: { from: "2026-12-01", to: "2026-12-31" },
  date: "2026-12-10",
  place: "会议中心",
  status: "minuted",
  preparation: [
    { id: "p1", text: "报送汇报材料。", due: "2026-12-03", workingDaysBefore: 5, unitId: "甲", doneOn: null },
    {
      id: "p2",
      text: "布置会场",
      due: "2026-12-03",
      workingDaysBefore: 5,
      unitId: "乙",
      doneOn: "2026-12-01",
    },
  ],
  agenda: [
    {
      id: "a1",
      title: "研究站区配套问题",
      about: { kind: "problem", id: "e1" },
      reporterUnitId: "甲",
      minutes: 10,
    },
    { id: "a2", title: "听取工作汇报", about: null, reporterUnitId: null, minutes: null },
  ],
  papers: [],
  attendance: [{ unitId: "甲", unitName: "市发改委", names: "某某某", expected: 2, present: 1 }],
  minutes: { text: "四市联席会议纪要\n会议议定：完成可研编制。", fileName: null, on: "2026-12-11" },
  resolutions: [
    resolution({}),
    resolution({ id: "r2", state: "proposed" }),
    resolution({ id: "r3", state: "dropped" }),
  ],
  rounds: [],
  agreements: [],
  source: null,
  note: "",
  changes: [],
};

const facts = (more: Partial<MeetingPaperFacts> = {}): MeetingPaperFacts => ({
  meeting,
  asOf: "2026-12-11",
  sample: false,
  unitName: (id) => `${id}局`,
  facts: { a1: { title: "站区配套", ageDays: 90, times: 2, light: null, over: false } },
  problems: [
    {
      title: "站区配套",
      description: "资金缺口",
      ask: "",
      raisedBy: "甲局",
      level: "联席会议",
      ageDays: 90,
      times: 2,
    },
  ],
  tasks: new Map(),
  ...more,
});

describe("（二十）（二十一）papers of a meeting", () => {
  it("call to it with the day's weekday, the agenda, and what each unit still owes", () => {
    const { title, addressee, body, signature, date } = draftMeetingPaper("notice", facts());
    expect([title, addressee, signature, date]).toEqual([
      "关于召开四市联席会议的通知",
      "各参会单位",
      "领导小组办公室",
      "2026-12-11",
    ]);
    expect(body.split("\n")).toEqual([
      "定于2026年12月10日（星期四）在会议中心召开四市联席会议。现将有关事项通知如下：",
      "一、会议时间",
      "2026年12月10日（星期四）　　时　　分。",
      "二、会议地点",
      "会议中心。",
      "三、会议议程",
      "（一）研究站区配套问题。",
      "（二）听取工作汇报。",
      "四、参会单位",
      "市发改委。",
      "五、有关要求",
      "（一）请甲局于2026年12月3日前完成：报送汇报材料。",
    ]);
  });

  it("say of a hard problem how long it is open and how often it was discussed", () => {
    expect(draftMeetingPaper("agenda", facts()).tables["议程"]?.rows[0]).toEqual([
      "1",
      "研究站区配套问题",
      "甲局",
      "10",
      "重大问题：已提出90天，此前上会2次",
    ]);
    const { body, tables } = draftMeetingPaper("problems", facts());
    expect(body).toContain("共1项，其中1项此前已上会。");
    expect(tables["重大问题"]?.rows).toEqual([["1", "站区配套", "甲局", "资金缺口", "联席会议", "90", "2"]]);
  });

  it("list what was confirmed, names as printed where nobody chose a unit, and say what is left out", () => {
    const { body, tables } = draftMeetingPaper("resolutions", facts());
    expect(tables["议定事项"]?.rows).toEqual([
      ["1", "完成可研编制", "甲局", "铁路部门", "2027年3月31日前", "", "待转任务"],
    ]);
    expect(body).toContain("另有1项从纪要中读出、尚未确认，没有列入。");
    const task = { id: "t", number: 12, phase: "closed", reason: { zh: "按期", en: "" } } as TaskBrief;
    const settled = { ...meeting, resolutions: [resolution({ state: "dispatched", taskId: "t" })] };
    const list = draftMeetingPaper("resolutions", facts({ meeting: settled, tasks: new Map([["t", task]]) }));
    expect(list.tables["议定事项"]?.rows[0]?.slice(-2)).toEqual(["12", "已办结"]);
  });

  it("print the minutes under their own title, once", () => {
    const { title, body } = draftMeetingPaper("minutes", facts());
    expect([title, body.split("\n")[0]]).toEqual(["四市联席会议纪要", "会议议定：完成可研编制。"]);
    const untitled = { ...meeting, minutes: { text: "会议议定。", fileName: null, on: "2026-12-11" } };
    expect(draftMeetingPaper("minutes", facts({ meeting: untitled })).title).toBe("四市联席会议纪要");
  });

  it("name persons in the list of attendance and nowhere else, and mark what is invented", () => {
    for (const kind of MEETING_PAPER_KINDS) {
      const paper = draftMeetingPaper(kind, facts({ sample: true }));
      expect(JSON.stringify(paper).includes("某某某")).toBe(kind === "attendance");
      expect([paper.sample, paper.title.startsWith("【示例】")]).toEqual([true, true]);
    }
  });

  it("are refused with what to do first where the meeting has not enough", () => {
    const bare = { ...meeting, date: null, agenda: [], attendance: [], minutes: null, resolutions: [] };
    expect(MEETING_PAPER_KINDS.map((kind) => paperMissing(kind, bare)?.code)).toEqual([
      "not-scheduled",
      "no-agenda",
      "no-attendance",
      "no-problems",
      "no-minutes",
      "no-minutes",
    ]);
    expect(MEETING_PAPER_KINDS.map((kind) => paperMissing(kind, meeting))).toEqual(Array(6).fill(null));
  });

  it("count in Chinese, and know weekdays", () => {
    expect([1, 10, 11, 20, 21, 99].map((value) => chineseNumber(value))).toEqual([
      "一",
      "十",
      "十一",
      "二十",
      "二十一",
      "九十九",
    ]);
    expect(dayWithWeekday("2026-11-27")).toBe("2026年11月27日（星期五）");
  });
});
