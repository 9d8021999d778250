import type { Sentence } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";
import type { Recipient } from "./kind.ts";

export const VIA: Readonly<Record<Recipient["via"], Sentence>> = {
  grant: say("曾获授权", "held a grant"),
  reading: say("曾经读取", "read it"),
  both: say("授权并读取", "grant and reading"),
};
export const HOW: Readonly<Record<Recipient["status"], Sentence>> = {
  waiting: say("待确认", "to confirm"),
  applied: say("已应用", "applied"),
  "need-not": say("无需应用", "need not apply"),
};
export const RECIPIENTS = say("使用单位", "Recipients");
