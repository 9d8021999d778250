import { dayInCell } from "../../../kernel/cell-day.ts";
import { dayInShanghai, toDay } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { type Finding, readingReader } from "../water/reading.ts";
import { sectionKey } from "../water/section-name.ts";
import type { Agreement } from "./agreement.ts";
import { type Span, wholeOf } from "./period.ts";
import type { Measured } from "./period-means.ts";

const MONTH = /^(\d{4})(?:[-/.]|年)(\d{1,2})月?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/;
const HOUR = /[T\s]\s*(\d{1,2}(?:[:时].*|$))$/;

/** The days that a time stands for: its day in Asia/Shanghai, or all of a month. Null: it names neither. */
export function daysOf(time: string): Span | null {
  const text = time.normalize("NFKC").trim();
  const month = MONTH.exec(text);
  if (month !== null) {
    const first = toDay(Number(month[1]), Number(month[2]), 1);
    return first === null ? null : wholeOf(first.slice(0, 7));
  }
  const instant = ZONED.test(text) ? new Date(text) : null;
  if (instant !== null && !Number.isNaN(instant.getTime())) {
    const day = dayInShanghai(instant);
    return { from: day, until: day };
  }
  const read = dayInCell(text);
  return read?.exact === true ? { from: read.day, until: read.day } : null;
}

/** A time as it counts: its days, and by what two readings are the same one: those, and the hour where there is one. */
type Moment = { readonly days: Span; readonly key: string };

function momentOf(time: string): Moment | null {
  const days = daysOf(time);
  const hour = HOUR.exec(time.normalize("NFKC").trim())?.[1] ?? "";
  return days === null ? null : { days, key: `${days.from}/${days.until} ${hour}` };
}

const HELD: Sentence = {
  zh: "用到它的期次不结算；请核对，单位写错的改正，确实如此的在命令中加 --as-printed 照所写结算",
  en: "periods that need it stay open. Mend its unit, or where it is right settle it as printed by --as-printed",
};
const SETTLED_AS_PRINTED: Sentence = {
  zh: "按 --as-printed 照所写结算",
  en: "it is settled as printed, by --as-printed",
};

/**
 * Takes a file of readings row by row, headings first, as those of an agreement's sections. A bad row is left out and told to
 * `find`; a reading that stands there twice is one of `repeated`, since nobody but people can say which of them counts. One whose unit
 * looks mistaken is held back and keeps its month open, unless somebody said that it counts `asPrinted`.
 */
export function resultsReader(
  { sections }: Pick<Agreement, "sections">,
  find: (finding: Finding) => void,
  asPrinted = false,
) {
  const measured: Measured[] = [];
  const repeated: Finding[] = [];
  /** Times are few and come again and again. */
  const moments = new Map<string, Moment | null>();
  const momentIn = (time: string): Moment | null => {
    let moment = moments.get(time);
    if (moment === undefined) moments.set(time, (moment = momentOf(time)));
    return moment;
  };
  const seen = new Map(
    sections.map((section) => [sectionKey(section), { section, keys: new Set<string>() }]),
  );
  const reader = readingReader(
    () => true,
    (finding) => (finding.repeats === undefined ? find(finding) : repeated.push(finding)),
    asPrinted ? SETTLED_AS_PRINTED : HELD,
  );
  return {
    measured,
    repeated,
    refused: reader.refused,
    row(cells: readonly string[], line: number, broken: boolean): void {
      const reading = reader.row(cells, line, broken);
      const own = reading === null ? undefined : seen.get(sectionKey(reading.section));
      if (reading === null || own === undefined) return;
      const { time, item, value, doubted } = reading;
      const { section, keys } = own;
      const moment = momentIn(time);
      if (moment === null) {
        find({
          row: line,
          field: "time",
          sentence: {
            zh: `“${time}”读不出日期或月份，请写 2024-05-12 或 2024-05。`,
            en: `“${time}” names no day or month; write 2024-05-12 or 2024-05.`,
          },
        });
        return;
      }
      const key = `${item.code} ${moment.key}`;
      if (keys.has(key)) {
        repeated.push({
          row: line,
          field: "time",
          sentence: {
            zh: `${reading.section} ${time} 的${item.name}前面已有一条。`,
            en: `${item.said.en} of ${reading.section} at ${time} stands in a row before.`,
          },
        });
        return;
      }
      keys.add(key);
      const held = doubted && !asPrinted;
      measured.push({ section, days: moment.days, item: item.code, value, ...(held ? { held } : {}) });
    },
  };
}
