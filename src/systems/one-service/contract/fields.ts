import { z } from "zod";
import { CITIES } from "../../../kernel/region.ts";

/** One of the four cities: where windows receive and give out. */
export const fourCity = z.enum(CITIES.map(({ code }) => code) as [string, ...string[]]);
