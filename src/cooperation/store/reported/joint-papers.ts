import { derivedKey } from "../../../platform/records/derived-key.ts";
import { doAct } from "../records.ts";
import type { PlanMeasureBrief } from "../../../kernel/work.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { JointPaperSeed } from "../../domain/joint-papers/joint-paper.ts";
import { jointPaperShape } from "../../domain/joint-papers/joint-paper-record.ts";
import type { Desk } from "../desk.ts";
import { planOfMeetings } from "../meetings/plans.ts";

const CALLER: Caller = { actor: null, address: "", requestId: "first-run" };
const SOURCE = { title: "人民网关于呼包鄂乌第八届市长联席会议的报道", date: null, url: null };
const AGREED = { type: "agree", on: "2024-12-07", where: "第八届市长联席会议（报道：审议通过）" } as const;

type Approved = Pick<JointPaperSeed, "title" | "kind" | "draftingCity" | "role" | "note"> & {
  /** Words of the measures that it serves. */
  readonly serves: string;
};

const NOT_SEEN = "据公开报道录入标题，文本未见，待补。是否印发、何时印发，公开材料没有说明。";

const APPROVED: readonly Approved[] = [
  {
    title: "呼包鄂乌一体化发展工作机制运行规则",
    kind: "rules",
    // The measure says who drafts it: 配合呼和浩特市研究制定.
    draftingCity: "150100",
    role: "co-operate",
    note: NOT_SEEN,
    serves: "工作机制运行规则",
  },
  {
    title: "促进中心独立运行方案",
    kind: "scheme",
    draftingCity: null,
    role: null,
    note: `${NOT_SEEN}起草单位未见。`,
    serves: "促进中心",
  },
  {
    title: "智慧城市建设一体化发展专项资金管理办法",
    kind: "measures",
    draftingCity: null,
    role: null,
    note: `${NOT_SEEN}起草单位未见。`,
    serves: "一体化智慧城市",
  },
];

/** Titles that the eighth mayors' conference approved, as reported records; how many there are. A second run adds none. */
export async function reportJointPapers(desk: Desk): Promise<number> {
  const planId = (await planOfMeetings(desk, desk.sql))?.id ?? null;
  const measures: readonly PlanMeasureBrief[] =
    planId === null ? [] : await desk.plans.measures(planId, desk.sql);
  for (const { serves, ...known } of APPROVED) {
    const key = (act: string): string => derivedKey("reported", "joint-paper", known.title, act);
    const measureIds = measures.filter(({ text }) => text.includes(serves)).map(({ id }) => id);
    const begin = { type: "begin", seed: { ...known, planId, measureIds, source: SOURCE } } as const;
    const first = { id: null, version: null, key: key("begin"), act: begin };
    const { id, version } = await doAct(desk, jointPaperShape, first, CALLER, { reported: true });
    // Whoever went on with it since is not overruled.
    if (version > 1) continue;
    const agree = { id, version, key: key("agree"), act: AGREED };
    await doAct(desk, jointPaperShape, agree, CALLER, { reported: true });
  }
  return APPROVED.length;
}
