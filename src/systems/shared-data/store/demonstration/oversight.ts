import { randomUUID } from "node:crypto";
import type { Role } from "../../../../kernel/access.ts";
import { addDays, type Day } from "../../../../kernel/calendar.ts";
import { SAMPLE_APPLICANT } from "../../../../kernel/sample-applicant.ts";
import { morning, story } from "../../../../platform/records/story.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { LedgerKind } from "../../oversight/ledger/ledger.ts";
import { actOnBreach, reportBreach } from "../../oversight/breach/store.ts";
import { askCorrection, correctionChoices, corrections } from "../../oversight/correction/store.ts";
import { disputes, openDispute } from "../../oversight/dispute/store.ts";
import { inspectLedger, writeEntry } from "../../oversight/ledger/store.ts";
import { askFlow, returnFlows } from "../../oversight/return-flow/store.ts";
import { SAMPLE_REGION_UNIT, type SampleGround } from "./ground.ts";

type Held = {
  readonly id: string;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly providerId: string;
  readonly requesterId: string;
  readonly from: Day;
  readonly status: string;
};

type Stage = SampleGround & {
  readonly at: (before: number) => { readonly at: Date };
  /** Somebody of a unit, by its id. */
  readonly by: (unitId: string, ...roles: Role[]) => Caller;
  readonly held: readonly Held[];
};

type Asking = {
  readonly key: string;
  readonly seed: { readonly resourceId: string; readonly text: string; readonly since: Day | null };
};

/** Grants of the demonstration, those of the resource with the most recipients first. */
async function grantsHeld({ desk }: SampleGround): Promise<Held[]> {
  const rows = await desk.sql<Held[]>`
    select id, resource_id, state ->> 'resourceName' as resource_name, provider_id, requester_id, valid_from as from, status
    from shared_data.grant_now order by id`;
  const recipients = (id: string): number =>
    new Set(rows.filter(({ resourceId }) => resourceId === id).map(({ requesterId }) => requesterId)).size;
  return rows.toSorted((a, b) => recipients(b.resourceId) - recipients(a.resourceId));
}

/** One correction that all recipients but one applied, and one whose answer is late; its disputed. */
async function fillCorrections({
  desk,
  asOf,
  by,
  held,
  units,
}: Stage): Promise<{ id: string; about: Held } | null> {
  const tell = story(desk, asOf, {
    begin: (_, { key, seed }: Asking, caller, options) =>
      askCorrection(desk, { key, ...seed }, caller, options),
    act: corrections.act,
  });
  const [first] = held;
  // By the bureau that the demonstration lets one be.
  const bureau = units.get("包头市示例住房公积金中心")?.id;
  const other = held.find(
    ({ resourceId, requesterId }) => resourceId !== first?.resourceId && requesterId === bureau,
  );
  if (first === undefined) return null;
  const recipients = new Set(
    held.filter(({ resourceId }) => resourceId === first.resourceId).map(({ requesterId }) => requesterId),
  );
  const [one, two] = [...recipients].filter((unitId) => unitId !== first.providerId);
  await tell({
    by: by(first.requesterId, "liaison"),
    before: 12,
    seed: {
      resourceId: first.resourceId,
      text: "【示例】一条参保记录的参保地与实际不一致：显示为甲地，应为乙地。",
      since: null,
    },
    since: [
      [
        7,
        by(first.providerId, "liaison"),
        { type: "accept", text: "【示例】已核实，参保地已在源系统更正。", since: null },
      ],
      ...(one === undefined ? [] : [[6, by(one, "liaison"), { type: "apply" }] as const]),
      ...(two === undefined
        ? []
        : [
            [
              5,
              by(two, "liaison"),
              { type: "need-not", text: "【示例】已处置全部留存数据，没有需要更正的副本。" },
            ] as const,
          ]),
    ],
  });
  if (other === undefined) return null;
  const id = await tell({
    by: by(other.requesterId, "liaison"),
    before: 25,
    seed: { resourceId: other.resourceId, text: "【示例】一条记录缺少登记日期。", since: null },
  });
  return { id, about: other };
}

/** What the applicant of the demonstration found in an own record and asks to have put right. */
async function fillOwnCorrection({ desk, asOf, held }: Stage): Promise<void> {
  const { accountId, name } = SAMPLE_APPLICANT;
  const checked = { ...SAMPLE_APPLICANT, verifiedOn: asOf, verifiedBy: "【示例】包头市示例政务服务中心" };
  const known: SampleGround["desk"] = { ...desk, identities: { of: async () => checked } };
  const choices = await correctionChoices(known, asking({ accountId, name }));
  const about = choices.rows.find(({ resourceId }) => held.some((each) => each.resourceId === resourceId));
  if (!about) return;
  const text = "【示例】查询记录里我的居住地址是旧的，请按现在的地址更正。";
  const ask = { key: randomUUID(), resourceId: about.resourceId, text, since: null };
  await askCorrection(known, ask, asking({ accountId, name }), morning(asOf, 2));
}

const asking = ({ accountId, name }: { accountId: string; name: string }): Caller => ({
  actor: { accountId, name: "sample", displayName: name, organisationId: null, roles: ["applicant"] },
  address: "127.0.0.1",
  requestId: "demonstration",
});

