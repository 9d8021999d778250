const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** A day or a month of ISO 8601 that is no part of a name, a number or an address. */
const ISO = /(?<![-\w./“])(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?![-\w/]|\.\w)/g;
/** The ordinal of a measure as plans print it; within Chinese words it numbers something else. */
const ORDINAL = /(Measure )?(?<!\p{Script=Han})[（(]([一二三四五六七八九十]{1,3})[）)](?!\p{Script=Han})/gu;
const DIGITS = "一二三四五六七八九";

const numberOf = (ordinal: string): number => {
  const [tens, ones] = ordinal.includes("十") ? ordinal.split("十") : ["", ordinal];
  const ten = ordinal.includes("十") ? (tens === "" ? 1 : DIGITS.indexOf(tens ?? "") + 1) * 10 : 0;
  return ten + DIGITS.indexOf(ones || "-") + 1;
};

/**
 * English words as people write them who read no Chinese numbers: `by 2026-12-28` is `by 28 Dec 2026`, `Period 2026-11` is
 * `Period Nov 2026`, `in （十三）` is `in measure 13`.
 */
export const asEnglish = (words: string): string =>
  words
    .replace(ISO, (written: string, year: string, month: string, day: string | undefined, at: number) =>
      /\b(?:such as|written as|or a month) $/.test(words.slice(0, at))
        ? written
        : [...(day === undefined ? [] : [Number(day)]), MONTHS[Number(month) - 1], year].join(" "),
    )
    .replace(
      ORDINAL,
      (_, named: string | undefined, ordinal: string) => `${named ?? "measure "}${numberOf(ordinal)}`,
    );

/** Chinese words as people write them: `至 2026-12-28` is `至 2026年12月28日`; what shows a form to write in stays. */
export const asChinese = (words: string): string =>
  words.replace(ISO, (written: string, year: string, month: string, day: string | undefined, at: number) =>
    /(?:[如成]|月份|或月) ?$/.test(words.slice(0, at))
      ? written
      : `${year}年${Number(month)}月${day === undefined ? "" : `${Number(day)}日`}`,
  );

const said = new WeakMap<object, object>();

/** A half of a text, whose functions say it as its language does whatever they were given. */
export function textAs<T>(asSaid: (words: string) => string, text: T): T {
  const isWords =
    typeof text === "object" &&
    text !== null &&
    Object.getPrototypeOf(text) === Object.prototype &&
    // What is drawn is no text.
    !("$$typeof" in text);
  if (!isWords) return text;
  const known = said.get(text);
  if (known !== undefined) return known as T;
  const entries = Object.entries(text).map(([name, word]: [string, unknown]) => [
    name,
    typeof word === "function"
      ? (...given: unknown[]): unknown => {
          const made: unknown = word(...given);
          return typeof made === "string" ? asSaid(made) : made;
        }
      : textAs(asSaid, word),
  ]);
  const whole = Object.fromEntries(entries) as object;
  said.set(text, whole);
  return whole as T;
}
