import { type Day, isDay } from "../../../kernel/calendar.ts";
import { type Failure, refusal } from "../../../kernel/error.ts";

type Json = Readonly<Record<string, unknown>>;

/** What a number may be at the most, and how a mistaken unit is told from it. */
export type Range = {
  readonly most?: number;
  readonly above?: number;
  readonly hint?: readonly [string, string];
};

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Nothing was said: the field is absent, or null. */
export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

/** Reads what people and programs wrote in JSON; every problem is gathered with its place, and then nothing is used. */
export function jsonFields() {
  const problems: { readonly zh: string; readonly en: string }[] = [];
  function refuse(path: string, zh: string, en: string): null {
    problems.push({ zh: `${path}：${zh}`, en: `${path}: ${en}` });
    return null;
  }
  const fields = {
    refuse,
    /** How many problems there are so far. */
    count: (): number => problems.length,
    /** What was wrong, in one failure; null where nothing was. */
    refused: (): Failure | null => {
      // Of what is no object at all every field is missing.
      const said = problems[0]?.en.startsWith("$: ") ? problems.slice(0, 1) : problems;
      return said.length === 0
        ? null
        : refusal("unusable", said.map(({ zh }) => zh).join("\n"), said.map(({ en }) => en).join("\n"));
    },
    object(value: unknown, path: string, known: readonly string[]): Json {
      if (!isObject(value)) {
        refuse(path, "须为对象，即 { … }。", "Write an object, { … }.");
        return {};
      }
      for (const key of Object.keys(value).filter((each) => !known.includes(each)))
        refuse(
          `${path}.${key}`,
          `不认识的字段；请删去或改正，可用：${known.join("、")}。`,
          `This field is not known; take it out or correct it, there are: ${known.join(", ")}.`,
        );
      return value;
    },
    list(value: unknown, path: string, least = 1): readonly unknown[] {
      if (Array.isArray(value) && value.length >= least) return value as readonly unknown[];
      refuse(
        path,
        least === 0 ? "须为数组，即 [ … ]。" : `须为至少 ${least} 项的数组。`,
        least === 0 ? "Write a list, [ … ]." : `Write a list of at least ${least}.`,
      );
      return [];
    },
    /** A number of at least 0; null where it is absent or refused. */
    amount(value: unknown, path: string, { most, above, hint }: Range = {}): number | null {
      if (isAbsent(value)) return null;
      if (typeof value !== "number" || !Number.isFinite(value))
        return refuse(
          path,
          `须为数字，不加引号和单位，现为 ${JSON.stringify(value)}。`,
          `Write a number without quotation marks or unit; it is ${JSON.stringify(value)}.`,
        );
      const [zh = "", en = ""] = hint ?? [];
      if (above === undefined ? value < 0 : value <= above)
        return refuse(
          path,
          `现为 ${value}，须${above === undefined ? "不小于 0" : `大于 ${above}`}。${zh}`,
          `It is ${value} and must be ${above === undefined ? "0 or more" : `above ${above}`}. ${en}`.trim(),
        );
      if (most !== undefined && value > most)
        return refuse(
          path,
          `现为 ${value}，至多 ${most}。${zh}`,
          `It is ${value}, and ${most} is the most. ${en}`.trim(),
        );
      return value;
    },
    /** Such a number that has to be there. */
    needed(value: unknown, path: string, range: Range = {}): number {
      if (isAbsent(value)) refuse(path, "缺少，请写数字。", "It is missing; write a number.");
      return fields.amount(value, path, range) ?? 0;
    },
    truth(value: unknown, path: string): boolean | null {
      if (isAbsent(value) || typeof value === "boolean") return value ?? null;
      return refuse(path, "须为 true 或 false。", "Write true or false.");
    },
    /** One of some words; the first of them stands for one that was refused. */
    oneOf<T extends string>(value: unknown, path: string, known: readonly [T, ...T[]]): T {
      const found = known.find((each) => each === value);
      if (found === undefined)
        refuse(path, `须为 ${known.join("、")} 之一。`, `Write one of ${known.join(", ")}.`);
      return found ?? known[0];
    },
    day(value: unknown, path: string): Day | null {
      if (isAbsent(value)) return null;
      if (typeof value === "string" && isDay(value)) return value;
      return refuse(path, "须为存在的日期，如 2026-07-01。", "Write a day that exists, such as 2026-07-01.");
    },
  };
  return fields;
}
export type JsonFields = ReturnType<typeof jsonFields>;
