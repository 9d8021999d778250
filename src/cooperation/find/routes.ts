import { dayInShanghai } from "../../kernel/calendar.ts";
import { findsWith } from "../../platform/records/finder.ts";
import { contract } from "../contract.ts";
import { REGISTERS } from "../registers/entry.ts";
import { SPECS } from "../registers/specs.ts";
import type { Desk } from "../store/desk.ts";
import { findEntries, findRecords } from "./store.ts";

/** What of registers and mechanisms a person finds. */
export const cooperationFinds = (desk: Desk) =>
  findsWith(desk.sql, async () => null, [
    ...REGISTERS.map((register) => ({
      kind: register,
      name: SPECS[register].name,
      access: contract["GET /api/registers/:register/entries"].access,
      find: findEntries(register, () => dayInShanghai(desk.now())),
    })),
    {
      kind: "meeting",
      name: { zh: "会议", en: "Meetings" },
      access: contract["GET /api/meetings/:meeting"].access,
      find: findRecords("meeting", "/meetings"),
    },
    {
      kind: "work-points",
      name: { zh: "工作要点", en: "Work points" },
      access: contract["GET /api/work-points/:set"].access,
      find: findRecords("work-points", "/work-points"),
    },
    {
      kind: "joint-paper",
      name: { zh: "共同文件", en: "Joint papers" },
      access: contract["GET /api/joint-papers/:paper"].access,
      find: findRecords("joint-paper", "/joint-papers"),
    },
    {
      kind: "secondment",
      name: { zh: "轮流选派", en: "Secondments" },
      access: contract["GET /api/secondments/:term"].access,
      find: findRecords("secondment", "/secondments"),
    },
  ]);
