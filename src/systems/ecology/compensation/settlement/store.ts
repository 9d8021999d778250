import { createHash } from "node:crypto";
import { canonicalJson } from "../../../../kernel/canonical-json.ts";
import { FailureError, refusal } from "../../../../kernel/error.ts";
import { derivedKey } from "../../../../platform/records/derived-key.ts";
import { kindDesks } from "../../../../platform/records/kind-desk.ts";
import { projections } from "../../../../platform/records/projection.ts";
import type { Aside, DoingOptions, Projected } from "../../../../platform/records/records.ts";
import type { Caller } from "../../../../platform/slice.ts";
import type { ItemCode } from "../../water/item.ts";
import { isRemark } from "../../water/cell.ts";
import { correctedSince } from "../../water/store-settled.ts";
import { agreementOf } from "../agreement/kind.ts";
import { agreements } from "../agreement/store.ts";
import { type Month, yearBefore } from "../period.ts";
import { periodNamesOf, settle } from "../settle.ts";
import { settlementWaits } from "../store-waits.ts";
import { type CompensationDesk, measuredIn, seenBy } from "../store.ts";
import { owedOf } from "./netting.ts";
import {
  type Computed,
  netOf,
  type Remeasured,
  settlement,
  type SettlementAct,
  type SettlementRow,
  type SettlementSeed,
  type SettlementState,
} from "./kind.ts";
import { remeasuredValue, remeasureRefused, sectionAmong, sectionRefused } from "./remeasured.ts";

const NOT_IN_FORCE = refusal(
  "not-in-force",
  "协议还没有生效，不能结算；签订前可以试算。",
  "The agreement is not in force: nothing can be settled, but it can be tried out.",
);
const NO_PERIOD = (periods: readonly string[]) =>
  refusal(
    "no-period",
    `协议没有这一期；有：${periods.slice(0, 24).join("、")}。`,
    `The agreement has no such period; there are: ${periods.slice(0, 24).join(", ")}.`,
  );
const LACKS = (period: string, missing: readonly Month[]) =>
  refusal(
    "period-open",
    `${period} 还缺 ${missing.join("、")} 的监测数据，整期不结算。请先由生态环境部门补录。`,
    `${period} lacks readings of ${missing.join(", ")}: it stays open as a whole. The ecology bureau enters them first.`,
  );

const SETTLED_ALREADY = refusal(
  "begun",
  "这一期已经计算过，请在列表里打开。",
  "This period is settled already: open it in the list.",
);

const digestOf = (value: unknown): string =>
  createHash("sha256")
    .update(canonicalJson(JSON.parse(JSON.stringify(value)) as Parameters<typeof canonicalJson>[0], "any"))
    .digest("hex");

/** Settles one period of an agreement in force by what is measured now. Throws why it cannot be. */
async function computed(
  desk: CompensationDesk,
  { agreementId, period }: { readonly agreementId: string; readonly period: string },
  again: readonly Remeasured[],
  caller: Caller,
): Promise<Omit<SettlementSeed, keyof Computed> & { readonly computed: Computed }> {
  const { state } = await agreements.open(desk, agreementId, caller);
  if (state.status !== "in-force") throw new FailureError(NOT_IN_FORCE);
  const read = agreementOf(state);
  if ("sentence" in read) throw new FailureError(read);
  const span = { from: yearBefore(read).from, until: read.until };
  const measured = (await measuredIn(desk.sql, read.sections, span)).filter(
    ({ section, item, days }) =>
      !again.some(
        (each) =>
          each.section === section && each.item === item && each.day.slice(0, 7) === days.from.slice(0, 7),
      ),
  );
  for (const each of again) {
    const { section, item, day, value } = each;
    const judged = remeasuredValue(each);
    if (isRemark(judged)) throw new FailureError({ code: "no-figure", sentence: judged.sentence });
    measured.push({
      section,
      item: item as ItemCode,
      days: { from: day, until: day },
      value: judged.value,
      written: value,
    });
  }
  const found = settle(read, measured);
  if (!found.ok) throw new FailureError(found.failure);
  const { lines, open } = found.value;
  const periods = periodNamesOf(read);
  if (!periods.includes(period)) throw new FailureError(NO_PERIOD(periods));
  const lacking = open.find((each) => each.period === period);
  if (lacking !== undefined) throw new FailureError(LACKS(period, lacking.missing));
  const used = measured.filter(({ days }) => days.from.startsWith(period));
  const figures = used.map(({ section, item, days, written }) => [section, item, days.from, written]);
  return {
    agreement: { id: agreementId, name: state.terms.name },
    period,
    sides: state.sides,
    verified: state.terms.standing === "verified",
    computed: {
      lines: lines.filter((line) => line.period === period),
      readings: used.length,
      digest: digestOf([state.terms, figures.map((each) => each.join(" ")).toSorted()]),
    },
  };
}

