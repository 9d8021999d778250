import { describe, expect, it } from "vitest";
import type { TaskProposal } from "../../domain/tasks/proposals.ts";
import { draftsOf, followed, joined, newTaskOf, parted } from "./draft.ts";

const plan = { title: "示例方案", paper: null, date: "2024-02-03" };

const proposal = (id: string, text: string, given: Partial<TaskProposal> = {}): TaskProposal => ({
  taskId: null,
  measureId: "measure",
  undertakingId: id,
  ordinal: "（二十）",
  section: null,
  measure: "强化领导小组作用",
  text,
  kind: "机制",
  deadline: { kind: "date", raw: "2024年12月", latest: "2024-12-31", thenContinuous: false },
  recurrence: null,
  units: [{ unitId: "unit", role: "lead", via: null, name: "示例局A" }],
  emptyCollectives: [],
  awaitsJudgement: true,
  ...given,
});

const proposals = [
  proposal("a", "每年一季度召开会议，", { recurrence: { windows: [{ from: 1, to: 3 }] } }),
  proposal("b", "做好跟踪调度；"),
  proposal("c", "已是任务", { taskId: "task" }),
];

describe("the list of tasks to dispatch （二十）", () => {
  it("holds each undertaking that is no task yet, with its units and words", () => {
    const drafts = draftsOf(proposals, plan);
    expect(drafts.map(({ key, text }) => [key, text])).toEqual([
      ["a", "每年一季度召开会议，"],
      ["b", "做好跟踪调度；"],
    ]);
    expect(newTaskOf(drafts[0]!)).toMatchObject({
      undertakingId: "a",
      source: { kind: "plan", quote: "每年一季度召开会议，" },
      recurrence: { windows: [{ from: 1, to: 3 }] },
      leader: null,
    });
  });

  it("joins several into one that quotes each, and takes it apart again", () => {
    const drafts = draftsOf(proposals, plan);
    const one = joined(drafts, new Set(["a", "b"]), plan);
    expect(one.map(({ text, source }) => [text, source.quote])).toEqual([
      ["每年一季度召开会议；做好跟踪调度", "每年一季度召开会议，\n做好跟踪调度；"],
    ]);
    expect(parted(one, "a", plan)).toEqual(drafts);
    expect(joined(drafts, new Set(["a"]), plan)).toEqual(drafts);
  });

  it("follows the plan: tasks leave it, units found since are taken, edits stay", () => {
    const without = proposals.map((each) => ({ ...each, units: [] }));
    const drafts = draftsOf(without, plan).map((draft) => ({ ...draft, text: `改：${draft.text}` }));
    const later = followed(drafts, [{ ...proposals[0]!, taskId: "new" }, proposals[1]!]);
    expect(later.map(({ text, units }) => [text, units])).toEqual([
      ["改：做好跟踪调度；", [{ unitId: "unit", role: "lead", via: null }]],
    ]);
  });
});
