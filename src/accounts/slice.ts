import type { RouteKey } from "../kernel/contract.ts";
import type { Failure } from "../kernel/error.ts";
import type { Identity } from "../kernel/identity.ts";
import type { Organisation } from "../kernel/organisation.ts";
import type { Sql } from "../platform/database/database.ts";
import type { Identify } from "../platform/http/identity.ts";
import type { Caller, Shell, Slice } from "../platform/slice.ts";
import { accountImporter } from "./account-import/store.ts";
import { contract } from "./contract.ts";
import { kindSubject } from "../platform/audit/subjects.ts";
import { rosterImporter } from "./roster/store.ts";
import { SIGN_IN_POLICY } from "./domain/sign-in.ts";
import { isDemanded } from "./second-factor/second-factor.ts";
import { type Program, routes } from "./routes.ts";
import { createFirstAccount } from "./store/account-acts.ts";
import { INBOX_KINDS, inboxFor } from "./store/inbox.ts";
import { findIdentity } from "./store/identity.ts";
import { type Neighbours, NO_NEIGHBOURS } from "./store/neighbours.ts";
import { standingUnits } from "./store/organisation.ts";
import { people } from "./store/people.ts";
import { findSession } from "./store/session.ts";
import { type PrintedName, proposeOrganisations } from "./store/unit-acts.ts";
import { accountsFinds } from "./find/routes.ts";

/** The roster of units as other slices are handed it. */
export type Organisations = {
  /** Every unit that stands, by name. */
  readonly list: (sql?: Sql) => Promise<readonly Organisation[]>;
  /** The standing unit behind each id; an id that was merged leads to what it was merged into, an unknown one is left out. */
  readonly resolve: (ids: readonly string[]) => Promise<ReadonlyMap<string, Organisation>>;
  /** The unit of each name as printed, by exact name or alias; a new one, marked as proposed, where there is none. */
  readonly propose: (
    names: readonly PrintedName[],
    transaction: Sql,
    caller?: Caller,
  ) => Promise<ReadonlyMap<string, Organisation>>;
};

export type Accounts = {
  readonly slice: Slice;
  readonly identify: Identify;
  readonly organisations: Organisations;
  /** Who works where. */
  readonly people: ReturnType<typeof people>;
  /** Whom applicants' accounts stand for. */
  readonly identities: { readonly of: (accountId: string, sql?: Sql) => Promise<Identity | null> };
  /** On a database without accounts, makes the first; the password is in the result and nowhere else. */
  readonly createFirstAccount: () => Promise<{ readonly name: string; readonly password: string } | null>;
};

/** What answers while a one-time password waits to be replaced. */
const UNTIL_CHANGED: readonly RouteKey[] = ["PUT /api/session/password"];

const CHANGE_NEEDED: Failure = {
  code: "password-change-needed",
  sentence: {
    zh: "这是首次登录或口令已被重置，请先修改口令。",
    en: "This is the first sign-in, or the password was reset: change the password first.",
  },
};

/** What answers while a second factor that is demanded is not set up. */
const UNTIL_SET_UP: readonly RouteKey[] = [
  "GET /api/second-factor",
  "POST /api/second-factor",
  "POST /api/second-factor/confirmation",
];

const FACTOR_NEEDED: Failure = {
  code: "second-factor-needed",
  sentence: {
    zh: "管理员须开启两步验证后才能使用，请先设置。",
    en: "Administrators need a second factor before anything else: set it up first.",
  },
};

/** Accounts, roster and trail, with what other slices know of units. */
export function accountsSlice(
  shell: Shell,
  program: Program,
  neighbours: Neighbours = NO_NEIGHBOURS,
): Accounts {
  const { sql } = shell;
  return {
    slice: {
      id: "accounts",
      folder: "src/accounts",
      measures: [],
      contract,
      routes: (app) => routes(app, shell, program, neighbours),
      jobs: {
        [rosterImporter.job]: rosterImporter.run(shell),
        [accountImporter.job]: accountImporter.run(shell),
      },
      ...accountsFinds(sql),
      indicators: async () => [],
      subjects: {
        ...accountImporter.subject("人员表格", "List of people", "/accounts/imports/:id"),
        ...rosterImporter.subject("名册表格", "Roster's workbook", "/roster/imports/:id"),
        account: {
          kind: { zh: "账号", en: "Account" },
          table: "accounts.account",
          name: "display_name",
          page: "/accounts?q=:name",
        },
        unit: {
          kind: { zh: "单位", en: "Unit" },
          table: "accounts.organisation",
          name: "name",
          page: "/roster?q=:name",
        },
        backup: {
          kind: { zh: "备份", en: "Backup" },
          table: "platform.backup",
          name: "file",
          page: "/system",
        },
        roster: kindSubject("单位名册", "Roster of units", "/roster"),
        trail: kindSubject("操作记录", "Audit trail", "/audit"),
        typed: kindSubject("输入的文字", "Typed text", null),
        identity: kindSubject("实名信息", "Confirmed identity", null),
        person: kindSubject("个人", "Person", null),
        records: kindSubject("记录的投影", "What follows from records", null),
      },
      inbox: (person, asOf) => inboxFor(shell, person, asOf),
      inboxKinds: INBOX_KINDS,
    },
    identify: async (token, now) => {
      const alive = await findSession(sql, SIGN_IN_POLICY, token, now);
      if (!alive) return null;
      const { actor, mustChangePassword, hasSecondFactor } = alive;
      if (mustChangePassword) return { actor, confined: { routes: UNTIL_CHANGED, failure: CHANGE_NEEDED } };
      const lacks = !hasSecondFactor && isDemanded(actor.roles, shell.config.adminSecondFactor);
      return { actor, confined: lacks ? { routes: UNTIL_SET_UP, failure: FACTOR_NEEDED } : null };
    },
    organisations: {
      list: (on = sql) => standingUnits(on),
      resolve: async (ids) => {
        const units = await standingUnits(sql);
        const known = new Map(units.flatMap((unit) => [unit.id, ...unit.mergedIds].map((id) => [id, unit])));
        return new Map(
          ids.flatMap((id) => {
            const unit = known.get(id);
            return unit ? [[id, unit]] : [];
          }),
        );
      },
      propose: (names, transaction, caller) => proposeOrganisations(shell, names, transaction, caller),
    },
    people: people(sql),
    identities: { of: (accountId, on = sql) => findIdentity(on, accountId) },
    createFirstAccount: () => createFirstAccount(shell),
  };
}
