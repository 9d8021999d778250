import { refusal } from "./error.ts";
import { isPersonNumber, maskNumber } from "./identity.ts";

/** What is kept for ever holds no number of a person: neither acts, which are refused, nor the trail, which masks it. */
export const PERSON_NUMBER_KEPT = refusal(
  "person-number",
  "没有保存：内容里有身份证号。这里的记录不能删改，请改用办件编号，或写明“详见材料”。",
  "Not saved: the text holds an identity number. What is recorded here can never be erased; give a case number instead, or point to the papers.",
);

// Full-width digits are digits to whoever reads them, and so are numbers that are printed in groups.
const DIGITS = "0-9０-９";
const CANDIDATE = new RegExp(
  `(?<![${DIGITS}A-Za-z])[${DIGITS}](?:[ \\u3000·.\\-_/]?[${DIGITS}]){16}[ \\u3000·.\\-_/]?[${DIGITS}XxＸｘ](?![${DIGITS}A-Za-z])`,
  "gu",
);
const BIRTHDAY = /^\d{6}(?:18|19|20|21)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/;

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9X]/g, "");

const isOne = (text: string): boolean => BIRTHDAY.test(plain(text)) && isPersonNumber(plain(text));

/** The text with each citizen identity number in it masked: right check character and a day of birth that can be. */
export const withoutPersonNumbers = (text: string): string =>
  text.replace(CANDIDATE, (found) => (isOne(found) ? maskNumber(plain(found)) : found));

/** Whether a text, or any text within a value, holds a citizen identity number; names of keys too. */
export function holdsPersonNumber(value: unknown): boolean {
  if (typeof value === "string") return withoutPersonNumbers(value) !== value;
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, each]) => holdsPersonNumber(key) || holdsPersonNumber(each));
}

/** A value with every citizen identity number in its texts masked; of the same shape. */
export function maskedPersonNumbers<T>(value: T): T {
  if (typeof value === "string") return withoutPersonNumbers(value) as T;
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => maskedPersonNumbers(each)) as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      withoutPersonNumbers(key),
      maskedPersonNumbers(each as unknown),
    ]),
  ) as T;
}
