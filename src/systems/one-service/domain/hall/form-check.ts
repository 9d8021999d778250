import { type Failure, refusal } from "../../../../kernel/error.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import type { SupplyBrief } from "../../../../kernel/sharing.ts";
import type { Item } from "../items/item.ts";
import type { QuestionField } from "./form-field.ts";
import { type Supplied, supplyFinder } from "../items/supplied.ts";
import { IDENTITY_CARD, isOfAnother, materialKey } from "./material-name.ts";

/** A part of a form that asks too much: what it is and why. */
export type TooMuch = {
  readonly label: string;
  readonly why: "shared-data" | "identity" | "no-basis" | "never";
  /** The resource that holds it, where shared data does. */
  readonly heldBy: Supplied | null;
};

const KNOWN =
  /^(申请人)?(姓名|身份证号码?|公民身份号码|证件号码?|企业名称|单位名称|统一社会信用代码|性别|出生(日期|年月)|年龄|联系电话|手机号?码?)$/u;

/** Asked in whatever words: within a sentence the number is still the number. */
const NUMBER = /身份证(件)?号|公民身份号|统一社会信用代码/u;
/** What no form of this product asks, whatever is cited. */
const NEVER = /(民族|族别)(成份|成分)?$|宗教信仰/u;

const bare = (label: string): string => folded(label).replace(/[\s:：?？。]/gu, "");

/** Questions of a form that ask what the identity or shared data answers, or what no article lets be asked. */
export function questionsTooMany(
  questions: readonly Pick<QuestionField, "label" | "basis">[],
  suppliers: readonly SupplyBrief[],
): TooMuch[] {
  const find = supplyFinder(suppliers);
  return questions.flatMap(({ label, basis }): TooMuch[] => {
    const heldBy = find(label.zh);
    const words = bare(label.zh);
    if (NEVER.test(words)) return [{ label: label.zh, why: "never", heldBy: null }];
    if (KNOWN.test(words) || (NUMBER.test(words) && !isOfAnother(label.zh)))
      return [{ label: label.zh, why: "identity", heldBy: null }];
    if (heldBy) return [{ label: label.zh, why: "shared-data", heldBy }];
    return basis === null || basis.trim() === "" ? [{ label: label.zh, why: "no-basis", heldBy: null }] : [];
  });
}

/** Materials of an item that ask too much; a warning, because the item is the unit's own publication. */
export function materialsTooMany(
  item: Pick<Item, "materials" | "city">,
  suppliers: readonly SupplyBrief[],
): TooMuch[] {
  const find = supplyFinder(suppliers);
  return item.materials
    .filter(({ needed }) => needed !== "not-needed")
    .flatMap(({ name, basis }): TooMuch[] => {
      const own = !isOfAnother(name);
      const heldBy = own ? find(name, item.city) : null;
      if (own && materialKey(name) === IDENTITY_CARD) return [{ label: name, why: "identity", heldBy }];
      if (heldBy) return [{ label: name, why: "shared-data", heldBy }];
      return basis === null ? [{ label: name, why: "no-basis", heldBy: null }] : [];
    });
}

const WHY: Readonly<Record<TooMuch["why"], { readonly zh: string; readonly en: string }>> = {
  "shared-data": { zh: "共享数据已有", en: "shared data has it" },
  identity: { zh: "身份信息已有", en: "the identity tells it" },
  "no-basis": { zh: "没有设定依据", en: "no article lets it be asked" },
  never: { zh: "任何表单都不得询问", en: "no form may ask it" },
};

/** Why questions may not be published, or null where they may. */
export function refuseQuestions(
  questions: readonly Pick<QuestionField, "label" | "basis">[],
  suppliers: readonly SupplyBrief[],
): Failure | null {
  const found = questionsTooMany(questions, suppliers);
  if (found.length === 0) return null;
  const [zh, en] = [
    found.map(({ label, why }) => `“${label}”（${WHY[why].zh}）`).join("、"),
    found.map(({ label, why }) => `“${label}” (${WHY[why].en})`).join(", "),
  ];
  return refusal(
    "asks-too-much",
    `没有发布：表单多问了${zh}。请删去这些问题，或补充法律、法规、国务院决定的依据后再发布。`,
    `Not published: the form asks too much: ${en}. Take these questions out, or give the article that lets them be asked.`,
  );
}
