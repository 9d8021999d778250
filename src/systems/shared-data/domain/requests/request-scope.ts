import type { Day } from "../../../../kernel/calendar.ts";
import type { Failure, Sentence } from "../../../../kernel/error.ts";
import type { RowCondition } from "../../exchange/grant/grant.ts";
import {
  ASKED_INCOMPLETE,
  CITATION_NEEDED,
  DISPOSAL_NEEDED,
  GRANT_WIDER,
  MODE_NOT_OFFERED,
  QUOTA_WRONG,
  REFUSAL_NOT_LEGAL,
  ROWS_WRONG,
  UNKNOWN_ITEM,
  UNTIL_PAST,
  WORDS_NEEDED,
} from "./request-failures.ts";
import type { Answer, Asked, AskedResource, Granted, Party } from "./request.ts";

const within = (value: number, most: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= most;

const blank = (text: string): boolean => text.trim() === "";

function rowsRefused(rows: readonly RowCondition[], { items }: AskedResource): Failure | null {
  for (const { item, is, values } of rows) {
    if (!items.includes(item)) return UNKNOWN_ITEM;
    if (values.length === 0 || values.some(blank) || (is !== "one-of" && values.length > 1))
      return ROWS_WRONG;
  }
  return null;
}

/** Why what is asked cannot be asked of a resource on a day: article 20 wants it whole. */
export function askedRefused(asked: Asked, resource: AskedResource, day: Day): Failure | null {
  const { basis, scenario, scope, purposes, items, mode, until, callsPerDay, rowsPerCall } = asked;
  const texts = [basis.title, basis.article, scenario, scope, ...purposes];
  if (texts.some(blank) || purposes.length === 0 || items.length === 0) return ASKED_INCOMPLETE;
  if (items.some((item) => !resource.items.includes(item))) return UNKNOWN_ITEM;
  if (!resource.modes.includes(mode)) return MODE_NOT_OFFERED;
  if (until <= day) return UNTIL_PAST;
  if (!within(callsPerDay, 1_000_000) || !within(rowsPerCall, 100_000)) return QUOTA_WRONG;
  return rowsRefused(asked.rows, resource);
}

const sameRow = (left: RowCondition, right: RowCondition): boolean =>
  left.item === right.item &&
  left.is === right.is &&
  left.values.length === right.values.length &&
  left.values.every((value, at) => value === right.values[at]);

/** Whether a grant opens no more than was asked, up to the day `until`. */
export function isNoWider(granted: Granted, asked: Asked, until: Day): boolean {
  return (
    granted.items.every(({ name }) => asked.items.includes(name)) &&
    granted.purposes.every((purpose) => asked.purposes.includes(purpose)) &&
    asked.rows.every((row) => granted.rows.some((each) => sameRow(row, each))) &&
    granted.mode === asked.mode &&
    granted.callsPerDay <= asked.callsPerDay &&
    granted.rowsPerCall <= asked.rowsPerCall &&
    granted.until <= until
  );
}

/** Why an answer cannot be given: `until` is the longest time that was asked for. */
export function answerRefused(
  answer: Answer,
  asked: Asked,
  resource: AskedResource,
  until: Day,
  day: Day,
): Failure | null {
  if (answer.decision === "refused") {
    if (blank(answer.text)) return WORDS_NEEDED;
    if (resource.attribute === "unconditional" && answer.reason !== "out-of-scope") return REFUSAL_NOT_LEGAL;
    return answer.reason === "law-forbids" && !/《.+》.*第.+条/u.test(answer.text) ? CITATION_NEEDED : null;
  }
  if (answer.items.length === 0 || answer.purposes.length === 0) return ASKED_INCOMPLETE;
  if (!within(answer.callsPerDay, 1_000_000) || !within(answer.rowsPerCall, 100_000)) return QUOTA_WRONG;
  if (blank(answer.disposal) || !within(answer.disposeWithinDays, 250)) return DISPOSAL_NEEDED;
  const rows = rowsRefused(answer.rows, resource);
  if (rows) return rows;
  if (!isNoWider(answer, asked, until)) return GRANT_WIDER;
  return answer.until <= day ? UNTIL_PAST : null;
}

/** Where what is asked goes beyond the published conditions: said to who asks, refused by nobody but the provider. */
export function scopeWarnings(
  { purposes, items }: Pick<Asked, "purposes" | "items">,
  { conditions, items: published, attribute }: AskedResource,
  requester: Pick<Party, "name"> | null,
): Sentence[] {
  const warnings: Sentence[] = [];
  const { recipients, uses, demands } = conditions;
  if (attribute === "conditional" && requester && recipients.length > 0) {
    const named = recipients.some((each) => requester.name.includes(each) || each.includes(requester.name));
    if (!named)
      warnings.push({
        zh: `目录列明的共享范围是“${recipients.join("、")}”，没有直接写到本单位，请在使用范围中说明。`,
        en: `The catalogue shares it with “${recipients.join(", ")}”, which does not name your unit. Explain it in the scope.`,
      });
  }
  const beyond = uses.length === 0 ? [] : purposes.filter((purpose) => !uses.includes(purpose));
  if (beyond.length > 0)
    warnings.push({
      zh: `用途“${beyond.join("、")}”不在目录列明的使用用途（${uses.join("、")}）内，提供部门可以据此不同意。`,
      en: `“${beyond.join(", ")}” is not among the published uses (${uses.join(", ")}); the provider may refuse for it.`,
    });
  if (items.length === published.length && published.length > 3)
    warnings.push({
      zh: "申请了全部数据项。只申请履行职责必需的数据项，审核会更快。",
      en: "Every item is asked for. Ask only for what the duty needs; it is reviewed faster.",
    });
  if (demands.length > 0)
    warnings.push({
      zh: `目录的使用要求：${demands.join("；")}。`,
      en: `Demands of the catalogue: ${demands.join("; ")}.`,
    });
  return warnings;
}
