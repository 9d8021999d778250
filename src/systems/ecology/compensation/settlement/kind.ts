import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { refusal, type Sentence } from "../../../../kernel/error.ts";
import { at, choice, day, line, money, optional, say, text } from "../../../../kernel/fields.ts";
import type { Opened } from "../../../../kernel/record.ts";
import { type ActOf, type AskedOf, record } from "../../../../kernel/record-kind.ts";
import { correctionHints } from "../../water/correction.ts";
import { type ItemCode, ITEMS } from "../../water/item.ts";
import { ofParties, type Party, type Sides, sideOf } from "../agreement/kind.ts";
import { fenWords, paysWords } from "../because.ts";
import { partyWords } from "../party.ts";
import type { Entry, Line } from "../settle.ts";
import type { Balance, Transfer } from "./netting.ts";

const STATUSES = {
  computed: say("已计算", "computed"),
  stated: say("已出结算单，待对方确认", "stated, to be confirmed"),
  disputed: say("有异议", "disputed"),
  referred: say("已报共同的上一级", "before the common superior"),
  posted: say("已入账", "posted"),
  reversed: say("已冲正", "reversed"),
};
export type SettlementStatus = keyof typeof STATUSES;

/** What a settlement of one period came to, and of how many readings. */
export type Computed = {
  readonly lines: readonly Line[];
  readonly readings: number;
  /** A digest of the terms and readings: the same material gives the same. */
  readonly digest: string;
};

/** Entries as they were posted together; a reversal has those of the posting that it takes back, sides exchanged. */
export type Posting = { readonly on: Day; readonly reversal: boolean; readonly entries: readonly Entry[] };

/** A figure that both measured again, in place of what was measured in that section and month. */
export type Remeasured = {
  readonly section: string;
  readonly item: string;
  readonly day: Day;
  /** As it was written, exactly. */
  readonly value: string;
};

export type SettlementSeed = Computed & {
  readonly agreement: { readonly id: string; readonly name: string };
  /** `YYYY` or `YYYY-MM`. */
  readonly period: string;
  readonly sides: Sides;
  /** Whether the terms were held against the signed text: others never post. */
  readonly verified: boolean;
};

export type SettlementState = SettlementSeed & {
  readonly status: SettlementStatus;
  readonly statedBy: string | null;
  readonly statedOn: Day | null;
  readonly objection: { readonly unitId: string; readonly section: string; readonly text: string } | null;
  readonly remeasured: readonly Remeasured[];
  readonly decision: { readonly on: Day; readonly document: string; readonly text: string } | null;
  readonly reversalAskedBy: string | null;
  readonly postings: readonly Posting[];
};

const NOT_THE_OTHER = refusal("not-the-other", "由对方单位办理。", "The other party does this.");
const NOT_OFFICE = refusal(
  "not-office",
  "共同的上一级人民政府的决定由领导小组办公室登记。",
  "The leading group's office enters what the common superior government decided.",
);
const UNVERIFIED = refusal(
  "unverified",
  "协议条款未核实，不能入账。",
  "The terms of the agreement are unverified: nothing is posted.",
);
const NO_PAYER = refusal("no-payer", "改定金额须写付款方。", "A decided amount needs who pays it.");

const AMONG = Object.fromEntries(ITEMS.map(({ code, name }) => [code, say(name, code)]));

/** Which of the two parties an actor is, by its unit. */
const unitOf = (actor: Pick<ActingFor, "unitIds">, sides: Sides): string => {
  const side = sideOf(actor, sides);
  return side === null ? "" : sides[side].unitId;
};
const ofOther = (than: string | null) => (actor: ActingFor, state: SettlementState) =>
  ofParties(actor, state) ?? (unitOf(actor, state.sides) === than ? NOT_THE_OTHER : null);
const parties = (actor: ActingFor, state: SettlementState) => ofParties(actor, state);

/** Positive receives, by party. */
export const netOf = (
  lines: readonly Line[],
  { upstream, downstream }: Sides,
): Readonly<Record<string, number>> => {
  const of = (party: Party): number =>
    lines.reduce(
      (sum, { from, to, amountFen }) =>
        sum + (to === party.name ? amountFen : from === party.name ? -amountFen : 0),
      0,
    );
  return { [upstream.name]: of(upstream), [downstream.name]: of(downstream) };
};

const entriesOf = (lines: readonly Line[]): Entry[] =>
  lines.flatMap(({ from, to, amountFen }) => [
    { account: from, debitFen: amountFen, creditFen: 0 },
    { account: to, debitFen: 0, creditFen: amountFen },
  ]);

