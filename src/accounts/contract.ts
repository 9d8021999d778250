import { z } from "zod";
import { city, described, id, needed, ordered, page, typed, words } from "../contract/parts.ts";
import { ROLES } from "../kernel/access.ts";
import { own, pick, say } from "../kernel/fields.ts";
import type { Contract } from "../kernel/contract.ts";
import type { UnitReach } from "../kernel/reach.ts";
import { applicantsContract } from "./contract/applicants.ts";
import { accountImportContract } from "./account-import/contract.ts";
import {
  ACCOUNT_NAME,
  type Account,
  ACCOUNT_ORDERS,
  type AccountWithPassword,
  DEMO_BUREAUS,
  type Session,
} from "./domain/account.ts";
import {
  type AccountStates,
  type AuditPage,
  type AuditPerson,
  type AuditVerification,
  type AuditWatch,
  TRAIL_ORDERS,
  WATCHED,
} from "./domain/administration.ts";
import type { MergeSuggestion } from "./domain/merge.ts";
import { type OrganisationDetail, type OrganisationRow, UNIT_ORDERS } from "./domain/organisation.ts";
import { providerContract } from "./provider/contract.ts";
import { secondFactorContract } from "./second-factor/contract.ts";
import { systemContract } from "./system/contract.ts";
import { rosterContract } from "./roster/contract.ts";

/** A parser under the name that the form has for it. */
const as = <T extends z.ZodType>(zh: string, en: string, parser: T): T => described(own(say(zh, en)), parser);
const chosen = (zh: string, en: string) => described(pick(say(zh, en)), id);
/** PostgreSQL has no year 0. */
const day = z.iso.date().regex(/^[1-9]/);

const accountName = as("账号名", "Account", z.string().trim().min(2).max(40).regex(ACCOUNT_NAME));
const displayName = as("姓名", "Name", needed(60));
const email = as("电子邮箱", "Mail address", z.email().max(254)).nullable();
const phone = as("电话", "Telephone", needed(60)).nullable();
const password = z.string().min(1).max(200);
const roles = as("角色", "Roles", z.array(z.enum(ROLES)).max(ROLES.length));
const unit = chosen("单位", "Unit").nullable();
const organisationName = z.string().trim().min(2).max(200);

const auditFilters = z.object({
  q: z.string().trim().max(200).optional(),
  action: z.string().max(80).optional(),
  kind: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional(),
  actor: id.optional(),
  from: day.optional(),
  to: day.optional(),
});

const organisationBody = z.object({
  name: as("单位名称", "Name", organisationName),
  aliases: as("别名", "Aliases", z.array(organisationName).max(50)).default([]),
  parentId: chosen("上级单位", "Parent").nullable().default(null),
  regionCode: as("行政区划代码", "Region code", city).default("150000"),
  collective: as("类型", "Kind", z.boolean()).default(false),
  memberIds: as("成员单位", "Members", z.array(id).max(500)).default([]),
  proposed: as("状态", "State", z.boolean()).default(false),
  liaisons: as(
    "联络员",
    "Liaisons",
    z.array(z.object({ name: displayName, phone: as("电话", "Telephone", words(40)) })).max(20),
  ).default([]),
});

export type OrganisationInput = z.output<typeof organisationBody>;

