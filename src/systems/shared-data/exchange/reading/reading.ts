import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { choice, line, optional, pick, picks, say, text } from "../../../../kernel/fields.ts";
import { isEnterpriseNumber, isPersonNumber } from "../../../../kernel/identity.ts";
import { holdsPersonNumber } from "../../../../kernel/person-numbers.ts";
import { type Grant, isOpen, type RowCondition } from "../grant/grant.ts";
import type { DenialCode } from "./denials.ts";
import { maskValue, type KeyedDigest } from "./mask.ts";
import type { SourceRow } from "./row-conditions.ts";

const purpose = pick(say("用途", "Purpose"));
/** Every call needs one; of a grant in batches only where its rows are about persons. */
export const CASE_NUMBER_ASKED = line(say("业务编号", "Case number"), {
  most: 40,
  help: say(
    "办件的编号，至少含 4 位数字；不要填身份证号。",
    "The number of the case, with at least 4 digits; never an identity number.",
  ),
});
/** What a call about one subject is asked with, and one for all rows. */
export const READING = {
  purpose,
  caseNumber: CASE_NUMBER_ASKED,
  subject: line(
    say("查询对象的身份证号或统一社会信用代码", "Identity number or credit code of whom it is about"),
    { most: 18 },
  ),
  items: picks(say("数据项", "Data items"), {
    help: say("只选办这件事用得到的。", "Choose only what the case needs."),
  }),
};
export const BATCH = {
  purpose,
  caseNumber: optional(CASE_NUMBER_ASKED),
  format: choice(
    say("文件格式", "File format"),
    { xlsx: say("Excel", "Excel"), csv: say("文本表格", "text table") },
    { initial: "xlsx" },
  ),
};
/** Why an account that was paused may read again. */
export const LIFTING = {
  reason: text(say("核实情况和恢复理由", "What was found, and why it may go on"), { most: 1_000 }),
};

/** A call under a grant, as it was asked. `subject` is null for a batch. */
export type Asked = {
  readonly purpose: string;
  readonly caseNumber: string | null;
  readonly subject: string | null;
  readonly items: readonly string[];
};

export const isSubjectNumber = (text: string): boolean => isPersonNumber(text) || isEnterpriseNumber(text);

const CASE_NUMBER = /^[\p{L}\p{N}〔〕()（）[\]\-_/·]{6,40}$/u;

/** Whether a text can be the number of a case: never the number of a person, which would put it into the log. */
export function isCaseNumber(text: string): boolean {
  const digits = text.replace(/\D/g, "").length;
  const persons = text.toUpperCase().match(/(?=(\d{17}[\dX]))/g) ?? [];
  return CASE_NUMBER.test(text) && digits >= 4 && persons.length === 0 && !holdsPersonNumber(text);
}

/**
 * Who may read under a grant: a liaison or window clerk of the unit that holds it; and a person or enterprise about itself,
 * whose checked number is `ownNumber`, as where a form of that unit is filled before they see it.
 */
function denialOfActor(
  grant: Grant,
  { subject }: Asked,
  { roles, unitIds }: ActingFor,
  ownNumber: string | null,
): DenialCode | null {
  if (ownNumber !== null && subject === ownNumber && roles.includes("applicant")) return null;
  if (!unitIds.includes(grant.requesterId)) return "foreign-grant";
  return roles.includes("liaison") || roles.includes("window-clerk") ? null : "no-role";
}

function denialOfState(grant: Grant, day: Day): DenialCode | null {
  if (isOpen(grant, day)) return null;
  if (grant.status === "terminated" || grant.status === "suspended") return grant.status;
  return day < grant.from ? "not-begun" : "expired";
}

function denialOfItems({ items: granted }: Grant, items: readonly string[]): DenialCode | null {
  const open = new Set(granted.map(({ name }) => name));
  return items.length === 0 || items.some((item) => !open.has(item)) ? "items" : null;
}

/**
 * Why a reading of one subject is denied on a day, before anything is counted or read; null where it may go on. Purpose-bound
 * and within scope: 政务数据共享条例 articles 20 and 25.
 */
export function denialOfReading(
  grant: Grant,
  asked: Asked,
  actor: ActingFor,
  ownNumber: string | null,
  day: Day,
): DenialCode | null {
  const early = denialOfActor(grant, asked, actor, ownNumber) ?? denialOfState(grant, day);
  if (early) return early;
  if (grant.mode !== "api") return "wrong-mode";
  if (!grant.purposes.includes(asked.purpose)) return "purpose";
  if (!isCaseNumber(asked.caseNumber ?? "")) return "case-number";
  if (grant.subjectItem === null) return "no-subject-item";
  if (!isSubjectNumber(asked.subject ?? "")) return "subject";
  return denialOfItems(grant, asked.items);
}

/** The same for a whole batch, which gives all items of the grant. */
export function denialOfBatch(grant: Grant, asked: Asked, actor: ActingFor, day: Day): DenialCode | null {
  const early = denialOfActor(grant, asked, actor, null) ?? denialOfState(grant, day);
  if (early) return early;
  if (grant.mode === "api") return "wrong-mode";
  if (!grant.purposes.includes(asked.purpose)) return "purpose";
  if (grant.personLevel && !isCaseNumber(asked.caseNumber ?? "")) return "case-number";
  if (grant.personLevel && grant.subjectItem === null) return "no-subject-item";
  return denialOfItems(grant, asked.items);
}

/** Conditions under which rows are asked for: those of the grant, always, and the subject where there is one. */
export const conditionsOf = (grant: Grant, subject: string | null): RowCondition[] => [
  ...grant.rows,
  ...(subject === null || grant.subjectItem === null
    ? []
    : [{ item: grant.subjectItem, is: "equal" as const, values: [subject] }]),
];

/** Items that the source must give: those asked for, and those by which rows are chosen. */
export const itemsToRead = (grant: Grant, items: readonly string[]): string[] => [
  ...new Set([
    ...items,
    ...grant.rows.map(({ item }) => item),
    ...(grant.subjectItem === null ? [] : [grant.subjectItem]),
  ]),
];

/** A row as it is given out: the items asked for and no other, each masked as the grant says. */
export function givenOut(
  grant: Grant,
  items: readonly string[],
  row: SourceRow,
  digest: KeyedDigest,
): SourceRow {
  const asked = new Set(items);
  return Object.fromEntries(
    grant.items
      .filter(({ name }) => asked.has(name))
      .map(({ name, mask }) => [
        name,
        maskValue(Object.hasOwn(row, name) ? (row[name] ?? "") : "", mask, digest),
      ]),
  );
}
