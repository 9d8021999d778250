import type { CaseState, FrozenItem } from "../../domain/cases/case.ts";
import type { CaseAsked } from "../cases/act.ts";
import type { KnownFile } from "../cases/files.ts";

/** A step of a sample case, so many working days after the one before. `by` may be the code of a city whose window hands out. */
export type SampleStep = {
  readonly after: number;
  readonly by: "applicant" | "receiving" | "deciding" | (string & {});
  readonly act: (state: CaseState, file: KnownFile) => CaseAsked;
  readonly if?: (state: CaseState) => boolean;
};

export type SampleCase = {
  readonly daysAgo: number;
  readonly receiving: string;
  readonly who: number;
  readonly atWindow: boolean;
  /** Online, but with papers that are brought to a window. */
  readonly paper: boolean;
  /** `turn` counts the samples, so that not all are of one item. */
  readonly choose: (items: readonly FrozenItem[], turn: number) => FrozenItem[];
  readonly steps: readonly SampleStep[];
};

const handOver = (after: number, post = false): SampleStep => ({
  after,
  by: "receiving",
  if: ({ stage }) => stage === "received",
  act: () => ({
    type: "hand-over",
    sent: post ? { kind: "post", carrier: "【示例】快递", tracking: "SAMPLE-0001" } : { kind: "online" },
    identityChecked: true,
    formallyComplete: true,
  }),
});
const accept = (after: number): SampleStep => ({
  after,
  by: "deciding",
  act: ({ handedOver }) => ({ type: "accept", proof: handedOver?.proof ?? "" }),
});
const decide = (after: number, outcome: "approved" | "refused" = "approved"): SampleStep => ({
  after,
  by: "deciding",
  act: () => ({
    type: "decide",
    outcome,
    text:
      outcome === "approved"
        ? "【示例】材料齐全，符合条件，准予办理。"
        : "【示例】申请人不符合该事项的受理条件，不予批准。",
    remedies: outcome === "approved" ? "" : "【示例】可以依法申请行政复议，或者提起行政诉讼。",
    licence: null,
  }),
});
const supplement = (after: number): SampleStep => ({
  after,
  by: "deciding",
  act: ({ item }) => ({
    type: "supplement",
    papers: [item.materials[0]?.name ?? "【示例】材料"],
    text: "【示例】复印件不清晰，请重新提交。",
  }),
});
const supplemented = (after: number): SampleStep => ({
  after,
  by: "applicant",
  act: ({ supplement: asked }, { digest, name, size }) => ({
    type: "supplemented",
    papers: (asked?.papers ?? []).map((material) => ({ material, files: [{ digest, name, size }] })),
  }),
});
const deliver = (after: number, how: Extract<CaseAsked, { type: "deliver" }>["how"]): SampleStep => ({
  after,
  by: "deciding",
  act: () => ({ type: "deliver", how }),
});
const confirm = (after: number, by = "applicant"): SampleStep => ({
  after,
  by,
  act: () => ({ type: "confirm-delivery" }),
});
const appraise = (grade: 1 | 2 | 3 | 4 | 5, text = ""): SampleStep => ({
  after: 1,
  by: "applicant",
  act: () => ({ type: "appraise", grade, text }),
});
const answer: SampleStep = {
  after: 2,
  by: "deciding",
  act: () => ({ type: "answer-appraisal", text: "【示例】已电话联系申请人并改进送达方式。" }),
};
const special = (after: number): SampleStep => ({
  after,
  by: "deciding",
  act: () => ({ type: "begin-special", procedure: "expert-review" }),
});
const specialEnded = (after: number): SampleStep => ({
  after,
  by: "deciding",
  act: () => ({ type: "end-special" }),
});
const refuse: SampleStep = {
  after: 1,
  by: "deciding",
  act: () => ({
    type: "not-accept",
    text: "【示例】申请事项依法不属于本单位职权范围。",
    avenues: "【示例】可以向事项所在地的主管部门提出。",
  }),
};
const withdraw: SampleStep = { after: 1, by: "applicant", act: () => ({ type: "withdraw" }) };

const online = { kind: "online" } as const;
const post = { kind: "post", carrier: "【示例】快递", tracking: "SAMPLE-0002" } as const;
const window = (regionCode: string) => ({ kind: "window", regionCode }) as const;

