import type { RotationState, RotationAct } from "./wheel.ts";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CITIES } from "../../kernel/region.ts";
import type { ActingFor } from "../../kernel/actor.ts";
import { PRINTED_ROTATION, rotation } from "./kind.ts";
import { orderFaults } from "./refusals.ts";
import { editionName, nextHosts } from "./turns.ts";

const CODES = CITIES.map(({ code }) => code);
const [HOHHOT = "", BAOTOU = "", ORDOS = "", ULANQAB = ""] = CODES;
const DAY = "2026-11-23";
const office: ActingFor = {
  accountId: null,
  name: "张三",
  roles: ["office"],
  system: false,
  unitIds: [],
  unitName: null,
  regionCode: null,
};
const liaison: ActingFor = { ...office, roles: ["liaison"], unitIds: ["unit"] };

const refusedOf = (state: RotationState | null, act: RotationAct, actor = office) =>
  rotation.permit(state, act, actor, DAY);

/** The state after acts, each of which must be permitted. */
function after(acts: readonly RotationAct[], from: RotationState | null = null): RotationState {
  let state = from;
  let version = state?.steps.length ?? 0;
  for (const act of acts) {
    const refused = refusedOf(state, act);
    if (refused) throw new Error(refused.sentence.zh);
    version++;
    state = rotation.fold(state, { version, day: DAY, at: "", by: "张三", byId: null, act });
  }
  return state ?? PRINTED_ROTATION;
}

const confirm = (order: readonly string[] = CODES, edition = 9, first = BAOTOU): RotationAct => ({
  type: "set-order",
  series: "joint-conference",
  order,
  edition,
  first,
  source: "第八届联席会议议定",
});
const held = (edition: number, host: string, day = "2026-06-01"): RotationAct => ({
  type: "record-held",
  edition,
  host,
  day,
  meetingId: null,
  source: "",
});
const hosts = (state: RotationState, count: number) => nextHosts(state, count).map(({ host }) => host);
const turns = (state: RotationState, count: number) => nextHosts(state, count).map((next) => next.turnOf);

const order = fc.shuffledSubarray([...CODES], { minLength: 4 });
const begun = fc.record({ order, place: fc.nat(3), edition: fc.integer({ min: 9, max: 12 }) });

describe("（二十二）whose turn the joint conference is", () => {
  it("is unverified until the order is confirmed, and says from what it follows", () => {
    const [next] = nextHosts(PRINTED_ROTATION, 1);
    expect(next).toMatchObject({ edition: 9, host: BAOTOU, standing: "unverified", place: 2 });
    expect(next?.reason.zh).toBe(
      "轮到包头：顺序第2，第八届由呼和浩特主办，顺序只是“呼包鄂乌”的书写顺序，未核实",
    );
    expect(nextHosts(after([confirm()]), 1)[0]?.reason.zh).toBe("轮到包头：顺序第2，第八届由呼和浩特主办");
  });

  it("goes on from whoever hosted last while nobody confirmed an order", () => {
    expect(hosts(after([held(9, ORDOS)]), 2)).toEqual([ULANQAB, HOHHOT]);
  });

  it("lets each city host once in every four turns where nothing happens", () => {
    fc.assert(
      fc.property(begun, fc.nat(20), ({ order, place, edition }, from) => {
        const state = after([confirm(order, edition, order[place])]);
        const window = hosts(state, from + 4).slice(from);
        expect(window.toSorted()).toEqual([...CODES].toSorted());
      }),
    );
  });

  const ahead = fc.nat(6);

  it("moves turns only where two cities exchange", () => {
    fc.assert(
      fc.property(begun, ahead, fc.nat(3), fc.nat(3), ({ order, place, edition }, ahead, one, other) => {
        fc.pre(one !== other);
        const start = after([confirm(order, edition, order[place])]);
        const cities = [order[one] ?? "", order[other] ?? ""] as const;
        const swapped = after([{ type: "swap", cities, from: edition + ahead, reason: "时间" }], start);
        expect(turns(swapped, 12).toSorted()).toEqual(turns(start, 12).toSorted());
        expect(turns(swapped, 12)).not.toEqual(turns(start, 12));
      }),
    );
  });

  it("counts the turn of a stand-in for the city it stands in for", () => {
    fc.assert(
      fc.property(begun, ahead, fc.nat(3), ({ order, place, edition }, ahead, one) => {
        const start = after([confirm(order, edition, order[place])]);
        const [turn, host] = [turns(start, 12)[ahead] ?? "", order[one] ?? ""];
        fc.pre(turn !== host);
        const stood = after([{ type: "substitute", edition: edition + ahead, host, reason: "场馆" }], start);
        expect(turns(stood, 12)).toEqual(turns(start, 12));
        expect(hosts(stood, 12)).toEqual(hosts(start, 12).with(ahead, host));
      }),
    );
  });

  it("takes exactly one turn from a city that is skipped", () => {
    fc.assert(
      fc.property(begun, ahead, ({ order, place, edition }, ahead) => {
        const start = after([confirm(order, edition, order[place])]);
        const city = turns(start, 12)[ahead] ?? "";
        const skipped = after([{ type: "skip", city, edition: edition + ahead, reason: "换届" }], start);
        expect(turns(skipped, 11)).toEqual(turns(start, 12).toSpliced(ahead, 1));
      }),
    );
  });

  it("says at each turn what moved it there", () => {
    const state = after([
      confirm(),
      { type: "swap", cities: [BAOTOU, ORDOS], from: 9, reason: "场馆改造" },
      { type: "substitute", edition: 11, host: HOHHOT, reason: "冬季运动会" },
      { type: "skip", city: HOHHOT, edition: 12, reason: "上届已代办" },
    ]);
    const [ninth, tenth, eleventh, twelfth] = nextHosts(state, 4).map(({ reason }) => reason.zh);
    expect(ninth).toBe("轮到鄂尔多斯：顺序第3，第八届由呼和浩特主办，与包头对调一次（理由：场馆改造）");
    expect(tenth).toContain("与鄂尔多斯对调一次");
    expect(eleventh).toContain("由呼和浩特代办（理由：冬季运动会），轮次计在乌兰察布名下");
    expect(twelfth).toBe(
      "轮到包头：顺序第2，接在第十一届（呼和浩特）之后，呼和浩特本次跳过（理由：上届已代办）",
    );
  });
});

