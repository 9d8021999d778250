import type { ActingFor } from "../../../../kernel/actor.ts";
import { type Failure, refusal, type Sentence } from "../../../../kernel/error.ts";
import { WHOLE_REGION } from "../../../../kernel/region.ts";
import { type Growth, grownConditions, isForJudgement } from "./conditions.ts";
import { type ContentProblem, contentProblems, isSecret } from "./content-problems.ts";
import {
  CYCLE_WORDS,
  FORMAT_WORDS,
  MODE_WORDS,
  type ResourceContent,
  SENSITIVITY_WORDS,
  TYPE_WORDS,
} from "./content.ts";
import { CODE_REFUSED, isCode } from "./codes.ts";
import type { ItemChange } from "./narrowed-data.ts";
import { ASSESSMENT_KINDS, type ResourceState } from "./state.ts";
import { type StatedWords, STATING_WORDS } from "./stated-conditions.ts";
import { type Held, lastShared } from "./succession.ts";

// Who may do what with a resource of the catalogue and what stands in the way; articles are those of 政务数据共享条例.

type Placed = Pick<ResourceContent, "providerId" | "regionCode">;

const ofProvider = (actor: ActingFor, { providerId }: Placed): boolean => actor.unitIds.includes(providerId);

/** The data officer of the city or, for the region's own resources, of the region (article 16: of the same level). */
export const isOfficerFor = (actor: ActingFor, { regionCode }: Pick<Placed, "regionCode">): boolean =>
  actor.system || (actor.roles.includes("data-officer") && actor.regionCode === regionCode);

/**
 * Who decides whether a resource may be stricter than the one that it replaces: an authority other than the one that reviews
 * it, the region's data officer; for the region's own resources, which have none above them here, the leading group's office.
 */
export const isAuthorityAbove = ({ roles, regionCode }: ActingFor, of: Pick<Placed, "regionCode">): boolean =>
  of.regionCode === WHOLE_REGION
    ? roles.includes("office")
    : roles.includes("data-officer") && regionCode === WHOLE_REGION;

/** Who drafts: the provider's liaison or head; or the officer of its city, who reads a unit's list in. */
export const mayDraft = (actor: ActingFor, content: Placed): boolean =>
  isOfficerFor(actor, content) ||
  (ofProvider(actor, content) &&
    content.regionCode === actor.regionCode &&
    actor.roles.some((role) => role === "liaison" || role === "unit-head"));

export const isHead = (actor: ActingFor, content: Placed): boolean =>
  actor.system || (actor.roles.includes("unit-head") && ofProvider(actor, content));

export const NOT_YOURS: Failure = refusal(
  "forbidden",
  "只有提供部门的经办人可以编制这条目录；请由该部门的政务数据共享工作机构办理。",
  "Only the provider's own liaison drafts this resource. Ask the provider's sharing office to do it.",
);
export const HEAD_ONLY: Failure = refusal(
  "forbidden",
  "目录须经提供部门负责人审核同意；请由该部门负责人办理。",
  "The head of the providing department approves a resource. Ask the head to do it.",
);
export const OTHER_PERSON: Failure = refusal(
  "same-person",
  "编制人和审核同意的负责人不能是同一人；请由另一人审核。",
  "Whoever drafted it cannot approve it. Another person must approve.",
);
export const OFFICER_ONLY: Failure = refusal(
  "forbidden",
  "审核发布由同级政务数据共享主管部门办理（条例第十六条）；请由本级主管部门的数据专员操作。",
  "The department in charge of the same level reviews and publishes (article 16). Ask its data officer.",
);
export const NOT_NOW: Failure = refusal(
  "not-now",
  "这条目录目前的状态不能办理这一步；请刷新后按页面所示的步骤办理。",
  "This step is not possible in the present state. Reload and follow the steps that the page offers.",
);
export const ASSESSMENTS_MISSING: Failure = refusal(
  "assessments-missing",
  "还缺通过的保密风险评估或个人信息保护影响评估（条例第十三条）；请先登记评估日期、结论和附件。",
  "The secrecy review or the personal-information impact assessment is missing or did not pass (article 13). Enter its day, conclusion and file first.",
);
export const ASSESSED_LATER: Failure = refusal(
  "assessed-later",
  "评估日期不能晚于今天；请改正日期。",
  "The day of an assessment cannot be in the future. Correct the day.",
);
export const CORE_DATA: Failure = refusal(
  "core-data",
  "核心数据、国家秘密和工作秘密不编入本目录（条例第三条），没有保存；请按保密规定办理。",
  "Core data, state secrets and work secrets are not catalogued here (article 3); nothing was saved. Follow the secrecy rules.",
);
export const IDENTITY_FIXED: Failure = refusal(
  "identity-fixed",
  "已发布目录的代码、提供部门和所属地区不能更改；如需更改，请撤销后另行编制。",
  "Code, provider and region of a published resource do not change. Withdraw it and draft another.",
);
export const RANK_NEEDED: Failure = refusal(
  "rank-needed",
  "从名称看不出所引依据的效力层级；请审核人核对原文后选定法律、行政法规或国务院决定，否则退回。",
  "The name does not tell the rank of the basis. Check the text and state law, administrative regulation or State Council decision, or return it.",
);
export const ABOVE_ONLY: Failure = refusal(
  "forbidden",
  "能否比原目录从严，由审核发布之外的另一级主管部门认定：盟市的目录由自治区主管部门，自治区本级的目录由领导小组办公室；请报请该部门办理。",
  "Whether it may be stricter than the resource before is for another authority than the one that publishes it: the region's data officer for a city's resources, the leading group's office for the region's own. Ask them.",
);
export const FUTURE_CHANGE: Failure = refusal(
  "future-change",
  "法律或职责变化的日期不能晚于今天；请改正日期。",
  "The day on which law or duty changed cannot be in the future. Correct the day.",
);

