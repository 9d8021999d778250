import { folded } from "../../../kernel/search-tokens.ts";
import { heldShare, pairsOf } from "../../../kernel/similarity.ts";
import type { EntryLink } from "../entry.ts";
import type { MeasureChoice } from "../entry-row.ts";

const DIGITS = "一二三四五六七八九";

/** A number as Chinese ordinals write it, up to 99: 二十二 → 22; null where it is none. */
export function chineseNumber(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const found = /^([二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!found || text === "") return null;
  const [, tens, ten, ones] = found;
  if (ten === undefined && tens !== undefined && ones !== undefined) return null;
  const one = ones === undefined ? 0 : DIGITS.indexOf(ones) + 1;
  if (ten === undefined) return tens === undefined ? one : DIGITS.indexOf(tens) + 1;
  return (tens === undefined ? 1 : DIGITS.indexOf(tens) + 1) * 10 + one;
}

const wordsOf = (text: string): string => folded(text).replace(/\s/g, "");

/** Numbers that a cell gives, null where a part of it is no number: （一）、3 or 举措十二. */
function numbersIn(text: string): number[] | null {
  const parts = wordsOf(text)
    .split(/[、,;和]+/)
    .map((part) => part.replace(/^第|^举措|^措施|[条项]?(?:举措|措施)?$|[().]/g, ""))
    .filter((part) => part !== "");
  const numbers = parts.map(chineseNumber);
  return numbers.length > 0 && numbers.every((number) => number !== null) ? numbers : null;
}

const NEAR = 0.6;
const PROPOSED = 0.8;
const SHORTEST = 4;

export type LinkReader = {
  /** The measures that a cell names by number or by words; null where it names none. */
  readonly measures: (text: string) => EntryLink[] | null;
  /** The undertaking that a cell quotes, among these measures where any are given; null where it quotes none. */
  readonly undertaking: (text: string, among: readonly EntryLink[]) => EntryLink | null;
  /** The undertaking that names what the row is called. */
  readonly propose: (name: string) => EntryLink | null;
};

const ofMeasure = ({ planId, id }: MeasureChoice): EntryLink => ({
  planId,
  measureId: id,
  undertakingId: null,
});

const best = <T>(items: readonly T[], near: (item: T) => number, least: number): T | null => {
  let [found, most]: [T | null, number] = [null, least];
  for (const item of items) {
    const share = near(item);
    if (share > most || (share === most && found === null)) [found, most] = [item, share];
  }
  return found;
};

/** Reads what cells say of the measures of the plan in force. */
export function linkReader(measures: readonly MeasureChoice[]): LinkReader {
  const undertakings = measures.flatMap((measure) =>
    measure.undertakings.map(({ id, text }) => ({
      link: { ...ofMeasure(measure), undertakingId: id },
      pairs: pairsOf(text),
    })),
  );
  const texts = measures.map((measure) => ({ measure, pairs: pairsOf(measure.text) }));
  const byOrdinal = (text: string): MeasureChoice | undefined =>
    measures.find(({ ordinal }) => ordinal !== null && wordsOf(text).startsWith(wordsOf(ordinal)));
  return {
    measures: (text) => {
      const numbers = numbersIn(text);
      if (numbers) {
        const found = numbers.map((each) => measures.find(({ number }) => number === each));
        return found.every((each) => each !== undefined) ? found.map(ofMeasure) : null;
      }
      const printed = byOrdinal(text);
      if (printed) return [ofMeasure(printed)];
      const pairs = pairsOf(text);
      const near = pairs.size < SHORTEST ? null : best(texts, (each) => heldShare(pairs, each.pairs), NEAR);
      return near && [ofMeasure(near.measure)];
    },
    undertaking: (text, among) => {
      const pairs = pairsOf(text);
      const within = undertakings.filter(
        ({ link }) => among.length === 0 || among.some(({ measureId }) => measureId === link.measureId),
      );
      return best(within, (each) => heldShare(pairs, each.pairs), NEAR)?.link ?? null;
    },
    propose: (name) => {
      const pairs = pairsOf(name);
      return pairs.size < SHORTEST
        ? null
        : (best(undertakings, (each) => heldShare(pairs, each.pairs), PROPOSED)?.link ?? null);
    },
  };
}