export const contract = {
  "GET /api/session": {
    summary: "Who is signed in, and what they should know",
    access: "public",
    reply: typed<Session>(),
  },
  "POST /api/session": {
    summary: "Sign in; an account with a second factor is asked for a code, and sends all three",
    access: "public",
    body: z.object({
      name: as("账号", "Account", needed(40)),
      password: as("口令", "Password", password),
      code: as("验证码", "Code", z.string().max(60)).optional(),
    }),
    reply: typed<Session>(),
  },
  "DELETE /api/session": {
    summary: "Sign out; with everywhere=true on every device",
    access: "public",
    query: z.object({ everywhere: z.stringbool().default(false) }),
    reply: typed<Session>(),
  },
  "PUT /api/session/password": {
    summary: "Change one's own password; other sessions end",
    access: "signed-in",
    body: z.object({
      current: as("现用口令", "Current password", password),
      next: as("新口令", "New password", password),
    }),
    reply: typed<Session>(),
  },
  "PUT /api/session/email": {
    summary: "Change where one's own reminders go by mail; null for nowhere",
    access: "signed-in",
    body: z.object({ email }),
    reply: typed<Session>(),
  },
  "POST /api/session/view-as": {
    summary: "Demonstration on this machine only: look at it in another role; citizen signs out",
    access: "public",
    body: z.object({ role: as("角色", "Role", z.enum([...ROLES, ...DEMO_BUREAUS, "citizen"])) }),
    reply: typed<Session>(),
  },

  ...applicantsContract,
  ...accountImportContract,
  ...secondFactorContract,
  ...providerContract,

  "GET /api/accounts": {
    summary: "Accounts by name",
    access: ["security-admin"],
    query: page.extend({
      q: z.string().trim().max(100).optional(),
      role: z.enum(ROLES).optional(),
      ...ordered(ACCOUNT_ORDERS),
      lacksUnit: z.stringbool().optional(),
      state: z.enum(WATCHED).optional(),
    }),
    reply: typed<{ total: number; lackingUnit: number; rows: Account[] }>(),
  },
  "GET /api/accounts/states": {
    summary: "How many open accounts are in a state that somebody should look at",
    access: ["security-admin"],
    reply: typed<AccountStates>(),
  },
  "POST /api/accounts": {
    summary: "Create an account with a one-time password",
    access: ["security-admin"],
    body: z.object({
      name: accountName,
      displayName,
      organisationId: unit.default(null),
      email: email.default(null),
      phone: phone.default(null),
      roles,
    }),
    reply: typed<AccountWithPassword>(),
  },
  "PUT /api/accounts/:account": {
    summary:
      "Change name shown, unit, mail address, telephone, roles, or close and reopen an account; a telephone that is left out stays",
    access: ["security-admin"],
    params: z.object({ account: id }),
    body: z.object({
      displayName,
      organisationId: unit,
      email,
      phone: phone.optional(),
      roles,
      disabled: as("状态", "State", z.boolean()),
    }),
    reply: typed<Account>(),
  },
  "POST /api/accounts/:account/password": {
    summary: "Give an account a new one-time password",
    access: ["security-admin"],
    params: z.object({ account: id }),
    reply: typed<AccountWithPassword>(),
  },
  "POST /api/accounts/:account/unlock": {
    summary: "Open an account that failed sign-ins locked",
    access: ["security-admin"],
    params: z.object({ account: id }),
    reply: typed<Account>(),
  },
  "DELETE /api/accounts/:account/sessions": {
    summary: "End every session of an account",
    access: ["security-admin"],
    params: z.object({ account: id }),
    reply: typed<Account>(),
  },

  "GET /api/organisations": {
    summary: "The roster of units",
    access: ["office", "leader", "unit-head", "liaison", "security-admin"],
    query: page.extend({
      size: z.coerce.number().int().min(1).max(1000).default(50),
      q: z.string().trim().max(100).optional(),
      state: z.enum(["proposed", "confirmed", "collective"]).optional(),
      ...ordered(UNIT_ORDERS),
    }),
    reply: typed<{ total: number; proposed: number; rows: OrganisationRow[] }>(),
  },
  "GET /api/unit-reach": {
    summary:
      "How each unit of the roster is reached: accounts, mail, and for who supervises the last sign-in",
    access: ["office", "data-officer", "unit-head", "liaison"],
    reply: typed<{ units: UnitReach[] }>(),
  },
  "GET /api/city-reach": {
    summary: "How the data authority of each city is reached, by the city's code",
    access: ["office", "data-officer"],
    reply: typed<{ units: UnitReach[] }>(),
  },
  "POST /api/organisations": {
    summary: "Add a unit",
    access: ["office"],
    body: organisationBody,
    reply: typed<OrganisationDetail>(),
  },
  "GET /api/organisations/suggestions": {
    summary: "Pairs that may be one unit under two names; nothing is merged by itself",
    access: ["office"],
    reply: typed<{ rows: MergeSuggestion[] }>(),
  },
  ...rosterContract,
  "GET /api/organisations/:organisation": {
    summary: "One unit; a merged one answers as the unit it was merged into",
    access: ["office", "leader", "unit-head", "liaison", "security-admin"],
    params: z.object({ organisation: id }),
    reply: typed<OrganisationDetail>(),
  },
  "PUT /api/organisations/:organisation": {
    summary: "Change a unit; saving confirms a proposed one",
    access: ["office"],
    params: z.object({ organisation: id }),
    body: organisationBody,
    reply: typed<OrganisationDetail>(),
  },
  "DELETE /api/organisations/:organisation": {
    summary: "Remove a unit that nobody belongs to",
    access: ["office"],
    params: z.object({ organisation: id }),
    reply: typed<{ removed: string }>(),
  },
  "POST /api/organisations/:organisation/merge": {
    summary: "Merge this unit into another: its names become aliases, its id leads there",
    access: ["office"],
    params: z.object({ organisation: id }),
    body: z.object({ into: chosen("并入", "Merge into") }),
    reply: typed<OrganisationDetail>(),
  },
  "POST /api/organisations/suggestions/dismiss": {
    summary: "Record that two units are not the same",
    access: ["office"],
    body: z.object({
      first: chosen("第一个单位", "First unit"),
      second: chosen("第二个单位", "Second unit"),
    }),
    reply: typed<{ rows: MergeSuggestion[] }>(),
  },

  "GET /api/audit": {
    summary: "The audit trail, newest first where not asked for the other way round",
    access: ["audit-admin"],
    query: auditFilters.extend(page.shape).extend(ordered(TRAIL_ORDERS)),
    reply: typed<AuditPage>(),
  },
  "GET /api/audit/people": {
    summary: "People whom the trail may be narrowed to, by either of their names",
    access: ["audit-admin"],
    query: z.object({ q: z.string().trim().max(100).default("") }),
    reply: typed<{ rows: readonly AuditPerson[] }>(),
  },
  "GET /api/audit/verification": {
    summary: "Whether every entry still follows from its predecessor",
    access: ["audit-admin"],
    reply: typed<AuditVerification>(),
  },
  "GET /api/audit/export": {
    summary: "The filtered trail as .xlsx",
    access: ["audit-admin"],
    query: auditFilters,
    reply: "file",
    trail: "own",
  },

  "GET /api/audit/watch": {
    summary: "Last verification, last head witnessed, and entries of a week that somebody should look at",
    access: ["audit-admin"],
    reply: typed<AuditWatch>(),
  },

  ...systemContract,
} as const satisfies Contract;

export type AccountsContract = typeof contract;
