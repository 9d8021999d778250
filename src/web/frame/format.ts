import type { Day } from "../../kernel/calendar.ts";
import type { Language } from "./language.tsx";

const locale = (language: Language) => (language === "zh" ? "zh-CN" : "en-GB");

/** What formats, made once each: making one costs a telephone a millisecond, and lists need one in every cell. */
const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();
const dates = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(
    `${language} ${Object.values(options).join(" ")}`,
    () => new Intl.DateTimeFormat(locale(language), options),
  );

function kept<T extends Intl.DateTimeFormat | Intl.NumberFormat>(name: string, make: () => T): T {
  const known = made.get(name) ?? make();
  made.set(name, known);
  return known as T;
}

/** `2024年12月31日`, `31 Dec 2024`; an empty string for null. */
export function formatDay(day: Day | null | undefined, language: Language): string {
  if (!day) return "";
  return dates(language, {
    year: "numeric",
    month: language === "zh" ? "long" : "short",
    day: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}

/** The language that the document is shown in. */
const inEnglish = (): boolean => typeof document !== "undefined" && document.documentElement.lang === "en";

/** An instant as Asia/Shanghai shows it, to the minute or second: `2024年2月8日 09:30`, in English `8 Feb 2024, 09:30`. */
export function formatInstant(
  instant: string | null | undefined,
  to: "minutes" | "seconds" = "minutes",
): string {
  if (!instant) return "";
  const english = inEnglish();
  return dates(english ? "en" : "zh", {
    dateStyle: english ? "medium" : "long",
    timeStyle: to === "seconds" ? "medium" : "short",
    timeZone: "Asia/Shanghai",
  }).format(new Date(instant));
}

/** A figure with grouped thousands and at most `digits` decimals; `—` when there is none. */
export function formatFigure(value: number | null | undefined, language: Language, digits = 2): string {
  if (value === null || value === undefined) return "—";
  const figures = () => new Intl.NumberFormat(locale(language), { maximumFractionDigits: digits });
  return kept(`${language} ${digits}`, figures).format(value);
}

/** A file's size in the unit a reader expects. */
export function formatSize(bytes: number, language: Language): string {
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] =
    bytes < 1024 ** 2
      ? [bytes / 1024, "KB"]
      : bytes < 1024 ** 3
        ? [bytes / 1024 ** 2, "MB"]
        : [bytes / 1024 ** 3, "GB"];
  return `${formatFigure(value, language, 1)} ${unit}`;
}

/** `甲、乙和丙`, `A, B and C`. */
export function formatList(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(locale(language), { type: "conjunction" }).format(items);
}