export const codeTaken = (code: string, next: string): Failure =>
  refusal(
    "code-taken",
    `没有保存：目录代码 ${code} 已被使用。本类下一个可用代码是 ${next}。`,
    `Not saved: the code ${code} is taken. The next free code of its class is ${next}.`,
  );

const listed = (texts: readonly string[]): string => texts.map((each) => `“${each}”`).join("、");

/** What a text asks of users, quoted, with the place where it stands. */
export const statedWords = ({ field, quotes }: StatedWords): Sentence => ({
  zh: `${STATING_WORDS[field].zh}中写了${listed(quotes)}`,
  en: `the ${STATING_WORDS[field].en} says ${quotes.map((quote) => `“${quote}”`).join(", ")}`,
});

const holdingWords = ({ type, length }: ItemChange["from"]): Sentence => ({
  zh: `${TYPE_WORDS[type].zh}${length ?? ""}`,
  en: `${TYPE_WORDS[type].en}${length === null ? "" : ` ${length}`}`,
});

/** Each item with what it was and what it is. */
function changeWords(
  items: readonly ItemChange[],
  words: (of: ItemChange["from"]) => Sentence,
  said: Sentence,
): Sentence {
  const each = items.map(({ name, from, to }) => ({ name, was: words(from), is: words(to) }));
  return {
    zh: `${said.zh}：${each.map(({ name, was, is }) => `“${name}”由${was.zh}改为${is.zh}`).join("、")}`,
    en: `${said.en}: ${each.map(({ name, was, is }) => `“${name}” ${was.en} became ${is.en}`).join("; ")}`,
  };
}

function growthWords(growth: Growth): Sentence {
  switch (growth.of) {
    case "attribute":
      return { zh: "共享属性变严", en: "the sharing attribute is stricter" };
    case "recipients":
      return growth.lost.length === 0
        ? { zh: "共享范围由不限改为限定", en: "recipients are newly limited" }
        : { zh: `共享范围少了${listed(growth.lost)}`, en: `recipients lost: ${growth.lost.join("; ")}` };
    case "uses":
      return growth.lost.length === 0
        ? { zh: "使用用途由不限改为限定", en: "uses are newly limited" }
        : { zh: `使用用途少了${listed(growth.lost)}`, en: `uses lost: ${growth.lost.join("; ")}` };
    case "items":
      return { zh: `数据项少了${listed(growth.lost)}`, en: `data items lost: ${growth.lost.join("; ")}` };
    case "modes": {
      const modes = growth.lost.map((mode) => MODE_WORDS[mode]);
      return {
        zh: `共享方式少了${listed(modes.map(({ zh }) => zh))}`,
        en: `ways of sharing lost: ${modes.map(({ en }) => en).join("; ")}`,
      };
    }
    case "cycle":
      return {
        zh: `更新周期由“${CYCLE_WORDS[growth.from].zh}”放慢为“${CYCLE_WORDS[growth.to].zh}”`,
        en: `updates slower, “${CYCLE_WORDS[growth.to].en}” instead of “${CYCLE_WORDS[growth.from].en}”`,
      };
    case "subject":
      return {
        zh: `主体标识项由“${growth.from}”改为${growth.to === null ? "无" : `“${growth.to}”`}`,
        en: `the subject item “${growth.from}” became ${growth.to === null ? "none" : `“${growth.to}”`}`,
      };
    case "format":
      return {
        zh: `格式由“${FORMAT_WORDS[growth.from].zh}”降为“${FORMAT_WORDS[growth.to].zh}”`,
        en: `the format “${FORMAT_WORDS[growth.from].en}” became “${FORMAT_WORDS[growth.to].en}”`,
      };
    case "values":
      return changeWords(growth.items, holdingWords, {
        zh: "数据项能容纳的内容变窄",
        en: "items hold less",
      });
    case "sensitivity":
      return changeWords(growth.items, ({ sensitivity }) => SENSITIVITY_WORDS[sensitivity], {
        zh: "数据项的敏感级别提高",
        en: "items marked as more sensitive",
      });
    case "words":
    case "narrowing":
      return statedWords(growth);
    case "demands":
      return { zh: `使用要求多了${listed(growth.added)}`, en: `demands added: ${growth.added.join("; ")}` };
  }
}

