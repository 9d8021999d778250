import { randomUUID } from "node:crypto";
import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { PlanMeasureBrief, TaskBrief } from "../../../kernel/work.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { PointSeed, SetAct } from "../../domain/work-points/set.ts";
import { actOnSet, beginSet, dispatchPoints, recordStock } from "../work-points/acts.ts";
import type { SetView } from "../work-points/sets.ts";
import type { SampleGround } from "./ground.ts";

const GROUPS = ["示例基础设施专项工作组", "示例公共服务专项工作组"] as const;
const earlier = (day: Day, other: Day): Day => (day < other ? day : other);
const sampled = (text: string): string => (text.startsWith("【示例】") ? text : `【示例】${text}`);

/** What the sample office does in one set, each act on its day, none later than today. */
function clerk({ desk, asOf, office }: SampleGround, begun: SetView) {
  let set = begun;
  const on = (day: Day) => ({ at: new Date(`${earlier(day, asOf)}T00:00:00+08:00`) });
  const asked = () => ({ version: set.version, key: randomUUID() });
  return {
    points: () => set.state.points,
    opinions: () => set.state.rounds.flatMap(({ opinions }) => opinions.map(({ id }) => id)),
    act: async (day: Day, act: SetAct, caller: Caller = office): Promise<void> => {
      set = await actOnSet(desk, set.id, { ...asked(), act }, caller, on(day));
    },
    carriedBy: async (day: Day, points: readonly { point: string; task: string }[]): Promise<void> => {
      set = await dispatchPoints(desk, set.id, { ...asked(), dispatch: true, points }, office, on(day));
    },
    becomesTask: async (point: string): Promise<void> => {
      const points = [{ point, task: null }];
      set = await dispatchPoints(desk, set.id, { ...asked(), dispatch: true, points }, office);
    },
    takeStock: async (): Promise<void> => {
      set = await recordStock(desk, set.id, asked(), office);
    },
  };
}

/** The unit's own liaison officer, a fictional one. */
const liaisonOf = (organisationId: string): Caller => ({
  actor: {
    accountId: randomUUID(),
    name: "sample-liaison",
    displayName: "示例联络员",
    organisationId,
    roles: ["liaison"],
  },
  address: "127.0.0.1",
  requestId: "demonstration",
});

/** One point for each of the measure's first undertakings, led by the unit that leads the measure. */
function pointsOf(
  { units }: SampleGround,
  measures: readonly PlanMeasureBrief[],
  { year, most, verb }: { readonly year: number; readonly most: number; readonly verb: string },
): PointSeed[] {
  const known = new Set(units.map(({ id }) => id));
  return measures.flatMap((measure) => {
    const [lead, support] = measure.units.filter(({ unitId }) => known.has(unitId));
    const own = lead ?? { unitId: units[0]?.id ?? "" };
    return measure.undertakings.slice(0, most).map((undertaking, index) => ({
      id: randomUUID(),
      chapter: index === 0 ? "重点项目和事项" : "机制和服务",
      text: sampled(`${verb}${undertaking.text}，按季度通报进度`),
      goal: index === 0 ? sampled("年内完成年度任务的全部节点") : "",
      units: [
        { unitId: own.unitId, role: "lead" as const },
        ...(support === undefined || support.unitId === own.unitId
          ? []
          : [{ unitId: support.unitId, role: "support" as const }]),
      ],
      deadline: {
        kind: "date" as const,
        raw: `${year}年12月`,
        latest: `${year}-12-31`,
        thenContinuous: false,
      },
      serves: [{ measureId: measure.id, undertakingId: undertaking.id }],
      fromUnitId: own.unitId,
      source: null,
    }));
  });
}

/** Tasks of the sample plan that carry points already, each for one point. */
function carriers(
  tasks: readonly TaskBrief[],
  points: readonly PointSeed[],
): { point: string; task: string }[] {
  const free = tasks.filter(({ phase }) => phase !== "registered");
  const used = new Set<string>();
  return points.flatMap(({ id, serves }) => {
    const task = free.find(
      (each) =>
        !used.has(each.id) &&
        serves.some((its) => its.undertakingId === each.undertakingId || its.measureId === each.measureId),
    );
    if (task === undefined) return [];
    used.add(task.id);
    return [{ point: id, task: task.id }];
  });
}

async function begin(ground: SampleGround, group: string, year: number, day: Day) {
  const { desk, plan, office, asOf } = ground;
  const seed = {
    key: randomUUID(),
    group,
    year,
    planId: plan.id,
    regionCode: plan.regionCode,
    title: sampled(`${group}${year}年工作要点`),
    issuer: "region" as const,
    collectBy: addDays(day, 20),
    note: sampled("各成员单位结合方案提出，每条写明责任单位和时限。"),
  };
  const at = new Date(`${earlier(day, asOf)}T00:00:00+08:00`);
  return clerk(ground, await beginSet(desk, seed, office, { at }));
}

type Clerk = Awaited<ReturnType<typeof begin>>;

async function contribute(set: Clerk, day: Day, points: readonly PointSeed[]): Promise<void> {
  const units = [...new Set(points.map(({ fromUnitId }) => fromUnitId))];
  for (const unit of units) {
    const own = points.filter(({ fromUnitId }) => fromUnitId === unit);
    await set.act(day, { type: "add-points", points: own }, liaisonOf(unit ?? ""));
  }
}

