import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { refusal } from "../../../../kernel/error.ts";
import { at, day, type FieldFailure, line, picks, say, text, typedOf } from "../../../../kernel/fields.ts";
import type { Opened } from "../../../../kernel/record.ts";
import { type ActOf, type AskedOf, record } from "../../../../kernel/record-kind.ts";
import { type Agreement, readAgreement } from "../agreement.ts";
import { partyWords } from "../party.ts";
import { agreementData, SEVEN, TERMS, type Terms } from "./terms.ts";

const STATUSES = {
  drafted: say("草案", "drafted"),
  checked: say("已核对七项", "checked"),
  signed: say("双方已签", "signed"),
  "in-force": say("已生效", "in force"),
  ended: say("已终止", "ended"),
};
export type AgreementStatus = keyof typeof STATUSES;

/** A party: its finance bureau, by which name it stands in the books, and its city. */
export type Party = { readonly unitId: string; readonly name: string; readonly regionCode: string };
export type Sides = { readonly upstream: Party; readonly downstream: Party };

export type AgreementSeed = { readonly terms: Terms; readonly sides: Sides };
export type AgreementState = AgreementSeed & {
  readonly status: AgreementStatus;
  /** Ids of the units that signed. */
  readonly signed: readonly string[];
  readonly document: string;
  readonly checkedOn: Day | null;
  /** Until when one side would renew it, and which; null where the other agreed, or nobody asked. */
  readonly renewal: { readonly until: Day; readonly unitId: string } | null;
  readonly endedBecause: string;
};

export const NOT_A_PARTY = refusal(
  "not-a-party",
  "只有协议双方的财政部门可以办理。",
  "Only the finance bureaus of both parties may do this.",
);
const NOT_A_HEAD = refusal("not-a-head", "签订由单位负责人办理。", "The head of the unit signs.");
const SIGNED_ALREADY = refusal("signed", "本单位已经签过。", "Your unit has signed already.");
const UNVERIFIED = refusal(
  "unverified",
  "条款未核实，不能签订：请先修改条款，与待签文本核对后改为“已核对签订文本”。",
  "The terms are unverified and cannot be signed: revise them, held against the text that is to be signed.",
);
const NO_LATER = refusal(
  "no-later",
  "续签的截止日须晚于现在的截止日。",
  "A renewal ends later than the agreement does.",
);

export const sideOf = (
  { unitIds }: Pick<ActingFor, "unitIds">,
  { upstream, downstream }: Sides,
): keyof Sides | null =>
  unitIds.includes(upstream.unitId) ? "upstream" : unitIds.includes(downstream.unitId) ? "downstream" : null;

const OFFICERS = ["liaison", "unit-head"] as const;
/** Why somebody may not act for a party; null who may. */
export const ofParties = (actor: ActingFor, { sides }: Pick<AgreementSeed, "sides">) =>
  OFFICERS.some((role) => actor.roles.includes(role)) && sideOf(actor, sides) !== null ? null : NOT_A_PARTY;

/** Terms as they are settled by; what is wrong with them, said of the field where it stands. */
export function agreementOf({ terms, sides }: AgreementSeed): Agreement | FieldFailure {
  const names = { upstream: sides.upstream.name, downstream: sides.downstream.name };
  const read = readAgreement(agreementData(terms.name, terms, names));
  if (read.ok) return read.value;
  const [{ code, sentence }] = read.problems as [(typeof read.problems)[number]];
  const [path = "", zh = ""] = [sentence.en.split(": ")[0], sentence.zh.split("：").slice(1).join("：")];
  const place = PLACES.find(([pattern]) => pattern.test(path))?.[1];
  const said = { zh, en: sentence.en.split(": ").slice(1).join(": ") };
  return place === undefined ? { code, sentence } : at(place, { code, sentence: said });
}

/** Where in the form it stands what a path of the JSON names. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^\$\.clauses.*\.bands/, "excess.bands"],
  [/^\$\.clauses.*\.limit/, "excess.limit"],
  [/^\$\.clauses.*\.items?/, "index.items"],
  [/^\$\.clauses/, "classRule"],
  [/^\$\.exclusions/, "exclusions"],
  [/^\$\.parties/, "downstream"],
  [/^\$\.sections/, "sections"],
  [/^\$\.until/, "until"],
];

/** Terms without a clause are a template to be filled in: nothing follows from them until they are. */
const isTemplate = ({ class: byClass, index, step, excess, standing }: Terms): boolean =>
  standing === "unverified" && [byClass, index, step, excess].every((rule) => rule === null);

