import { derivedKey } from "../../../platform/records/derived-key.ts";
import { doAct } from "../records.ts";
import { addDays, type Day } from "../../../kernel/calendar.ts";
import { toWorkingDay } from "../../../kernel/working-days.ts";
import type { MeetingAct, MeetingSeed, MeetingState } from "../../domain/meetings/meeting.ts";
import { meetingShape } from "../../domain/meetings/meeting-shape.ts";
import { usualPreparation } from "../../domain/meetings/preparation.ts";
import { proposeResolutions } from "../../meeting-papers/minutes/minutes.ts";
import { SERIES_RULES } from "../../domain/meetings/series-rules.ts";
import type { RecordView } from "../../../kernel/record.ts";
import { WORK_CALENDAR } from "../../../platform/working-days.ts";
import { actOnMeeting } from "../meetings/act-on-meeting.ts";
import { agendaSources } from "../meetings/agenda-sources.ts";
import type { SampleGround } from "./ground.ts";

const sampled = (text: string): string => `【示例】${text}`;
const at = (day: Day): Date => new Date(`${day}T02:00:00Z`);

type Given = Pick<MeetingSeed, "series" | "title" | "role" | "group" | "edition"> & {
  /** Days from today: when it was planned, and when it is held; null where no day is fixed. */
  readonly planned: number;
  readonly held: number | null;
};

type Sample = {
  readonly id: string;
  readonly on: (days: number) => Day;
  readonly date: Day | null;
  state: RecordView<MeetingState>;
};

/** A meeting of the demonstration as it was planned, with its usual preparation given out in turn. */
async function plan(ground: SampleGround, name: string, given: Given): Promise<Sample> {
  const { desk, asOf, office, units, plan: paper } = ground;
  const { planned, held, ...about } = given;
  const on = (days: number): Day => addDays(asOf, days);
  const date = held === null ? null : toWorkingDay(on(held), "next", desk.isWorkingDay);
  const year = Number((date ?? asOf).slice(0, 4));
  const { window } = SERIES_RULES[given.series];
  const whole = { from: `${year}-${window.from}`, to: `${year}-${window.to}` };
  // A sample is about what follows from a day, so its window holds it.
  const holds = date === null || (date >= whole.from && date <= whole.to);
  const seed: MeetingSeed = {
    ...about,
    title: sampled(`${year}年${given.title}`),
    year,
    hostCity: null,
    planId: paper.id,
    measureIds: [],
    window: holds ? whole : { from: `${year}-01-01`, to: `${year}-12-31` },
    date: null,
    place: "",
    note: "",
    source: null,
  };
  let count = 0;
  const newId = (): string => derivedKey("sample-meeting", name, "item", String(count++));
  const preparation = usualPreparation(given.role, { ...seed, date }, desk.isWorkingDay, newId).map(
    (item, index) => ({
      ...item,
      text: sampled(item.text),
      unitId: index % 2 === 0 ? null : (units[index % units.length]?.id ?? null),
    }),
  );
  const key = derivedKey("sample-meeting", name, "plan");
  const act: MeetingAct = { type: "plan", seed, preparation };
  const doing = { id: null, version: null, key, act };
  const state = await doAct(desk, meetingShape, doing, office, { at: at(on(planned)) });
  return { id: state.id, on, date, state };
}

/** Acts on a sample, each on its day, in order. */
async function act(
  { desk, office }: SampleGround,
  sample: Sample,
  steps: readonly (readonly [day: Day, act: MeetingAct])[],
): Promise<void> {
  for (const [index, [day, done]] of steps.entries()) {
    const key = derivedKey("sample-meeting", sample.id, done.type, String(index));
    const asked = { version: sample.state.version, key, act: done };
    sample.state = await actOnMeeting(desk, sample.id, asked, office, { at: at(day) });
  }
}

const ticks = ({ state }: Sample, count: number): MeetingAct[] =>
  state.state.preparation.slice(0, count).map(({ id }) => ({ type: "prepared", item: id, done: true }));

/** What open problems and tasks of the demonstration offer, and an item of its own. */
async function agendaOf(ground: SampleGround, name: string, most: number): Promise<MeetingAct> {
  const { desk, asOf, plan: paper, units } = ground;
  const all = await agendaSources(desk, paper.id, asOf);
  const of = (kind: string) => all.filter(({ about }) => about.kind === kind).slice(0, most);
  const sources = [...of("problem"), ...of("task")];
  const own = {
    id: derivedKey("sample-meeting", name, "own"),
    title: sampled("通报上次会议议定事项落实情况"),
    about: null,
    reporterUnitId: units[0]?.id ?? null,
    minutes: 10,
  };
  const items = sources.map(({ title, about, unitId }, index) => ({
    id: derivedKey("sample-meeting", name, "agenda", about.id),
    title: title.startsWith("【示例】") ? title.slice(0, 480) : sampled(title.slice(0, 480)),
    about,
    reporterUnitId: unitId,
    minutes: index === 0 ? 20 : 10,
  }));
  return { type: "set-agenda", agenda: [own, ...items] };
}

