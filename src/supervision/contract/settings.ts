import { z } from "zod";
import { BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Contract } from "../../kernel/contract.ts";
import { LIGHT_CONDITIONS, type Light } from "../domain/tasks/light.ts";
import type { Period } from "../domain/tasks/schedule.ts";
import type { PlanSettings, SettingValues } from "../domain/tasks/settings.ts";
import { day, id, typed } from "./fields.ts";

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
      .max(60),
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
  z.object({ kind: z.literal("lights"), from: day, value: z.object({ rules: z.array(lightRule).max(30) }) }),
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
      reminderWithin: z.tuple([days, days, days]),
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

export type LightPreview = {
  /** Month ends that were looked at. */
  readonly days: readonly string[];
  /** Tasks whose light would have been another, by day. */
  readonly changes: readonly {
    readonly day: string;
    readonly taskId: string;
    readonly number: number;
    readonly text: string;
    readonly before: Light;
    readonly after: Light;
  }[];
  readonly counts: readonly {
    readonly day: string;
    readonly before: Readonly<Record<Light["colour"], number>>;
    readonly after: Readonly<Record<Light["colour"], number>>;
  }[];
};

export const settingsContract = {
  "GET /api/plans/:plan/settings": {
    summary: "Adoption date, reporting periods, rules of lights, limits and options of a plan",
    access: BUSINESS_ROLES,
    params: z.object({ plan: id }),
    reply: typed<PlanSettings & { periods: readonly Period[]; today: string }>(),
  },
  "POST /api/plans/:plan/settings": {
    summary: "Change a setting from a day on; earlier days keep what held then",
    access: ["office"],
    params: z.object({ plan: id }),
    body: settingChange,
    reply: typed<PlanSettings & { periods: readonly Period[]; today: string }>(),
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
      rules: z.array(lightRule).max(30),
      months: z.number().int().min(1).max(24).default(12),
    }),
    reply: typed<LightPreview>(),
  },
} as const satisfies Contract;
