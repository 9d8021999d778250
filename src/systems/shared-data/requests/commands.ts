import { isDay } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { type CommandContext, type Given, stop } from "../../../platform/command.ts";
import { isWorkingDay, PUBLISHED_THROUGH } from "../../../platform/working-days.ts";
import { clockOf } from "../domain/clocks/clock.ts";
import { CLOCK_RULES, isClockRule } from "../domain/clocks/clock-rules.ts";
import { clockSentence, unusualDays } from "../domain/clocks/clock-words.ts";

export async function clock(
  { words: [word = ""], has, value }: Given,
  { stdout }: CommandContext,
): Promise<number> {
  const from = value("--from");
  const list = CLOCK_RULES.join(", ");
  if (!isClockRule(word))
    return stop(
      `没有“${word}”这一时限。可用的有：${list}。`,
      `There is no limit “${word}”. There are: ${list}.`,
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
    has("--json")
      ? `${JSON.stringify({ rule: word, from, due, workingDays, article, assumed, noticesThrough: PUBLISHED_THROUGH, skipped: off, madeUp: worked })}\n`
      : `${clockSentence(found.value, isWorkingDay)}\n`,
  );
  return 0;
}
