import type { Sentence } from "../../../kernel/error.ts";
import { CITIES } from "../../../kernel/region.ts";

/** Cities as they are parties, by what agreements and accounts call them. */
export const CITY_PARTIES: Readonly<Record<string, Sentence>> = Object.fromEntries(
  CITIES.map(({ full, name }) => [full, { zh: full, en: name.en }]),
);

/** A party in words: a city in the reader's language, a unit as it is called. */
export const partyWords = (name: string): Sentence => CITY_PARTIES[name] ?? { zh: name, en: name };
