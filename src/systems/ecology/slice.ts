import { fileSubject, kindSubject, recordSubject } from "../../platform/audit/subjects.ts";
import { actsTable } from "../../platform/records/records.ts";
import { findsWith } from "../../platform/records/finder.ts";
import { whoActs } from "../../platform/records/who-acts.ts";
import { rebuildProjections, verifyRecords } from "../../platform/records/verify-records.ts";
import type { Shell, Slice } from "../../platform/slice.ts";
import type { EcologyNeeds } from "./bureau/story-ground.ts";
import { alert } from "./alert/kind.ts";
import { ESCALATE, escalateDue } from "./alert/job.ts";
import { alerts, findAlerts } from "./alert/store.ts";
import { alertIndicators } from "./alert/store-figures.ts";
import { reach } from "./alert/reach/kind.ts";
import { reachImporter } from "./alert/reach/store-import.ts";
import { findReaches, reaches, takeOverReaches } from "./alert/reach/store.ts";
import { reachWaits } from "./alert/reach/store-waits.ts";
import { alertWaits } from "./alert/store-waits.ts";
import { agreements } from "./compensation/agreement/store.ts";
import { compensationIndicators } from "./compensation/settlement/store-books.ts";
import { settlements } from "./compensation/settlement/store.ts";
import { COMPENSATION_INBOX_KINDS, compensationFinders } from "./compensation/store-find.ts";
import { agreementWaits, settlementWaits } from "./compensation/store-waits.ts";
import { contract } from "./contract.ts";
import { ecologyRoutes } from "./routes.ts";
import { flowIndicators } from "./flow/store-figures.ts";
import { siteImporter } from "./sites/import/store.ts";
import { site } from "./sites/kind.ts";
import { siteIndicators } from "./sites/store-figures.ts";
import { findSites } from "./sites/store-find.ts";
import { siteWaits } from "./sites/store-waits.ts";
import { sites } from "./sites/store.ts";
import { readingImporter } from "./water/store-import.ts";
import { sections } from "./water/store-section.ts";
import { waterIndicators } from "./water/store-figures.ts";
import { findSections } from "./water/store-find.ts";
import { section } from "./water/section.ts";

/** What of this slice the trail vouches for. */
export const SEALED = [actsTable("ecology")];

const DESKS = [sections, agreements, settlements, alerts, reaches, sites];
const FOLDED = {
  slice: "ecology",
  kinds: DESKS.map(({ verified }) => verified.kind),
  projections: [
    ...DESKS.flatMap(({ verified }) => verified.projections),
    alertWaits,
    reachWaits,
    agreementWaits,
    settlementWaits,
    siteWaits,
  ],
};

const subject = recordSubject("ecology");

