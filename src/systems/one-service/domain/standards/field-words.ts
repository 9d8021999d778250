import type { Sentence } from "../../../../kernel/error.ts";
import type { HANDLING_FORMS } from "../items/item.ts";
import type { StandardField, StandardFields } from "./standard.ts";

export const FORM_NAMES: Readonly<Record<(typeof HANDLING_FORMS)[number], Sentence>> = {
  window: { zh: "窗口办理", en: "at the window" },
  online: { zh: "网上办理", en: "online" },
  post: { zh: "快递申请", en: "by post" },
};

const DEPTHS = ["", "Ⅰ级", "Ⅱ级", "Ⅲ级", "Ⅳ级"];

const OPEN: Sentence = { zh: "不作统一", en: "left to each city" };

const joined = (sentences: readonly Sentence[]): Sentence => ({
  zh: sentences.map(({ zh }) => zh).join("、"),
  en: sentences.map(({ en }) => en).join(", "),
});

const plain = (text: string): Sentence => ({ zh: text, en: text });

/** What a field of a common item says, in words; null is left to each city. Names and materials stay Chinese. */
export function fieldWords<F extends StandardField>(field: F, value: StandardFields[F]): Sentence {
  const given: StandardFields[StandardField] = value;
  if (given === null) return OPEN;
  if (field === "forms") {
    const forms = given as StandardFields["forms"];
    return forms.length === 0 ? OPEN : joined(forms.map((form) => FORM_NAMES[form]));
  }
  if (field === "materials") {
    const materials = given as StandardFields["materials"];
    return materials.length === 0 ? { zh: "无需提交材料", en: "no material" } : plain(materials.join("、"));
  }
  if (field === "charges") return given ? { zh: "收费", en: "charged" } : { zh: "不收费", en: "free" };
  if (field === "onlineDepth")
    return { zh: DEPTHS[given as number] ?? String(given as number), en: `level ${given as number}` };
  if (field === "promisedDays" && given === 0) return { zh: "即办", en: "at once" };
  if (field === "promisedDays" || field === "legalDays")
    return { zh: `${given as number} 个工作日`, en: `${given as number} working days` };
  if (field === "visits") return { zh: `${given as number} 次`, en: String(given as number) };
  return plain(String(given));
}