const HAPPY = [handOver(0), accept(1), decide(2), deliver(0, online), confirm(1), appraise(5)];

/** One item, by the city that decides and, where one is named so, by a word of its name. */
const one =
  (city: string, word = "") =>
  (items: readonly FrozenItem[], turn: number): FrozenItem[] => {
    const ofCity = items.filter((item) => item.city === city);
    const named = ofCity.filter(({ name }) => name.includes(word));
    const from = named.length > 0 ? named : ofCity;
    const found = from[turn % Math.max(1, from.length)];
    return found ? [found] : [];
  };

/** One item of each of two cities, for a case of several places. */
const two =
  (first: string, second: string) =>
  (items: readonly FrozenItem[], turn: number): FrozenItem[] => {
    const found = [...one(first)(items, turn), ...one(second)(items, turn + 1)];
    return found.length === 2 ? found : [];
  };

const [HOHHOT, BAOTOU, ORDOS, ULANQAB] = ["150100", "150200", "150600", "150900"] as const;

type Given = Partial<Omit<SampleCase, "steps" | "choose">> & Pick<SampleCase, "steps" | "daysAgo" | "choose">;
const of = (given: Given): SampleCase => ({
  receiving: ORDOS,
  who: 0,
  atWindow: false,
  paper: false,
  ...given,
});

/** Journeys of the applicant whom the demonstration signs in. The first: an account-holder of 包头 takes out housing fund in 呼和浩特 to pay rent. */
const OWN: readonly SampleCase[] = [
  of({
    daysAgo: 12,
    receiving: HOHHOT,
    choose: one(BAOTOU, "租房"),
    steps: [handOver(0), accept(1), supplement(1)],
  }),
  of({
    daysAgo: 40,
    choose: one(BAOTOU, "租房"),
    steps: [handOver(1), accept(1), decide(2), deliver(0, window(ORDOS)), confirm(2, ORDOS), appraise(5)],
  }),
  of({ daysAgo: 3, choose: one(BAOTOU), steps: [handOver(0)] }),
  of({ daysAgo: 5, choose: one(ULANQAB), steps: [handOver(0), accept(1), decide(1), deliver(0, post)] }),
  of({ daysAgo: 9, receiving: BAOTOU, choose: one(BAOTOU), steps: [accept(1)] }),
  of({
    daysAgo: 25,
    receiving: HOHHOT,
    choose: two(BAOTOU, ORDOS),
    steps: [handOver(0), accept(1), decide(3), deliver(0, online), confirm(1)],
  }),
  of({ daysAgo: 6, receiving: ULANQAB, choose: two(HOHHOT, BAOTOU), steps: [handOver(0), accept(1)] }),
];

