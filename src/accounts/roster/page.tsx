import { chinese, figure } from "../../web/kit/columns.tsx";
import { importPage } from "../../web/kit/import-page.tsx";
import { ROSTER_OUTCOMES, type RosterLine } from "./line.ts";

/** A workbook on its way into the roster. */
export default importPage<RosterLine>({
  path: "/api/roster-imports",
  title: { zh: "导入名册", en: "Import a roster" },
  what: { zh: "名册", en: "the roster" },
  above: () => [{ title: { zh: "单位名册", en: "Roster of units" }, path: "/roster" }],
  outcomes: ROSTER_OUTCOMES,
  results: ROSTER_OUTCOMES,
  questions: {},
  entry: () => "/roster",
  columns: [
    chinese({ zh: "别名", en: "Aliases" }, ({ aliases }) => aliases.join("、")),
    chinese({ zh: "上级单位", en: "Parent" }, ({ parent }) => parent),
    figure({ zh: "联络员", en: "Liaisons" }, ({ liaisons }) => liaisons),
  ],
});
