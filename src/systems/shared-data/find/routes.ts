import { findsWith } from "../../../platform/records/finder.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import { contract } from "../contract.ts";
import type { Desk } from "../store/desk.ts";
import {
  findCorrections,
  findDisputes,
  findFlows,
  findLibraries,
  findRequests,
  findResources,
} from "./store.ts";

/** What of the catalogue, of requests and of oversight a person finds. */
export const sharedDataFinds = (desk: Desk) =>
  findsWith(desk.sql, (caller) => whoActs(desk, caller), [
    {
      kind: "resource",
      name: { zh: "数据资源", en: "Resources" },
      access: contract["GET /api/resources"].access,
      find: findResources,
    },
    {
      kind: "library",
      name: { zh: "专题库", en: "Libraries" },
      access: contract["GET /api/libraries"].access,
      find: findLibraries,
    },
    {
      kind: "request",
      name: { zh: "数据申请", en: "Data requests" },
      access: contract["GET /api/data/requests"].access,
      find: findRequests,
    },
    {
      kind: "correction",
      name: { zh: "数据校核", en: "Corrections" },
      access: contract["GET /api/data/corrections"].access,
      find: findCorrections,
    },
    {
      kind: "return-flow",
      name: { zh: "数据回流", en: "Return-flow" },
      access: contract["GET /api/data/return-flows"].access,
      find: findFlows,
    },
    {
      kind: "dispute",
      name: { zh: "争议", en: "Disputes" },
      access: contract["GET /api/data/disputes"].access,
      find: findDisputes,
    },
  ]);
