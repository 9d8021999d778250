import type { Day } from "../../../../kernel/calendar.ts";
import { figure, UNITS } from "../../../../kernel/figure.ts";
import { figures, standingOf } from "../../../../platform/records/figures.ts";
import { recordLists } from "../../../../platform/records/list-records.ts";
import { actorOf, today } from "../../../../platform/records/units.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { agreement, agreementOf, type AgreementState } from "../agreement/kind.ts";
import { periodNamesOf } from "../settle.ts";
import { type CompensationDesk, seenBy } from "../store.ts";
import { type Books, type Due, type Owed, settlement } from "./kind.ts";
import { transfersOf } from "./netting.ts";

const { recordsOn } = recordLists("ecology");

/** Balances of all parties from the entries of settlements that the caller may see, and the payments that settle them. */
export async function booksOf(desk: CompensationDesk, caller: Caller): Promise<Books> {
  const { sql } = desk;
  const actor = await actorOf(desk, caller);
  const rows = await sql<{ from: string; to: string; amountFen: string; sample: boolean }[]>`
    select payer as from, payee as to, sum(fen)::text as amount_fen, bool_or(sample) as sample
    from ecology.settlement_net where ${seenBy(sql, actor)} group by 1, 2 order by 1, 2`;
  const owed = rows.map(({ from, to, amountFen }): Owed => ({ from, to, amountFen: Number(amountFen) }));
  const nets = new Map<string, number>();
  for (const { from, to, amountFen } of owed) {
    nets.set(from, (nets.get(from) ?? 0) - amountFen);
    nets.set(to, (nets.get(to) ?? 0) + amountFen);
  }
  const balances = [...nets].map(([account, netFen]) => ({ account, netFen }));
  const sample = rows.some((row) => row.sample);
  return { balances, transfers: transfersOf(balances), owed, sample, day: today(desk) };
}

/** Agreements in force of the caller's unit, with the periods that are over and not settled yet. */
export async function dueFor(desk: CompensationDesk, caller: Caller): Promise<{ due: Due[]; day: Day }> {
  const { sql } = desk;
  const actor = await actorOf(desk, caller);
  const day = today(desk);
  const rows = await sql<{ id: string; title: string; state: AgreementState }[]>`
    select id, title, state from ecology.record
    where kind = 'compensation-agreement' and status = 'in-force' and unit_ids && ${[...actor.unitIds]}::uuid[] order by title, id`;
  const settled = await sql<{ agreement: string; period: string }[]>`
    select state #>> '{agreement,id}' as agreement, state ->> 'period' as period from ecology.record
    where kind = 'settlement' and state #>> '{agreement,id}' = any(${rows.map(({ id }) => id)}::text[])`;
  const done = new Set(settled.map(({ agreement, period }) => `${agreement} ${period}`));
  return {
    day,
    due: rows.map(({ id, title, state }) => {
      const read = agreementOf(state);
      const periods = "sentence" in read ? [] : periodNamesOf(read);
      return {
        id,
        name: title,
        periods: periods.filter(
          (period) => period < day.slice(0, period.length) && !done.has(`${id} ${period}`),
        ),
      };
    }),
  };
}

const YI = 10_000_000_000;
export const COMPENSATION_FIGURES = {
  "ecology.agreements": figure(["生效补偿协议", "Agreements in force"], UNITS.items, "up", [
    "截至当日已生效、未终止的横向生态保护补偿协议；草案和未签订的不计。",
    "Agreements on compensation in force on the day; without drafts and unsigned ones.",
  ]),
  "ecology.settled": figure(["已结算补偿", "Compensation settled"], UNITS.hundredMillionYuan, "up", [
    "截至当日已入账的补偿金额，冲正的扣除；付与收只计一次。",
    "Compensation posted until the day, less what was reversed; paid and received count once.",
  ]),
  "ecology.disputed": figure(["有争议的补偿", "Compensation disputed"], UNITS.hundredMillionYuan, "down", [
    "截至当日有异议或已报共同上一级、尚未决定的结算金额。",
    "Of settlements objected to or before the common superior on the day, undecided, what they come to.",
  ]),
};

/** About measure （十三）: agreements in force, and what of compensation is settled and disputed, all as of a day. */
export const compensationIndicators = figures(13, COMPENSATION_FIGURES, [
  async ({ sql, config }: CompensationDesk, asOf) => {
    const [drawn, computed, [posted]] = await Promise.all([
      recordsOn(sql, agreement, asOf),
      recordsOn(sql, settlement, asOf),
      sql<{ fen: string }[]>`
        select coalesce(sum(case when reversal then -debit_fen else debit_fen end), 0)::text as fen
        from ecology.entry where day <= ${asOf}`,
    ]);
    const disputed = computed
      .filter(({ state: { status } }) => status === "disputed" || status === "referred")
      .flatMap(({ state }) => state.lines)
      .reduce((sum, { amountFen }) => sum + amountFen, 0);
    return {
      source: { zh: "补偿协议和结算登记", en: "agreements and settlements" },
      standing: standingOf(config.demo),
      figures: {
        "ecology.agreements": drawn.filter(({ state }) => state.status === "in-force").length,
        "ecology.settled": Number(posted?.fen ?? 0) / YI,
        "ecology.disputed": disputed / YI,
      },
    };
  },
]);
