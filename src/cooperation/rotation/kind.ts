import type { Sentence } from "../../kernel/error.ts";
import { at, city, cities, day, line, optional, own, pick, say, whole } from "../../kernel/fields.ts";
import type { Act, Recorded } from "../../kernel/record.ts";
import { type AskedOf, record } from "../../kernel/record-kind.ts";
import { CITIES, WHOLE_REGION } from "../../kernel/region.ts";
import { byOffice } from "../domain/failures.ts";
import {
  heldRefused,
  isCity,
  NOT_A_CITY,
  NOTHING_TO_UNDO,
  notItsTurn,
  orderActRefused,
  past,
  REASON_NEEDED,
  SAME_CITY,
  SAME_HOST,
  SOURCE_NEEDED,
  STOOD_IN,
  TWO_CITIES,
  UNCONFIRMED,
} from "./refusals.ts";
import { cityName, cityNames, editionName, nextHosts, because } from "./turns.ts";
import { type HeldEdition, type RotationAct, type RotationState, stepped, turnAt, turnOf } from "./wheel.ts";

const EIGHTH: HeldEdition = {
  edition: 8,
  host: "150100",
  turnOf: "150100",
  day: "2024-12-07",
  meetingId: null,
  reported: true,
  // The day of the article was not seen, only that of the meeting.
  source: { title: "人民网关于呼包鄂乌第八届市长联席会议（呼和浩特）的报道", date: null, url: null },
};

/** What is known before anybody acts: the eighth edition as reported, and the order only as the names are printed. */
export const PRINTED_ROTATION: RotationState = {
  series: "joint-conference",
  order: CITIES.map(({ code }) => code),
  confirmed: null,
  held: [EIGHTH],
  wheel: { first: 9, turns: [], next: 1 },
  steps: [],
};

const { act, standing } = record<RotationState, never>({
  statusOf: ({ confirmed }) => (confirmed ? "confirmed" : "unverified"),
});

/** Acts that count are done again from what is printed; what is taken back is in the history only. */
function after(before: RotationState, _: object, recorded: Recorded<Act>): RotationState {
  const { version, day, by } = recorded;
  const act = recorded.act as RotationAct;
  const steps =
    act.type === "undo" ? before.steps.slice(0, -1) : [...before.steps, { version, day, by, act }];
  return { ...steps.reduce(stepped, { ...PRINTED_ROTATION, series: before.series }), steps };
}

const by = byOffice;
const ANY = ["unverified", "confirmed"];
const CONFIRMED = ["confirmed"];

const edition = (name = say("第几届", "Edition")) => whole(name, { least: 1, most: 999 });
const reason = line(say("理由", "Reason"), { most: 500, lacks: REASON_NEEDED });

/** The next turn, and a city that could take it over. */
function nextOf(state: RotationState) {
  const [next] = nextHosts(state, 1);
  const other = state.order.find((each) => each !== next?.host && each !== next?.turnOf) ?? "";
  return { edition: String(next?.edition ?? 1), host: next?.host ?? "", other };
}

function undone({ steps }: RotationState): Sentence | null {
  const latest = steps.at(-1);
  if (latest === undefined) return null;
  const { zh, en } = rotation.sentence(latest.act, String);
  return say(`将撤销：${zh}。记录本身保留。`, `This will be taken back: ${en}. It stays in the record.`);
}

