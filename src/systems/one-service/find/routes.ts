import { findsWith } from "../../../platform/records/finder.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import { contract } from "../contract.ts";
import type { Desk } from "../store/desk.ts";
import { findCases, findInHall, findItems, findRecords } from "./store.ts";

/** What of items, what is made of them, and cases a person finds. */
export const oneServiceFinds = (desk: Desk) =>
  findsWith(desk.sql, (caller) => whoActs(desk, caller), [
    {
      kind: "case",
      name: { zh: "办件", en: "Cases" },
      access: contract["GET /api/cases/:case"].access,
      find: findCases,
    },
    {
      kind: "hall-item",
      name: { zh: "可办事项", en: "Services" },
      access: ["applicant"],
      find: findInHall(desk),
    },
    {
      kind: "item",
      name: { zh: "事项", en: "Items" },
      access: contract["GET /api/items/:item"].access,
      find: findItems,
    },
    {
      kind: "standard",
      name: { zh: "同标清单", en: "Common lists" },
      access: contract["GET /api/standards/:standard"].access,
      find: findRecords("standard", "/items/standards"),
    },
    {
      kind: "bundle",
      name: { zh: "一件事", en: "Bundles" },
      access: contract["GET /api/bundles/:bundle"].access,
      find: findRecords("bundle", "/items/bundles"),
    },
    {
      kind: "chain",
      name: { zh: "审批链", en: "Chains" },
      access: contract["GET /api/chains/:chain"].access,
      find: findRecords("chain", "/items/chains"),
    },
  ]);
