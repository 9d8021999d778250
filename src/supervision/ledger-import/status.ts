import { fold } from "../domain/plan-reader/characters.ts";
import type { ProposedJudgement } from "./line.ts";

const OPEN =
  /未完成|未办结|未销号|没有完成|尚未|基本完成|部分完成|即将完成|正在|推进中|办理中|进行中|在办|完成\d{1,2}(?:\.\d+)?%|阶段性完成|未启动|推进|按计划|正常|有序|绿灯|黄灯|否/;
const OVERDUE = /逾期|超期|超时|到期未|未按(?:期|时)|红灯/;
const STANDING = /长期|常态化|持续推进|持续开展|转常态|长效/;
const DONE = /完成|办结|销号|落实到位|已落实|已建成|已印发|100%|^是$|^√$|^✓$|^✔$/;

/** Whether an entry says that work goes on or has not begun: nothing to judge, and nothing to ask about. */
export const saysOpen = (text: string): boolean => OPEN.test(fold(text).replace(/\s/g, ""));

/** What an entry of a status column proposes; null where it says that work goes on, or nothing that is understood. */
export function statusOf(text: string): ProposedJudgement | null {
  const plain = fold(text).replace(/\s/g, "");
  if (OVERDUE.test(plain) && !/未逾期|无逾期|未超期|无超期/.test(plain)) return "overdue";
  if (STANDING.test(plain)) return "standing";
  return DONE.test(plain) && !OPEN.test(plain) ? "done" : null;
}
