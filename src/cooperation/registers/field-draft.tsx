import { isPlace } from "../../kernel/place.ts";
import { isDay } from "../../kernel/calendar.ts";
import { CITIES } from "../../kernel/region.ts";
import type { Sentence } from "../../kernel/error.ts";
import type { EntryValue } from "./entry.ts";
import { valueRefused } from "../../kernel/field-values.ts";
import type { Field } from "../../kernel/fields.ts";
import { type MoneyUnit, moneyText, parseMoney } from "../../kernel/money.ts";

/** What stands in a field while it is edited: text, or the chosen ones of a list. */
export type FieldDraft = {
  readonly text: string;
  readonly chosen: readonly string[];
  readonly unit: MoneyUnit;
};
export type FieldRead =
  | { readonly ok: true; readonly value: EntryValue | null }
  | { readonly ok: false; readonly problem: Sentence };

const PROBLEMS = {
  number: { zh: "请填写数字，如 12.5。", en: "Enter a number, such as 12.5." },
  day: { zh: "请填写日期。", en: "Enter a day." },
  money: {
    zh: "请填写金额，如 3500 或 4.2亿，最多精确到分。",
    en: "Enter an amount, such as 3500, exact to the fen at most.",
  },
  place: {
    zh: "每行一个点，先经度后纬度，如 109.84, 40.66；多行连成线路。",
    en: "One position a line, longitude first, such as 109.84, 40.66; several lines make a line.",
  },
} as const satisfies Record<string, Sentence>;

export const isList = ({ takes }: Field): boolean => takes === "picks" || takes === "cities";

/** A stored value as it is edited. */
export function draftOf(field: Field, value: EntryValue | undefined, unit: MoneyUnit): FieldDraft {
  const empty = { text: "", chosen: [], unit };
  if (value === undefined) return empty;
  if (field.takes === "place")
    return { ...empty, text: isPlace(value) ? value.map((pair) => pair.join(", ")).join("\n") : "" };
  if (Array.isArray(value)) return { ...empty, chosen: value.map(String) };
  if (field.takes === "money" && typeof value === "number") return { ...empty, text: moneyText(value, unit) };
  return { ...empty, text: String(value) };
}

const PAIR = /^\(?\s*(\d{1,3}(?:\.\d{1,12})?)\s*[,，、\s]\s*(\d{1,3}(?:\.\d{1,12})?)\s*\)?$/;

function readPlace(text: string): FieldRead {
  const pairs = text
    .split(/[\n;；]+/)
    .flatMap((line) => (line.trim() === "" ? [] : [PAIR.exec(line.trim())]));
  const read = pairs.flatMap((pair) => (pair === null ? [] : [[Number(pair[1]), Number(pair[2])] as const]));
  return read.length === pairs.length ? { ok: true, value: read } : { ok: false, problem: PROBLEMS.place };
}

/** What a field holds, in the type of its register; null where it is empty. A value that the server would refuse has its sentence. */
export function readDraft(field: Field, draft: FieldDraft): FieldRead {
  const read = readTyped(field, draft);
  const refused = read.ok && read.value !== null ? valueRefused(field, read.value) : null;
  return refused === null ? read : { ok: false, problem: refused.sentence };
}

function readTyped(field: Field, { text, chosen, unit }: FieldDraft): FieldRead {
  if (isList(field)) return { ok: true, value: chosen.length === 0 ? null : [...chosen] };
  const typed = text.trim();
  if (typed === "") return { ok: true, value: null };
  if (field.takes === "place") return readPlace(typed);
  if (field.takes === "day")
    return isDay(typed) ? { ok: true, value: typed } : { ok: false, problem: PROBLEMS.day };
  if (field.takes === "number") {
    const plain = typed.replace(/[,，\s]/g, "");
    return /^-?\d{1,15}(?:\.\d{1,12})?$/.test(plain)
      ? { ok: true, value: Number(plain) }
      : { ok: false, problem: PROBLEMS.number };
  }
  if (field.takes === "money") {
    const fen = parseMoney(`${typed} ${unit}`);
    return fen === null ? { ok: false, problem: PROBLEMS.money } : { ok: true, value: fen };
  }
  return { ok: true, value: typed };
}

/** Whether two values of a field are the same. */
export const sameValue = (
  one: EntryValue | null | undefined,
  other: EntryValue | null | undefined,
): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The cities as choices, by their codes. */
export const cityChoices = CITIES.map(({ code, name }) => ({ value: code, name }));
