import { randomUUID } from "node:crypto";
import { findIdentity } from "../../src/accounts/store/identity.ts";
import type { Role } from "../../src/kernel/access.ts";
import type { Identity } from "../../src/kernel/identity.ts";
import { regionOf } from "../../src/kernel/region.ts";
import { inTransaction, type Sql } from "../../src/platform/database/database.ts";
import type { Caller } from "../../src/platform/slice.ts";
import type { Desk as OneServiceDesk } from "../../src/systems/one-service/store/desk.ts";
import type { RosterUnit } from "../../src/platform/records/units.ts";
import type { Desk as SharedDataDesk } from "../../src/systems/shared-data/store/desk.ts";
import { sharingOf } from "../../src/systems/shared-data/store/handed-over.ts";
import { openTestDatabase, type TestDatabase } from "./database.ts";
import { callerAs, deskOn } from "./supervision.ts";

/** Units of tests: a data authority, a service centre and two bureaus in each city, and the region's data authority. */
export const UNIT_NAMES = [
  "自治区测试数据局",
  ...["呼和浩特市", "包头市", "鄂尔多斯市", "乌兰察布市"].flatMap((city) =>
    ["数据局", "政务服务中心", "住房公积金中心", "人社局"].map((name) => `${city}测试${name}`),
  ),
];

export type ServicesGround = {
  readonly database: TestDatabase;
  readonly sharedData: SharedDataDesk;
  readonly oneService: OneServiceDesk;
  readonly unit: (name: string) => RosterUnit;
  /** Somebody of a unit, with these roles; the same account for the same words. */
  readonly of: (unit: string, ...roles: Role[]) => Caller;
  /** Somebody who applies, with a checked identity; made on first use. */
  readonly applicant: (given?: Partial<Omit<Identity, "accountId">>) => Promise<Caller>;
  /** The same desks at another instant. */
  readonly at: (now: Date) => Pick<ServicesGround, "sharedData" | "oneService">;
};

const callerOf = (accountId: string, displayName: string, organisationId: string | null, roles: Role[]) => ({
  actor: { accountId, name: displayName, displayName, organisationId, roles },
  address: "127.0.0.1",
  requestId: randomUUID(),
});

/** Shared data and one service on a database of their own, at 2026-11-23; close the database afterwards. */
export async function openServices(): Promise<ServicesGround> {
  const database = await openTestDatabase();
  const shell = deskOn(database);
  const identities = { of: (accountId: string, sql: Sql = database.app) => findIdentity(sql, accountId) };
  const desks = (now: () => Date) => {
    const sharedData: SharedDataDesk = { ...shell, identities, now };
    const oneService: OneServiceDesk = { ...sharedData, sharing: sharingOf(sharedData) };
    return { sharedData, oneService };
  };
  const names = UNIT_NAMES.map((name) => ({ name, collective: false, regionCode: regionOf(name) }));
  await inTransaction(database.app, (sql) =>
    shell.organisations.propose(names, sql, callerAs("测试", "office")),
  );
  const roster = await shell.organisations.list();
  const unit = (name: string): RosterUnit => {
    const found = roster.find((each) => each.name === name);
    if (!found) throw new Error(`no unit ${name}`);
    return found;
  };
  const accounts = new Map<string, string>();
  const accountOf = (words: string): string => {
    const id = accounts.get(words) ?? randomUUID();
    accounts.set(words, id);
    return id;
  };
  return {
    database,
    ...desks(shell.now),
    at: (now) => desks(() => now),
    unit,
    of: (name, ...roles) =>
      callerOf(accountOf(`${name} ${roles.join()}`), `${name}${roles.join()}`, unit(name).id, roles),
    applicant: async (given = {}) => {
      const identity = {
        kind: "person" as const,
        name: "测试申请人",
        // Invented, and of a day that has not come: a number that nobody can have.
        number: "150204209901010019",
        phone: null,
        verifiedOn: "2026-11-02",
        verifiedBy: "测试窗口",
        ...given,
      };
      const accountId = accountOf(`applicant ${identity.number}`);
      await database.app`insert into accounts.account ${database.app({
        id: accountId,
        name: `applicant-${accountId.slice(0, 8)}`,
        displayName: identity.name,
        organisationId: null,
        roles: ["applicant"],
        passwordHash: "none",
        mustChangePassword: false,
        createdAt: new Date(),
      })} on conflict do nothing`;
      await database.app`insert into accounts.identity ${database.app({
        accountId,
        regionCode: "150000",
        declaredAt: new Date(),
        ...identity,
      })} on conflict do nothing`;
      return callerOf(accountId, identity.name, null, ["applicant"]);
    },
  };
}
