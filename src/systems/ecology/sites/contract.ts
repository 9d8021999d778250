import { z } from "zod";
import { valuesOf } from "../../../contract/fields.ts";
import { kindContract } from "../../../contract/kind.ts";
import { callersKey, day, id, place, typed, words } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";
import type { Opened } from "../../../kernel/record.ts";
import { FINDING, site, SITE_FILTERS, type SiteAsked, type SiteRow, type SiteState } from "./kind.ts";

const WORKERS = ["unit-head", "liaison"] as const;
const one = z.object({ site: id });
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** What stands in an address as JSON text. */
const placeInQuery = z
  .string()
  .max(200)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "no place" });
      return z.NEVER;
    }
  })
  .pipe(place);

const { verify: _, ...acts } = site.acts;

export const siteContract = {
  ...kindContract<SiteAsked>()(
    "/api/ecology/sites",
    "site",
    { statuses: site.statuses, acts },
    {
      readers: BUSINESS_ROLES,
      actors: WORKERS,
      begin: valuesOf(FINDING),
      summaries: {
        list: "Sites of Daqingshan, by status, kind, zone and words",
        begin: "Enter a site in the name of the caller's unit",
        open: "A site with its history",
        act: "Visit a site, report it put right, inspect, accept, strike it off",
      },
      row: typed<SiteRow>(),
      detail: typed<Opened<SiteState>>(),
      filters: SITE_FILTERS,
    },
  ),
  "POST /api/ecology/sites/:site/checks": {
    summary: "What was seen on the spot, with a photo; asked again under its key it is done once",
    access: WORKERS,
    params: one,
    query: z.object({
      version: z.coerce.number().int().min(1),
      key: callersKey,
      place: placeInQuery,
      on: day,
      truth: z.enum(["real", "untrue"]),
      until: day.optional().transform((given) => given ?? null),
      whyFar: words(200).default(""),
      text: words(1_000).default(""),
      confirmInternal: z.stringbool().default(false),
    }),
    body: "multipart",
    reply: typed<Opened<SiteState>>(),
  },
  "GET /api/ecology/sites/:site/photos/:digest": {
    summary: "A photo of a site",
    access: BUSINESS_ROLES,
    params: one.extend({ digest }),
    reply: "file",
  },
} satisfies Contract;
