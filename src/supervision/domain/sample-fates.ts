import { addDays, type Day } from "../../kernel/calendar.ts";
import type { SampleChance } from "./sample-random.ts";
import { onWorkingDay, type SampleEvent, type SampleTask, type SampleYear } from "./sample-story.ts";
import { sampled } from "./sample-words.ts";
import type { LaterAction } from "./tasks/action.ts";
import type { Judgement, TaskState } from "./tasks/task.ts";

type Scene = { readonly task: SampleTask; readonly year: SampleYear; readonly chance: SampleChance };
type Fate = (scene: Scene) => SampleEvent[];

const PAPER = "示例发〔2025〕12号";

const leadOf = ({ seed }: SampleTask): string => seed.units.find(({ role }) => role === "lead")?.unitId ?? "";
const dateOf = ({ task, year }: Scene): Day => task.seed.deadline.latest ?? year.asOf;
const at = (day: Day, { year }: Scene): Day => onWorkingDay(day, year, -1);

const byOffice = (
  day: Day,
  action: LaterAction | ((state: TaskState) => LaterAction | null),
): SampleEvent => ({
  day,
  by: "office",
  act: typeof action === "function" ? action : () => action,
});
const byLead = (scene: Scene, day: Day, action: LaterAction): SampleEvent => ({
  day: at(day, scene),
  by: { unit: leadOf(scene.task), as: "liaison" },
  act: () => action,
});

const judged =
  (outcome: Judgement["outcome"], basis: string): Fate =>
  ({ year }) => [
    byOffice(onWorkingDay(addDays(year.adoptedOn, 12), year), {
      type: "judge",
      outcome,
      basis: sampled(basis),
      paper: outcome === "extended" ? PAPER : null,
      to: outcome === "extended" ? addDays(year.asOf, 60) : null,
    }),
  ];

const claim = (scene: Scene, day: Day): SampleEvent =>
  byLead(scene, day, {
    type: "claim",
    unit: leadOf(scene.task),
    basis: sampled("任务已完成，验收材料齐全。"),
    evidence: [],
  });
const close = (scene: Scene, day: Day): SampleEvent =>
  byOffice(at(day, scene), (state) =>
    state.claim === null ? null : { type: "close", basis: sampled("现场核验通过，符合销号条件。") },
  );
const giveBack = (scene: Scene, day: Day): SampleEvent =>
  byOffice(at(day, scene), { type: "return-claim", reason: sampled("缺少验收意见，请补齐后再申请。") });

/** Claimed and closed so many days from the date. */
const closed =
  (claimed: number, settled: number): Fate =>
  (scene) => [claim(scene, addDays(dateOf(scene), claimed)), close(scene, addDays(dateOf(scene), settled))];

const asked = (scene: Scene, day: Day, to: Day): SampleEvent => ({
  day: at(day, scene),
  by: { unit: leadOf(scene.task), as: "liaison" },
  act: () => ({
    type: "request-extension",
    unit: leadOf(scene.task),
    extension: scene.chance.id(),
    to,
    reason: sampled("前期手续办理时间较长，申请延期。"),
  }),
});
const answered = (scene: Scene, day: Day, to: Day | null): SampleEvent =>
  byOffice(at(day, scene), ({ extensions }) => {
    const extension = extensions.find(({ state }) => state === "pending")?.id;
    if (extension === undefined) return null;
    return to === null
      ? { type: "refuse-extension", extension, reason: sampled("理由不充分，请按原时限完成。") }
      : { type: "grant-extension", extension, to, paper: PAPER };
  });

const chased =
  (...days: readonly number[]): Fate =>
  (scene) =>
    days.map((days, index) => {
      const day = onWorkingDay(addDays(dateOf(scene), days), scene.year);
      return byOffice(day, {
        type: "remind",
        unit: leadOf(scene.task),
        step: (index + 1) as 1 | 2 | 3,
        by: addDays(day, 3),
        matter: "deadline",
        note: "完成时限将至或已过",
      });
    });