/** A round of opinions on the draft: one adopted, one in part; open until it is closed. */
async function askOpinions({ units }: SampleGround, set: Clerk, day: Day): Promise<string> {
  const id = randomUUID();
  const asked = units
    .slice(0, 3)
    .map((unit) => ({ unitId: unit.id, name: unit.name, due: addDays(day, 10) }));
  await set.act(day, { type: "solicit", id, about: sampled("工作要点征求意见稿"), asked });
  const opinions = ["建议写明年度投资目标。", "建议将完成时限改为持续推进。"];
  for (const [party, text] of opinions.slice(0, asked.length).entries())
    await set.act(addDays(day, 5), {
      type: "give-opinion",
      solicitation: id,
      id: randomUUID(),
      party,
      place: "",
      text: sampled(text),
    });
  return id;
}

async function answerAndClose(
  set: Clerk,
  round: string,
  day: Day,
  opinions: readonly string[],
): Promise<void> {
  for (const [index, opinion] of opinions.entries()) {
    const isWhole = index === 0;
    const reason = isWhole ? "" : sampled("时限按方案执行，另在说明中写明。");
    await set.act(day, {
      type: "answer-opinion",
      solicitation: round,
      opinion,
      answer: isWhole ? "adopted" : "partly",
      reason,
    });
  }
  await set.act(day, { type: "close-solicitation", solicitation: round });
}

/** Last year's set of the first group: other words for some, one that was not taken up again. */
async function lastYear(
  ground: SampleGround,
  measures: readonly PlanMeasureBrief[],
  year: number,
): Promise<void> {
  const set = await begin(ground, GROUPS[0], year, `${year}-01-08`);
  const points = pointsOf(ground, measures, { year, most: 2, verb: "" }).slice(0, 5);
  const same = points.map((point, index) =>
    index === 1 ? { ...point, text: point.text.replace("按季度", "按月") } : point,
  );
  const [first] = same;
  if (first === undefined) return;
  const gone = {
    ...first,
    id: randomUUID(),
    text: sampled("举办四城通勤出行体验周活动"),
    goal: "",
    serves: [],
  };
  await contribute(set, `${year}-01-15`, [...same, gone]);
  await set.act(`${year}-02-01`, { type: "draft" });
  const paper = {
    title: sampled(`${GROUPS[0]}${year}年工作要点`),
    number: `示例基〔${year}〕2号`,
    date: `${year}-02-20`,
  };
  await set.act(`${year}-02-20`, { type: "issue", paper });
  await set.act(`${year}-12-28`, {
    type: "close",
    reason: sampled("年度任务已总结，未完成的转入下一年度。"),
  });
}

/** This year's set of the first group, issued and mostly carried by tasks; the plan's other chapters stay uncovered. */
async function issued(
  ground: SampleGround,
  measures: readonly PlanMeasureBrief[],
  year: number,
): Promise<void> {
  const { desk, plan } = ground;
  const set = await begin(ground, GROUPS[0], year, `${year}-01-08`);
  const points = pointsOf(ground, measures, { year, most: 2, verb: "" });
  const news = points.map((point, index) =>
    index === 2 ? { ...point, text: point.text.replace("，按季度通报进度", "，年底前投入使用") } : point,
  );
  const again = news.slice(0, 1).map((point) => ({
    ...point,
    id: randomUUID(),
    text: sampled(`再列一次：${point.text.replace("【示例】", "")}`),
  }));
  await contribute(set, `${year}-01-15`, [...news, ...again]);
  await set.act(`${year}-01-29`, { type: "draft" });
  const [twin] = again;
  const last = news.at(-1);
  if (last !== undefined && news.length > 3)
    await set.act(`${year}-01-30`, {
      type: "drop-point",
      point: last.id,
      reason: sampled("与上级工作要点重复。"),
    });
  const round = await askOpinions(ground, set, `${year}-02-02`);
  await answerAndClose(set, round, `${year}-02-14`, set.opinions());
  const paper = {
    title: sampled(`${GROUPS[0]}${year}年工作要点`),
    number: `示例基〔${year}〕1号`,
    date: earlier(`${year}-02-20`, ground.asOf),
  };
  await set.act(`${year}-02-20`, { type: "issue", paper });
  const standing = set.points().filter(({ dropped, id }) => dropped === null && id !== twin?.id);
  // One stays undispatched, one becomes a task of its own, the others are carried by tasks of the plan.
  const carried = carriers(await desk.tasks.ofPlan(plan.id), standing.slice(0, -2));
  if (carried.length > 0) await set.carriedBy(`${year}-02-26`, carried);
  const own = standing.at(-1);
  if (own !== undefined) await set.becomesTask(own.id);
  await set.takeStock();
}

/** The second group's set, out for opinions: what the office has on its desk. */
async function consulting(
  ground: SampleGround,
  measures: readonly PlanMeasureBrief[],
  year: number,
): Promise<void> {
  const day = earlier(`${year}-03-02`, addDays(ground.asOf, -30));
  const set = await begin(ground, GROUPS[1], year, day);
  await contribute(set, addDays(day, 4), pointsOf(ground, measures, { year, most: 1, verb: "" }));
  await set.act(addDays(day, 20), { type: "draft" });
  await askOpinions(ground, set, addDays(ground.asOf, -6));
}

/** Sample data of its area: every text begins with 【示例】, every unit is fictional. */
export async function fillWorkPoints(ground: SampleGround): Promise<void> {
  const year = Number(ground.asOf.slice(0, 4));
  const withWork = ground.measures.filter(({ undertakings }) => undertakings.length > 0);
  const sections = [...new Set(withWork.map(({ section }) => section))];
  const of = (index: number) => withWork.filter(({ section }) => section === sections[index]);
  if (ground.units.length === 0 || of(0).length === 0) return;
  await lastYear(ground, of(0), year - 1);
  await issued(ground, of(0), year);
  await consulting(ground, of(1), year);
}