/** One of each other state, so that every list holds something. */
const STATES: readonly SampleCase[] = [
  of({ daysAgo: 2, who: 1, receiving: ULANQAB, choose: one(BAOTOU), steps: [] }),
  of({ daysAgo: 1, who: 2, receiving: BAOTOU, choose: one(ORDOS), steps: [] }),
  of({
    daysAgo: 8,
    who: 1,
    atWindow: true,
    receiving: ULANQAB,
    choose: one(BAOTOU),
    steps: [handOver(0, true)],
  }),
  of({ daysAgo: 4, who: 2, atWindow: true, receiving: HOHHOT, choose: one(BAOTOU), steps: [] }),
  of({ daysAgo: 70, who: 1, choose: one(BAOTOU), steps: [handOver(0), accept(1)] }),
  of({ daysAgo: 60, who: 2, receiving: BAOTOU, choose: one(ULANQAB), steps: [handOver(1), accept(2)] }),
  of({ daysAgo: 15, who: 1, choose: one(HOHHOT), steps: [handOver(0), accept(1), special(1)] }),
  of({
    daysAgo: 50,
    who: 1,
    choose: one(BAOTOU),
    steps: [handOver(0), accept(1), special(1), specialEnded(9), decide(1), deliver(0, online), confirm(1)],
  }),
  of({
    daysAgo: 33,
    who: 2,
    choose: one(BAOTOU),
    steps: [
      handOver(0),
      accept(1),
      supplement(1),
      supplemented(4),
      decide(1),
      deliver(0, post),
      confirm(3),
      appraise(4),
    ],
  }),
  of({
    daysAgo: 30,
    who: 1,
    choose: one(ORDOS),
    receiving: BAOTOU,
    steps: [
      handOver(0),
      accept(1),
      decide(1, "refused"),
      deliver(0, online),
      confirm(1),
      appraise(2, "【示例】跑了两次才知道缺材料。"),
      answer,
    ],
  }),
  of({
    daysAgo: 11,
    who: 2,
    choose: one(BAOTOU),
    steps: [
      handOver(0),
      accept(1),
      decide(1),
      deliver(0, online),
      confirm(1),
      appraise(1, "【示例】短信通知太晚。"),
    ],
  }),
  of({ daysAgo: 20, who: 1, choose: one(ULANQAB), receiving: HOHHOT, steps: [handOver(0), refuse] }),
  of({ daysAgo: 18, who: 2, choose: one(BAOTOU), steps: [handOver(0), withdraw] }),
  of({ daysAgo: 7, who: 1, choose: one(BAOTOU), steps: [handOver(0), accept(1), decide(1)] }),
  of({
    daysAgo: 7,
    who: 2,
    choose: one(HOHHOT),
    receiving: BAOTOU,
    steps: [handOver(0), accept(1), decide(1), deliver(0, window(BAOTOU))],
  }),
  of({
    daysAgo: 6,
    who: 1,
    choose: one(HOHHOT),
    receiving: ULANQAB,
    paper: true,
    steps: [handOver(0, true), accept(1)],
  }),
  of({ daysAgo: 0, who: 1, atWindow: true, receiving: ULANQAB, choose: one(HOHHOT), steps: [] }),
  of({
    daysAgo: 9,
    who: 2,
    receiving: ULANQAB,
    choose: one(BAOTOU),
    steps: [handOver(0), accept(1), supplement(1)],
  }),
  of({
    daysAgo: 10,
    who: 1,
    receiving: ULANQAB,
    choose: one(ORDOS),
    steps: [handOver(0), accept(1), decide(2), deliver(0, window(ULANQAB))],
  }),
  of({ daysAgo: 6, who: 2, choose: one(ULANQAB), steps: [handOver(0), accept(1)] }),
  of({ daysAgo: 5, who: 1, receiving: BAOTOU, choose: one(ULANQAB), steps: [handOver(0)] }),
];

/** Delivered cases of earlier months, for the figures: from each city to each other one. */
const EARLIER: readonly SampleCase[] = Array.from({ length: 18 }, (_, at) => {
  const cities = [HOHHOT, BAOTOU, ORDOS, ULANQAB];
  const receiving = cities[at % 4] ?? ORDOS;
  const deciding = cities[(at + 1 + (at % 3)) % 4] ?? BAOTOU;
  const late = at % 7 === 3;
  const steps = late
    ? [handOver(1), accept(2), decide(28), deliver(0, post), confirm(3), appraise(3)]
    : HAPPY;
  return of({ daysAgo: 45 + at * 17, receiving, who: at % 3, choose: one(deciding), steps });
});

/** What waits at the window that the demonstration shows: one or two in each of its lists. */
const AT_WINDOW: readonly SampleCase[] = [
  of({ daysAgo: 0, who: 1, choose: one(BAOTOU), steps: [] }),
  of({ daysAgo: 2, who: 2, atWindow: true, choose: one(HOHHOT), steps: [] }),
  of({ daysAgo: 1, who: 1, paper: true, choose: one(BAOTOU), steps: [] }),
  of({ daysAgo: 3, who: 2, choose: one(ULANQAB), steps: [handOver(0)] }),
  of({ daysAgo: 9, who: 1, choose: one(BAOTOU), steps: [handOver(0), accept(1), supplement(1)] }),
  of({ daysAgo: 13, who: 2, choose: one(HOHHOT), steps: [handOver(0), accept(1), supplement(2)] }),
  of({
    daysAgo: 14,
    who: 1,
    choose: one(HOHHOT),
    steps: [handOver(0), accept(1), decide(2), deliver(0, window(ORDOS))],
  }),
  of({
    daysAgo: 12,
    who: 2,
    receiving: BAOTOU,
    choose: one(ULANQAB),
    steps: [handOver(0), accept(1), decide(1), deliver(0, window(ORDOS))],
  }),
];

/** Every sample case, in the order in which they are begun. */
export const sampleCases = (): readonly SampleCase[] => [...OWN, ...STATES, ...EARLIER, ...AT_WINDOW];
