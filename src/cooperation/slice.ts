import { allows } from "../kernel/access.ts";
import { kindSubject, recordSubject } from "../platform/audit/subjects.ts";
import type { Shell, Slice } from "../platform/slice.ts";
import { contract } from "./contract.ts";
import { cooperationRoutes } from "./routes.ts";
import type { CooperationNeeds } from "./store/desk.ts";
import { rebuildProjections, verifyRecords } from "../platform/records/verify-records.ts";
import { FOLDED } from "./store/evidence.ts";
import { takeOverReported } from "./store/first-run.ts";
import { INBOX_KINDS, inboxFor } from "./store/inbox.ts";
import { indicatorsOf } from "./store/indicators.ts";
import { meetingShape } from "./domain/meetings/meeting-shape.ts";
import { entryKind } from "./registers/kind.ts";
import { findRecord } from "./store/records.ts";
import { registerImporter } from "./registers/import/store.ts";
import { cooperationFinds } from "./find/routes.ts";

const subject = recordSubject("organisation");

/** Meetings, work points, joint papers, secondment and the registers. */
export function cooperationSlice(shell: Shell, needs: CooperationNeeds): Slice {
  const desk = { ...shell, ...needs };
  return {
    id: "organisation",
    folder: "src/cooperation",
    measures: [20, 21, 22],
    contract,
    routes: (app) => cooperationRoutes(app, desk),
    jobs: { [registerImporter.job]: registerImporter.run(desk) },
    indicators: async () => [],
    planIndicators: (measure, asOf) => indicatorsOf(desk, measure, asOf),
    inbox: (person, asOf) => inboxFor(desk, person, asOf),
    inboxKinds: INBOX_KINDS,
    subjects: {
      meeting: subject("会议", "Meeting", "/meetings/:id"),
      "work-points": subject("工作要点", "Work points", "/work-points/:id"),
      "joint-paper": subject("共同文件", "Joint paper", "/joint-papers/:id"),
      secondment: subject("选派任期", "Term of secondment", "/secondments/:id"),
      rotation: subject("轮值", "Rotation", "/rotation"),
      entry: subject("清单条目", "Row of a register", "/entries/:id"),
      ...registerImporter.subject("清单表格", "Register's workbook", "/registers/:register/imports/:id"),
      "calendar-feed": kindSubject("日历订阅", "Calendar feed", "/calendar"),
    },
    openables: {
      meeting: async (id, person) => {
        if (!allows(contract["GET /api/meetings/:meeting"].access, person.roles)) return null;
        const found = await findRecord(desk.sql, meetingShape, id);
        if (found === undefined) return null;
        const { title, unitIds, regionCode } = meetingShape.head(found.state);
        return { title, unitIds, regionCode, link: `/meetings/${id}` };
      },
      entry: async (id, person) => {
        if (!allows(contract["GET /api/entries/:entry"].access, person.roles)) return null;
        const found = await findRecord(desk.sql, entryKind, id);
        if (found === undefined) return null;
        const { title, unitIds, regionCode } = entryKind.head(found.state);
        return { title, unitIds, regionCode, link: `/entries/${id}` };
      },
    },
    ...cooperationFinds(desk),
    verify: () => verifyRecords(desk, FOLDED),
    rebuild: (table) => rebuildProjections(desk, FOLDED, table),
    firstRun: () => takeOverReported(desk),
    demo: async (asOf) =>
      (await import("./store/demonstration/demonstration.ts")).fillDemonstration(desk, asOf),
  };
}
