import { z } from "zod";
import { valuesOf } from "../../../contract/fields.ts";
import { importContract } from "../../../contract/import.ts";
import { filtersOf, kindContract } from "../../../contract/kind.ts";
import { called, day, needed, ordered, typed, words } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import { RECORD_ORDERS } from "../../../kernel/list.ts";
import { alert, type AlertAsked, type AlertDetail, type AlertRow, RAISING } from "./kind.ts";
import type { Network } from "./network.ts";
import type { AlertTold } from "./notice.ts";
import {
  REACH,
  reach,
  type ReachAsked,
  type ReachDetail,
  type ReachImport,
  type ReachRow,
} from "./reach/kind.ts";
import type { Reach } from "./river.ts";

/** The river of a day. */
type NetworkOfDay = Pick<Network, "sections"> & { readonly day: string; readonly reaches: readonly Reach[] };

/** By its name; which there are, the reaches of the day say. */
const SECTION = needed(60);
const OFFICERS = ["unit-head", "liaison"] as const;

export const alertContract = {
  ...kindContract<AlertAsked>()("/api/ecology/alerts", "alert", alert, {
    readers: BUSINESS_ROLES,
    actors: ["office", "unit-head", "liaison"],
    begin: valuesOf(RAISING, { section: SECTION }),
    summaries: {
      list: "Alerts along the river that concern the caller's bureau, by status and words",
      begin: "Raise an alert at a section: the ecology bureaus of all cities concerned are told",
      open: "An alert with its notices, arrival bands and history",
      act: "Acknowledge an alert, enter tasks and joint samples, close it with its cause",
    },
    row: typed<AlertRow>(),
    detail: typed<AlertDetail>(),
  }),
  "GET /api/ecology/alert-recipients": {
    summary:
      "Whom an alert at a section would be told, were it raised now, and by when it is to be acknowledged",
    access: OFFICERS,
    query: z.object({ section: SECTION, seenAt: words(30).optional() }),
    reply: typed<AlertTold>(),
  },
  ...kindContract<ReachAsked>()("/api/ecology/reaches", "reach", reach, {
    readers: BUSINESS_ROLES,
    actors: OFFICERS,
    begin: valuesOf(REACH),
    summaries: {
      list: "Reaches of the river by which alerts go, by status and words",
      begin: "Enter a reach in the name of an ecology bureau at one of its ends",
      open: "A reach with its source and history",
      act: "End a reach from a day on; propose a clock for its alerts, agree on it or decline it",
    },
    row: typed<ReachRow>(),
    detail: typed<ReachDetail>(),
  }),
  "GET /api/ecology/reaches-workbook": {
    summary: "What the list of reaches shows, as a workbook that an import reads again",
    access: BUSINESS_ROLES,
    query: filtersOf(reach.statuses).extend(ordered(RECORD_ORDERS)),
    reply: "file",
  },
  "GET /api/ecology/network": {
    summary: "Sections and reaches of a day, in the form that the command ecology alert reads",
    access: BUSINESS_ROLES,
    query: z.object({ on: called("日期", "Day", day).optional() }),
    reply: typed<NetworkOfDay>(),
  },
  ...importContract<ReachImport>()(
    "/api/ecology/reach-imports",
    { path: "/api/ecology/reach-imports" },
    {
      access: OFFICERS,
      what: "reaches of the river (.xlsx or .csv)",
      shows: ["new", "known"],
      decisions: {},
    },
  ),
} as const;