const attendance = ({ units }: SampleGround, held: boolean): MeetingAct => ({
  type: "set-attendance",
  attendance: units.slice(0, 6).map(({ id, name }, index) => ({
    unitId: id,
    unitName: name,
    names: sampled(`代表${index + 1}`),
    expected: 1 + (index % 2),
    present: held ? 1 : null,
  })),
});

const schedule = (date: Day, reason = ""): MeetingAct => ({
  type: "schedule",
  date,
  place: sampled("示例市会议中心"),
  reason,
  dues: [],
});

function minutesOf({ desk, units }: SampleGround, on: Day): MeetingAct {
  const [lead, support] = units.map(({ name }) => name);
  const text = [
    sampled("四城联席会议纪要"),
    "会议听取了各方面推进情况的汇报，议定以下事项：",
    `一、由${lead}牵头，${support}配合，于明年6月底前提出四城公交卡互通方案。`,
    `二、由${support}牵头，持续推进四城数据标准统一。`,
  ].join("\n");
  let count = 0;
  const newId = (): string => derivedKey("sample-meeting", "resolution", String(count++));
  const proposed = proposeResolutions(
    desk.readResolutions(text, { on, calendar: WORK_CALENDAR }),
    units,
    newId,
  ).map((resolution) => ({
    ...resolution,
    text: sampled(resolution.text),
  }));
  return { type: "record-minutes", text, fileName: null, proposed };
}

const PLENARY = { series: "plenary", role: "co-operate", group: null, edition: null } as const;
const GROUP = { series: "working-group", role: "attend", edition: null } as const;
const CONFERENCE = { series: "joint-conference", group: null } as const;

/** Sample data of its area: every text begins with 【示例】, every unit is fictional. */
export async function fillMeetings(ground: SampleGround): Promise<void> {
  const { asOf } = ground;
  const past = addDays(asOf, -1);

  const plenary = await plan(ground, "plenary", {
    ...PLENARY,
    title: "示例领导小组全体会议",
    planned: -330,
    held: -290,
  });
  const heldOn = plenary.date ?? past;
  await act(ground, plenary, [
    [plenary.on(-320), schedule(heldOn)],
    ...ticks(plenary, 4).map((tick) => [plenary.on(-296), tick] as const),
    [plenary.on(-295), attendance(ground, false)],
    [heldOn, { type: "hold", date: heldOn }],
    [heldOn, attendance(ground, true)],
    [addDays(heldOn, 10), { type: "close" }],
  ]);

  const last = await plan(ground, "last", {
    ...CONFERENCE,
    title: "示例四城联席会议",
    role: "host",
    edition: 3,
    planned: -130,
    held: -40,
  });
  const lastOn = last.date ?? past;
  await act(ground, last, [
    [last.on(-120), schedule(addDays(lastOn, -7))],
    [last.on(-60), schedule(lastOn, sampled("示例主会场检修"))],
    ...ticks(last, 8).map((tick) => [last.on(-45), tick] as const),
    [last.on(-44), await agendaOf(ground, "last", 2)],
    [last.on(-44), attendance(ground, false)],
    [lastOn, { type: "hold", date: lastOn }],
    [lastOn, attendance(ground, true)],
    [addDays(lastOn, 5), minutesOf(ground, lastOn)],
  ]);

  const group = await plan(ground, "group", {
    ...GROUP,
    title: "示例交通专项工作组会议",
    group: "示例交通专项工作组",
    planned: -60,
    held: -12,
  });
  const groupOn = group.date ?? past;
  await act(ground, group, [
    [group.on(-50), schedule(groupOn)],
    ...ticks(group, 3).map((tick) => [group.on(-15), tick] as const),
    [groupOn, { type: "hold", date: groupOn }],
  ]);

  const next = await plan(ground, "next", {
    ...CONFERENCE,
    title: "示例四城联席会议",
    role: "host",
    edition: 4,
    planned: -50,
    held: 18,
  });
  await act(ground, next, [
    [next.on(-48), schedule(next.date ?? addDays(asOf, 18))],
    ...ticks(next, 1).map((tick) => [next.on(-20), tick] as const),
    [next.on(-3), await agendaOf(ground, "next", 3)],
    [next.on(-2), attendance(ground, false)],
  ]);

  await plan(ground, "planned", {
    ...GROUP,
    title: "示例产业专项工作组会议",
    group: "示例产业专项工作组",
    planned: -100,
    held: null,
  });

  const cancelled = await plan(ground, "cancelled", {
    ...GROUP,
    title: "示例生态专项工作组会议",
    group: "示例生态专项工作组",
    planned: -90,
    held: null,
  });
  await act(ground, cancelled, [
    [cancelled.on(-30), { type: "cancel", reason: sampled("议题并入示例四城联席会议") }],
  ]);
}
