import { say } from "../../../../src/kernel/fields.ts";
import { ImportUpload } from "../../../../src/web/kit/import-upload.tsx";
import { listPage } from "../../../../src/web/kit/list-page.tsx";
import { newRequestKey } from "../../../../src/web/kit/request-key.ts";
import { urlOf } from "../../../../src/web/frame/api.ts";
import { useSentence } from "../../../../src/web/frame/language.tsx";
import { useAllows } from "../../../../src/web/frame/session.tsx";
import { api } from "./client.ts";
import { COLUMNS, FINDING, found, type FoundRow } from "./kind.ts";

function Upload() {
  const sentence = useSentence();
  return useAllows()(["window-clerk"]) ? (
    <ImportUpload
      label={sentence(say("导入 Excel", "Import from Excel"))}
      route="POST /api/found-imports"
      to={(id) => `/found/imports/${id}`}
    />
  ) : null;
}

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
  columns: { of: COLUMNS },
  Actions: Upload,
  workbook: (query) => urlOf("GET /api/found-workbook", { query }),
  begin: {
    by: ["window-clerk"],
    fields: FINDING,
    help: say("写明特征，不写个人信息。", "Describe it; no names of persons."),
    known: { route: "GET /api/found", ask: () => api("GET /api/found", { query: { size: "1" } }) },
    ground: ({ day }) => ({ choices: {}, day }),
    send: (seed) => api("POST /api/found", { body: { key: newRequestKey(), seed } }),
  },
});