/** What of all postings of a settlement is owed, as books add it up. */
const settlementNet = projections<CompensationDesk>("ecology")(settlement, "settlement_net", {
  row: ({ state, sample, regionCode, unitIds }: Projected<SettlementState>) => {
    const owed = owedOf(state);
    return owed && { sample, regionCode, unitIds: [...unitIds], ...owed };
  },
});

/** Every new posting's entries, in the transaction of the act that posts. */
const entries =
  (_: CompensationDesk): Aside<SettlementState, SettlementAct> =>
  async (sql, { id, before, after, record }) => {
    for (const [at, { on, reversal, entries: posted }] of after.postings.entries()) {
      if (at < (before?.postings.length ?? 0) || posted.length === 0) continue;
      const rows = posted.map(({ account, debitFen, creditFen }, line) => ({
        settlementId: id,
        posting: at + 1,
        line: line + 1,
        reversal,
        account,
        debitFen,
        creditFen,
        day: on,
        regionCode: record.regionCode,
        sample: record.sample,
      }));
      await sql`insert into ecology.entry ${sql(rows)}`;
    }
  };

export const settlements = kindDesks<CompensationDesk>("ecology", [settlementWaits])(settlement, {
  visible: seenBy,
  units: ({ sides: { upstream, downstream } }) => [upstream.unitId, downstream.unitId],
  more: async ({ sql }, { id }) => ({ corrected: await correctedSince(sql, id) }),
  narrowed: (sql, { agreement }) =>
    agreement === undefined ? sql`true` : sql`state #>> '{agreement,id}' = ${String(agreement)}`,
  row: ({ id, sample, state }): SettlementRow => {
    const net = Object.entries(netOf(state.lines, state.sides));
    const [to, amountFen] = net.find(([, fen]) => fen > 0) ?? ["", 0];
    return {
      id,
      sample,
      agreement: state.agreement.name,
      period: state.period,
      status: state.status,
      from: amountFen === 0 ? "" : (net.find(([, fen]) => fen < 0)?.[0] ?? ""),
      to,
      amountFen,
      statedOn: state.statedOn,
    };
  },
  indexed: true,
  projections: [settlementNet],
  aside: entries,
  making: async (desk, { state, asked }, { actor }) => {
    if (asked.type !== "object" && asked.type !== "remeasure" && asked.type !== "recompute")
      return { act: settlement.actFor(asked, state, actor) };
    const about = { agreementId: state.agreement.id, period: state.period };
    const caller = { actor: null, address: "", requestId: "" };
    if (asked.type === "recompute")
      return {
        act: { type: asked.type, computed: (await computed(desk, about, state.remeasured, caller)).computed },
      };
    const { sections } = (await agreements.open(desk, state.agreement.id, caller)).state.terms;
    if (asked.type === "object") {
      const section = sectionAmong(asked.section, sections);
      const refused = sectionRefused(section, sections);
      if (refused !== null) throw new FailureError(refused);
      return { act: settlement.actFor({ ...asked, section }, state, actor) };
    }
    const { item, day } = asked;
    const section = sectionAmong(asked.section, sections);
    const measured = { section, item, day, value: asked.value.trim() };
    const refused = remeasureRefused(measured, sections, state.period);
    if (refused !== null) throw new FailureError(refused);
    const { computed: anew } = await computed(desk, about, [...state.remeasured, measured], caller);
    return { act: { ...asked, ...measured, computed: anew } };
  },
});

/** Settles a period once: asked again it is the settlement that stands. Throws what lacks. */
export async function computeSettlement(
  desk: CompensationDesk,
  {
    key,
    seed,
  }: { readonly key: string; readonly seed: { readonly agreement: string; readonly period: string } },
  caller: Caller,
  options: DoingOptions<SettlementState, SettlementAct> = {},
): Promise<{ id: string; version: number }> {
  const about = { agreementId: seed.agreement, period: seed.period };
  const { computed: figures, ...of } = await computed(desk, about, [], caller);
  const newId = derivedKey("ecology settlement", seed.agreement, seed.period);
  try {
    return await settlements.begin(desk, { key, seed: { ...of, ...figures } }, caller, { newId, ...options });
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === "stale")
      throw new FailureError(SETTLED_ALREADY);
    throw error;
  }
}
