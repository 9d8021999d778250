import { allows, BUSINESS_ROLES } from "../../kernel/access.ts";
import type { Sql } from "../../platform/database/database.ts";
import { findsWith } from "../../platform/records/finder.ts";
import { contract } from "../contract.ts";
import { findPeople, findUnits } from "./store.ts";

/** Units and people that a person finds: on the pages that show them. */
export const accountsFinds = (sql: Sql) =>
  findsWith(sql, async ({ actor }) => ({ roles: actor?.roles ?? [] }), [
    {
      kind: "unit",
      name: { zh: "单位", en: "Units" },
      access: contract["GET /api/organisations"].access,
      find: findUnits((roles) => allows(BUSINESS_ROLES, roles)),
    },
    {
      kind: "person",
      name: { zh: "人员账号", en: "People with accounts" },
      access: contract["GET /api/accounts"].access,
      find: findPeople,
    },
  ]);
