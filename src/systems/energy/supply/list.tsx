import { lazy } from "react";
import { say } from "../../../kernel/fields.ts";
import { urlOf } from "../../../web/frame/api.ts";
import { useSentence } from "../../../web/frame/language.tsx";
import { type Session, useSession } from "../../../web/frame/session.tsx";
import { ImportUpload } from "../../../web/kit/import-upload.tsx";
import { listPage } from "../../../web/kit/list-page.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { api } from "../web/client.ts";
import { BASE, BASE_COLUMNS, BASE_FILTERS, type BaseRow, entersBases, equipmentBase } from "./kind.ts";

const LIST = "GET /api/energy/bases";
const Balance = lazy(() => import("./balance-view.tsx"));

const enters = ({ actor, organisationName }: Session): boolean =>
  actor !== null && entersBases({ roles: actor.roles, unitName: organisationName });

function Upload() {
  const sentence = useSentence();
  return enters(useSession()) ? (
    <ImportUpload
      label={sentence(say("导入 Excel", "Import from Excel"))}
      route="POST /api/energy/base-imports"
      to={(id) => `/energy/base-imports/${id}`}
    />
  ) : null;
}

/** Capacity of the four cities' equipment bases against what projects need, and the bases themselves. */
export default listPage<BaseRow, typeof BASE, { readonly day: string }, typeof BASE_FILTERS>(equipmentBase, {
  path: "/energy/bases",
  route: LIST,
  list: (query) => api(LIST, { query }),
  lead: say(
    "四市一年能造多少风光氢储车装备，登记的项目哪一年要多少，够不够。",
    "What the four cities make of wind, sun, hydrogen, storage and trucks in a year, what registered projects need of it and when, and whether it suffices.",
  ),
  none: {
    title: say("没有装备基地", "No equipment bases"),
    help: say(
      "由各市工业和信息化局登记，也可以导入 Excel；没有公开的产能就空着。",
      "The cities' bureaus of industry enter them, or import a workbook; a capacity that is not published stays empty.",
    ),
  },
  columns: { of: BASE_COLUMNS },
  narrowing: BASE_FILTERS,
  looks: {
    balance: { name: say("产能对需求", "Capacity against need"), View: Balance, alone: true },
    table: { name: say("装备基地", "Equipment bases") },
  },
  Actions: Upload,
  workbook: (query) => urlOf("GET /api/energy/bases-workbook", { query }),
  begin: {
    by: ["liaison", "unit-head"],
    may: enters,
    fields: BASE,
    help: say(
      "由所在市的工业和信息化局登记；每个数字写明出处。",
      "Entered by the bureau of industry of its city; each figure with its source.",
    ),
    known: { route: LIST, ask: () => api(LIST, { query: { size: "1" } }) },
    ground: ({ day }) => ({ choices: {}, day }),
    send: (seed) => api("POST /api/energy/bases", { body: { key: newRequestKey(), seed } }),
  },
});
