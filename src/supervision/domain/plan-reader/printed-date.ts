import { toDay, type Day } from "../../../kernel/calendar.ts";
import { BODY_END } from "./header-lines.ts";
import { fromChineseNumeral } from "./ordinals.ts";
import type { Span } from "../reading.ts";

/** A date that a line consists of; `prefix` is what stands before it on the line (a signing body), if anything. */
export type PrintedDate = {
  readonly day: Day;
  readonly start: number;
  readonly end: number;
  readonly prefix: Span | null;
};

/** 2026月3月26日 is a slip of the hand for 2026年: no month has four digits. */
const ARABIC = /(\d{4}) ?[年月] ?(\d{1,2}) ?月 ?(\d{1,2}) ?日\)?$/;
const CHINESE =
  /([〇○零O0一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日\)?$/;
const LONGEST = 60;

/** Reads a date line of folded text (`2024年2月3日`, `(二〇二四年二月三日)`); null when the line says more. */
export function readPrintedDate(line: string): PrintedDate | null {
  if (line.length > LONGEST) return null;
  const match = ARABIC.exec(line) ?? CHINESE.exec(line);
  if (match === null) return null;
  const before = line.slice(0, match.index);
  const prefix = before.replace(/\($/, "").trimEnd();
  if (prefix !== "" && !/^(?:成文日期|成文时间|印发日期):?$/.test(prefix) && !isSigner(prefix)) return null;
  const [, year, month, day] = match as unknown as [string, string, string, string];
  const read = toDay(yearOf(year), numberOf(month), numberOf(day));
  if (read === null) return null;
  const end = line.endsWith(")") ? line.length - 1 : line.length;
  const signed = prefix !== "" && isSigner(prefix);
  return { day: read, start: match.index, end, prefix: signed ? [0, prefix.length] : null };
}

const isSigner = (text: string): boolean =>
  text.length <= 40 && /^[一-龥 ()]+$/.test(text) && BODY_END.test(text);

const numberOf = (text: string): number => (/\d/.test(text) ? Number(text) : (fromChineseNumeral(text) ?? 0));

function yearOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const digits = [...text].map((unit) =>
    "零〇○O0".includes(unit) ? 0 : "〇一二三四五六七八九".indexOf(unit),
  );
  return Number(digits.join(""));
}
