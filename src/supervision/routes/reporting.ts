import type { FastifyInstance } from "fastify";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { FailureError } from "../../kernel/error.ts";
import { implement } from "../../platform/http/implement.ts";
import { reportingContract } from "../contract/reporting.ts";
import { NO_TASK } from "../domain/tasks/task-failures.ts";
import type { Supervision } from "../store/desk.ts";
import { saveDraft } from "../store/reporting/drafts.ts";
import { loadMyPeriod } from "../store/reporting/my-period.ts";
import { loadWork } from "../store/reporting/my-work.ts";
import { loadForm, loadSheet, reporterOn } from "../store/reporting/report-form.ts";
import { reporterOf } from "../store/reporting/reporter.ts";
import { addScan, getScan, listScans } from "../store/reporting/sheets.ts";
import { storedTask } from "../store/reporting/unit-tasks.ts";

/** Routes of those who report: see the contract for what each is for. */
export function reportingRoutes(app: FastifyInstance, desk: Supervision): void {
  const { sql } = desk;
  const today = () => dayInShanghai(desk.now());
  implement(app, reportingContract, {
    "GET /api/my-work": async ({ query, caller }) =>
      loadWork(desk, await reporterOf(desk, caller, query.unit), today()),
    "GET /api/tasks/:task/report-form": ({ params, query, caller }) =>
      loadForm(desk, caller, params.task, query, today()),
    "PUT /api/tasks/:task/report-draft": async ({ params, body, caller }) => {
      const task = await storedTask(sql, params.task);
      if (!task) throw new FailureError(NO_TASK);
      const { unit } = await reporterOn(desk, caller, task, body.unit);
      const key = {
        accountId: caller.actor?.accountId ?? "",
        taskId: params.task,
        unitId: unit.id,
        period: body.period,
      };
      const savedAt = desk.now();
      await saveDraft(sql, key, body.content, savedAt);
      return { savedAt: savedAt.toISOString() };
    },
    "GET /api/my-period": async ({ caller }) => loadMyPeriod(desk, await reporterOf(desk, caller), today()),
    "GET /api/report-sheets": async ({ query, caller }) => {
      const { actor } = await reporterOf(desk, caller, query.unit);
      const [forms, scans] = await Promise.all([
        loadSheet(desk, caller, query, today()),
        listScans(desk, actor.unitIds, query),
      ]);
      return { asOf: today(), forms, scans };
    },
    "POST /api/report-sheets": ({ query, file, caller }) => addScan(desk, caller, query, file),
    "GET /api/report-sheets/scans/:scan": ({ params, caller }) => getScan(desk, caller, params.scan),
  });
}
