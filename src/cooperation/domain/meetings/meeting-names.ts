import type { Sentence } from "../../../kernel/error.ts";
import type { MeetingRole, MeetingStatus } from "./meeting.ts";

/** What statuses and roles are called, on pages, on terminals and in papers. */
export const STATUS_NAMES: Readonly<Record<MeetingStatus, Sentence>> = {
  planned: { zh: "待定日期", en: "Day to be fixed" },
  scheduled: { zh: "已定日期", en: "Day fixed" },
  held: { zh: "已召开", en: "Held" },
  minuted: { zh: "已有纪要", en: "Minuted" },
  closed: { zh: "已办结", en: "Closed" },
  cancelled: { zh: "已取消", en: "Cancelled" },
};

export const ROLE_NAMES: Readonly<Record<MeetingRole, Sentence>> = {
  host: { zh: "主办", en: "Host" },
  "co-operate": { zh: "配合", en: "Co-operate" },
  attend: { zh: "参加", en: "Take part" },
};
