import { say } from "../../../../kernel/fields.ts";
import { regionWords } from "../../../../kernel/region.ts";
import { formatFigure, formatList } from "../../../../web/frame/format.ts";
import { chinese, dayOf, factsOf, shown } from "../../../../web/kit/columns.tsx";
import { rowsOf } from "../../../../web/kit/record-rows.tsx";
import { recordPage } from "../../../../web/kit/record-page.tsx";
import { api } from "../../web/client.ts";
import { type AgreedClock, ESCALATIONS } from "../clock.ts";
import { FLOOD_WAVE } from "../river.ts";
import { CLOCK } from "./agreed-clock.ts";
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

/** The clock of a row, and whether all agreed on it. */
type Clock = Omit<AgreedClock, "agreedOn"> & { readonly agreed: string | readonly string[] };

const Clocks = rowsOf<ReachDetail, Clock>({
  title: say("预警时限", "Clocks of alerts"),
  rows: ({ state: { clocks = [], proposal } }) => [
    ...(proposal
      ? [
          {
            ...proposal.clock,
            agreed: proposal.parties.flatMap(({ regionCode, agreedOn }) =>
              agreedOn === null ? [regionCode] : [],
            ),
          },
        ]
      : []),
    ...clocks.map(({ agreedOn, ...clock }) => ({ ...clock, agreed: agreedOn })).toReversed(),
  ],
  columns: [
    { ...dayOf<Clock>(CLOCK.from.name, ({ from }) => from), card: "title" },
    shown(CLOCK.minutes.name, ({ minutes }) => String(minutes)),
    shown(CLOCK.answerMinutes.name, ({ answerMinutes }) => String(answerMinutes)),
    shown(CLOCK.escalateTo.name, ({ escalateTo }, { sentence }) => sentence(ESCALATIONS[escalateTo])),
    chinese(CLOCK.document.name, ({ document }) => document),
    shown(say("约定", "Agreed"), ({ agreed }, { language, sentence }) =>
      typeof agreed === "string"
        ? sentence(say(`各市 ${agreed} 约定`, `by all cities, ${agreed}`))
        : sentence(say("待同意：", "waits for: ")) +
          formatList(
            agreed.map((code) => sentence(regionWords(code))),
            language,
          ),
    ),
  ],
  none: {
    title: say("没有约定", "None agreed"),
    help: say(
      "预警按本系统的默认值：60 分钟内确认（未核实）。两端各市的生态环境局可以提议一个。",
      "Alerts go by this system's default: to be acknowledged within 60 minutes (unverified). The ecology bureaus at the ends may propose one.",
    ),
  },
});

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
  After: ({ detail }) => <Clocks detail={detail} />,
});
