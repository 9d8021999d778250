import type { Day } from "../../../kernel/calendar.ts";
import type { Failure, Sentence } from "../../../kernel/error.ts";
import { at, missing } from "../../../kernel/fields.ts";
import type { Mask, RowCondition } from "../exchange/grant/grant.ts";
import { sameCondition } from "../exchange/reading/row-conditions.ts";
import * as no from "./failures.ts";
import { type Answer, type Asked, ASKED, type Granted, type RefusalReason, REFUSAL_WORDS } from "./fields.ts";
import type { AskedResource, Party, RequestState } from "./request.ts";

const PERSON = /(?<![0-9a-zA-Z])[1-9]\d{16}[\dXx](?![0-9a-zA-Z])/;

/** Whether a text within a value has the form of a person's number, whether or not one can be it. */
export function holdsPersonNumber(value: unknown): boolean {
  if (typeof value === "string") return PERSON.test(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(holdsPersonNumber);
}

const within = (value: number, most: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= most;

const blank = (text: string): boolean => text.trim() === "";

function quotaRefused({ callsPerDay, rowsPerCall }: Pick<Asked, "callsPerDay" | "rowsPerCall">) {
  if (!within(callsPerDay, 1_000_000)) return at("callsPerDay", no.QUOTA_WRONG);
  return within(rowsPerCall, 100_000) ? null : at("rowsPerCall", no.QUOTA_WRONG);
}

function rowsRefused(rows: readonly RowCondition[], { items }: AskedResource): Failure | null {
  for (const { item, is, values } of rows) {
    if (!items.includes(item)) return at("rows", no.UNKNOWN_ITEM);
    if (values.length === 0 || values.some(blank) || (is !== "one-of" && values.length > 1))
      return at("rows", no.ROWS_WRONG);
  }
  return null;
}

/** Why what is asked cannot be asked of a resource on a day: article 20 wants it whole. */
export function askedRefused(asked: Asked, resource: AskedResource, day: Day): Failure | null {
  const lacking = missing(ASKED, asked);
  if (lacking) return lacking;
  const { purposes, items, mode, until, rows } = asked;
  if (purposes.some(blank)) return at("purposes", no.ASKED_INCOMPLETE);
  if (items.some((item) => !resource.items.includes(item))) return at("items", no.UNKNOWN_ITEM);
  if (!resource.modes.includes(mode)) return at("mode", no.MODE_NOT_OFFERED);
  if (until <= day) return at("until", no.UNTIL_PAST);
  return quotaRefused(asked) ?? rowsRefused(rows, resource);
}

/** In which field a grant opens more than was asked, up to the day `until`; null where in none. */
export function widerIn(granted: Granted, asked: Asked, until: Day): keyof Granted | null {
  if (!granted.items.every(({ name }) => asked.items.includes(name))) return "items";
  if (!granted.purposes.every((purpose) => asked.purposes.includes(purpose))) return "purposes";
  if (!asked.rows.every((row) => granted.rows.some((each) => sameCondition(row, each)))) return "rows";
  if (granted.mode !== asked.mode) return "mode";
  if (granted.callsPerDay > asked.callsPerDay) return "callsPerDay";
  if (granted.rowsPerCall > asked.rowsPerCall) return "rowsPerCall";
  return granted.until > until ? "until" : null;
}

/** Reasons for which the law lets a provider refuse: unconditional data only where it goes beyond what duties need. */
export const reasonsFor = ({ attribute }: Pick<AskedResource, "attribute">): RefusalReason[] =>
  (Object.keys(REFUSAL_WORDS) as RefusalReason[]).filter(
    (reason) => attribute === "conditional" || reason === "out-of-scope",
  );

/** Numbers and names of persons begin masked: what is needed whole is opened by whoever answers. */
export const firstMask = (item: string): Mask => (/号|码|姓名|电话|住址/u.test(item) ? "middle" : "none");

/** Why an answer cannot be given: `until` is the longest time that was asked for. */
export function answerRefused(
  answer: Answer,
  { asked, resource }: Pick<RequestState, "asked" | "resource">,
  until: Day,
  day: Day,
): Failure | null {
  if (answer.decision === "refused") {
    if (!reasonsFor(resource).includes(answer.reason)) return at("reason", no.REFUSAL_NOT_LEGAL);
    const cites = /《.+》.*第.+条/u.test(answer.text);
    return answer.reason === "law-forbids" && !cites ? at("text", no.CITATION_NEEDED) : null;
  }
  if (answer.items.length === 0) return at("items", no.ASKED_INCOMPLETE);
  if (!within(answer.disposeWithinDays, 250)) return at("disposeWithinDays", no.DISPOSAL_NEEDED);
  const refused = quotaRefused(answer) ?? rowsRefused(answer.rows, resource);
  if (refused) return refused;
  const wider = widerIn(answer, asked, until);
  if (wider !== null) return at(wider, no.GRANT_WIDER);
  return answer.until <= day ? at("until", no.UNTIL_PAST) : null;
}

/** Where what is asked goes beyond the published conditions: said to who asks, refused by nobody but the provider. */
export function scopeWarnings(
  { purposes = [], items = [] }: Partial<Pick<Asked, "purposes" | "items">>,
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
