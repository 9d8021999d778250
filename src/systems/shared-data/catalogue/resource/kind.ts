import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Sentence } from "../../../../kernel/error.ts";
import type { RecordShape } from "../../../../kernel/record.ts";
import { growthSentence } from "./rules.ts";
import { foldResource } from "./fold.ts";
import { permitResource } from "./permit.ts";
import { ASSESSMENT_WORDS, CAUSE_WORDS } from "./names.ts";
import type { ResourceAct, ResourceState } from "./content.ts";

function sentenceOf(act: ResourceAct): Sentence {
  switch (act.type) {
    case "begin":
      return {
        zh: `编制目录“${act.content.name}”（${act.content.code}）。`,
        en: `Drafted ${act.content.code} “${act.content.name}”.`,
      };
    case "edit":
      return { zh: "修改了目录内容。", en: "Changed the content." };
    case "assess": {
      const { zh, en } = ASSESSMENT_WORDS[act.kind];
      return {
        zh: `登记${zh}（${act.on}，${act.passed ? "通过" : "未通过"}）：${act.conclusion}`,
        en: `Entered the ${en} of ${act.on}, ${act.passed ? "passed" : "not passed"}: ${act.conclusion}`,
      };
    }
    case "approve":
      return { zh: "负责人审核同意。", en: "The head approved." };
    case "submit":
      return { zh: "报送主管部门审核。", en: "Submitted for review." };
    case "return":
      return { zh: `退回：${act.reasons}`, en: `Returned: ${act.reasons}` };
    case "publish":
      return { zh: "审核通过并发布。", en: "Reviewed and published." };
    case "revise":
      return {
        zh: `开始更新（${CAUSE_WORDS[act.cause].zh}，${act.changedOn}）：${act.reason}`,
        en: `Began a revision (${CAUSE_WORDS[act.cause].en}, ${act.changedOn}): ${act.reason}`,
      };
    case "extend":
      return {
        zh: `同意延长更新期限：${act.reason}`,
        en: `Consented to a longer time for the update: ${act.reason}`,
      };
    case "ask-withdrawal":
      return { zh: `申请撤销：${act.reason}`, en: `Asked for withdrawal: ${act.reason}` };
    case "withdraw":
      return { zh: `撤销目录：${act.reason}`, en: `Withdrew the resource: ${act.reason}` };
    case "allow-stricter": {
      const than = act.held.map(({ code }) => code);
      const words = growthSentence(act.held.flatMap(({ growths }) => growths));
      return {
        zh: `同意比原目录 ${than.join("、")} 从严（${words.zh}）：${act.reason}`,
        en: `Allowed to be stricter than ${than.join(", ")} (${words.en}): ${act.reason}`,
      };
    }
  }
}

/** A resource of the catalogue as a record. */
export const resourceShape: RecordShape<ResourceState, ResourceAct, ActingFor> = {
  kind: "resource",
  fold: foldResource,
  permit: permitResource,
  head: ({ content, status, versions, submittedOn }) => ({
    title: content.name,
    status,
    regionCode: content.regionCode,
    day: versions.at(-1)?.publishedOn ?? submittedOn,
    until: null,
    unitIds: [content.providerId],
    measureIds: [],
    words: [content.code, content.providerName, content.summary, ...content.items.map(({ name }) => name)],
  }),
  sentence: sentenceOf,
};
