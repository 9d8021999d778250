import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { at, day, optional, pick, say, text } from "../../../../kernel/fields.ts";
import { type ActOf, type AskedOf, record } from "../../../../kernel/record-kind.ts";
import { DONE_ALREADY, type Opened, type RecordView } from "../../../../kernel/record.ts";
import { UNITS, worksFor } from "../../domain/roles.ts";
import { DAY_AHEAD, NOT_YOURS, TEXT_NEEDED } from "../failures.ts";

const STATUSES = {
  asked: say("待答复", "waiting for an answer"),
  refused: say("不予更正", "not corrected"),
  spreading: say("已更正，待各单位应用", "corrected, being applied"),
  applied: say("各单位均已应用", "applied by all"),
  withdrawn: say("已撤回", "withdrawn"),
};
export type CorrectionStatus = keyof typeof STATUSES;

/** What is asked of who asks for one. */
export const ASKING = {
  resourceId: pick(say("数据资源", "Resource")),
  text: text(say("哪里不准确或不完整", "What is wrong or missing"), {
    help: say(
      "写清是哪一项、现在是什么、应该是什么。内容只给办理单位看，可以按规定删除。",
      "Say which item, what it says and what it should say. Only the units that deal with it see this, and it can be erased.",
    ),
  }),
  since: optional(
    day(say("从哪天开始（不清楚可留空）", "Since which day (may stay empty)"), { until: "today" }),
  ),
};

/** Who asks: a unit that uses the data, or the person or enterprise that it is about. */
export type CorrectionAsker =
  | { readonly kind: "unit"; readonly unitId: string }
  | { readonly kind: "subject"; readonly accountId: string };

export type CorrectionAbout = {
  readonly resourceId: string;
  readonly resourceName: string;
  readonly providerId: string;
  /** The provider's division, whose data authority oversees it. */
  readonly regionCode: string;
};

/** `digest` is of the text in the erasable table: what was said may name persons, so that acts hold none of it. */
export type CorrectionSeed = {
  readonly about: CorrectionAbout;
  readonly asker: CorrectionAsker;
  readonly digest: string;
  readonly since: Day | null;
  readonly due: Day;
  readonly article: string;
};

export type Recipient = {
  readonly unitId: string;
  readonly via: RecipientSource;
  readonly status: "waiting" | "applied" | "need-not";
  readonly on: Day | null;
};

export type CorrectionState = Omit<CorrectionSeed, "digest"> & {
  readonly askedOn: Day;
  readonly status: CorrectionStatus;
  readonly answeredOn: Day | null;
  readonly recipients: readonly Recipient[];
  readonly appliedOn: Day | null;
};

const isAsker = (actor: ActingFor, asker: CorrectionAsker): boolean =>
  asker.kind === "unit"
    ? worksFor(actor, asker.unitId, UNITS)
    : actor.roles.includes("applicant") && actor.accountId === asker.accountId;

const ofProvider = (actor: ActingFor, { about }: CorrectionState) =>
  worksFor(actor, about.providerId, UNITS) ? null : NOT_YOURS;

/** The recipient for whom the actor works. */
export const ownRecipient = ({ recipients }: CorrectionState, actor: ActingFor): Recipient | undefined =>
  recipients.find(({ unitId }) => worksFor(actor, unitId, UNITS));
const ofRecipient = (actor: ActingFor, state: CorrectionState) =>
  ownRecipient(state, actor) === undefined ? NOT_YOURS : null;
const notWaiting = (state: CorrectionState, { actor }: { readonly actor: ActingFor }) =>
  ownRecipient(state, actor)?.status === "waiting" ? null : DONE_ALREADY;
const notOwn = (_: CorrectionState, { unitId }: OfRecipient, { actor }: { readonly actor: ActingFor }) =>
  worksFor(actor, unitId, UNITS) ? null : NOT_YOURS;

function spread(state: CorrectionState, recipients: readonly Recipient[], on: Day): CorrectionState {
  const done = recipients.every(({ status }) => status !== "waiting");
  return { ...state, recipients, status: done ? "applied" : "spreading", appliedOn: done ? on : null };
}

const settled = (state: CorrectionState, unitId: string, status: Recipient["status"], on: Day) =>
  spread(
    state,
    state.recipients.map((each) => (each.unitId === unitId ? { ...each, status, on } : each)),
    on,
  );

type OfRecipient = { readonly unitId: string };
type Digested = { readonly digest: string };
type Accepted = Digested & {
  readonly since: Day | null;
  readonly recipients: readonly { readonly unitId: string; readonly via: RecipientSource }[];
};

/** Units that have to do with it. */
export const concerned = ({
  about,
  asker,
  recipients,
}: Pick<CorrectionState, "about" | "asker" | "recipients">) => [
  about.providerId,
  ...(asker.kind === "unit" ? [asker.unitId] : []),
  ...recipients.map(({ unitId }) => unitId),
];