/** A dispute about the late correction, before the authority above both cities. */
async function fillDispute(
  { desk, asOf, by }: Stage,
  { id, about: { requesterId, providerId } }: { id: string; about: Held },
): Promise<void> {
  const asker = by(requesterId, "liaison");
  const note = "【示例】双方电话协商，提供部门表示源系统正在改造，未能确定时间。";
  await story(desk, asOf, { begin: openDispute, act: disputes.act })({
    by: asker,
    before: 6,
    seed: {
      title: "【示例】校核申请逾期未答复",
      claim: "【示例】校核申请已过答复期限，影响业务办理，请求督促答复。",
      about: { kind: "correction", id },
      otherId: providerId,
    },
    since: [
      [5, asker, { type: "negotiate", text: note }],
      [3, asker, { type: "escalate", text: "【示例】协商未达成一致。" }],
    ],
  });
}

/** A monthly return-flow with one delivery and one cycle that was missed, and one that nobody answered yet. */
async function fillFlow({ desk, asOf, units, actingFor }: Stage): Promise<void> {
  const source = units.get(SAMPLE_REGION_UNIT);
  if (!source) return;
  const upper = actingFor(SAMPLE_REGION_UNIT, "liaison");
  const on = addDays(asOf, -50);
  await story(desk, asOf, { begin: askFlow, act: returnFlows.act })({
    by: actingFor("包头市示例人社局", "liaison"),
    before: 75,
    seed: {
      title: "【示例】灵活就业人员登记数据",
      items: "【示例】登记编号、登记日期、所在旗县区",
      purpose: "【示例】核对本市就业服务对象",
      cycle: "monthly",
      regionCode: "150200",
      sourceId: source.id,
    },
    since: [
      [70, upper, { type: "agree", conditions: "" }],
      [50, upper, { type: "deliver", on, rows: 1_280, note: "【示例】首次回流" }],
    ],
  });
  await story(desk, asOf, { begin: askFlow, act: returnFlows.act })({
    by: actingFor("包头市示例住房公积金中心", "liaison"),
    before: 4,
    seed: {
      title: "【示例】异地缴存登记数据",
      items: "【示例】登记编号、缴存地、缴存状态",
      purpose: "【示例】核对本市异地提取申请",
      cycle: "monthly",
      regionCode: "150200",
      sourceId: source.id,
    },
  });
}

const dayOf = (instant: Date): Day => instant.toISOString().slice(0, 10);

const RECORDS: readonly (readonly [before: number, kind: LedgerKind, text: string])[] = [
  [4, "scenario", "【示例】窗口受理时核验申请人信息，代替申请人提交证明。"],
  [3, "process", "【示例】本周按受理编号逐件查询，无批量下载。"],
  [2, "storage", "【示例】查询结果仅在办件系统内保存，不落地到个人电脑。"],
  [1, "effect", "【示例】少收纸质证明，群众少跑一次。"],
];

/** Records of use of two grants, one of which its provider looked into. */
async function fillLedgers({ desk, at, by, held, asOf }: Stage): Promise<void> {
  // The first days of each grant are recorded, except where it ended: that one shows what a gap looks like.
  for (const { id, requesterId, from, status } of held) {
    const day = addDays(from, 4);
    if (status === "terminated" || day >= asOf) continue;
    const text = "【示例】首批业务按授权用途查询，记录完整。";
    const written = new Date(`${day}T02:00:00Z`);
    const entry = { key: randomUUID(), kind: "process", day, text } as const;
    await writeEntry(desk, id, entry, by(requesterId, "liaison"), written);
  }
  const used = held
    .filter(({ status, from }) => status === "active" && from <= addDays(asOf, -5))
    .slice(0, 2);
  for (const { id, requesterId } of used)
    for (const [before, kind, text] of RECORDS) {
      const written = at(before).at;
      await writeEntry(
        desk,
        id,
        { key: randomUUID(), kind, day: dayOf(written), text },
        by(requesterId, "liaison"),
        written,
      );
    }
  const [first] = used;
  if (first)
    await inspectLedger(
      desk,
      first.id,
      { key: randomUUID(), reason: "【示例】季度例行查阅" },
      by(first.providerId, "liaison"),
      at(1).at,
    );
}

/** A breach that a person reported and its unit answers as a false alarm. */
async function fillReported({ desk, asOf, at, units, actingFor }: Stage): Promise<void> {
  const unit = units.get("鄂尔多斯市示例政务服务中心");
  if (!unit) return;
  const { id } = await reportBreach(
    desk,
    {
      key: randomUUID(),
      code: "repeated-collection",
      unitId: unit.id,
      began: addDays(asOf, -20),
      title: "【示例】某事项申请表仍要求提交营业执照复印件",
      evidence: "【示例】窗口公示的申请表第 3 项，企业登记信息已可共享。",
    },
    actingFor("鄂尔多斯市示例数据局", "data-officer"),
    at(10),
  );
  const answer = {
    type: "answer",
    falseAlarm: true,
    reason: "【示例】公示的是旧版申请表，实际受理已不收取，旧表已撤下。",
  } as const;
  const by = actingFor("鄂尔多斯市示例政务服务中心", "liaison");
  await actOnBreach(desk, id, { version: 1, key: randomUUID(), act: answer }, by, at(4));
}

/** How use of shared data is overseen in the demonstration; without grants only what needs none. */
export async function fillOversight(ground: SampleGround): Promise<void> {
  const { asOf, units, actingFor } = ground;
  const names = new Map([...units.values()].map(({ id, name }) => [id, name]));
  const stage: Stage = {
    ...ground,
    at: (before) => morning(asOf, before),
    by: (unitId, ...roles) => actingFor(names.get(unitId) ?? "", ...roles),
    held: await grantsHeld(ground),
  };
  const late = await fillCorrections(stage);
  if (late !== null) await fillDispute(stage, late);
  await fillOwnCorrection(stage);
  await fillFlow(stage);
  await fillLedgers(stage);
  await fillReported(stage);
}
