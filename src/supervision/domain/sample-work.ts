import { addDays, type Day } from "../../kernel/calendar.ts";
import { addWorkingDays } from "../../kernel/working-days.ts";
import { sampleFate } from "./sample-fates.ts";
import { sampleChance } from "./sample-random.ts";
import { sampleReminders, sampleReports } from "./sample-reports.ts";
import {
  onWorkingDay,
  playSample,
  type SampleEvent,
  type SampleRecord,
  type SampleTask,
  type SampleYear,
} from "./sample-story.ts";
import { sampled } from "./sample-words.ts";
import type { NamedUnit } from "./tasks/action.ts";
import type { TaskProposal } from "./tasks/proposals.ts";
import type { TaskSource } from "./tasks/task.ts";

/** A task that comes from no plan. `dispatched`: days before the day of the demonstration, null when not yet. */
type Other = {
  readonly kind: Exclude<TaskSource["kind"], "plan">;
  readonly part: number;
  readonly title: string;
  readonly text: string;
  readonly lead: string;
  readonly support: readonly string[];
  readonly registered: number;
  readonly due: number;
  readonly dispatched: boolean;
};

const OTHERS: readonly Other[] = [
  {
    kind: "meeting",
    part: 0,
    title: "示例市四城一体化专题会议纪要",
    text: "建立示例东线高铁项目周调度机制。",
    lead: "示例市发展改革委",
    support: ["示例市交通运输局"],
    registered: -75,
    due: -50,
    dispatched: true,
  },
  {
    kind: "meeting",
    part: 1,
    title: "示例市四城一体化调度会纪要",
    text: "制定冬季城际客运应急保障方案。",
    lead: "示例市交通运输局",
    support: ["示例市应急局", "示例市公安局"],
    registered: -2,
    due: 18,
    dispatched: true,
  },
  {
    kind: "instruction",
    part: 0,
    title: "示例市领导对养老服务信息共享的批示",
    text: "梳理养老服务信息共享堵点并提出办法。",
    lead: "示例市民政局",
    support: [],
    registered: -40,
    due: -22,
    dispatched: true,
  },
  {
    kind: "instruction",
    part: 1,
    title: "示例市领导对营商环境的批示",
    text: "提出压减涉企审批事项的清单。",
    lead: "示例市数据局",
    support: ["示例市商务局"],
    registered: -9,
    due: 6,
    dispatched: true,
  },
  {
    kind: "superior",
    part: 0,
    title: "示例自治区关于加强区域生态联防的通知",
    text: "报送示例河流域联防联控方案。",
    lead: "示例市生态环境局",
    support: ["示例市水务局"],
    registered: -210,
    due: -180,
    dispatched: true,
  },
  {
    kind: "order",
    part: 0,
    title: "示例领导小组交办事项",
    text: "汇总四城重大项目清单。",
    lead: "示例一体化办公室",
    support: ["示例市发展改革委"],
    registered: -1,
    due: 25,
    dispatched: false,
  },
];

/** Tasks beside those of the plan: of a meeting, an instruction, a superior document and an order. */
export function otherSampleTasks(planId: string, first: number, year: SampleYear): SampleTask[] {
  const idOf = new Map([...year.names].map(([id, name]) => [name, id]));
  const named = (names: readonly string[], role: NamedUnit["role"]): NamedUnit[] =>
    names.flatMap((name) => {
      const unitId = idOf.get(name);
      return unitId === undefined ? [] : [{ unitId, role, via: null }];
    });
  return OTHERS.map(({ kind, part, title, text, lead, support, registered, due }, at) => {
    const day = onWorkingDay(addDays(year.asOf, registered), year, -1);
    return {
      measure: null,
      part,
      registeredOn: day,
      seed: {
        id: sampleChance(`${planId} ${kind} ${part}`).id(),
        planId,
        measureId: null,
        undertakingId: null,
        instanceOf: null,
        number: first + at,
        source: { kind, title, paper: null, date: addDays(day, -1), quote: text },
        text,
        leader: null,
        remark: sampled("虚构任务"),
        deadline: { kind: "date", raw: null, latest: addDays(year.asOf, due), thenContinuous: false },
        recurrence: null,
        units: [...named([lead], "lead"), ...named(support, "support")],
        stages: [],
      },
    };
  });
}

const isDispatched = ({ measure, part, seed }: SampleTask): boolean =>
  measure !== null ||
  OTHERS.some((each) => each.kind === seed.source.kind && each.part === part && each.dispatched);

/** An undertaking of the sample plan as a task of the demonstration, registered when its office had begun to work. */
export function sampleTask(
  proposal: TaskProposal,
  place: {
    readonly planId: string;
    readonly number: number;
    readonly measure: number;
    readonly part: number;
  },
  source: TaskSource,
  year: SampleYear,
): SampleTask {
  const { planId, number, measure, part } = place;
  const { measureId, undertakingId, text, deadline, recurrence } = proposal;
  const units = proposal.units.map(({ unitId, role, via }): NamedUnit => ({ unitId, role, via }));
  return {
    measure,
    part,
    registeredOn: onWorkingDay(addDays(year.adoptedOn, 3), year),
    seed: {
      id: sampleChance(`${planId} ${number}`).id(),
      planId,
      measureId,
      undertakingId,
      instanceOf: null,
      number,
      source: { ...source, quote: text },
      text,
      leader: `示例市领导${"甲乙丙丁戊己"[number % 6]}`,
      remark: null,
      deadline,
      recurrence,
      units,
      stages: [],
    },
  };
}

/** Everything that happened to a task of the demonstration in its invented year, the same for the same day. */
export function sampleRecord(task: SampleTask, year: SampleYear): SampleRecord {
  if (!isDispatched(task)) return playSample(task, [], year);
  const chance = sampleChance(`${task.seed.number} ${year.asOf}`);
  const scene = { task, year, chance };
  const receiveBy: Day = addWorkingDays(task.registeredOn, 3, year.isWorkingDay);
  const dispatch: SampleEvent = {
    day: task.registeredOn,
    by: "office",
    act: () => ({ type: "dispatch", receiveBy }),
  };
  // What was sent out the day before yesterday is still to be received.
  const recent = addDays(task.registeredOn, 4) > year.asOf;
  const work = recent ? [] : [...sampleReports(scene), ...sampleReminders(scene), ...sampleFate(scene)];
  return playSample(task, [dispatch, ...work], year);
}
