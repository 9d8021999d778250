import { regionWords } from "../../../kernel/region.ts";
import { say } from "../../../kernel/fields.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { chinese, dayOf, factsOf, shown } from "../../../web/kit/columns.tsx";
import { recordPage } from "../../../web/kit/record-page.tsx";
import { api } from "../web/client.ts";
import { BASE, BASE_LEVELS, type BaseAsked, type BaseDetail, type BaseState, equipmentBase } from "./kind.ts";
import { PRODUCT_NAMES, UNIT_NAMES } from "./product.ts";
import { words } from "./words.ts";

/** One equipment base: what it makes, how much a year, by what that is known. */
export default recordPage<BaseState, BaseDetail, BaseAsked>(equipmentBase, {
  path: "/energy/bases",
  route: "GET /api/energy/bases",
  open: (id) => api("GET /api/energy/bases/:base", { params: { base: id } }),
  act: (id, body) => api("POST /api/energy/bases/:base/acts", { params: { base: id }, body }),
  title: ({ name }) => name,
  touches: ["GET /api/energy/supply"],
  tones: { ended: "quiet" },
  Facts: factsOf<BaseDetail>([
    shown(BASE.city.name, ({ state }, { sentence }) => sentence(regionWords(state.city))),
    shown(BASE.product.name, ({ state }, { sentence }) => sentence(PRODUCT_NAMES[state.product])),
    shown(BASE.perYear.name, ({ state: { perYear, product } }, { language, sentence }) =>
      perYear === null
        ? sentence(words.unstated)
        : `${formatFigure(perYear, language)} ${sentence(UNIT_NAMES[product])}`,
    ),
    dayOf(BASE.since.name, ({ state }) => state.since),
    shown(BASE.level.name, ({ state }, { sentence }) => sentence(BASE_LEVELS[state.level])),
    chinese(BASE.source.name, ({ state }) => state.source),
    dayOf(BASE.sourceOn.name, ({ state }) => state.sourceOn),
    chinese(say("登记单位", "Entered by"), ({ state, names }) =>
      state.unitId === null ? "" : (names[state.unitId] ?? ""),
    ),
    dayOf(say("停产日期", "Ended on"), ({ state }) => state.endedOn, say("", "")),
  ]),
});
