import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActingFor } from "./actor.ts";
import { refusal } from "./error.ts";
import { day, line, optional, say, text } from "./fields.ts";
import { foldRecord } from "./record.ts";
import { type ActOf, record } from "./record-kind.ts";

// The smallest kind: something found is kept at a desk, and given out to its owner or thrown away.
type Found = { readonly what: string; readonly deskId: string };
type State = Found & {
  readonly status: "kept" | "given" | "gone";
  readonly foundOn: string;
  readonly to: string;
};

const NOT_HERE = refusal("not-here", "请到保管它的窗口办理。", "Go to the desk that keeps it.");
const TOO_EARLY = refusal("too-early", "保管满 30 日后才能处理。", "It is kept for 30 days first.");
const UNSIGNED = refusal(
  "unsigned",
  "贵重物品须登记证件。",
  "For something valuable say which paper was shown.",
);

const GONE = refusal("gone", "已经处理，不在窗口。", "It is discarded, and at no desk.");
const SECRET = refusal("secret", "不要登记密码。", "Enter no password.");

const { act, kind } = record<State, Found>();
const ofDesk = ({ unitIds }: ActingFor, { deskId }: Found) => (unitIds.includes(deskId) ? null : NOT_HERE);

const lostProperty = kind({
  kind: "lost-property",
  name: say("失物招领", "Lost property"),
  statuses: { kept: say("保管中", "kept"), given: say("已领取", "given out"), gone: say("已处理", "gone") },
  refusals: {
    begun: refusal("begun", "已登记。", "Entered already."),
    none: refusal("none", "没有这件物品。", "There is no such thing."),
    notNow: ({ status }) => (status === "gone" ? GONE : refusal("done", "已办过。", "Done already.")),
  },
  forbids: (done) => (JSON.stringify(done).includes("密码") ? SECRET : null),
  trailed: say("失物", "Lost property"),
  begins: {
    type: "enter",
    name: say("登记", "Enter"),
    done: say("登记失物", "Entered something found"),
    refuse: (seed, { actor }) => ofDesk(actor, seed),
    state: (seed, recorded) => ({ ...seed, status: "kept", foundOn: recorded.day, to: "" }),
    said: ({ what }, unitName) => say(`${unitName("d")}收到${what}`, `${unitName("d")} took in ${what}`),
  },
  acts: {
    give: act({
      name: say("领取", "Give out"),
      asks: { to: line(say("领取人", "To whom")), paper: optional(text(say("证件", "Paper shown"))) },
      by: ofDesk,
      when: ["kept"],
      refuse: ({ what }, { paper }) => (what === "金戒指" && paper === "" ? UNSIGNED : null),
      after: (state, { to }) => ({ ...state, status: "given", to }),
      said: ({ to }) => say(`${to}领取`, `Given to ${to}`),
    }),
    discard: act({
      name: say("处理", "Discard"),
      asks: { on: optional(day(say("日期", "Day"))) },
      adds: (_, { name }) => ({ by: name }),
      by: ofDesk,
      when: ["kept"],
      waits: ({ foundOn }, on) => (on < addMonth(foundOn) ? null : "desk"),
      unless: ({ foundOn }, moment) => (moment.day < addMonth(foundOn) ? TOO_EARLY : null),
      after: (state) => ({ ...state, status: "gone" }),
      said: ({ by }) => say(`${by}处理`, `Discarded by ${by}`),
    }),
  },
  head: ({ what, foundOn, deskId }) => ({
    title: what,
    regionCode: "150200",
    day: foundOn,
    unitIds: [deskId],
  }),
});
type Done = ActOf<Found, "enter", typeof lostProperty.acts>;

function addMonth(of: string): string {
  return new Date(Date.parse(of) + 30 * 86_400_000).toISOString().slice(0, 10);
}

const clerk = (...unitIds: string[]): ActingFor => ({
  accountId: "x",
  name: "窗口",
  roles: ["window-clerk"],
  system: false,
  unitIds,
  unitName: null,
  regionCode: null,
});
const folded = (...acts: Done[]): State =>
  foldRecord(
    lostProperty,
    acts.map((each, at) => ({ version: at + 1, at: "", day: "2026-03-02", by: "", byId: null, act: each })),
  );
const enter = (what = "雨伞"): Done => ({ type: "enter", seed: { what, deskId: "d" } });
const code = (state: State | null, done: Done, who = clerk("d"), on = "2026-03-09") =>
  lostProperty.permit(state, done, who, on)?.code ?? null;

const give = (to: string, paper = ""): Done => ({ type: "give", to, paper });

