import type { ActingFor } from "../../../kernel/actor.ts";
import type { Found } from "../../../kernel/find.ts";
import { regionWords } from "../../../kernel/region.ts";
import { type Asked, recordHits } from "../../../platform/records/finder.ts";

/** Sections by name, river and basin: their water is everybody's to see. */
export const findSections = async (asked: Asked<ActingFor>): Promise<Omit<Found, "kind">[]> =>
  (await recordHits(asked, "ecology", "section")).map(({ id, title, regionCode, sample, fit }) => ({
    id,
    title,
    about: regionWords(regionCode),
    link: `/ecology/water/${id}`,
    fit,
    sample,
  }));