const { act, apart, kind } = record<CorrectionState, CorrectionSeed, "flat">({ layout: "flat" });

/** A correction of shared data (article 26): asked, answered by the provider, applied by every unit that used the data. */
export const correction = kind({
  kind: "correction",
  name: say("数据校核", "Corrections"),
  statuses: STATUSES,
  begins: {
    type: "ask",
    name: say("申请校核", "Ask for a correction"),
    done: say("申请数据校核", "Asked for a correction"),
    refuse: ({ asker, digest, since }, moment) => {
      if (!isAsker(moment.actor, asker)) return NOT_YOURS;
      if (digest === "") return TEXT_NEEDED;
      return since !== null && since > moment.day ? at("since", DAY_AHEAD) : null;
    },
    state: ({ digest: _, ...asked }, recorded) => ({
      ...asked,
      askedOn: recorded.day,
      status: "asked",
      answeredOn: null,
      recipients: [],
      appliedOn: null,
    }),
    said: ({ asker }, unitName) =>
      asker.kind === "unit"
        ? say(`${unitName(asker.unitId)}提出校核申请`, `${unitName(asker.unitId)} asked for a correction`)
        : say("数据主体提出校核申请", "The data subject asked for a correction"),
  },
  acts: {
    accept: apart<Accepted>()({
      name: say("更正并答复", "Correct and answer"),
      done: say("更正数据并答复", "Corrected data and answered"),
      waits: ({ status }) => (status === "asked" ? "provider" : null),
      help: say(
        "答复后，系统按授权和读取凭据找出每个用过这项数据的单位并通知。",
        "With the answer every unit that used the data is found from grants and receipts, and told.",
      ),
      asks: {
        text: text(say("更正了什么", "What was corrected")),
        since: optional(
          day(say("差错从哪天开始", "Wrong since which day"), {
            until: "today",
            help: say(
              "不清楚的留空，将通知所有用过的单位。",
              "Leave it empty if unknown: then everyone who ever used the data is told.",
            ),
          }),
        ),
      },
      initial: ({ since }) => ({ since: since ?? "" }),
      by: ofProvider,
      when: ["asked"],
      refuse: (_, { digest, since }, moment) => {
        if (digest === "") return TEXT_NEEDED;
        return since !== null && since > moment.day ? at("since", DAY_AHEAD) : null;
      },
      after: (state, { since, recipients }, recorded) =>
        spread(
          { ...state, since, answeredOn: recorded.day },
          recipients.map((each) => ({ ...each, status: "waiting", on: null })),
          recorded.day,
        ),
      said: ({ recipients }) =>
        say(
          `已更正，通知 ${recipients.length} 个使用单位`,
          `Corrected; ${recipients.length} recipients notified`,
        ),
    }),
    refuse: apart<Digested>()({
      name: say("不予更正", "Do not correct"),
      done: say("答复不予更正", "Answered that nothing is corrected"),
      asks: { text: text(say("不予更正的理由", "Why it is not corrected")) },
      by: ofProvider,
      when: ["asked"],
      refuse: (_, { digest }) => (digest === "" ? TEXT_NEEDED : null),
      after: (state, _, recorded) => ({ ...state, status: "refused", answeredOn: recorded.day }),
      said: () => say("不予更正并说明理由", "Not corrected, with the reason"),
    }),
    apply: act({
      name: say("确认已应用", "Confirm as applied"),
      done: say("确认已应用更正", "Confirmed a correction as applied"),
      waits: ({ status }) => (status === "spreading" ? "recipient" : null),
      asks: {},
      final: true,
      adds: (state, actor): OfRecipient => ({ unitId: ownRecipient(state, actor)?.unitId ?? "" }),
      by: ofRecipient,
      when: ["spreading", "applied"],
      unless: notWaiting,
      refuse: notOwn,
      after: (state, { unitId }, recorded) => settled(state, unitId, "applied", recorded.day),
      said: ({ unitId }, unitName) =>
        say(`${unitName(unitId)}已应用更正`, `${unitName(unitId)} applied the correction`),
    }),
    "need-not": apart<OfRecipient & Digested>()({
      name: say("说明无需应用", "Need not apply it"),
      done: say("说明无需应用更正", "Explained that a correction need not be applied"),
      asks: { text: text(say("为什么无需应用", "Why it need not be applied")) },
      by: ofRecipient,
      when: ["spreading", "applied"],
      unless: notWaiting,
      refuse: (state, done, moment) => (done.digest === "" ? TEXT_NEEDED : notOwn(state, done, moment)),
      after: (state, { unitId }, recorded) => settled(state, unitId, "need-not", recorded.day),
      said: ({ unitId }, unitName) =>
        say(`${unitName(unitId)}说明无需应用`, `${unitName(unitId)} explained that it need not be applied`),
    }),
    withdraw: act({
      name: say("撤回申请", "Withdraw"),
      done: say("撤回校核申请", "Withdrew a request for correction"),
      asks: {},
      final: true,
      by: (actor, { asker }) => (isAsker(actor, asker) ? null : NOT_YOURS),
      when: ["asked"],
      after: (state) => ({ ...state, status: "withdrawn" }),
      said: () => say("撤回校核申请", "The request was withdrawn"),
    }),
  },
  head: ({ about, asker, askedOn, due, recipients }) => ({
    title: about.resourceName,
    regionCode: about.regionCode,
    day: askedOn,
    until: due,
    unitIds: concerned({ about, asker, recipients }),
  }),
});

