import type { Role } from "../../../kernel/access.ts";
import type { Menu, Page } from "../../../web/frame/page.ts";
import { PARTIES, UNITS } from "../domain/roles.ts";
import { DATA } from "../../../web/frame/workplaces.ts";
import { dataPage, exchangeTab } from "../exchange/pages.ts";

const ASKERS: readonly Role[] = [...UNITS, "applicant"];
const section = { zh: "校核、回流与争议", en: "Corrections and disputes" };
/** Corrections, return-flow and disputes are one section. */
const matterTab = (order: number): Menu => ({ workplace: DATA, order, section });

const CORRECTIONS = { zh: "数据校核", en: "Corrections" };
const RETURN_FLOWS = { zh: "数据回流", en: "Return-flow" };
const DISPUTES = { zh: "争议处理", en: "Disputes" };
const LEDGER = { zh: "使用台账", en: "Records of use" };

const correction = () => import("./correction/page.tsx");
const flow = () => import("./return-flow/page.tsx");
const dispute = () => import("./dispute/page.tsx");
const ledger = () => import("./ledger/page.tsx");

export const oversightPages: readonly Page[] = [
  dataPage("/data/corrections", CORRECTIONS, [...PARTIES, "applicant"], correction, "list", matterTab(50)),
  dataPage("/data/corrections/new", CORRECTIONS, ASKERS, correction, "New"),
  dataPage("/data/corrections/:correction", CORRECTIONS, [...PARTIES, "applicant"], correction, "record"),
  dataPage("/data/return-flows", RETURN_FLOWS, PARTIES, flow, "list", matterTab(51)),
  dataPage("/data/return-flows/:flow", RETURN_FLOWS, PARTIES, flow, "record"),
  dataPage("/data/disputes", DISPUTES, PARTIES, dispute, "list", matterTab(52)),
  dataPage("/data/disputes/:dispute", DISPUTES, PARTIES, dispute, "record"),
  dataPage("/data/ledger", LEDGER, PARTIES, ledger, "list", exchangeTab(34)),
  dataPage("/data/ledger/:grant", LEDGER, PARTIES, ledger, "Record"),
  dataPage(
    "/data/breaches",
    { zh: "违规情形", en: "Named breaches" },
    [...PARTIES, "leader"],
    () => import("./breach/page.tsx"),
    "list",
    { workplace: DATA, order: 90 },
  ),
];
