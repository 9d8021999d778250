import { say } from "../../../kernel/fields.ts";
import { regionWords } from "../../../kernel/region.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { chinese, dayOf, factsOf, shown } from "../../../web/kit/columns.tsx";
import { recordPage } from "../../../web/kit/record-page.tsx";
import { api } from "../web/client.ts";
import { GRID, type GridAsked, gridCapacity, type GridDetail, type GridState, placeName } from "./kind.ts";
import { words } from "./words.ts";

const power = (field: "importMw" | "exportMw") =>
  shown<GridDetail>(GRID[field].name, ({ state }, { language, sentence }) => {
    const mw = state[field];
    return mw === null ? sentence(words.unpublished) : `${formatFigure(mw, language)} MW`;
  });

/** One grid capacity: what may be taken and fed in, by what that is known, who confirmed it. */
export default recordPage<GridState, GridDetail, GridAsked>(gridCapacity, {
  path: "/energy/grid",
  route: "GET /api/energy/grid",
  open: (id) => api("GET /api/energy/grid/:capacity", { params: { capacity: id } }),
  act: (id, body) => api("POST /api/energy/grid/:capacity/acts", { params: { capacity: id }, body }),
  title: placeName,
  touches: ["GET /api/energy/grid-balance"],
  tones: { stated: "ochre", confirmed: "grass", ended: "quiet" },
  Facts: factsOf<GridDetail>([
    shown(GRID.city.name, ({ state }, { sentence }) => sentence(regionWords(state.city))),
    chinese(GRID.node.name, ({ state }) => state.node),
    power("importMw"),
    power("exportMw"),
    dayOf(GRID.from.name, ({ state }) => state.from),
    dayOf(GRID.until.name, ({ state }) => state.until, say("到下一次公布为止", "until another is published")),
    chinese(GRID.source.name, ({ state }) => state.source),
    dayOf(GRID.sourceOn.name, ({ state }) => state.sourceOn),
    chinese(say("填报单位", "Entered by"), ({ state, names }) => names[state.unitId] ?? ""),
    chinese(say("依据文件", "Confirmed by which paper"), ({ state }) => state.confirmation?.document ?? ""),
    dayOf(
      say("确认日期", "Confirmed on"),
      ({ state }) => state.confirmation?.on ?? null,
      say("还没有确认", "not yet"),
    ),
  ]),
});