const posted = (state: SettlementState, on: Day): SettlementState => ({
  ...state,
  status: "posted",
  objection: null,
  postings: [...state.postings, { on, reversal: false, entries: entriesOf(state.lines) }],
});

/** The posting that stands, with the two sides of every entry exchanged. */
function reversal({ postings }: SettlementState, on: Day): Posting {
  const standing = postings.findLast((posting) => !posting.reversal);
  const entries = (standing?.entries ?? []).map(({ account, debitFen, creditFen }) => ({
    account,
    debitFen: creditFen,
    creditFen: debitFen,
  }));
  return { on, reversal: true, entries };
}

/** What is to be paid over all, in words. */
export function sumWords({ lines, sides }: Pick<SettlementState, "lines" | "sides">): Sentence {
  const net = netOf(lines, sides);
  const [to] = Object.entries(net).filter(([, fen]) => fen > 0);
  if (to === undefined) return say("双方互不支付", "nothing is to be paid");
  const from = Object.keys(net).find((name) => name !== to[0]) ?? "";
  const amount = fenWords(to[1]);
  return say(
    `${from}应付${to[0]} ${amount.zh}`,
    `${partyWords(from).en} owes ${partyWords(to[0]).en} ${amount.en}`,
  );
}

const { act, apart, kind } = record<SettlementState, SettlementSeed>();

