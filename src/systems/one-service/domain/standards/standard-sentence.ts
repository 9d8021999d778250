import type { Sentence } from "../../../../kernel/error.ts";
import { CITIES } from "../../../../kernel/region.ts";
import type { StandardAct } from "./standard.ts";

/** An act on a common list in words, for its history; `nameOf` says what the item of a key is called. */
export function standardSentence(
  act: StandardAct & { readonly city?: string },
  nameOf: (key: string) => string = (key) => key,
): Sentence {
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
    case "leave-out": {
      const name = nameOf(act.key);
      return { zh: `暂不列入“${name}”：${act.reason}`, en: `Left out “${name}”: ${act.reason}` };
    }
    case "take-back":
      return { zh: `恢复列入“${nameOf(act.key)}”`, en: `Took “${nameOf(act.key)}” back` };
    case "comment": {
      const name = nameOf(act.key);
      return { zh: `${city.zh}就“${name}”提出意见`, en: `${city.en} commented on “${name}”` };
    }
    case "agree":
      return {
        zh: `${city.zh}同意 ${act.items.length} 个事项`,
        en: `${city.en} agreed to ${act.items.length} items`,
      };
    case "object":
      return {
        zh: `${city.zh}不同意“${nameOf(act.key)}”：${act.reason}`,
        en: `${city.en} objected to “${nameOf(act.key)}”: ${act.reason}`,
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
