import { say } from "../../../../kernel/fields.ts";
import type { SheetLine } from "../../../../kernel/sheet.ts";
import { importPage } from "../../../../web/kit/import-page.tsx";
import { reach } from "./kind.ts";

/** A sheet of reaches on its way in. */
export default importPage<SheetLine>({
  path: "/api/ecology/reach-imports",
  title: say("导入河段", "Import reaches"),
  what: say("登记", "the reaches"),
  above: () => [{ title: reach.name, path: "/ecology/reaches" }],
  outcomes: { new: say("新增", "New"), known: say("已有，不再登记", "There already") },
  results: { entered: say("新增", "entered") },
  questions: {},
  columns: [],
  entry: (id) => `/ecology/reaches/${id}`,
});
