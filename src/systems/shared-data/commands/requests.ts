import { isDay } from "../../../kernel/calendar.ts";
import { FailureError, type Sentence } from "../../../kernel/error.ts";
import type { Command, CommandContext } from "../../../platform/slice.ts";
import { isWorkingDay, PUBLISHED_THROUGH } from "../../../platform/working-days.ts";
import { clockOf } from "../domain/clocks/clock.ts";
import { CLOCK_RULES, isClockRule } from "../domain/clocks/clock-rules.ts";
import { clockSentence, unusualDays } from "../domain/clocks/clock-words.ts";

const stop = (zh: string, en: string): never => {
  const sentence: Sentence = { zh, en };
  throw new FailureError({ code: "unusable", sentence });
};

async function clock(args: readonly string[], { stdout }: CommandContext): Promise<number> {
  const at = args.indexOf("--from");
  const from = at < 0 ? undefined : args[at + 1];
  const [word = "", ...others] = args.filter(
    (each, index) => each !== "--json" && (at < 0 || (index !== at && index !== at + 1)),
  );
  const list = CLOCK_RULES.join(", ");
  if (!isClockRule(word))
    return stop(
      `没有“${word}”这一时限。可用的有：${list}。`,
      `There is no limit “${word}”. There are: ${list}.`,
    );
  if (others.length > 0)
    return stop(
      `不认识“${others.join(" ")}”。写法：clock RULE --from YYYY-MM-DD [--json]。`,
      `“${others.join(" ")}” is not known. Write clock RULE --from YYYY-MM-DD [--json].`,
    );
  if (from === undefined || !isDay(from))
    return stop(
      `--from 要写存在的日期，如 2026-02-10；写的是“${from ?? ""}”。`,
      `--from needs a day that exists, as 2026-02-10; it says “${from ?? ""}”.`,
    );
  const found = clockOf(word, from, isWorkingDay, { publishedThrough: PUBLISHED_THROUGH });
  if (!found.ok) throw new FailureError(found.failure);
  const { due, workingDays, article, assumed } = found.value;
  const { off, worked } = unusualDays(found.value, isWorkingDay);
  stdout(
    args.includes("--json")
      ? `${JSON.stringify({ rule: word, from, due, workingDays, article, assumed, skipped: off, madeUp: worked })}\n`
      : `${clockSentence(found.value, isWorkingDay)}\n`,
  );
  return 0;
}

export const commands: readonly Command[] = [
  {
    words: ["clock"],
    usage: {
      zh: "clock RULE --from 日期 [--json]  政务数据共享条例的法定时限：最后一日、工作日数、条文",
      en: "clock RULE --from DAY [--json]  limits of the regulation on shared data: last day, working days, article",
    },
    needsDatabase: false,
    run: clock,
  },
];
