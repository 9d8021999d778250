import { randomUUID } from "node:crypto";
import type { Sql } from "../../src/platform/database/database.ts";
import { json } from "../../src/platform/database/json.ts";
import type { Caller } from "../../src/platform/slice.ts";
import type { ResourceContent } from "../../src/systems/shared-data/catalogue/resource/content.ts";
import type { ResourceState } from "../../src/systems/shared-data/catalogue/resource/state.ts";
import type { Answer, Asked } from "../../src/systems/shared-data/requests/fields.ts";
import type { RequestAsked } from "../../src/systems/shared-data/requests/kind.ts";
import type { Desk } from "../../src/systems/shared-data/store/desk.ts";
import { requests } from "../../src/systems/shared-data/requests/store.ts";

type Unit = { readonly id: string; readonly name: string; readonly regionCode: string };

/** A published resource about persons, as the catalogue keeps it, without the acts that led there. */
export async function publishResource(
  sql: Sql,
  provider: Unit,
  given: Partial<ResourceContent> = {},
): Promise<string> {
  const content: ResourceContent = {
    code: `306001/${randomUUID().slice(0, 4)}`,
    name: "住房公积金缴存信息",
    summary: "测试用",
    providerId: provider.id,
    providerName: provider.name,
    providerCode: "",
    regionCode: provider.regionCode,
    level: "city",
    format: "database",
    items: ["身份证号", "姓名", "缴存状态", "月缴存额"].map((name) => ({
      name,
      code: name,
      type: "text",
      length: 50,
      sensitivity: "personal",
      key: name === "身份证号",
    })),
    subjectItem: "身份证号",
    updateCycle: "daily",
    attribute: "conditional",
    noneBasis: null,
    modes: ["api", "file"],
    conditions: { recipients: [], uses: ["办理住房公积金提取"], demands: [] },
    openAttribute: "closed",
    openCondition: "",
    relatedCodes: [],
    classification: "社会保障",
    grade: "important",
    leadSource: null,
    ...given,
  };
  const state: ResourceState = {
    status: "published",
    content,
    draftedBy: "测试",
    draftedById: null,
    assessments: { secrecy: null, "personal-information": null },
    approval: null,
    submittedOn: null,
    returned: null,
    revision: null,
    versions: [
      {
        number: 1,
        content,
        assessments: { secrecy: null, "personal-information": null },
        approval: { on: "2026-01-05", by: "测试", byId: null },
        submittedOn: "2026-01-05",
        publishedOn: "2026-01-06",
        publishedBy: "测试",
        basisRank: null,
        revision: null,
      },
    ],
    withdrawalAsked: null,
    withdrawn: null,
  };
  const id = randomUUID();
  const now = new Date("2026-01-06T02:00:00Z");
  await sql`insert into shared_data.record ${sql({
    id,
    kind: "resource",
    version: 1,
    sample: false,
    reported: false,
    regionCode: provider.regionCode,
    title: content.name,
    status: "published",
    unitIds: [provider.id],
    measureIds: [],
    searchText: content.name,
    state: json(sql, state),
    begunAt: now,
    begunBy: "测试",
    changedAt: now,
    changedBy: "测试",
  })}`;
  return id;
}

export const askedOf = (given: Partial<Asked> = {}): Asked => ({
  basis: { title: "《住房公积金管理条例》", article: "第二十四条" },
  scenario: "职工异地提取住房公积金时核验缴存状态",
  scope: "本中心提取业务经办人员",
  purposes: ["办理住房公积金提取"],
  mode: "api",
  until: "2027-12-31",
  items: ["身份证号", "姓名", "缴存状态"],
  rows: [],
  callsPerDay: 500,
  rowsPerCall: 10,
  ...given,
});

export const grantedOf = (given: Partial<Extract<Answer, { decision: "granted" }>> = {}): Answer => ({
  decision: "granted",
  items: [
    { name: "姓名", mask: "middle" },
    { name: "缴存状态", mask: "none" },
  ],
  rows: [],
  purposes: ["办理住房公积金提取"],
  mode: "api",
  until: "2027-06-30",
  callsPerDay: 200,
  rowsPerCall: 5,
  disposal: "删除全部留存数据",
  disposeWithinDays: 10,
  ...given,
});

/** Does acts one after another, each in somebody's name, on whatever version there is. */
export async function actInTurn(
  desk: Desk,
  id: string,
  turns: readonly (readonly [Caller, RequestAsked])[],
): Promise<void> {
  for (const [caller, act] of turns) {
    const { version } = await requests.open(desk, id, caller);
    await requests.act(desk, id, { version, key: randomUUID(), act }, caller);
  }
}
