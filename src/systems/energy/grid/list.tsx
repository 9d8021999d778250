import { lazy } from "react";
import { say } from "../../../kernel/fields.ts";
import { urlOf } from "../../../web/frame/api.ts";
import { useSentence } from "../../../web/frame/language.tsx";
import { type Session, useSession } from "../../../web/frame/session.tsx";
import { Chinese } from "../../../web/kit/parts.tsx";
import { ImportUpload } from "../../../web/kit/import-upload.tsx";
import { listPage } from "../../../web/kit/list-page.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { api } from "../web/client.ts";
import { GRID, GRID_COLUMNS, GRID_FILTERS, gridCapacity, type GridRow, statesGrid } from "./kind.ts";
import { words } from "./words.ts";

const LIST = "GET /api/energy/grid";
const Balance = lazy(() => import("./balance-view.tsx"));

const states = ({ actor, organisationName }: Session): boolean =>
  actor !== null && statesGrid({ roles: actor.roles, unitName: organisationName });

function Upload() {
  const sentence = useSentence();
  return states(useSession()) ? (
    <ImportUpload
      label={sentence(say("导入 Excel", "Import from Excel"))}
      route="POST /api/energy/grid-imports"
      to={(id) => `/energy/grid-imports/${id}`}
    />
  ) : null;
}

/** What the grid of the four cities takes against what projects ask, and the capacities themselves. */
export default listPage<GridRow, typeof GRID, { readonly day: string }, typeof GRID_FILTERS>(gridCapacity, {
  path: "/energy/grid",
  route: LIST,
  list: (query) => api(LIST, { query }),
  lead: say(
    "四市的电网还能接多少，登记的项目哪一年要接多少，够不够。",
    "What the grid of the four cities still takes, what registered projects ask of it and when, and whether it suffices.",
  ),
  none: {
    title: say("没有接入能力", "No grid capacities"),
    help: say(
      "由供电公司或能源局按公布的文件填报，也可以导入 Excel；没有公布的不用填。",
      "Grid companies or bureaus of energy enter what is published, or import a workbook; what is not published is not entered.",
    ),
  },
  columns: {
    of: GRID_COLUMNS,
    cells: {
      node: ({ node }, { sentence }) => (node === "" ? sentence(words.wholeCity) : <Chinese>{node}</Chinese>),
    },
  },
  narrowing: GRID_FILTERS,
  looks: {
    balance: { name: say("能力对需求", "Capacity against need"), View: Balance, alone: true },
    table: { name: say("接入能力", "Grid capacities") },
  },
  Actions: Upload,
  workbook: (query) => urlOf("GET /api/energy/grid-workbook", { query }),
  begin: {
    by: ["liaison", "unit-head"],
    may: states,
    fields: GRID,
    help: say(
      "由所在市的供电公司、能源局或发展改革委填报，另一单位确认后才用来判断；写明出处。",
      "Entered by the city's grid company or bureau of energy, with its source; judged by once another unit confirmed it.",
    ),
    known: { route: LIST, ask: () => api(LIST, { query: { size: "1" } }) },
    ground: ({ day }) => ({ choices: {}, day }),
    send: (seed) => api("POST /api/energy/grid", { body: { key: newRequestKey(), seed } }),
  },
});
