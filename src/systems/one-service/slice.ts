import { kindSubject, recordSubject } from "../../platform/audit/subjects.ts";
import type { Shell, Slice } from "../../platform/slice.ts";
import { contract } from "./contract.ts";
import { oneServiceRoutes } from "./routes.ts";
import { itemImporter } from "./item-import/store.ts";
import type { OneServiceNeeds } from "./store/desk.ts";
import { rebuildProjections } from "../../platform/records/verify-records.ts";
import { FOLDED, verifyOneService } from "./store/evidence.ts";
import { FORGET_APPLICANT, forgetApplicant } from "./store/hall/forget-applicant.ts";
import { INBOX_KINDS, inboxFor } from "./store/inbox.ts";
import { indicatorsOf } from "./store/indicators.ts";
import { keepComparison } from "./store/standards/keep-comparison.ts";
import { oneServiceFinds } from "./find/routes.ts";
import { openableCase } from "./routes/openable.ts";

const KEEP_COMPARISON = "one-service.keep-comparison";

const subject = recordSubject("one_service");

/** Items of four cities linted, compared and made common; and the service that takes an application in anywhere. */
export function oneServiceSlice(shell: Shell, needs: OneServiceNeeds): Slice {
  const desk = { ...shell, ...needs };
  return {
    id: "one-service",
    folder: "src/systems/one-service",
    measures: [4],
    contract,
    routes: (app) => oneServiceRoutes(app, desk),
    jobs: {
      [FORGET_APPLICANT]: forgetApplicant(desk),
      [KEEP_COMPARISON]: () => keepComparison(desk),
      [itemImporter.job]: itemImporter.run(desk),
    },
    // Shortly after the day began in Shanghai: items begin and end with days.
    schedules: [{ cron: "1 16 * * *", job: KEEP_COMPARISON }],
    indicators: (measure, asOf) => indicatorsOf(desk, measure, asOf),
    inbox: (person, asOf) => inboxFor(desk, person, asOf),
    inboxKinds: INBOX_KINDS,
    subjects: {
      case: subject("办件", "Case", "/cases/:id"),
      "joint-case": subject("联办件", "Joint case", "/joint-cases/:id"),
      standard: subject("共同清单", "Common list", "/items/standards/:id"),
      bundle: subject("一件事", "Bundle", "/items/bundles/:id"),
      chain: subject("产业审批链", "Chain of approvals", "/items/chains/:id"),
      licence: subject("电子证照", "Licence", null),
      item: { kind: { zh: "事项", en: "Item" }, table: "one_service.item", name: "name", page: "/items/:id" },
      draft: {
        kind: { zh: "申请草稿", en: "Draft of an application" },
        table: "one_service.draft",
        name: "number",
        page: null,
      },
      ...itemImporter.subject("事项清单表格", "Workbook of items", "/items/imports/:id"),
      pairing: kindSubject("同一事项比对", "Pairing of items", "/items/comparison"),
    },
    openables: { case: (id, person) => openableCase(desk, id, person) },
    ...oneServiceFinds(desk),
    verify: () => verifyOneService(desk),
    rebuild: (table) => rebuildProjections(desk, FOLDED, table),
    demo: async (asOf) =>
      (await import("./store/demonstration/demonstration.ts")).fillDemonstration(desk, asOf),
  };
}
