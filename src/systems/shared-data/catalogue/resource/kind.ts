import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import {
  at as atField,
  choice,
  day,
  file,
  group,
  optional,
  say,
  text,
  typedOf,
  yes,
} from "../../../../kernel/fields.ts";
import type { Recorded } from "../../../../kernel/record.ts";
import { type ActOf, type AskedOf, record } from "../../../../kernel/record-kind.ts";
import { BASIS_WORDS, type BasisRank, citationRank, mayForbid, RANK_WORDS } from "./citation.ts";
import { contentProblems } from "./content-problems.ts";
import { CONTENT, type ResourceContent } from "./content.ts";
import {
  ABOVE_ONLY,
  againstPublished,
  ASSESSED_LATER,
  FUTURE_CHANGE,
  growthSentence,
  HEAD_ONLY,
  heldToOld,
  isAuthorityAbove,
  isHead,
  isOfficerFor,
  mayDraft,
  NOT_NOW,
  NOT_YOURS,
  OFFICER_ONLY,
  OTHER_PERSON,
  RANK_NEEDED,
  refusedContent,
  replacedStricter,
  unfinished,
} from "./rules.ts";
import {
  type Assessment,
  ASSESSMENT_WORDS,
  type AssessmentKind,
  type Assessments,
  CAUSE_WORDS,
  RESOURCE,
  type ResourceState,
} from "./state.ts";
import type { Held } from "./succession.ts";

type Content = { readonly content: ResourceContent };
type Assessing = { readonly kind: AssessmentKind } & Assessment;
/** `heldTo`: what it is stricter than, as found when it was to be published. */
type Publishing = { readonly basisRank: BasisRank | null; readonly heldTo?: readonly Held[] };
/** `replacedBy`: stricter ones that seem to take its place, as found when it was to be withdrawn. */
type Withdrawing = { readonly reason: string; readonly replacedBy?: readonly Held[] };
type Allowing = { readonly held: readonly Held[]; readonly reason: string };

const { act, apart, kind } = record<ResourceState, Content, "flat">({ layout: "flat" });

const drafts = (actor: ActingFor, { content }: ResourceState) =>
  mayDraft(actor, content) ? null : NOT_YOURS;
const heads = (actor: ActingFor, { content }: ResourceState) => (isHead(actor, content) ? null : HEAD_ONLY);
const officers = (actor: ActingFor, { content }: ResourceState) =>
  isOfficerFor(actor, content) ? null : OFFICER_ONLY;

const WORKED_ON = ["drafting", "approved", "returned", "revising"] as const;
const IN_FORCE = [...WORKED_ON, "under-review", "published"] as const;
const NO_ASSESSMENTS: Assessments = { secrecy: null, "personal-information": null };
const reason = text(say("理由", "Reasons"), { most: 1_000 });

/** What an assessment was made of: other words of a summary leave it standing, other items or conditions do not. */
const assessedPart = ({
  items,
  attribute,
  conditions,
  modes,
  openAttribute,
  grade,
}: ResourceContent): string => JSON.stringify([items, attribute, conditions, modes, openAttribute, grade]);

/** What is asked of who drafts one, as one value. */
export const RESOURCE_ASKING = { content: group(say("目录内容", "Content"), CONTENT) };

/** What is still missing for submission, told while one types, and the rank of what is cited. */
export function contentHints(filled: object): Sentence[] {
  const { content } = filled as { readonly content: ResourceContent };
  // What is left out is no text yet.
  const problems = contentProblems({ ...content, code: content.code ?? "", items: content.items ?? [] });
  const { zh, en } = RANK_WORDS[citationRank(content.noneBasis?.title ?? "")];
  return [
    ...(content.noneBasis?.title ? [say(`效力层级 · ${zh}`, `Rank · ${en}`)] : []),
    ...(problems.length > 0 ? [say("报送前还须补齐：", "Still to be completed before submission:")] : []),
    ...problems.map(({ sentence }) => sentence),
  ];
}

/** Where a draft stands while it is worked on. */
const working = ({ versions }: ResourceState) => (versions.length === 0 ? "drafting" : "revising");

