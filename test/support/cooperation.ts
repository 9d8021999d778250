import type { PlanMeasureBrief } from "../../src/kernel/work.ts";
import type { Desk, RosterUnit } from "../../src/cooperation/store/desk.ts";
import { readResolutions } from "../../src/supervision/domain/plan-reader/read-resolutions.ts";
import { handOver } from "../../src/supervision/store/handed-over.ts";
import { recordSetting } from "../../src/supervision/store/settings.ts";
import type { Supervision } from "../../src/supervision/store/desk.ts";
import type { TestDatabase } from "./database.ts";
import { callerAs, openBundledDesk } from "./supervision.ts";

/** The desk of organisation beside that of supervision, on the same database. */
export const cooperationDesk = (supervision: Supervision): Desk => ({
  ...supervision,
  ...handOver(supervision),
  readResolutions,
});

export type CooperationGround = {
  readonly database: TestDatabase;
  readonly desk: Desk;
  /** The published Baotou plan, adopted on 2026-07-01, with its measures. */
  readonly plan: string;
  readonly measures: readonly PlanMeasureBrief[];
  /** Units that stand for themselves. */
  readonly units: readonly RosterUnit[];
};

/** Organisation on a database of its own with the bundled plans read, at 2026-11-23; close the database afterwards. */
export async function openCooperation(): Promise<CooperationGround> {
  const { database, desk: supervision, plan } = await openBundledDesk();
  const desk = cooperationDesk(supervision);
  const adoption = { kind: "adoption", from: "2026-07-01", value: { on: "2026-07-01" } } as const;
  await recordSetting(supervision, plan, adoption, callerAs("张三", "office"), {
    at: new Date("2026-07-01T02:00:00Z"),
  });
  const measures = await desk.plans.measures(plan);
  const units = (await desk.organisations.list()).filter(({ collective }) => !collective);
  return { database, desk, plan, measures, units };
}
