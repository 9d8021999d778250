import type { Sentence } from "../../../kernel/error.ts";

/** 会议通知, 会议议程, 参会名单, 重大问题清单, 会议纪要, 议定事项清单. */
export const MEETING_PAPER_KINDS = [
  "notice",
  "agenda",
  "attendance",
  "problems",
  "minutes",
  "resolutions",
] as const;
export type MeetingPaperKind = (typeof MEETING_PAPER_KINDS)[number];

export const MEETING_PAPER_NAMES: Readonly<Record<MeetingPaperKind, Sentence>> = {
  notice: { zh: "会议通知", en: "Notice of the meeting" },
  agenda: { zh: "会议议程", en: "Agenda" },
  attendance: { zh: "参会名单", en: "List of attendance" },
  problems: { zh: "重大问题清单", en: "List of hard problems" },
  minutes: { zh: "会议纪要", en: "Minutes" },
  resolutions: { zh: "议定事项清单", en: "List of resolutions" },
};

/** Who may have a paper: persons' names and what was said are not for everybody. */
export const MEETING_PAPER_READERS: Readonly<Record<MeetingPaperKind, "office" | "leaders" | "all">> = {
  notice: "all",
  agenda: "all",
  attendance: "office",
  problems: "leaders",
  minutes: "leaders",
  resolutions: "all",
};

/** Printed on every page of a paper that was made of invented data. */
export const SAMPLE_MARK = "示例（虚构数据，仅供演示）";