/** Everything that grew, in one sentence without its end. */
export function growthSentence(growths: readonly Growth[]): Sentence {
  const words = growths.map(growthWords);
  return { zh: words.map(({ zh }) => zh).join("；"), en: words.map(({ en }) => en).join("; ") };
}

export function conditionsGrew(growths: readonly Growth[]): Failure {
  const { zh, en } = growthSentence(growths);
  return refusal(
    "conditions-grew",
    `没有保存：目录发布后不得增设共享条件（条例第十五条）。${zh}。请恢复这些内容，放宽可以保存。`,
    `Not saved: conditions cannot grow after publication (article 15): ${en}. Restore them; loosening is fine.`,
  );
}

const thanWhat = ({ code, name, growths }: Held): Sentence => {
  const { zh, en } = growthSentence(growths);
  return { zh: `比“${name}”（${code}）：${zh}`, en: `than “${name}” (${code}): ${en}` };
};

/** How much stricter than what it replaces, resource by resource. */
export const heldSentence = (held: readonly Held[]): Sentence => ({
  zh: held.map((each) => thanWhat(each).zh).join("。"),
  en: held.map((each) => thanWhat(each).en).join(". "),
});

export function heldToOld(held: readonly Held[]): Failure {
  const { zh, en } = heldSentence(held);
  return refusal(
    "held-to-old",
    `没有发布：这条目录比它自己已发布的版本、或比它像是接替的已撤销目录更严，共享条件不得从严（条例第十五条）。${zh}。请恢复这些内容；确有依据的，报上一级主管部门写明理由认定后再发布。`,
    `Not published: this is held to the conditions of its own published version and of withdrawn resources that it seems to carry on (article 15). Stricter ${en}. Restore them, or have the authority above decide with its reason first.`,
  );
}

export function replacedStricter(by: readonly Held[]): Failure {
  const names = by.map(({ code, name }) => ({ zh: `“${name}”（${code}）`, en: `“${name}” (${code})` }));
  const { zh, en } = growthSentence(by.flatMap(({ growths }) => growths));
  return refusal(
    "replaced-stricter",
    `没有撤销：${names.map((each) => each.zh).join("、")}像是用来接替它的目录，却更严（${zh}），撤销后等于增设条件（条例第十五条）。请先放宽那条目录；确有依据的，由原目录的部门负责人先申请撤销，再报上一级主管部门就那条目录写明理由认定。`,
    `Not withdrawn: ${names.map((each) => each.en).join(", ")} seems to take its place and is stricter (${en}), so that withdrawing would add conditions (article 15). Loosen that one first; or let the head ask for the withdrawal, and the authority above decide on that one with its reason.`,
  );
}

export function contentIncomplete(problems: readonly ContentProblem[]): Failure {
  const few = problems.slice(0, 5);
  return refusal(
    "content-incomplete",
    `目录还不完整：${few.map(({ sentence }) => sentence.zh).join("")}${problems.length > few.length ? `另有 ${problems.length - few.length} 处。` : ""}`,
    `The resource is not complete yet: ${few.map(({ sentence }) => sentence.en).join(" ")}${problems.length > few.length ? ` And ${problems.length - few.length} more.` : ""}`,
  );
}

/** Why a content cannot stand beside what is published; law that newly forbids is no condition of the provider's own. */
export function againstPublished(content: ResourceContent, { versions }: ResourceState): Failure | null {
  const before = versions.at(-1)?.content;
  if (!before) return null;
  const fixed = content.code === before.code && content.providerId === before.providerId;
  if (!fixed || content.regionCode !== before.regionCode) return IDENTITY_FIXED;
  const byLaw = content.attribute === "none" && content.noneBasis !== null;
  // What law once forbade is not a new beginning: it is held to what was shared before.
  const grown = byLaw ? [] : grownConditions(lastShared({ versions }) ?? before, content);
  const growths = grown.filter((growth) => !isForJudgement(growth));
  return growths.length === 0 ? null : conditionsGrew(growths);
}

/** Why a content is not kept at all, or not by this actor. */
export function refusedContent(content: ResourceContent, actor: ActingFor): Failure | null {
  if (!mayDraft(actor, content)) return NOT_YOURS;
  if (isSecret(content)) return CORE_DATA;
  return isCode(content.code) ? null : CODE_REFUSED;
}

/** What must be there before a head approves, a unit submits, an officer publishes. */
export function unfinished(state: ResourceState): Failure | null {
  const problems = contentProblems(state.content);
  if (problems.length > 0) return contentIncomplete(problems);
  if (!ASSESSMENT_KINDS.every((kind) => state.assessments[kind]?.passed)) return ASSESSMENTS_MISSING;
  return againstPublished(state.content, state);
}
