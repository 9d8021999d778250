import type { Day } from "../../kernel/calendar.ts";
import { type Failure, refusal } from "../../kernel/error.ts";
import { at, type FieldFailure } from "../../kernel/fields.ts";
import { CITIES } from "../../kernel/region.ts";
import { cityName, cityNames, editionName } from "./turns.ts";
import { type HeldEdition, nextEdition, type RotationState, turnAt } from "./wheel.ts";

export const REASON_NEEDED = refusal(
  "reason-needed",
  "请写明理由，轮值表上会照此说明。",
  "Give the reason; the table of turns says it.",
);
export const UNCONFIRMED = refusal(
  "order-unconfirmed",
  "轮值顺序还没有确认。请先确认顺序及其依据，再登记跳过、对调或代办。",
  "Nobody has confirmed the order. Confirm it with its source first, then skip, exchange or stand in.",
);
export const NOT_A_CITY = refusal(
  "no-such-city",
  "轮值只在呼和浩特、包头、鄂尔多斯、乌兰察布四市之间进行，请从中选择。",
  "Only Hohhot, Baotou, Ordos and Ulanqab take turns. Choose among them.",
);
export const SAME_CITY = refusal(
  "same-city",
  "两个城市是同一个，请选择不同的城市。",
  "Both are the same city. Choose two different ones.",
);
export const TWO_CITIES = refusal(
  "two-cities",
  "对调在两市之间进行，请选择两个城市。",
  "Two cities exchange their turns. Choose two.",
);
export const SOURCE_NEEDED = refusal(
  "source-needed",
  "请写明顺序的依据（会议或文件），没有依据的顺序不能确认。",
  "Name the meeting or paper that decided the order; without it the order cannot be confirmed.",
);
const FUTURE_DAY = refusal(
  "future-day",
  "召开日期晚于今天。还没有召开的会议请在“会议”中安排，召开以后再登记。",
  "The day is in the future. Plan the meeting under “Meetings” and record it once it was held.",
);
export const NOTHING_TO_UNDO = refusal(
  "nothing-to-undo",
  "没有可以撤销的步骤，或者上一步已经变了。请刷新后再看。",
  "There is nothing to take back, or the latest act is another one by now. Reload and look again.",
);

export const SAME_HOST = refusal(
  "same-host",
  "这一届本来就由该市主办，不需要代办。",
  "This city hosts that edition anyway; nobody needs to stand in.",
);
export const STOOD_IN = refusal(
  "stood-in",
  "这一轮已经安排了代办。请先撤销代办，再跳过或对调。",
  "Another city stands in for this turn already. Take that back first, then skip or exchange it.",
);

export const isCity = (code: string): boolean => CITIES.some((city) => city.code === code);

/** Cities that are missing from an order, and those that stand in it more than once. */
export function orderFaults(order: readonly string[]): {
  readonly missing: readonly string[];
  readonly repeated: readonly string[];
} {
  const codes = CITIES.map(({ code }) => code);
  return {
    missing: codes.filter((code) => !order.includes(code)),
    repeated: [...new Set(order.filter((code, index) => order.indexOf(code) !== index))],
  };
}

/** The sentence about an order that does not hold all four cities once, null where it does. */
export function orderRefused(order: readonly string[]): Failure | null {
  if (!order.every(isCity)) return NOT_A_CITY;
  const { missing, repeated } = orderFaults(order);
  if (missing.length === 0 && repeated.length === 0) return null;
  const [lost, twice] = [cityNames(missing), cityNames(repeated)];
  const zh = [missing.length > 0 ? `缺少${lost.zh}` : "", repeated.length > 0 ? `重复${twice.zh}` : ""];
  const en = [
    missing.length > 0 ? `${lost.en} missing` : "",
    repeated.length > 0 ? `${twice.en} more than once` : "",
  ];
  return refusal(
    "order-incomplete",
    `顺序没有保存：${zh.filter(Boolean).join("，")}。四市须各出现一次：请补上或删去；某市本轮不主办的，先保存四市顺序，再登记“跳过”或“代办”。`,
    `The order was not saved: ${en.filter(Boolean).join(", ")}. Each of the four cities stands in it once: add or remove; where a city does not host this time, save all four and then skip it or let another stand in.`,
  );
}

export const notItsTurn = (state: RotationState, city: string, edition: number): Failure => {
  const [turn, name, wrong] = [cityName(turnAt(state, edition).turnOf), editionName(edition), cityName(city)];
  return refusal(
    "not-its-turn",
    `按顺序${name.zh}轮到${turn.zh}，不是${wrong.zh}。请改正，或先登记对调、跳过、代办并写明理由。`,
    `By the order ${name.en} is ${turn.en}'s turn, not ${wrong.en}'s. Correct it, or first record an exchange, a skip or a stand-in with its reason.`,
  );
};

/** Why an edition is too early to be changed. */
export function past(state: RotationState, edition: number): Failure | null {
  const next = nextEdition(state);
  if (edition >= next) return null;
  const name = editionName(next);
  return refusal(
    "edition-past",
    `只能变动${name.zh}及以后的轮次，已经召开的不能改。`,
    `Only ${name.en} and later ones can be changed; what was held stays.`,
  );
}

/** Why a conference is not recorded as held. */
export function heldRefused(
  state: RotationState,
  act: Pick<HeldEdition, "edition" | "host" | "day">,
  day: Day,
): FieldFailure | null {
  const { edition, host } = act;
  if (!isCity(host)) return at("host", NOT_A_CITY);
  if (act.day > day) return at("day", FUTURE_DAY);
  const name = editionName(edition);
  if (state.held.some((held) => held.edition === edition))
    return at(
      "edition",
      refusal(
        "edition-known",
        `${name.zh}已经登记。登记有误的，请先撤销，再重新登记。`,
        `${name.en} is recorded already. If it is wrong, take it back and record it again.`,
      ),
    );
  const outOfTime = state.held.some((held) =>
    held.edition < edition ? held.day > act.day : held.day < act.day,
  );
  if (outOfTime)
    return at(
      "day",
      refusal(
        "out-of-time",
        `${name.zh}的日期与前后届次的先后不符，请核对届次和日期。`,
        `The day of ${name.en} does not fit between the editions before and after it. Check both.`,
      ),
    );
  if (state.confirmed === null || edition < state.wheel.first) return null;
  if (edition !== nextEdition(state)) {
    const next = editionName(nextEdition(state));
    return at(
      "edition",
      refusal(
        "edition-ahead",
        `下一次应登记${next.zh}。中间届次没有登记的，请逐次登记。`,
        `The next one to record is ${next.en}. Record the editions between one by one.`,
      ),
    );
  }
  return turnAt(state, edition).host === host ? null : at("host", notItsTurn(state, host, edition));
}

/** Why an order is not confirmed. */
export function orderActRefused(
  state: RotationState,
  act: { readonly order: readonly string[]; readonly first: string; readonly edition: number },
): FieldFailure | null {
  const refused = orderRefused(act.order);
  if (refused) return at("order", refused);
  if (!act.order.includes(act.first)) return at("first", NOT_A_CITY);
  const latest = state.held.at(-1)?.edition ?? 0;
  if (act.edition > latest) return null;
  const name = editionName(latest + 1);
  return at(
    "edition",
    refusal(
      "edition-past",
      `新顺序只能从${name.zh}或以后开始，已经召开的届次不受影响。`,
      `A new order begins at ${name.en} or later; what was held stays.`,
    ),
  );
}