/** Water judged, money settled, warnings in time, sites closed. */
export function ecologySlice(shell: Shell, needs: EcologyNeeds): Slice {
  const desk = { ...shell, ...needs };
  return {
    id: "ecology",
    folder: "src/systems/ecology",
    measures: [12, 13, 14],
    contract,
    routes: (app) => ecologyRoutes(app, desk),
    jobs: {
      [readingImporter.job]: readingImporter.run(desk),
      [reachImporter.job]: reachImporter.run(desk),
      [siteImporter.job]: siteImporter.run(desk),
      [ESCALATE]: async (_, { signal }) => {
        await escalateDue(desk, signal);
      },
    },
    schedules: [{ cron: "* * * * *", job: ESCALATE }],
    indicators: async (measure, asOf) => [
      ...(await waterIndicators(desk, measure, asOf)),
      ...(await flowIndicators(desk, measure, asOf)),
      ...(await compensationIndicators(desk, measure, asOf)),
      ...(await alertIndicators(desk, measure, asOf)),
      ...(await siteIndicators(desk, measure, asOf)),
    ],
    inboxKinds: {
      [alert.kind]: alert.name,
      [reach.kind]: reach.name,
      ...COMPENSATION_INBOX_KINDS,
      [site.kind]: site.name,
    },
    subjects: {
      section: subject("监测断面", "Monitoring section", "/ecology/sections/:id"),
      "daily-record": {
        kind: { zh: "逐日水文数据", en: "Daily record of flow" },
        table: "ecology.daily_record",
        name: "file_name",
        page: "/ecology/flow",
      },
      alert: subject("上下游预警", "Alert along the river", "/ecology/alerts/:id"),
      reach: subject("河段", "Reach of the river", "/ecology/reaches/:id"),
      "compensation-agreement": subject(
        "补偿协议",
        "Agreement on compensation",
        "/ecology/compensation/agreements/:id",
      ),
      settlement: subject("补偿结算", "Settlement of compensation", "/ecology/compensation/:id"),
      site: subject("大青山图斑", "Site of Daqingshan", "/ecology/sites/:id"),
      "zone-set": fileSubject(
        "ecology.zone_set",
        "保护区分区文件",
        "File of the reserve's zones",
        "/ecology/sites",
      ),
      ...readingImporter.subject("水质监测表格", "Sheet of readings", "/ecology/imports/:id"),
      ...reachImporter.subject("河段表格", "Sheet of reaches", "/ecology/reach-imports/:id"),
      ...siteImporter.subject("图斑文件", "File of sites", "/ecology/site-imports/:id"),
      "site-import": kindSubject("图斑文件", "File of sites", "/ecology/sites"),
    },
    openables: {
      section: sections.openable(
        desk,
        contract["GET /api/ecology/sections/:section"].access,
        (id) => `/ecology/sections/${id}`,
      ),
      alert: alerts.openable(
        desk,
        contract["GET /api/ecology/alerts/:alert"].access,
        (id) => `/ecology/alerts/${id}`,
      ),
      reach: reaches.openable(
        desk,
        contract["GET /api/ecology/reaches/:reach"].access,
        (id) => `/ecology/reaches/${id}`,
      ),
      "compensation-agreement": agreements.openable(
        desk,
        contract["GET /api/ecology/agreements/:agreement"].access,
        (id) => `/ecology/compensation/agreements/${id}`,
      ),
      settlement: settlements.openable(
        desk,
        contract["GET /api/ecology/settlements/:settlement"].access,
        (id) => `/ecology/compensation/${id}`,
      ),
      site: sites.openable(
        desk,
        contract["GET /api/ecology/sites/:site"].access,
        (id) => `/ecology/sites/${id}`,
      ),
    },
    ...findsWith(desk.sql, (caller) => whoActs(desk, caller), [
      {
        kind: section.kind,
        name: section.name,
        access: contract["GET /api/ecology/water/:section"].access,
        find: findSections,
      },
      {
        kind: alert.kind,
        name: alert.name,
        access: contract["GET /api/ecology/alerts"].access,
        find: findAlerts,
      },
      {
        kind: reach.kind,
        name: reach.name,
        access: contract["GET /api/ecology/reaches"].access,
        find: findReaches,
      },
      ...compensationFinders,
      {
        kind: site.kind,
        name: site.name,
        access: contract["GET /api/ecology/sites/:site"].access,
        find: findSites,
      },
    ]),
    verify: () => verifyRecords(desk, FOLDED),
    rebuild: (table) => rebuildProjections(desk, FOLDED, table),
    firstRun: async () => {
      await takeOverReaches(desk);
      return [];
    },
    demo: async (asOf) => {
      await (await import("./water/story.ts")).tellWater(desk, asOf);
      await (await import("./flow/story.ts")).tellFlow(desk, asOf);
      await (await import("./alert/story.ts")).tellAlerts(desk, asOf);
      await (await import("./compensation/story.ts")).tellCompensation(desk, asOf);
      await (await import("./sites/story.ts")).tellSites(desk, asOf);
    },
  };
}