const refusedTerms = (seed: AgreementSeed): FieldFailure | null => {
  if (isTemplate(seed.terms)) return null;
  const read = agreementOf(seed);
  return "sentence" in read ? read : null;
};

const { act, apart, kind } = record<AgreementState, AgreementSeed>();

/** An agreement on compensation between upstream and downstream (生态保护补偿条例, art. 14–19). */
export const agreement = kind({
  kind: "compensation-agreement",
  name: say("补偿协议", "Agreements"),
  statuses: STATUSES,
  begins: {
    type: "draft",
    name: say("起草协议", "Draft an agreement"),
    done: say("起草补偿协议", "Drafted an agreement on compensation"),
    refuse: (seed, { actor }) => ofParties(actor, seed) ?? refusedTerms(seed),
    state: (seed) => ({
      ...seed,
      status: "drafted",
      signed: [],
      document: "",
      checkedOn: null,
      renewal: null,
      endedBecause: "",
    }),
    said: ({ terms, sides: { upstream, downstream } }) =>
      say(
        `起草“${terms.name}”：上游${upstream.name}，下游${downstream.name}`,
        `Drafted “${terms.name}”: ${partyWords(upstream.name).en} upstream, ${partyWords(downstream.name).en} downstream`,
      ),
  },
  acts: {
    revise: apart<AgreementSeed>()({
      name: say("修改条款", "Revise the terms"),
      done: say("修改补偿协议条款", "Revised the terms of an agreement"),
      help: say("修改后须重新核对七项、重新签订。", "What was revised is checked and signed anew."),
      asks: TERMS,
      initial: ({ terms }) => typedOf(TERMS, terms),
      withdrawable: true,
      by: ofParties,
      when: ["drafted", "checked"],
      refuse: (_, seed, { actor }) => ofParties(actor, seed) ?? refusedTerms(seed),
      after: (state, { terms, sides }) => ({
        ...state,
        terms,
        sides,
        status: "drafted",
        signed: [],
        checkedOn: null,
      }),
      said: () => say("修改条款", "Revised the terms"),
    }),
    check: act({
      name: say("核对七项", "Check the seven items"),
      done: say("按条例第十七条核对补偿协议", "Checked an agreement against article 17"),
      waits: ({ status }) => (status === "drafted" ? "parties" : null),
      help: say(
        "《生态保护补偿条例》第十七条：书面协议须写明七项；缺一项不能签订。",
        "Article 17 of the Regulation on Ecological Compensation: a written agreement states seven items; none may lack.",
      ),
      asks: { items: picks(say("协议文本已写明", "The text states"), { most: 7, among: SEVEN }) },
      withdrawable: true,
      by: ofParties,
      when: ["drafted"],
      unless: (state) => {
        const read = agreementOf(state);
        return "sentence" in read ? read : null;
      },
      refuse: (_, { items }) => {
        const lacking = Object.entries(SEVEN).filter(([key]) => !items.includes(key));
        if (lacking.length === 0) return null;
        const [zh, en] = [
          lacking.map(([, name]) => name.zh).join("、"),
          lacking.map(([, name]) => name.en).join(", "),
        ];
        return at(
          "items",
          refusal(
            "seven",
            `协议文本还缺：${zh}（条例第十七条）。`,
            `The text still lacks: ${en} (article 17).`,
          ),
        );
      },
      after: (state, _, { day: on }) => ({ ...state, status: "checked", checkedOn: on }),
      said: () => say("核对条例第十七条七项，齐全", "Checked the seven items of article 17: complete"),
    }),
    sign: act({
      name: say("签订", "Sign"),
      done: say("签订补偿协议", "Signed an agreement on compensation"),
      waits: ({ status }) => (status === "checked" ? "unsigned" : null),
      asks: { document: line(say("签订文本编号", "Number of the signed text"), { most: 100 }) },
      adds: (_, { unitIds }) => ({ unitIds: [...unitIds] }),
      by: (actor, state) =>
        ofParties(actor, state) ?? (actor.roles.includes("unit-head") ? null : NOT_A_HEAD),
      when: ["checked"],
      unless: ({ terms, signed }, { actor }) => {
        if (terms.standing !== "verified") return UNVERIFIED;
        return signed.some((id) => actor.unitIds.includes(id)) ? SIGNED_ALREADY : null;
      },
      after: (state, { document, unitIds }) => {
        const side = sideOf({ unitIds }, state.sides);
        const signed = side === null ? state.signed : [...state.signed, state.sides[side].unitId];
        return { ...state, signed, document, status: signed.length === 2 ? "signed" : "checked" };
      },
      said: ({ document }) => say(`签订（${document}）`, `Signed (${document})`),
    }),
    start: act({
      name: say("登记生效", "Enter into force"),
      done: say("补偿协议生效", "An agreement entered into force"),
      waits: ({ status }) => (status === "signed" ? "parties" : null),
      asks: {},
      by: ofParties,
      when: ["signed"],
      after: (state) => ({ ...state, status: "in-force" }),
      said: () => say("协议生效", "In force"),
    }),
    renew: act({
      name: say("续签", "Renew"),
      done: say("续签补偿协议", "Signed the renewal of an agreement"),
      waits: ({ renewal }) => (renewal === null ? null : "other"),
      help: ({ renewal }) =>
        renewal === null
          ? say(
              "期限届满后按需要续签（条例第十九条）；双方签同一截止日后生效。",
              "Renewed as is needed when its term ends (article 19); it holds once both signed for the same day.",
            )
          : say(
              `对方已签续至 ${renewal.until}；签同一日即生效。`,
              `The other party signed until ${renewal.until}; sign for the same day to make it hold.`,
            ),
      asks: {
        until: day(say("续签至", "Until")),
        document: line(say("续签文本编号", "Number of the signed text"), { most: 100 }),
      },
      initial: ({ renewal }) => ({ until: renewal?.until ?? "" }),
      adds: (_, { unitIds }) => ({ unitIds: [...unitIds] }),
      by: (actor, state) =>
        ofParties(actor, state) ?? (actor.roles.includes("unit-head") ? null : NOT_A_HEAD),
      when: ["in-force"],
      unless: ({ renewal }, { actor }) =>
        renewal !== null && actor.unitIds.includes(renewal.unitId) ? SIGNED_ALREADY : null,
      refuse: ({ terms }, { until }) => (until > terms.until ? null : at("until", NO_LATER)),
      after: (state, { until, document, unitIds }) => {
        const { renewal, terms, sides } = state;
        const side = sideOf({ unitIds }, sides);
        const unitId = side === null ? "" : sides[side].unitId;
        return renewal !== null && renewal.until === until && renewal.unitId !== unitId
          ? { ...state, terms: { ...terms, until }, document, renewal: null }
          : { ...state, renewal: { until, unitId } };
      },
      said: ({ until, document }) =>
        say(`签续至 ${until}（${document}）`, `Signed until ${until} (${document})`),
    }),
    end: act({
      name: say("终止", "End"),
      done: say("终止补偿协议", "Ended an agreement"),
      asks: { why: text(say("原因", "Why")) },
      by: ofParties,
      when: ["in-force"],
      after: (state, { why }) => ({ ...state, status: "ended", endedBecause: why }),
      said: ({ why }) => say(`终止：${why}`, `Ended: ${why}`),
    }),
  },
  head: ({ terms, sides: { upstream, downstream } }) => ({
    title: terms.name,
    regionCode: upstream.regionCode,
    day: terms.from,
    until: terms.until,
    unitIds: [upstream.unitId, downstream.unitId],
    words: [upstream.name, downstream.name, ...terms.sections.slice(0, 20)],
  }),
});

export type AgreementAct = ActOf<AgreementSeed, "draft", typeof agreement.acts>;
export type AgreementAsked = AskedOf<typeof agreement.acts>;
export type AgreementDetail = Opened<AgreementState>;

export type AgreementRow = {
  readonly id: string;
  readonly name: string;
  readonly upstream: string;
  readonly downstream: string;
  readonly status: AgreementStatus;
  readonly from: Day;
  readonly until: Day;
  readonly standing: "verified" | "unverified";
  readonly sample: boolean;
};

/** A reading as it travels to the browser: its value as it is written. */
export type TrialReading = readonly [
  section: string,
  from: string,
  until: string,
  item: string,
  value: string,
];
/** What an agreement would come to is worked out of. */
export type Trial = {
  readonly name: string;
  readonly status: AgreementStatus;
  readonly sample: boolean;
  /** As `readAgreement` reads it. */
  readonly data: ReturnType<typeof agreementData>;
  readonly readings: readonly TrialReading[];
};
