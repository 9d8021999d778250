import type { Role } from "../../../kernel/access.ts";
import type { Menu, Page } from "../../../web/frame/page.ts";
import { PARTIES, UNITS } from "../domain/roles.ts";
import { dataPage, EXCHANGE } from "../exchange/pages.ts";

const ASKERS: readonly Role[] = [...UNITS, "applicant"];
/** Corrections, return-flow and disputes are one workplace. */
const MATTERS: Menu = {
  group: "data",
  order: 50,
  icon: "corrections",
  workplace: { zh: "校核、回流与争议", en: "Corrections and disputes" },
};
const BREACHES: Menu = { group: "data", order: 90, icon: "breaches" };

const CORRECTIONS = { zh: "数据校核", en: "Corrections" };
const RETURN_FLOWS = { zh: "数据回流", en: "Return-flow" };
const DISPUTES = { zh: "争议处理", en: "Disputes" };
const LEDGER = { zh: "使用台账", en: "Records of use" };

const correction = () => import("./correction/page.tsx");
const flow = () => import("./return-flow/page.tsx");
const dispute = () => import("./dispute/page.tsx");
const ledger = () => import("./ledger/page.tsx");

export const oversightPages: readonly Page[] = [
  dataPage("/data/corrections", CORRECTIONS, [...PARTIES, "applicant"], correction, "list", MATTERS),
  dataPage("/data/corrections/new", CORRECTIONS, ASKERS, correction, "New"),
  dataPage("/data/corrections/:correction", CORRECTIONS, [...PARTIES, "applicant"], correction, "record"),
  dataPage("/data/return-flows", RETURN_FLOWS, PARTIES, flow, "list", MATTERS),
  dataPage("/data/return-flows/:flow", RETURN_FLOWS, PARTIES, flow, "record"),
  dataPage("/data/disputes", DISPUTES, PARTIES, dispute, "list", MATTERS),
  dataPage("/data/disputes/:dispute", DISPUTES, PARTIES, dispute, "record"),
  dataPage("/data/ledger", LEDGER, PARTIES, ledger, "list", EXCHANGE),
  dataPage("/data/ledger/:grant", LEDGER, PARTIES, ledger, "Record"),
  dataPage(
    "/data/breaches",
    { zh: "违规情形", en: "Named breaches" },
    [...PARTIES, "leader"],
    () => import("./breach/page.tsx"),
    "list",
    BREACHES,
  ),
];
