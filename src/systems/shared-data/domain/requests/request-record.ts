import type { ActingFor } from "../../../../kernel/actor.ts";
import type { RecordShape } from "../../../../kernel/record.ts";
import { afterAct } from "./request-fold.ts";
import { requestRefused } from "./request-permit.ts";
import { requestSentence } from "./request-sentence.ts";
import type { RequestAct, RequestState } from "./request.ts";

/** A request for shared data as the fold of what both parties and the data authority did; one set of rules for all. */
export const requestShape: RecordShape<RequestState, RequestAct, ActingFor> = {
  kind: "request",
  fold: afterAct,
  permit: requestRefused,
  head: ({ status, resource, requester, provider, asked, filed, granted }) => ({
    title: resource.name,
    status,
    regionCode: provider.regionCode,
    day: filed?.on ?? null,
    until: granted?.until ?? null,
    unitIds: [requester.id, provider.id],
    measureIds: [],
    words: [resource.code, requester.name, provider.name, asked.basis.title, ...asked.purposes],
  }),
  sentence: requestSentence,
};
