import { say } from "../../../kernel/fields.ts";
import type { SheetLine } from "../../../kernel/sheet.ts";
import { importPage } from "../../../web/kit/import-page.tsx";
import { gridCapacity } from "./kind.ts";

/** A sheet of grid capacities on its way in. */
export default importPage<SheetLine>({
  path: "/api/energy/grid-imports",
  title: say("导入电网接入能力", "Import grid capacities"),
  what: say("接入能力", "the grid capacities"),
  above: () => [{ title: gridCapacity.name, path: "/energy/grid" }],
  outcomes: {
    new: say("新增", "New"),
    changed: say("修改", "Changed"),
    known: say("已有，没有变化", "There already, unchanged"),
  },
  results: { entered: say("新增", "entered"), changed: say("修改", "changed") },
  questions: {
    unit: {
      title: say("单位", "Unit"),
      help: say("所有数字都换算成 MW 填报。", "All figures are entered in MW."),
    },
  },
  columns: [],
  entry: (id) => `/energy/grid/${id}`,
});
