import { findsWith } from "../../platform/records/finder.ts";
import { contract } from "../contract.ts";
import type { Supervision } from "../store/desk.ts";
import { scopeOf } from "../store/tasks/actor.ts";
import { findMeasures, findPapers, findPlans, findTasks } from "./store.ts";

/** What of plans, their tasks and papers a person finds. */
export const supervisionFinds = (desk: Supervision) =>
  findsWith(desk.sql, async (caller) => ({ scope: await scopeOf(desk, caller) }), [
    {
      kind: "measure",
      name: { zh: "举措", en: "Measures" },
      access: contract["GET /api/measures/:measure"].access,
      find: findMeasures,
    },
    {
      kind: "task",
      name: { zh: "任务", en: "Tasks" },
      access: contract["GET /api/tasks/:task"].access,
      find: findTasks,
    },
    {
      kind: "plan",
      name: { zh: "方案", en: "Plans" },
      access: contract["GET /api/plans"].access,
      find: findPlans,
    },
    {
      kind: "paper",
      name: { zh: "公文", en: "Papers" },
      access: contract["GET /api/papers/:paper"].access,
      find: findPapers,
    },
  ]);
