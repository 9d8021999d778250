import { z } from "zod";
import { valuesOf } from "../../../contract/fields.ts";
import { importContract } from "../../../contract/import.ts";
import { kindContract } from "../../../contract/kind.ts";
import { called, callersKey, day, id, place, typed, words } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";
import type { Opened } from "../../../kernel/record.ts";
import { READINGS, type SiteImport } from "./import/outline-row.ts";
import type { Balance } from "./balance/balance.ts";
import { type Coverage, WITHIN } from "./coverage/coverage.ts";
import type { SiteAt } from "./dots/dots.ts";
import type { SiteOutline } from "./outline-view.ts";
import type { ZoneSet } from "./zones/zone.ts";
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

/** What was seen on the spot, beside its photo. */
const seen = z.object({
  version: z.coerce.number().int().min(1),
  key: callersKey,
  place: placeInQuery,
  on: day,
  truth: z.enum(["real", "untrue"]),
  until: day.optional().transform((given) => given ?? null),
  whyFar: words(200).default(""),
  text: words(1_000).default(""),
  // Reports that wait on a telephone since before it was asked say nothing.
  placedBy: z
    .enum(["device", "photo", "typed"])
    .optional()
    .transform((given) => given ?? null),
});

const { verify: _, photograph: __, ...acts } = site.acts;

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
    query: seen.extend({ confirmInternal: z.stringbool().default(false) }),
    body: "multipart",
    reply: typed<Opened<SiteState>>(),
  },
  "POST /api/ecology/sites/:site/checks/without-photo": {
    summary: "The same of which the photo was refused, so that what was seen is not lost with it",
    access: WORKERS,
    params: one,
    query: seen,
    reply: typed<Opened<SiteState>>(),
  },
  ...importContract<SiteImport>()(
    "/api/ecology/site-imports",
    { path: "/api/ecology/site-imports" },
    {
      access: WORKERS,
      what: "outlines of sites (GeoJSON, KML, zipped shapefile, Excel)",
      shows: ["new", "known", "nothing"],
      decisions: {
        coordinates: called("坐标系", "Coordinates", z.enum(READINGS).nullable()).default(null),
        swapped: called("先写纬度", "Latitude first", z.boolean()).default(false),
        foundOn: called("发现日期", "Found on", day.nullable()).default(null),
      },
    },
  ),
  "GET /api/ecology/zones": {
    summary: "The zones by which sites are measured; null where none were uploaded",
    access: BUSINESS_ROLES,
    reply: typed<{ readonly zones: ZoneSet | null }>(),
  },
  "POST /api/ecology/zones": {
    summary: "Upload the zones of the reserve; sites that are entered from then on are measured by them",
    access: WORKERS,
    query: z.object({ confirmInternal: z.stringbool().default(false) }),
    body: "multipart",
    reply: typed<{ readonly zones: ZoneSet | null }>(),
  },
  "GET /api/ecology/site-dots/file": {
    summary:
      "Position, status and zone of every site that the caller sees, as columns of bytes (see dots.ts)",
    access: BUSINESS_ROLES,
    reply: "file",
  },
  "GET /api/ecology/site-dots/at/:longitude/:latitude": {
    summary: "Which sites a dot is",
    access: BUSINESS_ROLES,
    params: z.object({ longitude: z.coerce.number(), latitude: z.coerce.number() }),
    reply: typed<{ readonly sites: readonly SiteAt[] }>(),
  },
  "GET /api/ecology/site-balance": {
    summary: "Sites found, struck off and restored by zone and year, with what was open before and after",
    access: BUSINESS_ROLES,
    reply: typed<Balance>(),
  },
  "GET /api/ecology/site-balance/workbook": {
    summary: "The same as a workbook",
    access: BUSINESS_ROLES,
    reply: "file",
  },
  "GET /api/ecology/site-coverage": {
    summary: "How many of the open sites somebody stood at within so many days, by zone",
    access: BUSINESS_ROLES,
    query: z.object({ within: z.enum(WITHIN).default("90") }),
    reply: typed<Coverage>(),
  },
  "GET /api/ecology/sites/:site/outline": {
    summary: "The outline of a site and the edges of zones around it, for drawing",
    access: BUSINESS_ROLES,
    params: one,
    reply: typed<SiteOutline>(),
  },
  "POST /api/ecology/sites/:site/photos": {
    summary:
      "A further photo of a site, before or after it was put right; asked again under its key it is kept once",
    access: WORKERS,
    params: one,
    query: z.object({
      version: z.coerce.number().int().min(1),
      key: callersKey,
      stage: z.enum(["before", "after"]),
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
    trail: "own",
  },
} satisfies Contract;
