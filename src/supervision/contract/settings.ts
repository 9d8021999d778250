import { z } from "zod";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import { LIGHT_CONDITIONS } from "../domain/tasks/light.ts";
import type { PreviewedChange, PreviewedDay } from "../domain/tasks/light-preview.ts";
import type { Period } from "../domain/tasks/schedule.ts";
import type { PlanSettings, SettingValues } from "../domain/tasks/settings.ts";
import { day, id, typed } from "../../contract/parts.ts";

const shift = z.enum(["previous-working-day", "next-working-day", "none"]);

export const schedule = z.discriminatedUnion("kind", [
  z.object({
    kind: z.enum(["monthly", "quarterly", "half-yearly"]),
    dueDay: z.number().int().min(1).max(31),
    dueMonth: z.union([z.literal(0), z.literal(1)]),
    shift,
  }),
  z.object({
    kind: z.literal("custom"),
    shift,
    periods: z
      .array(z.object({ label: z.string().trim().min(1).max(40), from: day, to: day, due: day }))
      .min(1)
      .max(60)
      .readonly(),
  }),
]) satisfies z.ZodType<SettingValues["schedule"]>;

export const lightRule = z.object({
  id: z.string().trim().min(1).max(60),
  condition: z.enum(LIGHT_CONDITIONS),
  threshold: z.number().int().min(0).max(3650),
  light: z.enum(["red", "amber"]),
});

const days = z.number().int().min(0).max(365);

export const settingChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("adoption"), from: day, value: z.object({ on: day }) }),
  z.object({ kind: z.literal("schedule"), from: day, value: schedule }),
  z.object({
    kind: z.literal("lights"),
    from: day,
    value: z.object({ rules: z.array(lightRule).max(30).readonly() }),
  }),
  z.object({
    kind: z.literal("limits"),
    from: day,
    value: z.object({
      finishWithin: z.object({
        plan: days.nullable(),
        meeting: days.nullable(),
        instruction: days.nullable(),
        superior: days.nullable(),
        order: days.nullable(),
      }),
      receiveWithin: days,
      reminderWithin: z.tuple([days, days, days]).readonly(),
      source: z.string().trim().min(1).max(500),
    }),
  }),
  z.object({
    kind: z.literal("options"),
    from: day,
    value: z.object({
      signStep: z.boolean(),
      ranking: z.boolean(),
      authority: z.object({ paper: z.string().trim().min(1).max(300), date: day.nullable() }).nullable(),
    }),
  }),
]);
export type SettingChange = z.output<typeof settingChange>;
export type SettingChangeInput = z.input<typeof settingChange>;

export type LightPreview = {
  /** Tasks whose colour would have been another, newest day first; no more than a page can show. */
  readonly changes: readonly PreviewedChange[];
  /** How many there are in all. */
  readonly changed: number;
  /** Month ends that were looked at, the oldest first. */
  readonly counts: readonly PreviewedDay[];
};

export type SettingsReply = PlanSettings & {
  /** From the last that fell due on, a year ahead. */
  readonly periods: readonly Period[];
  readonly today: string;
  /** The last day for which a notice of holidays is in the calendar; of later ones only the statutory holidays are known. */
  readonly calendarThrough: string;
  /** The adoption date can still be set: no task is registered. */
  readonly adoptionOpen: boolean;
};

export const settingsContract = {
  "GET /api/plans/:plan/settings": {
    summary: "Adoption date, reporting periods, rules of lights, limits and options of a plan",
    access: BUSINESS_ROLES,
    params: z.object({ plan: id }),
    reply: typed<SettingsReply>(),
  },
  "POST /api/plans/:plan/settings": {
    summary: "Change a setting from a day on; earlier days keep what held then",
    access: ["office"],
    params: z.object({ plan: id }),
    body: settingChange,
    reply: typed<SettingsReply>(),
  },
  "POST /api/plans/:plan/periods/preview": {
    summary: "The periods that a schedule would make, before it holds",
    access: ["office"],
    params: z.object({ plan: id }),
    body: z.object({ from: day, schedule }),
    reply: typed<{ periods: readonly Period[] }>(),
  },
  "POST /api/plans/:plan/lights/preview": {
    summary: "What other rules would have shown at the ends of past months, before they hold",
    access: ["office"],
    params: z.object({ plan: id }),
    body: z.object({
      rules: z.array(lightRule).max(30).readonly(),
      months: z.number().int().min(1).max(24).default(12),
    }),
    reply: typed<LightPreview>(),
  },
} as const satisfies Contract;
