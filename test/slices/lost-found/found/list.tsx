import { say } from "../../../../src/kernel/fields.ts";
import { chinese, dayOf, linked, named } from "../../../../src/web/kit/columns.tsx";
import { listPage } from "../../../../src/web/kit/list-page.tsx";
import { newRequestKey } from "../../../../src/web/kit/request-key.ts";
import { urlOf } from "../../../../src/web/frame/api.ts";
import { api } from "./client.ts";
import { FINDING, found, type FoundRow } from "./kind.ts";

/** Things found, and the form that enters one. */
export default listPage<FoundRow, typeof FINDING, { readonly day: string }>(found, {
  path: "/found",
  route: "GET /api/found",
  list: (query) => api("GET /api/found", { query }),
  lead: say(
    "拾得的物品在窗口保管，等失主认领；一年内无人认领的上缴国库。",
    "What was found is kept for its owner; what nobody claims within a year is handed over.",
  ),
  none: {
    title: say("没有登记物品", "Nothing has been entered"),
    help: say("有人送来拾得物时，在这里登记。", "Enter here what people bring."),
  },
  columns: [
    linked(FINDING.what.name, { to: ({ id }) => `/found/${id}`, text: ({ what }) => what }),
    chinese(FINDING.place.name, ({ place }) => place),
    dayOf(FINDING.foundOn.name, ({ foundOn }) => foundOn),
    named(say("状态", "Status"), found.statuses, ({ status }) => status),
    chinese(say("保管窗口", "Kept at"), ({ desk }) => desk),
  ],
  workbook: (query) => urlOf("GET /api/found-workbook", { query }),
  begin: {
    by: ["window-clerk"],
    fields: FINDING,
    help: say("写明特征，不写个人信息。", "Describe it; no names of persons."),
    known: {
      route: "GET /api/found",
      ask: () => api("GET /api/found", { query: { size: "1" } }),
    },
    ground: ({ day }) => ({ choices: {}, day }),
    send: (seed) => api("POST /api/found", { body: { key: newRequestKey(), seed } }),
  },
});