describe("（二十二）what the rotation refuses, with a sentence and a choice", () => {
  it("names the missing and the repeated city, whatever the order", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CODES), { maxLength: 6 }), (order) => {
        const refused = refusedOf(null, confirm(order, 9, order[0] ?? BAOTOU));
        const whole = order.length === 4 && new Set(order).size === 4;
        expect(refused === null).toBe(whole);
        const named = CITIES.filter(({ name }) => refused?.sentence.zh.includes(name.zh));
        const wrong = CITIES.filter(({ code }) => order.filter((each) => each === code).length !== 1);
        expect(named).toEqual(wrong);
        const { missing, repeated } = orderFaults(order);
        expect(missing.length + new Set(order).size).toBe(4);
        expect(repeated.length === 0).toBe(new Set(order).size === order.length);
      }),
    );
  });

  it("takes no host out of turn without a recorded act", () => {
    const refused = refusedOf(after([confirm()]), held(9, ORDOS));
    expect(refused?.code).toBe("not-its-turn");
    expect(refused?.sentence.zh).toContain("第九届轮到包头，不是鄂尔多斯");
  });

  it.each<[string, RotationAct, RotationState | null]>([
    ["source-needed", { ...confirm(), source: " " } as RotationAct, null],
    ["edition-past", confirm(CODES, 8, BAOTOU), null],
    ["no-such-city", confirm([...CODES.slice(0, 3), "110000"]), null],
    ["order-unconfirmed", { type: "skip", city: BAOTOU, edition: 9, reason: "换届" }, null],
    ["future-day", held(9, BAOTOU, "2026-11-24"), null],
    ["edition-known", held(8, HOHHOT, "2024-12-07"), null],
    ["out-of-time", held(7, HOHHOT, "2025-01-01"), null],
    ["edition-ahead", held(10, ORDOS), after([confirm()])],
    ["reason-needed", { type: "skip", city: BAOTOU, edition: 9, reason: " " }, after([confirm()])],
    ["not-its-turn", { type: "skip", city: ORDOS, edition: 9, reason: "换届" }, after([confirm()])],
    ["two-cities", { type: "swap", cities: [ORDOS], from: 9, reason: "时间" }, after([confirm()])],
    ["two-cities", { type: "swap", cities: [], from: 9, reason: "时间" }, after([confirm()])],
    ["two-cities", { type: "swap", cities: [...CODES], from: 9, reason: "时间" }, after([confirm()])],
    ["same-city", { type: "swap", cities: [ORDOS, ORDOS], from: 9, reason: "时间" }, after([confirm()])],
    ["same-host", { type: "substitute", edition: 9, host: BAOTOU, reason: "场馆" }, after([confirm()])],
    [
      "stood-in",
      { type: "skip", city: BAOTOU, edition: 9, reason: "换届" },
      after([confirm(), { type: "substitute", edition: 9, host: ORDOS, reason: "场馆" }]),
    ],
    [
      "edition-past",
      { type: "substitute", edition: 9, host: ORDOS, reason: "场馆" },
      after([confirm(), held(9, BAOTOU)]),
    ],
    ["nothing-to-undo", { type: "undo", step: 7, reason: "误登" }, after([confirm()])],
  ])("%s", (code, act, state) => {
    expect(refusedOf(state, act)?.code).toBe(code);
  });

  it("is the office's to act on", () => {
    expect(refusedOf(null, confirm(), liaison)?.code).toBe("office-only");
  });
});

describe("（二十二）the name of an edition", () => {
  it.each([
    [1, "第一届", "the 1st edition"],
    [10, "第十届", "the 10th edition"],
    [11, "第十一届", "the 11th edition"],
    [20, "第二十届", "the 20th edition"],
    [23, "第二十三届", "the 23rd edition"],
    [112, "第112届", "the 112th edition"],
  ])("%i is %s", (edition, zh, en) => {
    expect(editionName(edition)).toEqual({ zh, en });
  });
});
