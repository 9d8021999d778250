import { choice, line, money, say } from "../../../../kernel/fields.ts";
import { column, type ListedColumns } from "../../../../kernel/list.ts";
import type { Line } from "../settle.ts";
import { settlement, type SettlementRow } from "./kind.ts";

/** Of the list of settlements. */
export const COLUMNS: ListedColumns<SettlementRow> = {
  agreement: column(line(say("协议", "Agreement")), ({ agreement }) => agreement, {
    to: ({ id }) => `/ecology/compensation/${id}`,
    width: 32,
    sort: "title",
  }),
  period: column(line(say("期次", "Period")), ({ period }) => period),
  from: column(line(say("付款方", "Pays")), ({ from }) => from),
  to: column(line(say("收款方", "Receives")), ({ to }) => to),
  amountFen: column(money(say("净额", "Net")), ({ amountFen }) => amountFen, { compared: true }),
  status: column(choice(say("状态", "Status"), settlement.statuses), ({ status }) => status, {
    sort: "status",
  }),
};

/** Line by line, as the statement prints them. */
export const LINES: ListedColumns<Line> = {
  section: column(line(say("断面", "Section")), ({ section }) => section, { width: 16 }),
  from: column(line(say("付款方", "Pays")), ({ from }) => from),
  to: column(line(say("收款方", "Receives")), ({ to }) => to),
  amountFen: column(money(say("金额", "Amount")), ({ amountFen }) => amountFen, { compared: true }),
  because: column(line(say("依据", "Because")), ({ because }) => because.zh, { width: 80 }),
};
