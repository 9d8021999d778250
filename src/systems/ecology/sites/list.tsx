import { lazy } from "react";
import { say, choice, line, day, number } from "../../../kernel/fields.ts";
import { column, type ListedColumns } from "../../../kernel/list.ts";
import { listPage } from "../../../web/kit/list-page.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { ImportUpload } from "../../../web/kit/import-upload.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { api } from "../web/client.ts";
import { FINDING, site, SITE_FILTERS, type SiteRow } from "./kind.ts";
import { HECTARE_M2 } from "./area.tsx";
import { Outbox } from "./outbox-panel.tsx";
import { words } from "./words.ts";
import { OUTLINE_FILES, Zones } from "./zones/panel.tsx";

const COLUMNS: ListedColumns<SiteRow> = {
  code: column(FINDING.code, ({ code, name }) => `${code} ${name}`, {
    to: ({ id }) => `/ecology/sites/${id}`,
    sort: "title",
  }),
  status: column(choice(say("状态", "Status"), site.statuses, { listed: true }), ({ status }) => status, {
    sort: "status",
  }),
  kind: column(FINDING.kind, ({ kind }) => kind),
  hectares: column(
    number(say("面积", "Area"), { unit: say("公顷", "ha"), listed: true }),
    ({ areaM2 }) => (areaM2 === null ? null : Number((areaM2 / HECTARE_M2).toFixed(4))),
    { compared: true },
  ),
  zones: column(line(say("分区", "Zone"), { listed: true }), ({ zones }) =>
    zones.map(({ zone }) => zone).join("、"),
  ),
  foundOn: column(FINDING.foundOn, ({ foundOn }) => foundOn, { sort: "day" }),
  limit: column(day(say("期限", "Limit"), { listed: true }), ({ limit }) => limit, { sort: "until" }),
  visitedOn: column(day(say("最近到点", "Last visited")), ({ visitedOn }) => visitedOn),
  unit: column(line(say("管护单位", "Unit")), ({ unit }) => unit),
};

// What is looked at only when asked for loads then.
const Dots = lazy(() => import("./dots/view.tsx"));
const Balance = lazy(() => import("./balance/view.tsx"));
const Coverage = lazy(() => import("./coverage/view.tsx"));

function Beside() {
  const t = useText(words);
  if (!useAllows()(["unit-head", "liaison"])) return null;
  return (
    <ImportUpload
      label={t.importSites}
      route="POST /api/ecology/site-imports"
      accept={OUTLINE_FILES}
      help={t.importHelp}
      to={(id) => `/ecology/site-imports/${id}`}
    />
  );
}

/** The sites that the reader's unit looks after, and the form that enters one. */
export default listPage<SiteRow, typeof FINDING, { readonly day: string }, typeof SITE_FILTERS>(site, {
  path: "/ecology/sites",
  route: "GET /api/ecology/sites",
  list: (query) => api("GET /api/ecology/sites", { query }),
  lead: say(
    "从发现、现场核查、整改、查验、验收到销号；不合格的退回整改。",
    "From being found over verification on the spot, rectification, inspection and acceptance to being struck off; what does not hold goes back.",
  ),
  none: {
    title: say("没有图斑", "No sites"),
    help: say("巡护发现问题时在这里登记。", "Enter here what a patrol finds."),
  },
  columns: { of: COLUMNS },
  narrowing: SITE_FILTERS,
  looks: {
    table: { name: say("列表", "List") },
    dots: { name: say("点位图", "Dots"), View: Dots, alone: true },
    balance: { name: say("分区平衡表", "Balance"), View: Balance, alone: true },
    coverage: { name: say("巡护覆盖", "Patrols"), View: Coverage, alone: true },
  },
  Actions: Beside,
  Above: () => (
    <>
      <Outbox />
      <Zones />
    </>
  ),
  begin: {
    by: ["liaison", "unit-head"],
    fields: FINDING,
    help: say("在现场登记时用本机定位填写坐标。", "On the spot let the device fill in the position."),
    known: {
      route: "GET /api/ecology/sites",
      ask: () => api("GET /api/ecology/sites", { query: { size: "1" } }),
    },
    ground: ({ day: today }) => ({ choices: {}, day: today }),
    send: (seed) => api("POST /api/ecology/sites", { body: { key: newRequestKey(), seed } }),
  },
});
