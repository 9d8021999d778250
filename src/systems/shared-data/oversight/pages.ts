import type { Role } from "../../../kernel/access.ts";
import type { Page } from "../../../web/frame/page.ts";

const READERS: readonly Role[] = ["liaison", "unit-head", "data-officer", "office"];
const ASKERS: readonly Role[] = ["liaison", "unit-head", "applicant"];

export const oversightPages: readonly Page[] = [
  {
    path: "/data/corrections",
    title: { zh: "数据校核", en: "Corrections" },
    access: [...READERS, "applicant"],
    measures: [4],
    menu: { group: "data", order: 50, icon: "corrections" },
    load: () => import("./correction/list.tsx"),
  },
  {
    path: "/data/corrections/new",
    title: { zh: "申请校核", en: "Ask for a correction" },
    access: ASKERS,
    measures: [4],
    menu: null,
    load: () => import("./correction/new.tsx"),
  },
  {
    path: "/data/corrections/:correction",
    title: { zh: "数据校核", en: "Correction" },
    access: [...READERS, "applicant"],
    measures: [4],
    menu: null,
    load: () => import("./correction/page.tsx"),
  },
  {
    path: "/data/return-flows",
    title: { zh: "数据回流", en: "Return-flow" },
    access: READERS,
    measures: [4],
    menu: { group: "data", order: 60, icon: "rotation" },
    load: () => import("./return-flow/list.tsx"),
  },
  {
    path: "/data/return-flows/:flow",
    title: { zh: "数据回流", en: "Return-flow" },
    access: READERS,
    measures: [4],
    menu: null,
    load: () => import("./return-flow/page.tsx"),
  },
  {
    path: "/data/disputes",
    title: { zh: "争议处理", en: "Disputes" },
    access: READERS,
    measures: [4],
    menu: { group: "data", order: 70, icon: "questions" },
    load: () => import("./dispute/list.tsx"),
  },
  {
    path: "/data/disputes/:dispute",
    title: { zh: "争议处理", en: "Dispute" },
    access: READERS,
    measures: [4],
    menu: null,
    load: () => import("./dispute/page.tsx"),
  },
  {
    path: "/data/ledger",
    title: { zh: "使用台账", en: "Records of use" },
    access: READERS,
    measures: [4],
    menu: { group: "data", order: 80, icon: "ledger" },
    load: () => import("./ledger/list.tsx"),
  },
  {
    path: "/data/ledger/:grant",
    title: { zh: "使用台账", en: "Records of use" },
    access: READERS,
    measures: [4],
    menu: null,
    load: () => import("./ledger/page.tsx"),
  },
  {
    path: "/data/breaches",
    title: { zh: "违规情形", en: "Named breaches" },
    access: [...READERS, "leader"],
    measures: [4],
    menu: { group: "data", order: 90, icon: "breaches" },
    load: () => import("./breach/page.tsx"),
  },
];
