import { say } from "../../../../kernel/fields.ts";
import { formatFigure } from "../../../../web/frame/format.ts";
import { shown } from "../../../../web/kit/columns.tsx";
import { importPage } from "../../../../web/kit/import-page.tsx";
import { HECTARE_M2, zoneWords } from "../area.tsx";
import type { SiteLine } from "./outline-row.ts";

/** A file of outlines on its way in. */
export default importPage<SiteLine>({
  path: "/api/ecology/site-imports",
  title: say("导入图斑边界", "Import outlines"),
  what: say("图斑", "the sites"),
  above: () => [{ title: say("大青山图斑", "Sites of Daqingshan"), path: "/ecology/sites" }],
  outcomes: { new: say("新增", "New"), known: say("已有", "Entered already") },
  results: { entered: say("已登记的图斑", "sites entered") },
  questions: {},
  columns: [
    shown(
      say("面积（公顷）", "Area (ha)"),
      ({ areaM2 }, { language }) => (areaM2 === null ? "—" : formatFigure(areaM2 / HECTARE_M2, language, 4)),
      { figure: true },
    ),
    shown(say("分区（公顷）", "Zones (ha)"), ({ zones }, { language }) => zoneWords(zones, language)),
  ],
  entry: (id) => `/ecology/sites/${id}`,
  entering: say(
    "边界随图斑登记；面积按 CGCS2000 椭球面量算。",
    "Outlines are entered with their sites; areas are those on the ellipsoid of CGCS2000.",
  ),
});
