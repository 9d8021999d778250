import { randomUUID } from "node:crypto";
import { addDays, type Day } from "../../../kernel/calendar.ts";
import type { Caller } from "../../../platform/slice.ts";
import { goOn, morning, story } from "../../../platform/records/story.ts";
import type { SampleGround } from "../store/demonstration/ground.ts";
import type { Desk } from "../store/desk.ts";
import { getRecord } from "../store/records.ts";
import { decideDuplicate } from "./duplicate/store.ts";
import { beginLibrary, libraries } from "./library/store.ts";
import type { Resource, ResourceContent } from "./resource/content.ts";
import { type ResourceAct, resource } from "./resource/kind.ts";
import { ASSESSMENT_KINDS, ASSESSMENT_WORDS, type AssessmentKind } from "./resource/state.ts";
import { listResources } from "./resource/store-published.ts";
import { beginResource, doResourceAct, keepAssessment, type ResourceFilled } from "./resource/store.ts";
import { SAMPLE_CODES } from "./sample-codes.ts";
import { SAMPLE_RESOURCES, type SampleResource } from "./story-samples.ts";

/** Published long before the requests of the demonstration, which begin some seventy working days ago. */
const BEGUN_DAYS_BEFORE = 150;
const centreOf = (unit: string): string => `${unit.slice(0, unit.indexOf("市") + 1)}示例数据局`;

/** An act as it is recorded; an assessment, which comes with a file, is told by its kind and day. */
type Told = ResourceAct | { readonly type: "assessed"; readonly kind: AssessmentKind; readonly on: Day };

const resources = {
  begin: (
    desk: Desk,
    { key, seed }: { readonly key: string; readonly seed: ResourceFilled },
    caller: Caller,
    at: { readonly at: Date },
  ) => beginResource(desk, { key, content: seed }, caller, at),
  act: async (
    desk: Desk,
    id: string,
    { act, ...acting }: { readonly version: number; readonly key: string; readonly act: Told },
    caller: Caller,
    at: { readonly at: Date },
  ): Promise<unknown> => {
    if (act.type !== "assessed") return doResourceAct(desk, id, { ...acting, act }, caller, at);
    const { kind, on } = act;
    const { zh } = ASSESSMENT_WORDS[kind];
    const bytes = new TextEncoder().encode(`【示例】${zh}：虚构，仅供演示。\n`);
    const conclusion = `【示例】${zh}结论：按目录所列条件共享，风险可控。`;
    const asked = { ...acting, kind, on, conclusion, passed: true };
    return keepAssessment(desk, id, asked, { name: `【示例】${zh}.txt`, bytes }, caller, at);
  },
};

type Turn = readonly [before: number, by: Caller, act: Told];

/** Who acts on a unit's resources, and what they usually do. */
function handsOf({ actingFor, asOf }: SampleGround, unit: string) {
  const drafts = actingFor(unit, "liaison");
  const reviews = actingFor(centreOf(unit), "data-officer");
  return {
    drafts,
    reviews,
    assessed: (before: number): Turn[] =>
      ASSESSMENT_KINDS.map((kind) => [
        before,
        drafts,
        { type: "assessed", kind, on: addDays(asOf, -before) },
      ]),
    signed: (before: number, submitted: number): Turn[] => [
      [before, actingFor(unit, "unit-head"), { type: "approve" }],
      [submitted, drafts, { type: "submit" }],
    ],
    published: (before: number): Turn => [before, reviews, { type: "publish", basisRank: null }],
  };
}

function turnsOf(ground: SampleGround, { unit, stage }: SampleResource, begun: number): Turn[] {
  const { assessed, signed, published, reviews } = handsOf(ground, unit);
  if (stage === "drafting") return [];
  const submitted = stage === "under-review" ? 1 : begun - 3;
  const reasons = "【示例】更新周期与业务系统不符，请核实后再报。";
  return [
    ...assessed(begun - 1),
    ...signed(begun - 2, submitted),
    ...(stage === "published" ? [published(submitted - 1)] : []),
    ...(stage === "returned" ? [[submitted - 2, reviews, { type: "return", reasons }] as const] : []),
  ];
}