describe("a kind of record described once", () => {
  it("begins once, with its seed, and knows no act before", () => {
    expect(code(null, enter())).toBeNull();
    expect(code(null, enter(), clerk("other"))).toBe("not-here");
    expect(code(folded(enter()), enter())).toBe("begun");
    expect(code(null, give("张三"))).toBe("none");
  });

  it("refuses in one order: who, when, how it stands, what is missing, what was filled in", () => {
    const kept = folded(enter("金戒指"));
    expect(code(kept, give(""), clerk("other"))).toBe("not-here");
    expect(code(folded(enter(), give("张三")), give(""))).toBe("done");
    expect(code(kept, { type: "discard", on: null, by: "" })).toBe("too-early");
    expect(code(kept, give(" "))).toBe("words-needed");
    expect(code(kept, give("张三"))).toBe("unsigned");
    expect(code(kept, give("张三", "身份证"))).toBeNull();
  });

  it("forbids before all what no act may say, and tells late acts by how the record stands", () => {
    const gone = folded(enter(), { type: "discard", on: null, by: "" });
    expect(code(gone, give("张三"))).toBe("gone");
    expect(code(gone, give("密码"), clerk("other"))).toBe("secret");
    expect(code(null, enter("密码本"))).toBe("secret");
  });

  it("says what it waits for, and whose turn that is", () => {
    const kept = folded(enter());
    expect(lostProperty.waiting(kept, "2026-03-09")).toEqual([]);
    expect(lostProperty.waiting(kept, "2026-05-01")).toEqual([{ act: "discard", by: "desk" }]);
  });

  it("names the field that is missing, in both languages", () => {
    const refused = lostProperty.permit(
      folded(enter()),
      { type: "give", to: "", paper: "" },
      clerk("d"),
      "2026-03-09",
    );
    expect(refused).toMatchObject({
      field: "to",
      sentence: { zh: "请填写“领取人”。", en: "Fill in “To whom”." },
    });
  });

  it("offers exactly what some values could be accepted for", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("d", "other"),
        fc.constantFrom("2026-03-09", "2026-04-01", "2026-05-01"),
        fc.boolean(),
        (desk, on, given) => {
          const state = given ? folded(enter(), give("张三")) : folded(enter());
          const best: Record<"give" | "discard", Done> = {
            give: give("李四", "身份证"),
            discard: { type: "discard", on: null, by: "" },
          };
          const accepted = (["give", "discard"] as const).filter(
            (type) => code(state, best[type], clerk(desk), on) === null,
          );
          expect(lostProperty.offers(state, clerk(desk), on)).toEqual(accepted);
        },
      ),
    );
  });

  it("adds what nobody is asked, and says who did what for history and trail", () => {
    const state = folded(enter());
    const done = lostProperty.actFor({ type: "discard", on: null }, state, clerk("d"));
    expect(done).toEqual({ type: "discard", on: null, by: "窗口" });
    expect(lostProperty.sentence(done, (id) => id).zh).toBe("窗口处理");
    expect(lostProperty.sentence(enter(), () => "东站窗口").en).toBe("东站窗口 took in 雨伞");
    expect(lostProperty.trail).toEqual({
      "lost-property-enter": say("失物：登记失物", "Lost property: Entered something found"),
      "lost-property-give": say("失物：领取", "Lost property: Give out"),
      "lost-property-discard": say("失物：处理", "Lost property: Discard"),
    });
  });
});

// A judgement of what was computed: nobody enters it, the first who judges begins its record.
type Judged = { readonly of: string; readonly verdict: string };
type Standing = { readonly of: string; readonly verdict: string | null; readonly times: number };
const judgements = record<Standing, Judged, "flat">({
  layout: "flat",
  statusOf: ({ verdict }) => (verdict === null ? "open" : "judged"),
});
const judgement = judgements.kind({
  kind: "judgement",
  name: say("认定", "Judgements"),
  statuses: { open: say("待认定", "open"), judged: say("已认定", "judged") },
  begins: {
    type: "judge",
    name: say("认定", "Judge"),
    before: ({ of }) => ({ of, verdict: null, times: 0 }),
  },
  acts: {
    judge: judgements.apart<Judged>()({
      name: say("认定", "Judge"),
      asks: { verdict: line(say("结论", "Verdict")) },
      choices: ({ verdict }, { unitIds }) => ({ verdict: [verdict ?? "none", ...unitIds] }),
      by: ({ unitIds }) => (unitIds.includes("d") ? null : NOT_HERE),
      when: ["open", "judged"],
      refuse: ({ verdict: before }, { verdict }) => (before === verdict ? TOO_EARLY : null),
      after: ({ times }, judged) => ({ ...judged, times: times + 1 }),
      said: ({ verdict }) => say(`认定${verdict}`, `Judged ${verdict}`),
    }),
  },
  head: ({ of }) => ({ title: of, regionCode: "150200", day: null, unitIds: [] }),
});

