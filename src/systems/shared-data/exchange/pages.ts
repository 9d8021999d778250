import type { Access } from "../../../kernel/access.ts";
import type { Sentence } from "../../../kernel/error.ts";
import type { ComponentType } from "react";
import type { Menu, Page } from "../../../web/frame/page.ts";
import { DATA, SERVICES } from "../../../web/frame/workplaces.ts";

const section = { zh: "数据交换", en: "Exchange" };
/** Grants, readings, receipts, sources and records of use are one section. */
export const exchangeTab = (order: number): Menu => ({ workplace: DATA, order, section });

/** A page of shared data: the component of that name in a file that holds all pages of its concept. */
export const dataPage = <N extends string>(
  path: string,
  title: Sentence,
  access: Access,
  load: () => Promise<{ readonly [K in N]: ComponentType }>,
  name: N,
  menu: Menu | null = null,
): Page => ({
  path,
  title,
  access,
  measures: [4],
  menu,
  load: async () => ({ default: (await load())[name] }),
});

export const exchangePages: readonly Page[] = [
  dataPage(
    "/data/grants",
    { zh: "共享授权", en: "Grants" },
    ["office", "data-officer", "liaison", "unit-head"],
    () => import("./grant/page.tsx"),
    "list",
    exchangeTab(30),
  ),
  dataPage(
    "/data/readings",
    { zh: "查询共享数据", en: "Read shared data" },
    ["liaison", "window-clerk"],
    () => import("./reading/page.tsx"),
    "Readings",
    exchangeTab(31),
  ),
  dataPage(
    "/data/exchange",
    { zh: "调用与凭据", en: "Readings and receipts" },
    ["data-officer", "liaison", "unit-head", "office", "leader"],
    () => import("./receipt/page.tsx"),
    "Exchange",
    exchangeTab(32),
  ),
  dataPage(
    "/data/sources",
    { zh: "数据来源", en: "Sources of data" },
    ["data-officer", "liaison", "unit-head"],
    () => import("./source/page.tsx"),
    "Sources",
    exchangeTab(33),
  ),
  dataPage(
    "/my-data-visitors",
    { zh: "谁查了我的数据", en: "Who read my data" },
    ["applicant"],
    () => import("./visitor/page.tsx"),
    "Visitors",
    { workplace: SERVICES, order: 90 },
  ),
];