/** Who hosts the joint conference (measure 二十二), one record per series, acted on by the office alone. */
export const rotation = standing({
  kind: "rotation",
  name: say("轮值", "Rotation"),
  statuses: { unverified: say("未核实", "unverified"), confirmed: say("已确认", "confirmed") },
  stands: PRINTED_ROTATION,
  refusals: { notNow: UNCONFIRMED },
  acts: {
    "set-order": act({
      name: say("确认顺序", "Confirm the order"),
      done: say("确认轮值顺序", "Confirm the order of rotation"),
      help: say(
        "确认后，“跳过”“对调”“代办”才能登记；新顺序从所写届次起，以前的届次不变。",
        "Skips, exchanges and stand-ins can be recorded once the order is confirmed. A new order counts from the edition you give; earlier ones stay.",
      ),
      asks: {
        order: own<readonly string[]>(say("四市顺序", "Order of the four cities")),
        edition: edition(say("从第几届起", "From edition")),
        first: city(say("由谁开始", "Who begins")),
        source: line(say("依据（会议或文件）", "Source (meeting or paper)"), {
          most: 500,
          lacks: SOURCE_NEEDED,
        }),
      },
      initial: (state) => {
        const { edition, host: first } = nextOf(state);
        return { order: JSON.stringify(state.order), edition, first };
      },
      adds: ({ series }) => ({ series }),
      waits: ({ confirmed }) => (confirmed === null ? "office" : null),
      withdrawable: true,
      by,
      when: ANY,
      refuse: orderActRefused,
      after,
      said: ({ order, edition, first, source }) => {
        const [cities, city, from] = [
          cityNames(order, say("→", " → ")),
          cityName(first),
          editionName(edition),
        ];
        return say(
          `确认轮值顺序${cities.zh}，${from.zh}起由${city.zh}开始，依据：${source}`,
          `confirmed the order ${cities.en}, beginning with ${city.en} at ${from.en}; source: ${source}`,
        );
      },
    }),
    "record-held": act({
      name: say("登记召开", "Record as held"),
      done: say("登记已召开的联席会议", "Record a conference that was held"),
      help: say(
        "只登记已经召开的会议；主办城市与顺序不符时，请先登记对调、跳过或代办。",
        "Only for conferences that took place. Where the host is not the one in turn, record an exchange, a skip or a stand-in first.",
      ),
      asks: {
        edition: edition(),
        host: city(say("主办城市", "Host")),
        day: day(say("召开日期", "Held on"), { until: "today", initial: "today" }),
        source: optional(line(say("出处", "Source"), { most: 500 })),
        meetingId: optional(pick(say("会议", "Meeting"))),
      },
      initial: (state) => ({ edition: nextOf(state).edition, host: nextOf(state).host }),
      // A meeting tells of itself when it is held.
      omits: () => ["meetingId"],
      withdrawable: true,
      by,
      when: ANY,
      refuse: (state, held, { day }) => heldRefused(state, held, day),
      after,
      said: ({ edition, host, day }) => {
        const [name, city] = [editionName(edition), cityName(host)];
        return say(
          `登记${name.zh}于 ${day} 由${city.zh}主办`,
          `recorded that ${city.en} hosted ${name.en} on ${day}`,
        );
      },
    }),
    skip: act({
      name: say("跳过", "Skip"),
      done: say("轮值跳过", "Skip a turn"),
      help: say(
        "这一届跳过该市，由顺序中的下一市主办；该市等下一轮。",
        "The city is passed over at this edition and the next in the order hosts; it waits for its next turn.",
      ),
      asks: { edition: edition(), city: city(say("城市", "City")), reason },
      initial: (state) => ({ edition: nextOf(state).edition, city: nextOf(state).host }),
      withdrawable: true,
      by,
      when: CONFIRMED,
      refuse: (state, { edition, city }) => {
        const early = past(state, edition);
        if (early) return at("edition", early);
        if (!isCity(city)) return at("city", NOT_A_CITY);
        const turn = turnAt(state, edition);
        if (turn.turnOf !== city) return at("city", notItsTurn(state, city, edition));
        return turn.standIn === null ? null : STOOD_IN;
      },
      after,
      said: ({ edition, city, reason }) => {
        const [name, passed, why] = [editionName(edition), cityName(city), because(reason)];
        return say(`${name.zh}跳过${passed.zh}${why.zh}`, `skipped ${passed.en} at ${name.en}${why.en}`);
      },
    }),
    swap: act({
      name: say("对调", "Exchange"),
      done: say("轮值对调", "Exchange turns"),
      help: say(
        "两市从该届起各自最近的一次互换一次，以后仍按原顺序。",
        "From this edition on, the two exchange their nearest turns once; afterwards the order is as before.",
      ),
      asks: {
        from: edition(say("从第几届起", "From edition")),
        cities: cities(say("对调的两市", "The two cities"), { lacks: TWO_CITIES }),
        reason,
      },
      initial: (state) => {
        const { edition, host, other } = nextOf(state);
        return { from: edition, cities: JSON.stringify([host, other]) };
      },
      withdrawable: true,
      by,
      when: CONFIRMED,
      refuse: (state, { cities, from }) => {
        if (cities.length !== 2) return at("cities", TWO_CITIES);
        if (!cities.every(isCity)) return at("cities", NOT_A_CITY);
        if (cities[0] === cities[1]) return at("cities", SAME_CITY);
        const early = past(state, from);
        if (early) return at("from", early);
        const stoodIn = cities.some((city) => turnAt(state, turnOf(state, city, from)).standIn !== null);
        return stoodIn ? STOOD_IN : null;
      },
      after,
      said: ({ cities, from, reason }) => {
        const [both, name, why] = [cityNames(cities), editionName(from), because(reason)];
        return say(
          `${name.zh}起${both.zh}对调一次${why.zh}`,
          `exchanged the next turns of ${both.en} from ${name.en} on${why.en}`,
        );
      },
    }),
    substitute: act({
      name: say("代办", "Stand in"),
      done: say("轮值代办", "Stand in for a host"),
      help: say(
        "由另一市代为主办，轮次仍计在原来的城市名下，以后顺序不变。",
        "Another city hosts; the turn counts for the one it stands in for and the order stays.",
      ),
      asks: { edition: edition(), host: city(say("代办城市", "Who stands in")), reason },
      initial: (state) => ({ edition: nextOf(state).edition, host: nextOf(state).other }),
      withdrawable: true,
      by,
      when: CONFIRMED,
      refuse: (state, { edition, host }) => {
        const early = past(state, edition);
        if (early) return at("edition", early);
        if (!isCity(host)) return at("host", NOT_A_CITY);
        return turnAt(state, edition).host === host ? at("host", SAME_HOST) : null;
      },
      after,
      said: ({ edition, host, reason }) => {
        const [name, city, why] = [editionName(edition), cityName(host), because(reason)];
        return say(
          `${name.zh}由${city.zh}代办${why.zh}，轮次计在原城市名下`,
          `${city.en} stands in at ${name.en}${why.en}; the turn counts for the city it stands in for`,
        );
      },
    }),
    undo: act({
      name: say("撤销上一步", "Take back the latest"),
      done: say("撤销轮值的上一步", "Take back the latest act of the rotation"),
      help: undone,
      asks: { step: whole(say("步骤", "Step"), { least: 1, most: Number.MAX_SAFE_INTEGER }), reason },
      // The one that was seen, so that nobody takes back what they did not see.
      initial: ({ steps }) => ({ step: String(steps.at(-1)?.version ?? "") }),
      omits: () => ["step"],
      withdrawable: true,
      by,
      when: ANY,
      unless: ({ steps }) => (steps.length === 0 ? NOTHING_TO_UNDO : null),
      refuse: ({ steps }, { step }) => (steps.at(-1)?.version === step ? null : NOTHING_TO_UNDO),
      after,
      said: ({ reason }) => {
        const why = because(reason);
        return say(`撤销上一步${why.zh}`, `took the latest act back${why.en}`);
      },
    }),
  },
  head: () => ({ title: "四市党政联席会议轮值顺序", regionCode: WHOLE_REGION, day: null, unitIds: [] }),
});

export type RotationAsked = AskedOf<typeof rotation.acts>;
