import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { randomBytes } from "node:crypto";
import { createReadStream, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SIGN_IN_POLICY } from "../../src/accounts/domain/sign-in.ts";
import { beginSession } from "../../src/accounts/store/session.ts";
import { type App, compose, MIGRATION_SOURCES } from "../../src/compose.ts";
import type { Role } from "../../src/kernel/access.ts";
import type { Config } from "../../src/platform/config.ts";
import { cookieName } from "../../src/platform/http/session-cookie.ts";
import { hashPassword, NO_PASSWORD } from "../../src/platform/sessions/password-hash.ts";
import { restoreBackup } from "../../src/platform/database/backup.ts";
import type { Databases } from "../../src/platform/database/database.ts";
import { upgradeDatabase } from "../../src/platform/database/upgrade.ts";
import { openTestDatabase, type TestDatabase } from "./database.ts";
import { BUNDLED_PLANS } from "./supervision.ts";
import { findDemonstration } from "./used-folder.ts";

export type Inject = (options: InjectOptions) => Promise<LightMyRequestResponse>;

export type TestApp = App & {
  readonly database: TestDatabase;
  readonly config: Config;
  /** Calls as someone who holds exactly this role; made on first use. `null` is nobody. */
  readonly as: (role: Role | null) => Promise<Inject>;
  /** Calls with a session cookie of one's own. */
  readonly withToken: (token: string | null) => Inject;
  /** An account that may sign in at once with this password. */
  readonly addAccount: (given: {
    readonly name: string;
    readonly password: string;
    readonly roles: readonly Role[];
    readonly mustChangePassword?: boolean;
    readonly organisationId?: string;
  }) => Promise<string>;
  /** Signs in over HTTP and returns the token of the cookie; throws when refused. */
  readonly signIn: (name: string, password: string) => Promise<string>;
};

const root = join(import.meta.dirname, "../..");

/** Good for every account of a test: keeps the password policy. */
export const PASSWORD = "Correct-Horse-7";

export function testConfig(given: Partial<Config>): Config {
  const dataFolder = given.dataFolder ?? mkdtempSync(join(tmpdir(), "jiziwan-app-"));
  return {
    root,
    dataFolder,
    backupFolder: join(dataFolder, "backups"),
    backupHour: null,
    backupKeep: 7,
    host: "127.0.0.1",
    port: 0,
    demo: false,
    databaseUrl: null,
    databaseAppUrl: null,
    logLevel: "silent",
    trustProxy: false,
    secureCookies: false,
    adminSecondFactor: false,
    provider: null,
    smtpUrl: null,
    mailFrom: null,
    publicUrl: null,
    robots: [],
    sourceOrigins: [],
    sourcePrivate: false,
    witnessMail: [],
    witnessPost: [],
    ...given,
  };
}

async function start(databases: Databases, config: Partial<Config> = {}): Promise<void> {
  const composed = await compose(testConfig(config), databases);
  await composed.begin();
  await composed.close();
}

/** The demonstration as its first start leaves it; filling it takes many seconds, so that all tests share one filling. */
const DEMONSTRATION = {
  as: "template_of_demonstration",
  by: async (databases: Databases): Promise<void> => {
    const backup = await findDemonstration();
    if (backup !== null) {
      await restoreBackup(databases.owner, createReadStream(backup), { sources: MIGRATION_SOURCES, root });
      await upgradeDatabase(databases, MIGRATION_SOURCES, root);
      return;
    }
    await start(databases, { demo: true });
  },
};

/** The server as its first start leaves it. */
const FIRST_START = {
  as: "template_of_first_start",
  by: async (databases: Databases): Promise<void> => start(databases),
};

/**
 * The composed server on a migrated database of its own, called without a port. `begin: true` also does the
 * first runs and starts the worker, as a start would; `bundled: true` only reads the bundled plans. Call it in `beforeAll` and `close()` in `afterAll`.
 */
export async function openTestApp(
  options: { readonly config?: Partial<Config>; readonly begin?: boolean; readonly bundled?: boolean } = {},
): Promise<TestApp> {
  const config = testConfig(options.config ?? {});
  const begun = config.demo ? DEMONSTRATION : FIRST_START;
  const filled = options.begin ? begun : options.bundled ? BUNDLED_PLANS : null;
  const database = await openTestDatabase(filled === null ? {} : { filled });
  const composed = await compose(config, database);
  if (options.begin) await composed.begin();
  await composed.app.ready();

  const withToken =
    (token: string | null): Inject =>
    (given) =>
      composed.app.inject({
        ...given,
        headers: { "x-jiziwan": "1", ...given.headers },
        ...(token === null ? {} : { cookies: { [cookieName(config)]: token } }),
      });

  const insertAccount = async ({
    name,
    passwordHash,
    roles,
    ...rest
  }: Omit<Parameters<TestApp["addAccount"]>[0], "password"> & { readonly passwordHash: string }) => {
    const id = crypto.randomUUID();
    await database.app`insert into accounts.account ${database.app({
      id,
      name,
      displayName: name,
      organisationId: rest.organisationId ?? null,
      roles: [...roles],
      passwordHash,
      mustChangePassword: rest.mustChangePassword ?? false,
      createdAt: new Date(),
    })}`;
    return id;
  };
  const addAccount: TestApp["addAccount"] = async ({ password, ...given }) =>
    insertAccount({ ...given, passwordHash: await hashPassword(password) });

  const signIn: TestApp["signIn"] = async (name, password) => {
    const reply = await withToken(null)({ method: "POST", url: "/api/session", payload: { name, password } });
    const cookie = reply.cookies.find((each) => each.name === cookieName(config));
    if (!cookie) throw new Error(`${name} was refused: ${reply.body}`);
    return cookie.value;
  };

  const tokens = new Map<Role, Promise<string>>();
  /** Without the work of a sign-in, most of which is to make passwords hard to guess. */
  const begin = async (role: Role): Promise<string> => {
    const name = `${role}-${randomBytes(3).toString("hex")}`;
    const accountId = await insertAccount({ name, passwordHash: NO_PASSWORD, roles: [role] });
    const session = { accountId, address: "127.0.0.1", now: composed.shell.now() };
    return beginSession(database.app, SIGN_IN_POLICY, session);
  };
  const as: TestApp["as"] = async (role) => {
    if (role === null) return withToken(null);
    const token = tokens.get(role) ?? begin(role);
    tokens.set(role, token);
    return withToken(await token);
  };

  const close = async (): Promise<void> => {
    await composed.close();
    await database.close();
  };
  return { ...composed, database, config, as, withToken, addAccount, signIn, close };
}