const rankOf = ({ content: { noneBasis } }: ResourceState) =>
  noneBasis === null ? null : citationRank(noneBasis.title);

function published(
  state: ResourceState,
  found: Publishing,
  { day: publishedOn, by: publishedBy }: Recorded<{ readonly type: string }>,
): ResourceState {
  const { content, assessments, approval, submittedOn, revision, versions } = state;
  if (approval === null || submittedOn === null)
    throw new Error("what was not approved cannot have been published");
  const rank = rankOf(state);
  const basisRank = rank === null ? null : mayForbid(rank) ? rank : found.basisRank;
  const number = versions.length + 1;
  const signed = { content, assessments, approval, submittedOn, revision };
  return {
    ...state,
    status: "published",
    versions: [...versions, { number, ...signed, publishedOn, publishedBy, basisRank }],
    approval: null,
    submittedOn: null,
    returned: null,
    revision: null,
  };
}

/** A resource of the catalogue: drafted, assessed, approved, reviewed and published in versions that never change. */
export const resource = kind({
  ...RESOURCE,
  refusals: { begun: NOT_NOW, none: NOT_NOW, notNow: NOT_NOW },
  begins: {
    type: "begin",
    ...RESOURCE.begins,
    done: say("编制数据目录", "Drafted a resource"),
    refuse: ({ content }, { actor }) => refusedContent(content, actor),
    state: ({ content }, { by, byId }) => ({
      status: "drafting",
      content,
      draftedBy: by,
      draftedById: byId,
      assessments: NO_ASSESSMENTS,
      approval: null,
      submittedOn: null,
      returned: null,
      revision: null,
      versions: [],
      withdrawalAsked: null,
      withdrawn: null,
    }),
    said: ({ content: { code, name } }) =>
      say(`编制目录“${name}”（${code}）。`, `Drafted ${code} “${name}”.`),
  },
  acts: {
    edit: apart<Content>()({
      name: say("修改内容", "Edit"),
      done: say("修改数据目录", "Changed a resource"),
      asks: RESOURCE_ASKING,
      button: say("保存", "Save"),
      omits: ({ versions }) => (versions.length === 0 ? [] : ["content.code", "content.providerId"]),
      initial: ({ content }) => typedOf(RESOURCE_ASKING, { content }),
      hints: (_, filled) => contentHints(filled),
      by: drafts,
      when: WORKED_ON,
      refuse: (state, { content }, { actor }) =>
        refusedContent(content, actor) ?? againstPublished(content, state),
      after: (state, { content }, { by, byId }) => ({
        ...state,
        status: working(state),
        content,
        draftedBy: by,
        draftedById: byId,
        assessments:
          assessedPart(content) === assessedPart(state.content) ? state.assessments : NO_ASSESSMENTS,
        approval: null,
      }),
      said: () => say("修改了目录内容。", "Changed the content."),
    }),
    assess: apart<Assessing>()({
      name: say("登记评估", "Enter an assessment"),
      done: say("登记目录评估", "Entered an assessment of a resource"),
      asks: {
        kind: choice(say("评估类别", "Assessment"), ASSESSMENT_WORDS),
        on: day(say("评估日期", "Day of the assessment"), { until: "today", initial: "today" }),
        file: file(say("附件（图片、PDF、OFD、Word 等）", "File (image, PDF, OFD, Word …)"), {
          accept: "image/*,.pdf,.ofd,.doc,.docx,.xls,.xlsx,.wps,.txt,.rtf",
        }),
        conclusion: text(say("结论", "Conclusion"), { most: 1_000 }),
        passed: yes(say("评估通过", "It passed"), { initial: "yes" }),
      },
      initial: ({ assessments }) => ({
        kind:
          assessments.secrecy !== null && assessments["personal-information"] === null
            ? "personal-information"
            : "secrecy",
      }),
      withdrawable: true,
      by: drafts,
      when: WORKED_ON,
      refuse: (_, { on }, { day: today }) => (on > today ? atField("on", ASSESSED_LATER) : null),
      after: (state, { kind: of, on, conclusion, passed, file: kept }) => ({
        ...state,
        status: working(state),
        approval: null,
        assessments: { ...state.assessments, [of]: { on, conclusion, passed, file: kept } },
      }),
      said: ({ kind: of, on, passed, conclusion }) => {
        const { zh, en } = ASSESSMENT_WORDS[of];
        return say(
          `登记${zh}（${on}，${passed ? "通过" : "未通过"}）：${conclusion}`,
          `Entered the ${en.toLowerCase()} of ${on}, ${passed ? "passed" : "not passed"}: ${conclusion}`,
        );
      },
    }),
    approve: act({
      waits: ({ content }) => content.providerName,
      name: say("负责人审核同意", "Approve as head"),
      done: say("负责人同意目录", "Head approved a resource"),
      asks: {},
      by: heads,
      when: ["drafting", "returned", "revising"],
      unless: (state, { actor }) =>
        !actor.system && actor.accountId === state.draftedById ? OTHER_PERSON : unfinished(state),
      after: (state, _, { day: on, by, byId }) => ({
        ...state,
        status: "approved",
        approval: { on, by, byId },
      }),
      said: () => say("负责人审核同意。", "The head approved."),
    }),
    submit: act({
      waits: ({ content }) => content.providerName,
      name: say("报送审核", "Submit for review"),
      done: say("报送目录审核", "Submitted a resource for review"),
      asks: {},
      withdrawable: true,
      by: drafts,
      when: ["approved"],
      unless: unfinished,
      after: (state, _, { day: on }) => ({
        ...state,
        status: "under-review",
        submittedOn: on,
        returned: null,
      }),
      said: () => say("报送主管部门审核。", "Submitted for review."),
    }),
    publish: apart<Publishing>()({
      waits: () => "同级主管部门",
      name: say("审核通过并发布", "Pass and publish"),
      done: say("发布目录", "Published a resource"),
      asks: {
        basisRank: optional(
          choice(say("所引依据的效力层级", "Rank of the basis"), BASIS_WORDS, {
            help: say(
              "从名称看不出层级，请核对原文后选定",
              "Its name does not tell; check the text, then choose",
            ),
          }),
        ),
      },
      omits: (state) => (rankOf(state) === "unsure" ? [] : ["basisRank"]),
      final: true,
      by: officers,
      when: ["under-review"],
      unless: unfinished,
      refuse: (state, { basisRank, heldTo = [] }) => {
        if (rankOf(state) === "unsure" && basisRank === null) return atField("basisRank", RANK_NEEDED);
        return heldTo.length === 0 ? null : heldToOld(heldTo);
      },
      after: published,
      said: () => say("审核通过并发布。", "Reviewed and published."),
    }),
    return: act({
      name: say("退回", "Return"),
      done: say("退回目录", "Returned a resource"),
      asks: { reasons: reason },
      withdrawable: true,
      by: officers,
      when: ["under-review"],
      after: (state, { reasons }, { day: on, by }) => ({
        ...state,
        status: "returned",
        submittedOn: null,
        approval: null,
        returned: { on, by, reasons },
      }),
      said: ({ reasons }) => say(`退回：${reasons}`, `Returned: ${reasons}`),
    }),
    revise: act({
      name: say("开始更新", "Begin a revision"),
      done: say("开始更新目录", "Began to revise a resource"),
      asks: {
        cause: choice(say("更新原因", "Cause"), CAUSE_WORDS, { initial: "duty" }),
        changedOn: day(say("变化发生日期", "Day of the change"), {
          until: "today",
          initial: "today",
          help: say(
            "法律或职责变化的，自变化之日起 10 个工作日内更新（第十七条）",
            "Where law or duty changed, the update is due within 10 working days of that day (article 17)",
          ),
        }),
        reason,
      },
      withdrawable: true,
      by: drafts,
      when: ["published"],
      refuse: (_, { changedOn }, { day: today }) =>
        changedOn > today ? atField("changedOn", FUTURE_CHANGE) : null,
      after: (state, { cause, reason: why, changedOn }, { by, byId }) => ({
        ...state,
        status: "revising",
        draftedBy: by,
        draftedById: byId,
        revision: { cause, reason: why, changedOn, extension: null },
      }),
      said: ({ cause, changedOn, reason: why }) =>
        say(
          `开始更新（${CAUSE_WORDS[cause].zh}，${changedOn}）：${why}`,
          `Began a revision (${CAUSE_WORDS[cause].en}, ${changedOn}): ${why}`,
        ),
    }),
    extend: act({
      name: say("同意延长 5 个工作日", "Consent to 5 more working days"),
      done: say("同意延长目录更新", "Consented to a longer update"),
      asks: { reason },
      by: officers,
      when: WORKED_ON,
      unless: ({ revision }) =>
        revision !== null && revision.cause !== "other" && revision.extension === null ? null : NOT_NOW,
      after: (state, { reason: why }, { day: on, by }) => ({
        ...state,
        revision: state.revision && { ...state.revision, extension: { on, by, reason: why } },
      }),
      said: ({ reason: why }) =>
        say(`同意延长更新期限：${why}`, `Consented to a longer time for the update: ${why}`),
    }),
    "ask-withdrawal": act({
      name: say("申请撤销", "Ask for withdrawal"),
      done: say("申请撤销目录", "Asked to withdraw a resource"),
      asks: { reason },
      withdrawable: true,
      by: heads,
      when: IN_FORCE,
      unless: ({ versions, withdrawalAsked }) =>
        versions.length > 0 && withdrawalAsked === null ? null : NOT_NOW,
      after: (state, { reason: why }, { day: on, by }) => ({
        ...state,
        withdrawalAsked: { on, by, reason: why },
      }),
      said: ({ reason: why }) => say(`申请撤销：${why}`, `Asked for withdrawal: ${why}`),
    }),
    withdraw: apart<Withdrawing>()({
      name: say("撤销目录", "Withdraw"),
      done: say("撤销目录", "Withdrew a resource"),
      asks: { reason },
      final: true,
      by: officers,
      when: IN_FORCE,
      unless: ({ versions }) => (versions.length === 0 ? NOT_NOW : null),
      refuse: (_, { replacedBy = [] }) => (replacedBy.length === 0 ? null : replacedStricter(replacedBy)),
      after: (state, { reason: why }, { day: on, by }) => ({
        ...state,
        status: "withdrawn",
        withdrawn: { on, by, reason: why },
      }),
      said: ({ reason: why }) => say(`撤销目录：${why}`, `Withdrew the resource: ${why}`),
    }),
    "allow-stricter": apart<Allowing>()({
      name: say("同意从严", "Allow to be stricter"),
      done: say("同意目录比原目录从严", "Allowed a resource to be stricter than the one before"),
      asks: { reason },
      by: (actor, { content }) => (isAuthorityAbove(actor, content) ? null : ABOVE_ONLY),
      when: IN_FORCE,
      refuse: (_, { held }) => (held.length > 0 ? null : NOT_NOW),
      after: (state, { held, reason: why }, { day: on, by }) => ({
        ...state,
        allowances: [
          ...(state.allowances ?? []),
          ...held.map(({ resourceId, growths }) => ({ resourceId, growths, reason: why, by, on })),
        ],
      }),
      said: ({ held, reason: why }) => {
        const than = held.map(({ code }) => code);
        const words = growthSentence(held.flatMap(({ growths }) => growths));
        return say(
          `同意比原目录 ${than.join("、")} 从严（${words.zh}）：${why}`,
          `Allowed to be stricter than ${than.join(", ")} (${words.en}): ${why}`,
        );
      },
    }),
  },
  head: ({ content, versions, submittedOn }) => ({
    title: content.name,
    regionCode: content.regionCode,
    day: versions.at(-1)?.publishedOn ?? submittedOn,
    unitIds: [content.providerId],
    words: [content.code, content.providerName, content.summary, ...content.items.map(({ name }) => name)],
  }),
});

export type ResourceAct = ActOf<Content, "begin", typeof resource.acts, "flat">;
/** What a page sends; an assessment comes with its file, by a route of its own. */
export type ResourceAsked = Exclude<AskedOf<typeof resource.acts>, { readonly type: "assess" }>;
