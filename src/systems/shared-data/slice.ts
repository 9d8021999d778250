import { kindSubject, recordSubject } from "../../platform/audit/subjects.ts";
import type { Shell, Slice } from "../../platform/slice.ts";
import { catalogueImporter } from "./catalogue/import/store.ts";
import { contract } from "./contract.ts";
import { sharedDataRoutes } from "./routes.ts";
import type { SamplePeople, SharedDataNeeds } from "./store/desk.ts";
import { PRUNE_DROPS, pruneDrops } from "./exchange/source/store-drops.ts";
import { rebuildProjections, verifyRecords } from "../../platform/records/verify-records.ts";
import { FOLDED } from "./store/evidence.ts";
import { publishHead, SEND_HEAD } from "./exchange/receipt/store-heads.ts";
import { sendHead } from "./exchange/receipt/job.ts";
import { INBOX_KINDS, inboxFor } from "./store/inbox.ts";
import { type Sharing, sharingOf } from "./store/handed-over.ts";
import { indicatorsOf } from "./store/indicators.ts";
import { FORGET_APPLICANT, forgetApplicant } from "./oversight/correction/job.ts";
import { sharedDataFinds } from "./find/routes.ts";
import { libraries } from "./catalogue/library/store.ts";
import { resources } from "./catalogue/resource/store.ts";
import { corrections } from "./oversight/correction/store.ts";
import { disputes } from "./oversight/dispute/store.ts";
import { returnFlows } from "./oversight/return-flow/store.ts";
import { requests } from "./requests/store.ts";

const PUBLISH_HEAD = "shared-data.publish-head";

export type SharedData = { readonly slice: Slice; readonly sharing: Sharing };

const subject = recordSubject("shared_data");

/** The catalogue of shared data, the request desk with its clocks, grants, and the evidence of every exchange. */
export function sharedDataSlice(
  shell: Shell,
  { addSamplePeople, ...needs }: SharedDataNeeds & SamplePeople,
): SharedData {
  const desk = { ...shell, ...needs };
  return {
    slice: {
      id: "shared-data",
      folder: "src/systems/shared-data",
      measures: [4],
      contract,
      routes: (app) => sharedDataRoutes(app, desk),
      jobs: {
        [FORGET_APPLICANT]: forgetApplicant(desk),
        [PRUNE_DROPS]: pruneDrops(desk),
        [SEND_HEAD]: sendHead(desk),
        [catalogueImporter.job]: catalogueImporter.run(desk),
        [PUBLISH_HEAD]: async () => {
          await publishHead(desk);
        },
      },
      schedules: [
        // Shortly before the day ends in Shanghai, and shortly after the next began.
        { cron: "50 15 * * *", job: PUBLISH_HEAD },
        { cron: "10 16 * * *", job: PRUNE_DROPS },
      ],
      indicators: (measure, asOf) => indicatorsOf(desk, measure, asOf),
      inbox: (person, asOf) => inboxFor(desk, person, asOf),
      inboxKinds: INBOX_KINDS,
      subjects: {
        resource: subject("数据资源", "Data resource", "/data/catalogue/:id"),
        library: subject("主题库或专题库", "Library", "/data/libraries/:id"),
        request: subject("共享申请", "Data request", "/data/requests/:id"),
        correction: subject("数据校核", "Correction", "/data/corrections/:id"),
        "return-flow": subject("数据回流", "Return flow", "/data/return-flows/:id"),
        dispute: subject("争议", "Dispute", "/data/disputes/:id"),
        breach: subject("违规情形", "Breach", null),
        duplicate: subject("重复目录", "Duplicates", "/data/duplicates"),
        ...catalogueImporter.subject("目录表格", "Workbook of the catalogue", "/data/catalogue/imports/:id"),
        view: {
          kind: { zh: "来源视图", en: "View of a source" },
          table: null,
          name: (name) => name,
          page: "/data/catalogue",
        },
        receipts: kindSubject("使用回执", "Receipts", null),
        "receipt-subject": kindSubject("回执所涉个人", "Person in receipts", null),
      },
      openables: {
        resource: resources.openable(
          desk,
          contract["GET /api/resources/:resource"].access,
          (id) => `/data/catalogue/${id}`,
        ),
        library: libraries.openable(
          desk,
          contract["GET /api/libraries/:library"].access,
          (id) => `/data/libraries/${id}`,
        ),
        request: requests.openable(
          desk,
          contract["GET /api/data/requests/:request"].access,
          (id) => `/data/requests/${id}`,
        ),
        correction: corrections.openable(
          desk,
          contract["GET /api/data/corrections/:correction"].access,
          (id) => `/data/corrections/${id}`,
        ),
        "return-flow": returnFlows.openable(
          desk,
          contract["GET /api/data/return-flows/:flow"].access,
          (id) => `/data/return-flows/${id}`,
        ),
        dispute: disputes.openable(
          desk,
          contract["GET /api/data/disputes/:dispute"].access,
          (id) => `/data/disputes/${id}`,
        ),
      },
      ...sharedDataFinds(desk),
      verify: () => verifyRecords(desk, FOLDED),
      rebuild: (table) => rebuildProjections(desk, FOLDED, table),
      demo: async (asOf) => {
        const { fillDemonstration, officersOf } = await import("./store/demonstration/demonstration.ts");
        await fillDemonstration(desk, asOf);
        await addSamplePeople("data-officer", await officersOf(desk), desk.now());
      },
    },
    sharing: sharingOf(desk),
  };
}
