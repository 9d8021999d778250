import { readDays } from "../../../kernel/day-words.ts";
import { type Deadline, NO_DEADLINE } from "../reading.ts";

/**
 * Reads what was printed as a deadline, by the grammar of days (`src/kernel/day-words.ts`): a date (its month's, year's or
 * range's last day), a continuing duty, a long-term one, or a dated milestone that a continuing duty follows. `raw` is kept
 * as printed; a date without its year has `latest` null, words that name no time have kind `none`.
 */
export function readDeadline(raw: string, folded: string): Deadline {
  if (folded.trim() === "") return NO_DEADLINE;
  const { kind, latest, thenContinuous } = readDays(folded, null);
  return { kind, raw, latest, thenContinuous };
}

const WHOLE_DATE =
  /^(?:力争|于|在|到|至|确保|截至|自)?(?:\d{4}(?:年|[./-]))?(?:\d{1,2}(?:月份?|[./-])?(?:\d{1,2}[日号]?)?|第?[一二三四1-4]季度|[上下]半年|年?[底末内中])?(?:[—–~至到一-]+(?:\d{4}(?:年|[./-]))?(?:\d{1,2}(?:月份?)?(?:\d{1,2}[日号]?)?|[上下]半年)?)?(?:[底末初中内]|[上中下]旬)?(?:之?前|以前)?(?:基本|全面|全部)?(?:完成|见效|取得明显成效|取得阶段性成果|建成|办结|落实到位)?(?:[,，]?(?:并|以后|此后)?(?:每年)?(?:长期|持续)[一-龥]{0,4})?$/;
const WHOLE_CONTINUING =
  /^(?:持续|长期|常年|常态化|全年|每年)(?:推进|实施|坚持|开展|落实|执行|进行|推动|抓好|用力|加强|落实到位)?$/;
const SAYS_TIME = /年|月|季度|前$|^\d{4}[./-]\d/;

/** Whether a phrase of an annotation is nothing but a time (`2024年12月底前`, `持续推进`). Folded text. */
export function isWholeTime(phrase: string): boolean {
  const compact = phrase.length <= 48 ? phrase.replace(/\s/g, "") : "";
  if (compact === "") return false;
  if (WHOLE_CONTINUING.test(compact)) return true;
  // 2026年3月底或4月底前 is a time, though not a certain one.
  const dates = compact.split(/或者?|抑或|还是/);
  return (
    SAYS_TIME.test(compact) &&
    dates.every((one) => WHOLE_DATE.test(one)) &&
    /\d|底|季度|半年|年内/.test(compact)
  );
}