type Goal = { readonly title: string; readonly goal: number; readonly unit: string; readonly due: number };
const staged =
  (...goals: readonly Goal[]): Fate =>
  ({ task, year, chance }) => [
    byOffice(onWorkingDay(addDays(task.registeredOn, 15), year), {
      type: "decompose",
      unit: null,
      stages: goals.map(({ due, ...goal }) => ({ ...goal, id: chance.id(), due: addDays(year.asOf, due) })),
    }),
  ];

const all =
  (...fates: readonly Fate[]): Fate =>
  (scene) =>
    fates.flatMap((fate) => fate(scene));

/** What becomes of a part of a measure beside its reports, as `measure.part`; the others just go on. */
const FATES: Readonly<Record<string, Fate>> = {
  "2.0": all(
    staged(
      // What the register of projects counts of this measure too, and comes to the same; measure 10's does not.
      { title: "已开工线路里程", goal: 78, unit: "公里", due: -45 },
      { title: "示例河大桥完成投资", goal: 320, unit: "万元", due: 30 },
    ),
    (scene) => [asked(scene, addDays(scene.year.asOf, -4), addDays(dateOf(scene), 90))],
  ),
  "4.0": judged("done", "系统已于启用前上线，验收意见齐全。"),
  "5.0": judged("extended", "建设内容调整，按批准文件延期。"),
  "6.1": judged("standing", "已建成，转入日常运行。"),
  "7.0": judged("overdue", "未按期完成，按原时限认定逾期。"),
  "7.1": judged("done", "已开展两次联合演练。"),
  "8.0": closed(-12, -7),
  "8.1": (scene) => {
    const date = dateOf(scene);
    return [claim(scene, addDays(date, -24)), giveBack(scene, addDays(date, -20)), ...closed(-9, -4)(scene)];
  },
  "8.2": closed(-6, 5),
  "9.0": all(
    (scene) => [
      asked(scene, addDays(dateOf(scene), -20), addDays(dateOf(scene), 120)),
      answered(scene, addDays(dateOf(scene), -14), null),
    ],
    chased(4, 14),
  ),
  "9.1": chased(-9, 2, 12),
  "10.0": staged(
    { title: "已获批复的创建申报", goal: 2, unit: "项", due: -60 },
    { title: "完成关键技术攻关", goal: 12, unit: "项", due: -20 },
  ),
  "10.1": ({ year }) => [
    byOffice(onWorkingDay(addDays(year.asOf, -70), year), {
      type: "suspend",
      reason: sampled("合作单位调整，暂缓实施。"),
      until: null,
    }),
  ],
  "11.0": (scene) => [
    asked(scene, addDays(dateOf(scene), -18), addDays(dateOf(scene), 150)),
    answered(scene, addDays(dateOf(scene), -10), addDays(dateOf(scene), 150)),
  ],
  "11.1": closed(-15, -8),
  "11.2": (scene) => [claim(scene, addDays(scene.year.asOf, -6))],
  "13.1": ({ year }) => [
    byOffice(onWorkingDay(addDays(year.asOf, -110), year), {
      type: "close",
      basis: sampled("年度联合执法已完成。"),
    }),
    byOffice(onWorkingDay(addDays(year.asOf, -90), year), {
      type: "reopen",
      reason: sampled("下半年继续开展，重新立办。"),
    }),
  ],
  "16.0": (scene) => [claim(scene, addDays(scene.year.asOf, -5))],
  "16.1": (scene) => [
    claim(scene, addDays(scene.year.asOf, -25)),
    giveBack(scene, addDays(scene.year.asOf, -20)),
  ],
  "18.0": staged(
    { title: "培育示例牌农产品", goal: 20, unit: "个", due: 60 },
    { title: "建成标准化种植基地", goal: 5000, unit: "亩", due: 300 },
  ),
  "19.0": closed(-16, -8),
  "19.1": closed(-10, -2),
  "meeting.0": closed(-8, -4),
  "instruction.0": closed(-6, -3),
  "superior.0": closed(-4, 6),
};

export function sampleFate(scene: Scene): SampleEvent[] {
  const { measure, part, seed } = scene.task;
  return FATES[`${measure ?? seed.source.kind}.${part}`]?.(scene) ?? [];
}
