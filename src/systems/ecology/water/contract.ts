import { z } from "zod";
import { valuesOf } from "../../../contract/fields.ts";
import { importContract } from "../../../contract/import.ts";
import { kindContract } from "../../../contract/kind.ts";
import { called, id, typed } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";
import type { Opened } from "../../../kernel/record.ts";
import { SECTION, section, type SectionAsked, type SectionRow, type SectionState } from "./section.ts";
import type { ReadingImport } from "./sheet-line.ts";
import type { BasinView, SectionView, WaterView } from "./view.ts";

const month = called("月份", "Month", z.string().regex(/^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/));

export const waterContract = {
  "GET /api/ecology/water": {
    summary: "Classes of all sections in a month, and the grades of their basins",
    access: "public",
    query: z.object({ month: month.optional() }),
    reply: typed<WaterView>(),
  },
  "GET /api/ecology/water/:section": {
    summary: "A section through its months: classes, what determines them, trends",
    access: "public",
    params: z.object({ section: id }),
    reply: typed<SectionView>(),
  },
  "GET /api/ecology/basins": {
    summary: "Basins through their months, and sections ranked by their index",
    access: "public",
    reply: typed<BasinView>(),
  },
  ...kindContract<SectionAsked>()("/api/ecology/sections", "section", section, {
    readers: BUSINESS_ROLES,
    actors: ["unit-head", "liaison"],
    begin: valuesOf(SECTION),
    summaries: {
      list: "Sections, by status and words",
      begin: "Enter a section in the name of the caller's bureau",
      open: "A section with its history",
      act: "Change its target or take it out of use",
    },
    row: typed<SectionRow>(),
    detail: typed<Opened<SectionState>>(),
  }),
  ...importContract<ReadingImport>()(
    "/api/ecology/reading-imports",
    { path: "/api/ecology/reading-imports" },
    {
      access: ["unit-head", "liaison"],
      what: "readings of sections (.xlsx or .csv)",
      shows: ["new", "nothing"],
      decisions: {
        year: called("年份", "Year", z.number().int().min(1980).max(2099).nullable()).default(null),
        units: called(
          "单位",
          "Units",
          z.record(z.string().max(20), z.enum(["mg/L", "µg/L"]).nullable()),
        ).default({}),
      },
    },
  ),
} satisfies Contract;
