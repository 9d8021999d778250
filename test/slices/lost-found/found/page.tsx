import { say } from "../../../../src/kernel/fields.ts";
import type { Opened } from "../../../../src/kernel/record.ts";
import { chinese, dayOf, factsOf, written } from "../../../../src/web/kit/columns.tsx";
import { recordPage } from "../../../../src/web/kit/record-page.tsx";
import { api } from "./client.ts";
import { FINDING, found, type FoundAsked, type FoundState } from "./kind.ts";

type Detail = Opened<FoundState>;

/** One thing: where it is, who claims it, what may be done with it. */
export default recordPage<FoundState, Detail, FoundAsked>(found, {
  path: "/found",
  route: "GET /api/found",
  open: (id) => api("GET /api/found/:found", { params: { found: id } }),
  act: (id, body) => api("POST /api/found/:found/acts", { params: { found: id }, body }),
  title: ({ what }) => what,
  Facts: factsOf<Detail>([
    chinese(FINDING.place.name, ({ state }) => state.place),
    dayOf(FINDING.foundOn.name, ({ state }) => state.foundOn),
    chinese(say("保管窗口", "Kept at"), ({ state, names }) => names[state.desk.unitId] ?? ""),
    chinese(found.acts.claim.asks.owner.name, ({ state }) => state.owner),
    written(found.acts.claim.asks.proof.name, ({ state }) => state.proof),
  ]),
});
