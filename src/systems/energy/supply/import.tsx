import { say } from "../../../kernel/fields.ts";
import type { SheetLine } from "../../../kernel/sheet.ts";
import { importPage } from "../../../web/kit/import-page.tsx";
import { equipmentBase } from "./kind.ts";

/** A sheet of equipment bases on its way in. */
export default importPage<SheetLine>({
  path: "/api/energy/base-imports",
  title: say("导入装备基地", "Import equipment bases"),
  what: say("登记", "the bases"),
  above: () => [{ title: equipmentBase.name, path: "/energy/bases" }],
  outcomes: {
    new: say("新增", "New"),
    changed: say("修改", "Changed"),
    known: say("已有，没有变化", "There already, unchanged"),
  },
  results: { entered: say("新增", "entered"), changed: say("修改", "changed") },
  questions: {},
  columns: [],
  entry: (id) => `/energy/bases/${id}`,
});