/** The settlement of one period of an agreement: computed, stated, disputed, decided, posted, reversed. */
export const settlement = kind({
  kind: "settlement",
  name: say("补偿结算", "Settlements"),
  statuses: STATUSES,
  begins: {
    type: "compute",
    name: say("计算一期", "Settle a period"),
    done: say("计算补偿结算", "Computed a settlement"),
    refuse: (seed, { actor }) => ofParties(actor, seed),
    state: (seed) => ({
      ...seed,
      status: "computed",
      statedBy: null,
      statedOn: null,
      objection: null,
      remeasured: [],
      decision: null,
      reversalAskedBy: null,
      postings: [],
    }),
    said: (seed) => {
      const sum = sumWords(seed);
      return say(
        `按 ${seed.readings} 条监测数据计算 ${seed.period}：${sum.zh}`,
        `Computed ${seed.period} from ${seed.readings} readings: ${sum.en}`,
      );
    },
  },
  acts: {
    state: act({
      name: say("出具结算单", "Issue the statement"),
      done: say("出具补偿结算单", "Issued a statement of a settlement"),
      waits: ({ status }) => (status === "computed" ? "parties" : null),
      help: say("对方收到后确认或提出异议。", "The other party confirms it or objects."),
      asks: {},
      final: true,
      adds: ({ sides }, actor) => ({ unitId: unitOf(actor, sides) }),
      by: parties,
      when: ["computed"],
      after: (state, { unitId }, { day: on }) => ({
        ...state,
        status: "stated",
        statedBy: unitId,
        statedOn: on,
      }),
      said: ({ unitId }, unitName) =>
        say(`${unitName(unitId)}出具结算单`, `${unitName(unitId)} issued the statement`),
    }),
    confirm: act({
      name: say("确认并入账", "Confirm and post"),
      done: say("确认结算单并入账", "Confirmed a statement, which posted it"),
      waits: ({ status }) => (status === "stated" ? "other" : null),
      help: (state) => sumWords(state),
      asks: {},
      final: true,
      by: (actor, state) => ofOther(state.statedBy)(actor, state),
      when: ["stated"],
      unless: ({ verified }) => (verified ? null : UNVERIFIED),
      after: (state, _, { day: on }) => posted(state, on),
      said: () => say("确认结算单，入账", "Confirmed the statement; posted"),
    }),
    object: act({
      name: say("提出异议", "Object"),
      done: say("对结算单提出异议", "Objected to a statement"),
      asks: {
        section: line(say("哪个断面", "Which section"), { most: 60 }),
        text: text(say("异议和依据", "What is objected to, and why")),
      },
      initial: ({ lines }) => ({ section: lines[0]?.section ?? "" }),
      adds: ({ sides }, actor) => ({ unitId: unitOf(actor, sides) }),
      by: (actor, state) => ofOther(state.statedBy)(actor, state),
      when: ["stated"],
      after: (state, { section, text: why, unitId }) => ({
        ...state,
        status: "disputed",
        objection: { unitId, section, text: why },
      }),
      said: ({ section, text: why }) =>
        say(`对${section}提出异议：${why}`, `Objected about ${section}: ${why}`),
    }),
    withdraw: act({
      name: say("撤回异议", "Withdraw the objection"),
      done: say("撤回对结算单的异议", "Withdrew an objection"),
      asks: {},
      by: (actor, state) =>
        parties(actor, state) ??
        (unitOf(actor, state.sides) === state.objection?.unitId ? null : NOT_THE_OTHER),
      when: ["disputed"],
      after: (state) => ({ ...state, status: "stated", objection: null }),
      said: () => say("撤回异议", "Withdrew the objection"),
    }),
    remeasure: apart<Remeasured & { readonly computed: Computed }>()({
      name: say("登记联合复测", "Enter a joint re-measurement"),
      done: say("登记联合复测并重算", "Entered a joint re-measurement and computed anew"),
      waits: ({ status }) => (status === "disputed" ? "parties" : null),
      help: say(
        "复测值取代该断面该月该项目的原监测值，重算后重新出具结算单。",
        "The figure replaces what was measured of the item in that section and month; then the statement is issued anew.",
      ),
      asks: {
        section: line(say("断面", "Section"), { most: 60 }),
        item: choice(say("项目", "Item"), AMONG),
        day: day(say("复测样品的采样日期", "Day of the sample"), { until: "today" }),
        value: line(say("复测值", "Figure"), {
          most: 20,
          help: say("如 0.52；低于检出限的写 0.05L。", "As 0.52; what is below detection as 0.05L."),
        }),
        attended: line(say("双方到场人员单位", "Who attended for both"), { most: 200 }),
      },
      initial: ({ objection }) => ({ section: objection?.section ?? "" }),
      hints: (_, { item, value }) => correctionHints({ item: item as ItemCode | undefined, value }),
      by: parties,
      when: ["disputed"],
      after: (state, { section, item, day: on, value, computed }) => ({
        ...state,
        ...computed,
        status: "computed",
        statedBy: null,
        objection: null,
        remeasured: [...state.remeasured, { section, item, day: on, value }],
      }),
      said: ({ section, item, value }) =>
        say(
          `联合复测：${section} ${AMONG[item]?.zh ?? item} ${value}，重算`,
          `Measured again by both: ${section}, ${item} ${value}; computed anew`,
        ),
    }),
    refer: act({
      name: say("报请共同的上一级", "Refer to the common superior"),
      done: say("争议报请共同的上一级人民政府", "Referred a dispute to the common superior"),
      help: say(
        "先协商；协商不成的，报请共同的上一级人民政府协调解决（条例第十八条）。",
        "The parties negotiate first; where that fails the common superior government settles it (article 18).",
      ),
      asks: { text: text(say("协商情况", "How negotiation went")) },
      by: parties,
      when: ["disputed"],
      after: (state) => ({ ...state, status: "referred" }),
      said: ({ text: how }) =>
        say(`协商不成，报请共同的上一级：${how}`, `Referred to the common superior: ${how}`),
    }),
    decide: act({
      name: say("登记上一级决定", "Enter the decision"),
      done: say("登记共同上一级的决定并入账", "Entered the common superior's decision, which posted it"),
      waits: ({ status }) => (status === "referred" ? "office" : null),
      help: say(
        "必要时共同的上一级人民政府作出决定，双方应当执行（条例第十八条）。",
        "Where needed the common superior government decides, and the parties carry it out (article 18).",
      ),
      asks: {
        outcome: choice(say("决定", "Decision"), {
          uphold: say("按结算单", "as stated"),
          amount: say("改定金额", "another amount"),
        }),
        payer: optional(
          choice(
            say("付款方", "Who pays"),
            { upstream: say("上游", "upstream"), downstream: say("下游", "downstream") },
            { only: ["outcome", "amount"] },
          ),
        ),
        amount: optional(money(say("金额", "Amount"), { only: ["outcome", "amount"] })),
        document: line(say("文号", "Document number"), { most: 100 }),
        text: text(say("决定内容", "What was decided")),
      },
      by: (actor) => (actor.roles.includes("office") ? null : NOT_OFFICE),
      when: ["referred"],
      unless: ({ verified }) => (verified ? null : UNVERIFIED),
      refuse: (_, { outcome, payer, amount }) =>
        outcome === "amount" && (payer === null || amount === null) ? at("payer", NO_PAYER) : null,
      after: (state, { outcome, payer, amount, document, text: decided }, { day: on }) => {
        const decision = { on, document, text: decided };
        return posted(
          { ...state, decision, lines: decidedLines(state, outcome, payer, amount, document) },
          on,
        );
      },
      said: ({ document, text: decided }) =>
        say(
          `共同的上一级决定（${document}）：${decided}`,
          `The common superior decided (${document}): ${decided}`,
        ),
    }),
    "ask-reversal": act({
      name: say("提出冲正", "Ask for a reversal"),
      done: say("对已入账结算提出冲正", "Asked to reverse a posted settlement"),
      asks: { text: text(say("冲正原因", "Why")) },
      adds: ({ sides }, actor) => ({ unitId: unitOf(actor, sides) }),
      withdrawable: true,
      by: parties,
      when: ["posted"],
      unless: ({ reversalAskedBy }) => (reversalAskedBy === null ? null : NOT_THE_OTHER),
      after: (state, { unitId }) => ({ ...state, reversalAskedBy: unitId }),
      said: ({ text: why }) => say(`提出冲正：${why}`, `Asked for a reversal: ${why}`),
    }),
    reverse: act({
      name: say("同意冲正", "Agree to the reversal"),
      done: say("冲正已入账结算", "Reversed a posted settlement"),
      waits: ({ reversalAskedBy, status }) =>
        status === "posted" && reversalAskedBy !== null ? "other" : null,
      help: say(
        "以借贷相反的新分录冲销，原分录保留。",
        "New entries with sides exchanged; those posted stay.",
      ),
      asks: {},
      final: true,
      by: (actor, state) => ofOther(state.reversalAskedBy)(actor, state),
      when: ["posted"],
      unless: ({ reversalAskedBy }) => (reversalAskedBy === null ? NOT_THE_OTHER : null),
      after: (state, _, { day: on }) => ({
        ...state,
        status: "reversed",
        reversalAskedBy: null,
        postings: [...state.postings, reversal(state, on)],
      }),
      said: () => say("双方同意，已冲正", "Both agreed; reversed"),
    }),
    recompute: apart<{ readonly computed: Computed }>()({
      name: say("重新计算", "Compute anew"),
      done: say("重新计算补偿结算", "Computed a settlement anew"),
      help: say("按现有监测数据和条款重算。", "From readings and terms as they are now."),
      asks: {},
      by: parties,
      when: ["computed", "reversed"],
      after: (state, { computed }) => ({
        ...state,
        ...computed,
        status: "computed",
        statedBy: null,
        decision: null,
      }),
      said: ({ computed }) =>
        say(`按 ${computed.readings} 条监测数据重算`, `Computed anew from ${computed.readings} readings`),
    }),
  },
  head: ({ agreement, period, sides: { upstream, downstream }, statedOn }) => ({
    title: `${agreement.name} ${period}`,
    regionCode: upstream.regionCode,
    day: statedOn,
    unitIds: [upstream.unitId, downstream.unitId],
    words: [upstream.name, downstream.name, period],
  }),
});

