import type { FastifyInstance } from "fastify";
import { implement } from "../../../platform/http/implement.ts";
import { hallContract } from "../contract/hall.ts";
import type { Desk } from "../store/desk.ts";
import { hallBundles } from "../store/hall/bundles.ts";
import { addDraftFile, removeDraftFile, supplyDraft } from "../store/hall/draft-files.ts";
import { beginDraft, eraseDraft, getDraft, listDrafts, saveDraft } from "../store/hall/drafts.ts";
import { formQuestions, publishQuestions } from "../store/hall/form-questions.ts";
import { guidanceOf } from "../store/hall/guidance.ts";
import { checkLicence, consentToCheck, ownLicences } from "../store/hall/licence-checks.ts";
import { actOnLicence, enterOwnLicence, listLicences } from "../store/hall/licences.ts";
import { eventsWithItems, searchHall } from "../store/hall/search-hall.ts";

/** See the contract for what each route is for. */
export function hallRoutes(app: FastifyInstance, desk: Desk): void {
  implement(app, hallContract, {
    "GET /api/hall/items": ({ query }) => searchHall(desk, query),
    "GET /api/hall/events": async () => ({ rows: await eventsWithItems(desk) }),
    "GET /api/hall/items/:item": ({ params }) => guidanceOf(desk, params.item),
    "GET /api/hall/bundles": async ({ query }) => ({ rows: await hallBundles(desk, query) }),
    "GET /api/drafts": async ({ caller }) => ({ rows: await listDrafts(desk, caller) }),
    "POST /api/drafts": ({ body, caller }) => beginDraft(desk, body, caller),
    "GET /api/drafts/:draft": ({ params, caller }) => getDraft(desk, params.draft, caller),
    "PUT /api/drafts/:draft": ({ params, body, caller }) => saveDraft(desk, params.draft, body, caller),
    "DELETE /api/drafts/:draft": async ({ params, caller }) => ({
      removed: await eraseDraft(desk, params.draft, caller),
    }),
    "POST /api/drafts/:draft/files": ({ params, query, file, caller }) =>
      addDraftFile(desk, params.draft, { ...query, ...file }, caller),
    "DELETE /api/drafts/:draft/files/:digest": ({ params, query, caller }) =>
      removeDraftFile(desk, params.draft, { field: query.field, digest: params.digest }, caller),
    "POST /api/drafts/:draft/supplies": ({ params, body, caller }) =>
      supplyDraft(desk, params.draft, body.field, caller),
    "GET /api/hall/forms/:item": ({ params, caller }) => formQuestions(desk, params.item, caller),
    "PUT /api/hall/forms/:item": ({ params, body, caller }) =>
      publishQuestions(desk, params.item, body.questions, caller),
    "GET /api/licences": ({ query, caller }) => listLicences(desk, query, caller),
    "POST /api/licences": ({ body, caller }) => enterOwnLicence(desk, body, caller),
    "POST /api/licences/checks": ({ body, caller }) => checkLicence(desk, body, caller),
    "POST /api/licences/:licence/acts": ({ params, body, caller }) =>
      actOnLicence(desk, params.licence, body, caller),
    "GET /api/my-licences": ({ caller }) => ownLicences(desk, caller),
    "POST /api/my-licences/:licence/consents": ({ params, caller }) =>
      consentToCheck(desk, params.licence, caller),
  });
}
