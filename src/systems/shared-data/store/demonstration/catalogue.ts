import { addDays, type Day } from "../../../../kernel/calendar.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import { SAMPLE_CODES } from "../../catalogue/sample-codes.ts";
import { ASSESSMENT_KINDS, ASSESSMENT_WORDS } from "../../catalogue/resource/state.ts";
import { type ResourceAct, resource } from "../../catalogue/resource/kind.ts";
import { beginResource, doResourceAct, keepAssessment } from "../../catalogue/resource/store.ts";
import { decideDuplicate } from "../../catalogue/duplicate/store.ts";
import { beginLibrary, libraries } from "../../catalogue/library/store.ts";
import { listResources } from "../../catalogue/resource/store-published.ts";
import { getRecord } from "../records.ts";
import type { SampleGround } from "./ground.ts";
import { SAMPLE_RESOURCES, type SampleResource } from "./sample-resources.ts";

const HOUR_MS = 3_600_000;
/** Published long before the requests of the demonstration, which begin some seventy working days ago. */
const BEGUN_DAYS_BEFORE = 150;
const cityOf = (unit: string): string => unit.slice(0, unit.indexOf("市") + 1);
const key = (...words: readonly string[]): string => derivedKey("sample catalogue", ...words);
const instant = (day: Day, turn: number): Date => new Date(Date.parse(`${day}T01:00:00Z`) + turn * HOUR_MS);

type Side = "drafts" | "signs" | "reviews";
type Turn = readonly [side: Side, day: Day, act: ResourceAct];

function callers({ actingFor }: SampleGround, unit: string) {
  return {
    drafts: actingFor(unit, "liaison"),
    signs: actingFor(unit, "unit-head"),
    reviews: actingFor(`${cityOf(unit)}示例数据局`, "data-officer"),
  } as const;
}

async function play(ground: SampleGround, id: string, unit: string, turns: readonly Turn[]): Promise<void> {
  const by = callers(ground, unit);
  for (const [at, [side, day, act]] of turns.entries()) {
    const { version } = await getRecord(ground.desk.sql, resource, id);
    const asked = { version, key: key(id, String(version), act.type), act };
    await doResourceAct(ground.desk, id, asked, by[side], { at: instant(day, at) });
  }
}

async function assess(ground: SampleGround, id: string, unit: string, on: Day): Promise<void> {
  for (const kind of ASSESSMENT_KINDS) {
    const { zh } = ASSESSMENT_WORDS[kind];
    const { version } = await getRecord(ground.desk.sql, resource, id);
    const file = {
      name: `【示例】${zh}.txt`,
      bytes: new TextEncoder().encode(`【示例】${zh}：虚构，仅供演示。\n`),
    };
    const asked = {
      version,
      key: key(id, kind, String(version)),
      kind,
      on,
      conclusion: `【示例】${zh}结论：按目录所列条件共享，风险可控。`,
      passed: true,
    };
    await keepAssessment(ground.desk, id, asked, file, callers(ground, unit).drafts, { at: instant(on, 0) });
  }
}

async function fillOne(ground: SampleGround, { unit, stage, content }: SampleResource): Promise<void> {
  const { desk, units, asOf } = ground;
  const provider = units.get(unit);
  if (!provider) throw new Error(`no sample unit ${unit}`);
  const begun = stage === "published" ? addDays(asOf, -BEGUN_DAYS_BEFORE) : addDays(asOf, -12);
  const whole = { ...content, providerId: provider.id, providerName: unit, regionCode: provider.regionCode };
  const { id } = await beginResource(
    desk,
    { key: key(content.code), content: whole },
    callers(ground, unit).drafts,
    { at: instant(begun, 0) },
  );
  if (stage === "drafting") return;
  await assess(ground, id, unit, addDays(begun, 1));
  const submitted = stage === "under-review" ? addDays(asOf, -1) : addDays(begun, 3);
  await play(ground, id, unit, [
    ["signs", addDays(begun, 2), { type: "approve" }],
    ["drafts", submitted, { type: "submit" }],
  ]);
  if (stage === "published")
    await play(ground, id, unit, [["reviews", addDays(submitted, 1), { type: "publish", basisRank: null }]]);
  if (stage === "returned")
    await play(ground, id, unit, [
      [
        "reviews",
        addDays(submitted, 2),
        { type: "return", reasons: "【示例】更新周期与业务系统不符，请核实后再报。" },
      ],
    ]);
}

