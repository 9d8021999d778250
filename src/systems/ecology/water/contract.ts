import { z } from "zod";
import { valuesOf } from "../../../contract/fields.ts";
import { importContract } from "../../../contract/import.ts";
import { kindContract } from "../../../contract/kind.ts";
import { called, id, ordered, page, typed } from "../../../contract/parts.ts";
import { BUSINESS_ROLES } from "../../../kernel/access.ts";
import type { Contract } from "../../../kernel/contract.ts";
import type { Opened } from "../../../kernel/record.ts";
import { ITEMS } from "./item.ts";
import { RULE, WAYS } from "./judging.ts";
import { type ListedReadings, READING_ORDERS } from "./listed-reading.ts";
import { SECTION, section, type SectionAsked, type SectionRow, type SectionState } from "./section.ts";
import type { ReadingImport } from "./sheet-line.ts";
import type { BasinView, SectionView, WaterView } from "./view.ts";

const month = called("月份", "Month", z.string().regex(/^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/));
const item = called("项目", "Item", z.enum(ITEMS.map(({ code }) => code)));

/** How it is judged, where a reader asks for another way than the rule. */
const judging = z.object({
  below: called("未检出", "Below detection", z.enum(WAYS.below)).default(RULE.below),
  pH: called("pH 均值", "Mean of pH", z.enum(WAYS.pH)).default(RULE.pH),
  oxygen: called("溶解氧饱和率", "Oxygen saturation", z.enum(WAYS.oxygen)).default(RULE.oxygen),
  rounding: called("修约", "Rounding", z.enum(WAYS.rounding)).default(RULE.rounding),
  five: called("断面数分界", "Boundary of sections", z.enum(WAYS.five)).default(RULE.five),
});

const readingsAsked = { month: month.optional(), item: item.optional(), ...ordered(READING_ORDERS) };

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
    query: judging,
    reply: typed<SectionView>(),
  },
  "GET /api/ecology/water/:section/readings": {
    summary: "Readings of a section as they stand, with what stood before corrections",
    access: "public",
    params: z.object({ section: id }),
    query: page.extend(readingsAsked),
    reply: typed<ListedReadings>(),
  },
  "GET /api/ecology/water/:section/readings/workbook": {
    summary: "The same as .xlsx, for who has an account",
    access: "signed-in",
    params: z.object({ section: id }),
    query: z.object(readingsAsked),
    reply: "file",
  },
  "GET /api/ecology/basins": {
    summary: "Basins through their months, and sections ranked by their index",
    access: "public",
    query: judging,
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
      shows: ["new", "corrects", "nothing"],
      decisions: {
        year: called("年份", "Year", z.number().int().min(1980).max(2099).nullable()).default(null),
        differing: called(
          "与已录入的不同的数值",
          "Figures that differ from what was entered",
          z.enum(["keep", "correct"]).nullable(),
        ).default(null),
        units: called(
          "单位",
          "Units",
          z.record(z.string().max(20), z.enum(["mg/L", "µg/L"]).nullable()),
        ).default({}),
      },
    },
  ),
} satisfies Contract;
