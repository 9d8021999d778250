import { addDays, type Day } from "../../../../kernel/calendar.ts";
import { SAMPLE_APPLICANT } from "../../../../kernel/sample-applicant.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { addWorkingDays, toWorkingDay } from "../../../../kernel/working-days.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { caseShape } from "../../domain/cases/case-record.ts";
import type { CaseForm } from "../../domain/cases/case-view.ts";
import type { FrozenItem } from "../../domain/cases/case.ts";
import { actOnCase, type CaseAsked } from "../cases/act.ts";
import { beginCases, getJoint } from "../cases/begin.ts";
import { sampleItemsFor } from "../cases/case-items.ts";
import type { KnownFile } from "../cases/files.ts";
import { getRecord } from "../records.ts";
import { type SampleCase, sampleCases, type SampleStep } from "./case-plans.ts";
import type { SampleGround } from "./ground.ts";

const INVENTED = [
  SAMPLE_APPLICANT,
  {
    accountId: "00000000-0000-4000-8000-000000000108",
    kind: "person",
    name: "【示例】申请人乙",
    number: "152602209902020025",
    phone: null,
  },
  {
    accountId: "00000000-0000-4000-8000-000000000109",
    kind: "person",
    name: "【示例】申请人丙",
    number: "150102209903030031",
    phone: null,
  },
] as const;
type Invented = (typeof INVENTED)[number];

const callerOf = ({ accountId, name }: Invented): Caller => ({
  actor: { accountId, name: "sample", displayName: name, organisationId: null, roles: ["applicant"] },
  address: "127.0.0.1",
  requestId: "demonstration",
});

/** So that acts of one day come after one another: each hour one, from nine in the morning. */
const instant = (day: Day, turn: number): Date =>
  new Date(`${day}T${String(1 + Math.min(turn, 9)).padStart(2, "0")}:00:00.000Z`);

type Filling = {
  readonly ground: SampleGround;
  readonly items: readonly FrozenItem[];
  readonly file: KnownFile;
};

function formOf(
  { file }: Filling,
  items: readonly FrozenItem[],
  sample: SampleCase,
  who: Invented,
): CaseForm {
  const { kind, name, number, phone } = who;
  const [first] = items;
  const names = [...new Set(items.flatMap(({ materials }) => materials.map((each) => each.name)))];
  return {
    itemIds: items.map(({ id }) => id),
    bundleId: null,
    receivingCity: sample.receiving,
    applicant: { kind, name, number, phone },
    answers: [{ field: "reason", label: "申请事由", value: `【示例】申请办理${first?.name ?? ""}` }],
    papers: names.map((material, at) => {
      const atWindow = sample.atWindow || sample.paper;
      return {
        field: `material-${at + 1}`,
        material,
        itemIds: items
          .filter((each) => each.materials.some((own) => own.name === material))
          .map(({ id }) => id),
        way: atWindow ? ("window" as const) : ("upload" as const),
        files: atWindow ? [] : [{ digest: file.digest, name: file.name, size: file.size }],
        supply: null,
      };
    }),
    delivery: { by: "online", address: null, city: null },
    statements: ["【示例】以上所填内容真实"],
  };
}

/** In whose name a step is taken: the applicant, the window that received, the unit that decides, or the window of delivery. */
function actorFor(
  { ground }: Filling,
  step: SampleStep,
  who: Invented,
  units: { receiving: string; deciding: string },
) {
  if (step.by === "applicant") return callerOf(who);
  if (step.by === "deciding") return ground.actingFor(units.deciding, "liaison");
  if (step.by === "receiving") return ground.actingFor(units.receiving, "window-clerk");
  const city = CITIES.find(({ code }) => code === step.by)?.full ?? "";
  return ground.actingFor(`${city}示例政务服务中心`, "window-clerk");
}

async function takeSteps(
  filling: Filling,
  id: string,
  steps: readonly SampleStep[],
  who: Invented,
  begun: Day,
) {
  const { ground } = filling;
  const { desk, asOf } = ground;
  let day = begun;
  let turn = 0;
  for (const [at, step] of steps.entries()) {
    const next = addWorkingDays(day, step.after, desk.isWorkingDay);
    turn = next === day ? turn + 1 : 0;
    day = next;
    // A day that has not come: the case is where it is.
    if (day >= asOf) return;
    const { state, version } = await getRecord(desk.sql, caseShape, id);
    if (!(step.if?.(state) ?? true)) continue;
    const act: CaseAsked = step.act(state, filling.file);
    const units = { receiving: state.receiving.unitName, deciding: state.deciding.unitName };
    const key = derivedKey(id, String(at), act.type);
    await actOnCase(desk, id, { version, key, act }, actorFor(filling, step, who, units), instant(day, turn));
  }
}

async function fillOne(filling: Filling, sample: SampleCase, number: number): Promise<void> {
  const { ground, items } = filling;
  const { desk, asOf, actingFor } = ground;
  const chosen = sample.choose(items, number - 1);
  const who = INVENTED[sample.who] ?? SAMPLE_APPLICANT;
  if (chosen.length === 0) return;
  // What comes in today comes in by the internet on days off too.
  const begun =
    sample.daysAgo === 0 && !sample.atWindow
      ? asOf
      : toWorkingDay(addDays(asOf, -sample.daysAgo), "previous", desk.isWorkingDay);
  const city = CITIES.find(({ code }) => code === sample.receiving)?.full ?? "";
  const centre = ground.units.get(`${city}示例政务服务中心`);
  if (!centre) return;
  const form = formOf(filling, chosen, sample, who);
  const window = sample.atWindow
    ? {
        place: { unitId: centre.id, unitName: centre.name, regionCode: sample.receiving },
        identitySeen: true,
      }
    : null;
  const begunCase = await beginCases(
    desk,
    {
      key: derivedKey("sample-case", String(number)),
      form,
      applicant: sample.atWindow ? { kind: "on-file" } : { kind: "account", accountId: who.accountId },
      window,
      files: [filling.file],
      at: instant(begun, 0),
    },
    sample.atWindow ? actingFor(centre.name, "window-clerk") : callerOf(who),
  );
  const ids = begunCase.joint
    ? (await getJoint(desk.sql, begunCase.id)).state.children.map(({ caseId }) => caseId)
    : [begunCase.id];
  for (const id of ids) await takeSteps(filling, id, sample.steps, who, begun);
}

/** Sample cases in every state over the last twelve months, of invented applicants; none where there are no sample items. */
export async function fillCases(ground: SampleGround): Promise<void> {
  const { desk, asOf } = ground;
  const all = await sampleItemsFor(desk.sql, asOf);
  const items = all.filter(({ dept, serves }) => {
    const decides = dept !== null && ground.units.has(dept);
    return decides && (serves.length === 0 || serves.includes("person"));
  });
  if (items.length === 0) return;
  const name = "【示例】材料.txt";
  const kept = await desk.files.put(new TextEncoder().encode("【示例】这是一份虚构的申请材料。\n"), name);
  if (!kept.ok) return;
  const { digest, size } = kept.value;
  const file: KnownFile = { digest, name, size, mediaType: "text/plain" };
  for (const [at, sample] of sampleCases().entries()) await fillOne({ ground, items, file }, sample, at + 1);
}
