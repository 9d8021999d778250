import type { Sentence } from "../../../../kernel/error.ts";
import { CITIES } from "../../../../kernel/region.ts";
import type { StandardAct } from "./standard.ts";

/** An act on a common list in words, for its history. */
export function standardSentence(act: StandardAct & { readonly city?: string }): Sentence {
  const city = CITIES.find(({ code }) => code === act.city)?.name ?? { zh: "某市", en: "A city" };
  switch (act.type) {
    case "propose":
      return {
        zh: `提出清单，共 ${act.items.length} 个事项`,
        en: `Proposed the list with ${act.items.length} items`,
      };
    case "revise":
      return {
        zh: `提出新一轮修改，涉及 ${act.items.length} 个事项`,
        en: `Began a new round with ${act.items.length} items changed or added`,
      };
    case "leave-out":
      return { zh: `暂不列入 ${act.key}：${act.reason}`, en: `Left out ${act.key}: ${act.reason}` };
    case "take-back":
      return { zh: `恢复列入 ${act.key}`, en: `Took ${act.key} back` };
    case "comment":
      return { zh: `${city.zh}就 ${act.key} 提出意见`, en: `${city.en} commented on ${act.key}` };
    case "agree":
      return {
        zh: `${city.zh}同意 ${act.items.length} 个事项`,
        en: `${city.en} agreed to ${act.items.length} items`,
      };
    case "object":
      return {
        zh: `${city.zh}不同意 ${act.key}：${act.reason}`,
        en: `${city.en} objected to ${act.key}: ${act.reason}`,
      };
    case "issue":
      return {
        zh: `登记印发：${act.docNumber}，${act.on}`,
        en: `Entered the issue: ${act.docNumber}, ${act.on}`,
      };
    case "withdraw":
      return { zh: `撤回清单：${act.reason}`, en: `Withdrew the list: ${act.reason}` };
    case "supersede":
      return { zh: "新版印发，本版停用", en: "Superseded by a newer list" };
  }
}
