import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { bound, kindHandlers } from "../../../platform/records/kind-handlers.ts";
import { catalogueContract } from "./contract.ts";
import { catalogueDcat, catalogueWorkbook } from "./resource/store-files.ts";
import { decideDuplicate, listDuplicates } from "./duplicate/store.ts";
import { beginLibrary, libraries } from "./library/store.ts";
import { listCatalogue, resourceChoices } from "./resource/store-list.ts";
import { acknowledgeNotice, listNotices } from "./resource/store-notices.ts";
import { importHandlers } from "../../../platform/records/import-handlers.ts";
import { catalogueImporter } from "./import/store.ts";
import { briefOf, listResources } from "./resource/store-published.ts";
import { assessmentFile, assessResource, beginResource, nextFreeCode, resources } from "./resource/store.ts";
import type { Desk } from "../store/desk.ts";

/** See the contract for what each route is for. */
export function catalogueRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, catalogueContract, {
    ...kindHandlers("/api/resources", "resource", bound(desk, { ...resources, list: listCatalogue })),
    "GET /api/resources": ({ query: { page, size, sort, reversed, ...filter }, caller }) =>
      listCatalogue(desk, filter, { page, size }, caller, { sort, reversed }),
    "POST /api/resources": ({ body, caller }) => beginResource(desk, body, caller),
    "GET /api/resource-choices": ({ caller }) => resourceChoices(desk, caller),
    "GET /api/resource-codes/:class": async ({ params }) => ({
      code: await nextFreeCode(desk.sql, params.class),
    }),
    "POST /api/resources/:resource/assessments": async ({ params, query, file, caller }) => {
      await assessResource(desk, params.resource, query, file, caller);
      return resources.open(desk, params.resource, caller);
    },
    "GET /api/resources/:resource/files/:digest": ({ params, caller }) =>
      assessmentFile(desk, params.resource, params.digest, caller),
    "GET /api/resource-workbook": ({ query: filter, caller, long }) =>
      catalogueWorkbook(desk, { filter, caller, long }),
    "GET /api/resource-dcat": ({ query: filter, caller, origin, long }) =>
      catalogueDcat(desk, { filter, caller, origin, long }),
    "GET /api/resource-notices": async ({ caller }) => ({ rows: await listNotices(desk, caller) }),
    "POST /api/resource-notices/:notice/acknowledgement": async ({ params, caller }) => ({
      rows: await acknowledgeNotice(desk, params.notice, caller),
    }),
    ...importHandlers(
      "/api/catalogue-imports",
      { path: "/api/catalogue-imports", scope: "workbook" },
      desk,
      catalogueImporter,
    ),
    ...kindHandlers("/api/libraries", "library", bound(desk, libraries)),
    "POST /api/libraries": ({ body, caller }) => beginLibrary(desk, body, caller),
    "GET /api/library-choices": async () => ({
      rows: (await listResources(desk)).filter(({ attribute }) => attribute !== "none").map(briefOf),
    }),
    "GET /api/resource-duplicates": ({ query: { page, size, sort, reversed, ...filter }, caller }) =>
      listDuplicates(desk, filter, { page, size, sort, reversed }, caller),
    "POST /api/resource-duplicates": ({ body, caller }) => decideDuplicate(desk, body, caller),
  });
}
