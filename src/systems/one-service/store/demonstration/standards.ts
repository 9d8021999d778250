import { addDays, type Day } from "../../../../kernel/calendar.ts";
import { CITIES } from "../../../../kernel/region.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import { bundleShape } from "../../domain/standards/bundle-record.ts";
import { chainShape } from "../../domain/standards/chain-record.ts";
import { standardShape } from "../../domain/standards/standard-record.ts";
import type { StandardAct, StandardState } from "../../domain/standards/standard.ts";
import { doAct, getRecord } from "../records.ts";
import { listGroups } from "../standards/compared-groups.ts";
import { comparisonNow } from "../standards/keep-comparison.ts";
import { proposedOf } from "../standards/standards.ts";
import type { SampleGround } from "./ground.ts";
import { SAMPLE_BUNDLES, SAMPLE_CHAINS, stepsNamed } from "./standard-samples.ts";

const at = (day: Day, hour = 9): Date => new Date(`${day}T${String(hour).padStart(2, "0")}:00:00+08:00`);

const ISSUED_ITEMS = 8;
const OPEN_ITEMS = 5;

type Turn = {
  readonly day: Day;
  readonly hour?: number;
  /** City whose sample data authority acts. */
  readonly by: string;
  readonly act: (state: StandardState) => StandardAct & { city?: string };
};

async function fillStandard(
  { desk, actingFor }: SampleGround,
  key: string,
  [first, ...rest]: readonly [Turn & { readonly begin: StandardAct }, ...Turn[]],
): Promise<void> {
  const officer = (city: string) =>
    actingFor(`${CITIES.find(({ code }) => code === city)?.full}示例数据局`, "data-officer");
  const begun = { id: null, version: null, key: derivedKey("sample", key), act: first.begin };
  const { id } = await doAct(desk, standardShape, begun, officer(first.by), { at: at(first.day) });
  for (const [turn, { day, hour, by, act }] of rest.entries()) {
    const { version, state } = await getRecord(desk.sql, standardShape, id);
    const doing = { id, version, key: derivedKey("sample", key, String(turn)), act: act(state) };
    await doAct(desk, standardShape, doing, officer(by), { at: at(day, hour) });
  }
}

const agreeTo =
  (city: string, but: readonly number[] = []) =>
  ({ items }: StandardState): StandardAct & { city: string } => ({
    type: "agree",
    city,
    items: items.filter((_, index) => !but.includes(index)).map(({ key, revision }) => ({ key, revision })),
  });

async function fillLists(ground: SampleGround): Promise<void> {
  const { desk, asOf } = ground;
  await comparisonNow(desk);
  const groups = await listGroups(desk.sql, { commonTo: CITIES.length });
  const common = groups.filter(({ code }) => code !== null);
  const before = (days: number): Day => addDays(asOf, -days);
  const propose = (
    title: string,
    note: string,
    regionCode: string,
    from: number,
    count: number,
  ): StandardAct => ({
    type: "propose",
    title: `【示例】${title}`,
    note: `【示例】${note}`,
    regionCode,
    supersedes: null,
    items: common.slice(from, from + count).map(proposedOf),
  });
  if (common.length < ISSUED_ITEMS + OPEN_ITEMS) return;
  await fillStandard(ground, "issued", [
    {
      day: before(60),
      by: "150100",
      act: agreeTo("150100"),
      begin: propose(
        "呼包鄂乌政务服务事项共同清单（第一批）",
        "按四市比对中可减少时限和材料最多的事项提出。",
        "150100",
        0,
        ISSUED_ITEMS,
      ),
    },
    ...CITIES.map(({ code }, turn) => ({ day: before(50), hour: 9 + turn, by: code, act: agreeTo(code) })),
    {
      day: before(40),
      by: "150100",
      act: () => ({ type: "issue", on: before(40), docNumber: "【示例】示数联发〔2026〕1号" }),
    },
  ]);
  await fillStandard(ground, "open", [
    {
      day: before(20),
      by: "150200",
      act: agreeTo("150200"),
      begin: propose(
        "呼包鄂乌政务服务事项共同清单（第二批）",
        "第一批印发后提出，待四市表态。",
        "150200",
        ISSUED_ITEMS,
        OPEN_ITEMS,
      ),
    },
    { day: before(16), by: "150200", act: agreeTo("150200") },
    { day: before(14), by: "150600", act: agreeTo("150600", [0]) },
    {
      day: before(14),
      hour: 10,
      by: "150600",
      act: ({ items: [item] }) => ({
        type: "object",
        city: "150600",
        key: item?.key ?? "",
        revision: item?.revision ?? 0,
        reason: "【示例】时限需与现场核查安排衔接，建议放宽。",
      }),
    },
    {
      day: before(12),
      by: "150900",
      act: ({ items }) => ({
        type: "comment",
        city: "150900",
        key: items[1]?.key ?? "",
        text: "【示例】建议名称与基本目录一致。",
      }),
    },
    {
      day: before(8),
      by: "150200",
      act: ({ items }) => ({
        type: "revise",
        note: "【示例】第二轮：按鄂尔多斯意见放宽一项时限。",
        items: items.slice(0, 1).map(({ key, code, type, fields, reasons }) => ({
          key,
          code,
          type,
          fields: {
            ...fields,
            promisedDays: Math.min((fields.promisedDays ?? 0) + 2, fields.legalDays ?? 3_650),
            onlineDepth: null,
          },
          reasons: {
            ...reasons,
            promisedDays: "【示例】与现场核查安排衔接",
            onlineDepth: "【示例】由各市自定",
          },
        })),
      }),
    },
    { day: before(6), by: "150600", act: agreeTo("150600") },
  ]);
}

async function fillBundles({ desk, asOf, actingFor }: SampleGround): Promise<void> {
  for (const [index, { by, items, ...content }] of SAMPLE_BUNDLES.entries()) {
    const caller = actingFor(`${CITIES.find(({ code }) => code === by)?.full}示例数据局`, "data-officer");
    const day = addDays(asOf, -30 + index);
    const key = (what: string) => derivedKey("sample bundle", String(index), what);
    const act = { type: "begin", regionCode: by, ...content, items: stepsNamed(items) } as const;
    const begun = { id: null, version: null, key: key("begin"), act };
    const { id, version } = await doAct(desk, bundleShape, begun, caller, { at: at(day) });
    const publish = { id, version, key: key("publish"), act: { type: "publish" } as const };
    await doAct(desk, bundleShape, publish, caller, { at: at(day, 15) });
  }
}

async function fillChains({ desk, asOf, actingFor }: SampleGround): Promise<void> {
  for (const [index, { steps, ...content }] of SAMPLE_CHAINS.entries()) {
    const caller = actingFor("包头市示例数据局", "data-officer");
    const named = stepsNamed(steps).map(({ city: _, ...step }) => step);
    const act = { type: "begin", regionCode: "150200", ...content, steps: named } as const;
    const begun = { id: null, version: null, key: derivedKey("sample chain", String(index)), act };
    await doAct(desk, chainShape, begun, caller, { at: at(addDays(asOf, -25 + index)) });
  }
}

/** An issued common list and one in negotiation, two bundles, a chain of each key industry. */
export async function fillStandards(ground: SampleGround): Promise<void> {
  await fillLists(ground);
  await fillBundles(ground);
  await fillChains(ground);
}