const LIBRARIES = [
  {
    unit: "包头市示例住房公积金中心",
    name: "【示例】四市住房公积金异地业务专题库",
    sort: "special",
    themeClass: null,
    purpose: "【示例】异地提取、异地贷款和关系转移时核验缴存、房产和婚姻状况，不再由职工提交证明。",
    takes: [
      SAMPLE_CODES.housingFundBaotou,
      SAMPLE_CODES.housingFundOrdos,
      "306001/0003",
      SAMPLE_CODES.realEstate,
      SAMPLE_CODES.marriage,
    ],
    most: 5,
    endsIn: 21,
  },
  {
    unit: "呼和浩特市示例人社局",
    name: "【示例】四市社会保障主题库",
    sort: "theme",
    themeClass: "203",
    purpose: "【示例】社会保险和就业数据按主题归集，供四市政务服务窗口核验。",
    takes: [SAMPLE_CODES.socialInsurance, "203001/0002", "203001/0003", "203002/0001"],
    most: 6,
    endsIn: null,
  },
] as const;

/** Sample resources in every state, two libraries, and what was decided on two that are alike. */
export async function fillCatalogue(ground: SampleGround): Promise<void> {
  const { desk, asOf, units, actingFor } = ground;
  const unitOf = (name: string) => {
    const found = units.get(name);
    if (!found) throw new Error(`no sample unit ${name}`);
    return found;
  };
  const tell = story(desk, asOf, resources);
  for (const sample of SAMPLE_RESOURCES) {
    const { unit, stage, content } = sample;
    const before = stage === "published" ? BEGUN_DAYS_BEFORE : 12;
    const seed = { ...content, providerId: unitOf(unit).id };
    const { drafts } = handsOf(ground, unit);
    await tell({ by: drafts, before, seed, since: turnsOf(ground, sample, before) });
  }
  const all = await listResources(desk);
  const coded = (codes: readonly string[]): Resource[] =>
    codes.flatMap((code) => all.find((each) => each.code === code) ?? []);
  const collect = story(desk, asOf, {
    begin: (
      to: Desk,
      { key, seed }: { key: string; seed: Parameters<typeof beginLibrary>[1]["content"] },
      ...by
    ) => beginLibrary(to, { key, content: seed }, ...by),
    act: libraries.act,
  });
  for (const { unit, takes, most, endsIn, ...content } of LIBRARIES) {
    const parts = coded(takes).map(({ id, items }) => ({
      resourceId: id,
      items: items.slice(0, most).map(({ name }) => name),
    }));
    const until = endsIn === null ? null : addDays(asOf, endsIn);
    await collect({
      by: actingFor(unit, "liaison"),
      before: 60,
      seed: { ...content, parts, until, unitId: unitOf(unit).id },
      since: [[59, actingFor(centreOf(unit), "data-officer"), { type: "publish" }]],
    });
  }
  const [left, right] = coded([SAMPLE_CODES.identity, "101001/0002"]);
  if (left === undefined || right === undefined) throw new Error("no sample resources to compare");
  const decided = { key: randomUUID(), decision: null, left: left.id, right: right.id, leadUnitId: null };
  await decideDuplicate(
    desk,
    { ...decided, found: "parallel", note: "【示例】两市各管本市户籍人口。" },
    actingFor("包头市示例数据局", "data-officer"),
    morning(asOf, 30),
  );
}

const LOAN = {
  name: "贷款余额",
  code: "DKYE",
  type: "decimal",
  length: 14,
  sensitivity: "sensitive",
  key: false,
} as const;

/** What changes once the sample requests are there: one revision is announced to its users, another waits past its limit. */
export async function changeCatalogue(ground: SampleGround): Promise<void> {
  const { desk, asOf } = ground;
  const changed = await listResources(desk, { codes: [SAMPLE_CODES.housingFundBaotou, "306001/0003"] });
  for (const { id, code, providerName } of changed) {
    const isPublished = code === SAMPLE_CODES.housingFundBaotou;
    const begun = isPublished ? 9 : 16;
    const { drafts, assessed, signed, published } = handsOf(ground, providerName);
    const { version, state } = await getRecord(desk.sql, resource, id);
    const { items, conditions } = state.content;
    const uses = [...conditions.uses, "既有住宅加装电梯提取核验"];
    const content: ResourceContent = {
      ...state.content,
      ...(isPublished ? { items: [...items, LOAN] } : { conditions: { ...conditions, uses } }),
    };
    const changedOn = addDays(asOf, -begun);
    const reason = "【示例】新增异地业务，数据项和用途相应调整。";
    await goOn(
      desk,
      asOf,
      resources,
    )({ id, version }, [
      [begun, drafts, { type: "revise", cause: "duty", reason, changedOn }],
      [begun - 1, drafts, { type: "edit", content }],
      ...assessed(begun - 2),
      ...signed(begun - 3, begun - 4),
      ...(isPublished ? [published(begun - 5)] : []),
    ]);
  }
}
