import { say } from "../../../../src/kernel/fields.ts";
import type { SheetLine } from "../../../../src/kernel/sheet.ts";
import { importPage } from "../../../../src/web/kit/import-page.tsx";
import { found } from "./kind.ts";

/** A list of things on its way in. */
export default importPage<SheetLine>({
  path: "/api/found-imports",
  title: say("导入物品清单", "Import things"),
  what: say("登记", "the list"),
  above: () => [{ title: found.name, path: "/found" }],
  outcomes: { new: say("新增", "New") },
  results: { entered: say("新增", "entered") },
  questions: {},
  columns: [],
  entry: (id) => `/found/${id}`,
});