const judge = (verdict: string) => ({ type: "judge", of: "一对", verdict }) as const;

const doneAs = (...verdicts: string[]): Standing =>
  foldRecord(
    judgement,
    verdicts.map((each, at) => ({
      version: at + 1,
      at: "",
      day: "2026-03-02",
      by: "",
      byId: null,
      act: judge(each),
    })),
  );
const refusedAs = (state: Standing | null, verdict: string, who = clerk("d")) =>
  judgement.permit(state, judge(verdict), who, "2026-03-09")?.code ?? null;

describe("a kind that one of its acts begins", () => {
  it("is begun and done again by the same rules, on how it stood before", () => {
    expect(judgement.beginWith({ of: "一对", verdict: "同" })).toEqual(judge("同"));
    expect([refusedAs(null, "同"), refusedAs(null, "同", clerk("other"))]).toEqual([null, "not-here"]);
    expect([refusedAs(doneAs("同"), "同"), refusedAs(doneAs("同"), "异")]).toEqual(["too-early", null]);
    expect(doneAs("同", "异")).toEqual({ type: "judge", of: "一对", verdict: "异", times: 2 });
  });

  it("heads its record with the status that follows, and no end where none is said", () => {
    expect(judgement.head(doneAs("同"))).toEqual({
      title: "一对",
      status: "judged",
      regionCode: "150200",
      day: null,
      until: null,
      unitIds: [],
      measureIds: [],
    });
  });

  it("is offered before there is a record, and has one name in the trail", () => {
    const open = { of: "一对", verdict: null, times: 0 };
    expect(judgement.offers(open, clerk("d"), "2026-03-09")).toEqual(["judge"]);
    expect(judgement.offers(open, clerk("other"), "2026-03-09")).toEqual([]);
    expect(judgement.sentence(judge("同"), (id) => id).en).toBe("Judged 同");
    expect(judgement.trail).toEqual({ "judgement-judge": say("认定", "Judge") });
  });
});

describe("a kind that stands before anybody acted", () => {
  const { act: done, standing } = record<{ readonly order: string; readonly by: string }, never>({
    statusOf: ({ by }) => (by === "" ? "printed" : "settled"),
  });
  const rota = standing({
    kind: "rota",
    name: say("值班表", "Rota"),
    statuses: { printed: say("照印", "as printed"), settled: say("已定", "settled") },
    stands: { order: "甲乙", by: "" },
    refusals: { notNow: refusal("unsettled", "请先定表。", "Settle it first.") },
    acts: {
      settle: done({
        name: say("定表", "Settle"),
        asks: { order: line(say("次序", "Order")) },
        adds: (_, { name: by }) => ({ by }),
        by: () => null,
        when: ["printed", "settled"],
        after: (_, { order, by }) => ({ order, by }),
        said: ({ order }) => say(`定为${order}`, `Settled as ${order}`),
      }),
      swap: done({
        name: say("对调", "Swap"),
        asks: {},
        by: () => null,
        when: ["settled"],
        after: ({ order, by }) => ({ order: [...order].toReversed().join(""), by }),
        said: () => say("对调", "Swapped"),
      }),
    },
    head: ({ order }) => ({ title: order, regionCode: "150200", day: null, unitIds: [] }),
  });
  const settle = rota.actFor({ type: "settle", order: "丙丁" }, rota.stands, clerk());

  it("is begun by whichever act comes first, from what stands, and knows no other beginning", () => {
    expect(rota.permit(null, settle, clerk(), "2026-03-02")).toBeNull();
    expect(rota.permit(null, { type: "swap" }, clerk(), "2026-03-02")?.code).toBe("unsettled");
    expect(rota.permit(null, { type: "settle", order: " ", by: "" }, clerk(), "2026-03-02")).toMatchObject({
      field: "order",
    });
    expect(rota.offers(rota.stands, clerk(), "2026-03-02")).toEqual(["settle"]);
    const acts = [settle, { type: "swap" } as const].map((each, n) => ({
      version: n + 1,
      at: "",
      day: "2026-03-02",
      by: "",
      byId: null,
      act: each,
    }));
    expect(foldRecord(rota, acts)).toEqual({ order: "丁丙", by: "窗口" });
    expect(rota.sentence(settle, (id) => id).zh).toBe("定为丙丁");
    expect(Object.keys(rota.trail)).toEqual(["rota-settle", "rota-swap"]);
  });
});