/** What was decided in place of the lines, or the lines as they were stated. */
function decidedLines(
  { lines, sides, period }: SettlementState,
  outcome: string,
  payer: string | null,
  amountFen: number | null,
  document: string,
): readonly Line[] {
  if (outcome === "uphold" || payer === null || amountFen === null) return lines;
  if (amountFen === 0) return [];
  const [from, to] =
    payer === "upstream" ? [sides.upstream, sides.downstream] : [sides.downstream, sides.upstream];
  const paid = paysWords(from.name, to.name, amountFen);
  const because = say(
    `共同的上一级人民政府决定（${document}，条例第十八条）：${paid.zh}。`,
    `Decided by the common superior government (${document}, article 18): ${paid.en}.`,
  );
  return [{ period, clause: 0, section: "", from: from.name, to: to.name, amountFen, because }];
}

export type SettlementAct = ActOf<SettlementSeed, "compute", typeof settlement.acts>;
export type SettlementAsked = AskedOf<typeof settlement.acts>;
/** With whether a reading behind it was corrected since it was computed. */
export type SettlementDetail = Opened<SettlementState> & { readonly corrected: boolean };

export type SettlementRow = {
  readonly id: string;
  readonly agreement: string;
  readonly period: string;
  readonly status: SettlementStatus;
  readonly from: string;
  readonly to: string;
  readonly amountFen: number;
  readonly statedOn: Day | null;
  readonly sample: boolean;
};

/** What was posted between two parties over all settlements: `from` owes `to`. */
export type Owed = { readonly from: string; readonly to: string; readonly amountFen: number };
export type Books = {
  readonly balances: readonly Balance[];
  readonly transfers: readonly Transfer[];
  readonly owed: readonly Owed[];
  readonly sample: boolean;
  readonly day: Day;
};
/** An agreement in force, with its periods that are over and not settled. */
export type Due = { readonly id: string; readonly name: string; readonly periods: readonly string[] };