async function fillLibraries({ desk, asOf, units, actingFor }: SampleGround): Promise<void> {
  const resources = new Map((await listResources(desk)).map((each) => [each.code, each]));
  const parts = (codes: readonly string[], most: number) =>
    codes.flatMap((code) => {
      const found = resources.get(code);
      return found
        ? [{ resourceId: found.id, items: found.items.slice(0, most).map(({ name }) => name) }]
        : [];
    });
  const samples = [
    {
      unit: "包头市示例住房公积金中心",
      name: "【示例】四市住房公积金异地业务专题库",
      sort: "special" as const,
      themeClass: null,
      purpose: "【示例】异地提取、异地贷款和关系转移时核验缴存、房产和婚姻状况，不再由职工提交证明。",
      parts: parts(
        [
          SAMPLE_CODES.housingFundBaotou,
          SAMPLE_CODES.housingFundOrdos,
          "306001/0003",
          SAMPLE_CODES.realEstate,
          SAMPLE_CODES.marriage,
        ],
        5,
      ),
      until: addDays(asOf, 21),
    },
    {
      unit: "呼和浩特市示例人社局",
      name: "【示例】四市社会保障主题库",
      sort: "theme" as const,
      themeClass: "203",
      purpose: "【示例】社会保险和就业数据按主题归集，供四市政务服务窗口核验。",
      parts: parts([SAMPLE_CODES.socialInsurance, "203001/0002", "203001/0003", "203002/0001"], 6),
      until: null,
    },
  ];
  for (const { unit, ...content } of samples) {
    const found = units.get(unit);
    if (!found) throw new Error(`no sample unit ${unit}`);
    const whole = { ...content, unitId: found.id, unitName: unit, regionCode: found.regionCode };
    const drafting = actingFor(unit, "liaison");
    const { id, version } = await beginLibrary(
      desk,
      { key: key("library", content.name), content: whole },
      drafting,
      { at: instant(addDays(asOf, -60), 0) },
    );
    const asked = {
      version,
      key: key("library", content.name, "publish"),
      act: { type: "publish" } as const,
    };
    await libraries.act(desk, id, asked, actingFor(`${cityOf(unit)}示例数据局`, "data-officer"), {
      at: instant(addDays(asOf, -59), 0),
    });
  }
}

/** Sample resources in every state, two libraries. */
export async function fillCatalogue(ground: SampleGround): Promise<void> {
  for (const sample of SAMPLE_RESOURCES) await fillOne(ground, sample);
  await fillLibraries(ground);
  const { desk, actingFor, asOf } = ground;
  const found = await listResources(desk, { codes: [SAMPLE_CODES.identity, "101001/0002"] });
  const [left, right] = found.map(({ id }) => id);
  if (left === undefined || right === undefined) throw new Error("no sample resources to compare");
  const decided = {
    key: key("duplicate"),
    decision: null,
    left,
    right,
    found: "parallel" as const,
    leadUnitId: null,
    note: "【示例】两市各管本市户籍人口。",
  };
  await decideDuplicate(desk, decided, actingFor("包头市示例数据局", "data-officer"), {
    at: instant(addDays(asOf, -30), 0),
  });
}

/** What changes once the sample requests are there: one revision is announced to its users, another waits past its limit. */
export async function changeCatalogue(ground: SampleGround): Promise<void> {
  const { desk, asOf } = ground;
  const changed = await listResources(desk, { codes: [SAMPLE_CODES.housingFundBaotou, "306001/0003"] });
  for (const found of changed) {
    const unit = found.providerName;
    const published = found.code === SAMPLE_CODES.housingFundBaotou;
    const begun = addDays(asOf, published ? -9 : -16);
    const { state } = await getRecord(desk.sql, resource, found.id);
    const content = published
      ? {
          ...state.content,
          items: [
            ...state.content.items,
            {
              name: "贷款余额",
              code: "DKYE",
              type: "decimal",
              length: 14,
              sensitivity: "sensitive",
              key: false,
            } as const,
          ],
        }
      : {
          ...state.content,
          conditions: {
            ...state.content.conditions,
            uses: [...state.content.conditions.uses, "既有住宅加装电梯提取核验"],
          },
        };
    await play(ground, found.id, unit, [
      [
        "drafts",
        begun,
        {
          type: "revise",
          cause: "duty",
          reason: "【示例】新增异地业务，数据项和用途相应调整。",
          changedOn: begun,
        },
      ],
      ["drafts", addDays(begun, 1), { type: "edit", content }],
    ]);
    await assess(ground, found.id, unit, addDays(begun, 2));
    await play(ground, found.id, unit, [
      ["signs", addDays(begun, 3), { type: "approve" }],
      ["drafts", addDays(begun, 4), { type: "submit" }],
    ]);
    if (published)
      await play(ground, found.id, unit, [
        ["reviews", addDays(begun, 5), { type: "publish", basisRank: null }],
      ]);
  }
}
