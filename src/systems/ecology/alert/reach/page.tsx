import { say } from "../../../../kernel/fields.ts";
import { regionWords } from "../../../../kernel/region.ts";
import { formatFigure, formatList } from "../../../../web/frame/format.ts";
import { chinese, dayOf, factsOf, shown } from "../../../../web/kit/columns.tsx";
import { recordPage } from "../../../../web/kit/record-page.tsx";
import { api } from "../../web/client.ts";
import { FLOOD_WAVE } from "../river.ts";
import { REACH, reach, type ReachAsked, type ReachDetail, type ReachState, STANDINGS } from "./kind.ts";

const hoursOf = (name: typeof REACH.hours.name, of: (state: ReachState) => number) =>
  shown<ReachDetail>(name, ({ state }, { language, sentence }) =>
    sentence(say(`${formatFigure(of(state), language)} 小时`, `${formatFigure(of(state), language)} h`)),
  );
const citiesOf = (name: typeof REACH.toCities.name, of: (state: ReachState) => readonly string[]) =>
  shown<ReachDetail>(name, ({ state }, { language, sentence }) =>
    of(state).length === 0
      ? "—"
      : formatList(
          of(state).map((code) => sentence(regionWords(code))),
          language,
        ),
  );

/** One reach: where it runs, by what its hours are known, since when it counts. */
export default recordPage<ReachState, ReachDetail, ReachAsked>(reach, {
  path: "/ecology/reaches",
  route: "GET /api/ecology/reaches",
  open: (id) => api("GET /api/ecology/reaches/:reach", { params: { reach: id } }),
  act: (id, body) => api("POST /api/ecology/reaches/:reach/acts", { params: { reach: id }, body }),
  title: ({ from, to }) => `${from} → ${to}`,
  touches: ["GET /api/ecology/network"],
  tones: { ended: "quiet" },
  Facts: factsOf<ReachDetail>([
    citiesOf(REACH.fromCities.name, ({ fromCities }) => fromCities),
    citiesOf(REACH.toCities.name, ({ toCities }) => toCities),
    hoursOf(REACH.hours.name, ({ hours }) => hours),
    hoursOf(REACH.latestHours.name, ({ latestHours }) => latestHours),
    shown(REACH.standing.name, ({ state }, { sentence }) => sentence(STANDINGS[state.standing])),
    chinese(REACH.source.name, ({ state }) => state.source),
    dayOf(REACH.since.name, ({ state }) => state.since),
    dayOf(say("停用日", "Ends on"), ({ state }) => state.until),
    shown(say("说明", "Note"), (_, { sentence }) => sentence(FLOOD_WAVE)),
  ]),
});