export type CorrectionAct = ActOf<CorrectionSeed, "ask", typeof correction.acts, "flat">;
export type CorrectionAsked = AskedOf<typeof correction.acts>;

/** Days from which and until which its answer was late, null where it was or still may be in time on `asOf`. */
export function lateAnswer(
  { due, answeredOn, status }: Pick<CorrectionState, "due" | "answeredOn" | "status">,
  asOf: Day,
): { readonly ended: Day | null } | null {
  if (status === "withdrawn") return null;
  const answered = answeredOn !== null && answeredOn <= asOf ? answeredOn : null;
  return (answered ?? asOf) > due ? { ended: answered } : null;
}

/** Texts by their part: `asked`, `answered`, or the id of a unit; null where the reader may not see any. */
export type CorrectionDetail = Opened<CorrectionState> & {
  readonly texts: Readonly<Record<string, string>> | null;
};

/** Whether it waits for the reader's unit: to answer, or to apply. */
const waitsFor = (actor: ActingFor, state: CorrectionState): boolean =>
  state.status === "asked"
    ? worksFor(actor, state.about.providerId, UNITS)
    : ownRecipient(state, actor)?.status === "waiting";

/** A line of the list as it stands for a reader on a day; `asker` is null for a data subject. */
export const correctionRow = (
  { id, sample, state }: Pick<RecordView<CorrectionState>, "id" | "sample" | "state">,
  unitName: (id: string) => string,
  { actor, day: asOf }: { readonly actor: ActingFor; readonly day: Day },
) => ({
  id,
  resourceName: state.about.resourceName,
  provider: unitName(state.about.providerId),
  asker: state.asker.kind === "unit" ? unitName(state.asker.unitId) : null,
  status: state.status,
  askedOn: state.askedOn,
  due: state.due,
  late: lateAnswer(state, asOf) !== null,
  recipients: state.recipients.length,
  applied: state.recipients.filter(({ status }) => status !== "waiting").length,
  waitsForMe: waitsFor(actor, state),
  sample,
});
export type CorrectionRow = ReturnType<typeof correctionRow>;

/** What can be asked for: resources of the unit's own grants, for applicants those about persons and enterprises. */
export type CorrectionChoice = {
  readonly resourceId: string;
  readonly resourceName: string;
  readonly provider: string;
};

/** A unit that a correction would be told, and because of what. */
export type CorrectionTold = {
  readonly unitId: string;
  readonly unit: string;
  readonly via: RecipientSource;
};

export type GrantSpan = { readonly requesterId: string; readonly from: Day; readonly until: Day };
/** A receipt of a reading of the resource by a unit. */
export type ReadingMark = { readonly unitId: string; readonly day: Day };

export type RecipientSource = "grant" | "reading" | "both";

/**
 * Every unit that may hold what was wrong, each once, in the order of its id: who held a grant on the resource on any day from `since` to
 * `day`, and who has a receipt of reading it on one of them; `since` null for ever. The provider corrects at the source and is
 * left out. `canonical` gives the one id of a unit that older records know under others.
 */
export function recipientsOf(
  { grants, readings }: { readonly grants: readonly GrantSpan[]; readonly readings: readonly ReadingMark[] },
  { since, day, providerId }: { readonly since: Day | null; readonly day: Day; readonly providerId: string },
  canonical: (unitId: string) => string = (unitId) => unitId,
): { readonly unitId: string; readonly via: RecipientSource }[] {
  const began = since ?? "";
  const granted = new Set(
    grants
      .filter(({ from, until }) => from <= day && until >= began)
      .map(({ requesterId }) => canonical(requesterId)),
  );
  const read = new Set(
    readings.filter((each) => each.day >= began && each.day <= day).map(({ unitId }) => canonical(unitId)),
  );
  return [...new Set([...granted, ...read])]
    .filter((unitId) => unitId !== canonical(providerId))
    .toSorted()
    .map((unitId) => ({
      unitId,
      via: granted.has(unitId) ? (read.has(unitId) ? "both" : "grant") : "reading",
    }));
}
