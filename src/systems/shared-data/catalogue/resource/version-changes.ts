import type { Sentence } from "../../../../kernel/error.ts";
import { placesOf } from "../../../../kernel/fields.ts";
import { textDifference, type WordRun } from "../../../../kernel/text-difference.ts";
import {
  ATTRIBUTE_WORDS,
  CONTENT,
  CYCLE_WORDS,
  type DataItem,
  FORMAT_WORDS,
  GRADE_WORDS,
  LEVEL_WORDS,
  MODE_WORDS,
  OPEN_WORDS,
  type ResourceContent,
  SENSITIVITY_WORDS,
  TYPE_WORDS,
} from "./content.ts";

/** A field that two versions have differently, its texts word by word. */
export type FieldChange = { readonly field: ChangedField; readonly runs: readonly WordRun[] };

const itemText = ({ name, code, type, length, sensitivity, key }: DataItem): string =>
  [
    name,
    code,
    TYPE_WORDS[type].zh + (length === null ? "" : `(${length})`),
    sensitivity === "ordinary" ? "" : SENSITIVITY_WORDS[sensitivity].zh,
    key ? "主键" : "",
  ]
    .filter((each) => each !== "")
    .join(" ");

const lines = (texts: readonly string[]): string => texts.join("；");

const TEXTS = {
  name: ({ name }: ResourceContent) => name,
  summary: ({ summary }: ResourceContent) => summary,
  providerCode: ({ providerCode }: ResourceContent) => providerCode,
  level: ({ level }: ResourceContent) => LEVEL_WORDS[level].zh,
  format: ({ format }: ResourceContent) => FORMAT_WORDS[format].zh,
  items: ({ items }: ResourceContent) => items.map(itemText).join("；"),
  subjectItem: ({ subjectItem }: ResourceContent) => subjectItem ?? "",
  updateCycle: ({ updateCycle }: ResourceContent) => CYCLE_WORDS[updateCycle].zh,
  attribute: ({ attribute }: ResourceContent) => ATTRIBUTE_WORDS[attribute].zh,
  noneBasis: ({ noneBasis }: ResourceContent) =>
    noneBasis === null ? "" : `《${noneBasis.title}》${noneBasis.article}：${noneBasis.quote}`,
  modes: ({ modes }: ResourceContent) => modes.map((mode) => MODE_WORDS[mode].zh).join("、"),
  recipients: ({ conditions }: ResourceContent) => lines(conditions.recipients),
  uses: ({ conditions }: ResourceContent) => lines(conditions.uses),
  demands: ({ conditions }: ResourceContent) => lines(conditions.demands),
  openAttribute: ({ openAttribute, openCondition }: ResourceContent) =>
    `${OPEN_WORDS[openAttribute].zh}${openCondition}`,
  relatedCodes: ({ relatedCodes }: ResourceContent) => relatedCodes.join("、"),
  classification: ({ classification }: ResourceContent) => classification,
  grade: ({ grade }: ResourceContent) => GRADE_WORDS[grade].zh,
  leadSource: ({ leadSource }: ResourceContent) => leadSource ?? "",
} as const;
export type ChangedField = keyof typeof TEXTS;
const FIELDS = Object.keys(TEXTS) as ChangedField[];

/** What two versions have differently, field by field in the order of the page. */
export const versionChanges = (before: ResourceContent, after: ResourceContent): FieldChange[] =>
  FIELDS.flatMap((field) => {
    const [left, right] = [TEXTS[field](before), TEXTS[field](after)];
    return left === right ? [] : [{ field, runs: textDifference(left, right) }];
  });

const PLACES = new Map(placesOf(CONTENT).map(([place, { name }]) => [place, name]));
/** As the form and the facts call it. */
export const changedFieldName = (field: ChangedField): Sentence =>
  PLACES.get(field) ?? PLACES.get(`conditions.${field}`) ?? CONTENT.noneBasis.name;

const join = (parts: readonly string[], sign: string): string =>
  parts.filter((each) => each !== "").join(sign);

/** A change in a sentence, with the items that came and went, for those who use the resource. */
export function changeSummary(before: ResourceContent, after: ResourceContent): Sentence {
  const changes = versionChanges(before, after).map(({ field }) => changedFieldName(field));
  if (changes.length === 0) return { zh: "已更新，内容没有变化。", en: "Published anew without a change." };
  const [was, is] = [
    new Set(before.items.map(({ name }) => name)),
    new Set(after.items.map(({ name }) => name)),
  ];
  const added = [...is].filter((name) => !was.has(name));
  const gone = [...was].filter((name) => !is.has(name));
  const zh = [
    `更新了${changes.map((each) => each.zh).join("、")}`,
    added.length > 0 ? `新增数据项 ${added.join("、")}` : "",
    gone.length > 0 ? `取消数据项 ${gone.join("、")}` : "",
  ];
  const en = [
    `Changed: ${changes.map((each) => each.en.toLowerCase()).join(", ")}`,
    added.length > 0 ? `items added: ${added.join(", ")}` : "",
    gone.length > 0 ? `items dropped: ${gone.join(", ")}` : "",
  ];
  return { zh: `${join(zh, "；")}。`, en: `${join(en, "; ")}.` };
}
