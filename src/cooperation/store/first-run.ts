import type { Sentence } from "../../kernel/error.ts";
import type { Desk } from "./desk.ts";
import { reportJointPapers } from "./reported/joint-papers.ts";
import { reportEntries } from "../registers/reported/store-reported.ts";
import { reportMeetings } from "./reported/meetings.ts";

/** Puts what was published about the four cities' work into the registers, as reported, each with its source. */
export async function takeOverReported(desk: Desk): Promise<readonly Sentence[]> {
  const entries = await reportEntries(desk);
  const meetings = await reportMeetings(desk);
  const papers = await reportJointPapers(desk);
  if (entries + meetings + papers === 0) return [];
  return [
    {
      zh: `已录入公开报道的项目、协议等 ${entries} 条、会议 ${meetings} 次、共同文件 ${papers} 份，均标“填报”并附出处`,
      en: `Published facts are in the registers: ${entries} rows, ${meetings} meetings, ${papers} joint papers, each as reported with its source`,
    },
  ];
}
