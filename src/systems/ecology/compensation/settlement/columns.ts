import type { Day } from "../../../../kernel/calendar.ts";
import { choice, day, either, line, money, number, say, whole } from "../../../../kernel/fields.ts";
import { column, type ListedColumns } from "../../../../kernel/list.ts";
import type { Line } from "../settle.ts";
import { CITY_PARTIES } from "../party.ts";
import { settlement, type SettlementRow } from "./kind.ts";

const YUAN = say("元", "yuan");
/** Books are kept to the fen, which 万元 with two decimals would lose. */
const yuan = (fen: number): number | null => (fen === 0 ? null : fen / 100);

/** Of the list of settlements. */
export const COLUMNS: ListedColumns<SettlementRow> = {
  agreement: column(line(say("协议", "Agreement")), ({ agreement }) => agreement, {
    to: ({ id }) => `/ecology/compensation/${id}`,
    width: 32,
    sort: "title",
  }),
  period: column(line(say("期次", "Period")), ({ period }) => period),
  from: column(choice(say("付款方", "Pays"), CITY_PARTIES), ({ from }) => from),
  to: column(choice(say("收款方", "Receives"), CITY_PARTIES), ({ to }) => to),
  amountFen: column(money(say("净额", "Net")), ({ amountFen }) => amountFen, {
    compared: true,
    only: "screen",
  }),
  amount: column(number(say("净额", "Net"), { unit: YUAN }), ({ amountFen }) => amountFen / 100, {
    only: "sheet",
    width: 18,
  }),
  status: column(choice(say("状态", "Status"), settlement.statuses), ({ status }) => status, {
    sort: "status",
  }),
  statedOn: column(day(say("出具结算单", "Stated on")), ({ statedOn }) => statedOn, { only: "sheet" }),
};

/** An entry in the books, with the settlement that posted it. */
export type Posted = {
  readonly day: Day;
  readonly agreement: string;
  readonly period: string;
  readonly posting: number;
  readonly reversal: boolean;
  readonly account: string;
  readonly debitFen: number;
  readonly creditFen: number;
  readonly sample: boolean;
};

/** Of the books, entry by entry. */
export const POSTED: ListedColumns<Posted> = {
  day: column(day(say("日期", "Day")), ({ day: on }) => on),
  agreement: column(line(say("协议", "Agreement")), ({ agreement }) => agreement, { width: 32 }),
  period: column(line(say("期次", "Period")), ({ period }) => period),
  posting: column(
    whole(say("第几次入账", "Posting"), { least: 1, most: Number.MAX_SAFE_INTEGER }),
    ({ posting }) => posting,
  ),
  reversal: column(
    either(say("类别", "Kind"), { yes: say("冲正", "reversal"), no: say("入账", "posting") }),
    ({ reversal }) => reversal,
  ),
  account: column(line(say("账户", "Account")), ({ account }) => account, { width: 20 }),
  debit: column(number(say("借方", "Debit"), { unit: YUAN }), ({ debitFen }) => yuan(debitFen), {
    width: 18,
  }),
  credit: column(number(say("贷方", "Credit"), { unit: YUAN }), ({ creditFen }) => yuan(creditFen), {
    width: 18,
  }),
};

/** Line by line, as the statement prints them. */
export const LINES: ListedColumns<Line> = {
  section: column(line(say("断面", "Section")), ({ section }) => section, { width: 16 }),
  from: column(choice(say("付款方", "Pays"), CITY_PARTIES), ({ from }) => from),
  to: column(choice(say("收款方", "Receives"), CITY_PARTIES), ({ to }) => to),
  amountFen: column(money(say("金额", "Amount")), ({ amountFen }) => amountFen, { compared: true }),
  because: column(line(say("依据", "Because")), ({ because }) => because.zh, { width: 80 }),
};
