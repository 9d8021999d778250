import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { FailureError } from "../../kernel/error.ts";
import { fail } from "../../kernel/result.ts";
import { onDatabase, type Config } from "../config.ts";
import { openDataFolder } from "./data-folder.ts";
import { openDatabase, type Database, type Databases } from "./database.ts";
import { openEngine } from "./engine.ts";
import { APP_ROLE, openDatabases, OWNER_ROLE, roleOf } from "./roles.ts";

/** The database of a configuration, open. `close` ends the pools, then the engine if this process started it. */
export type Provided = {
  readonly databases: Databases;
  readonly engine: "started" | "attached" | "external";
  readonly close: () => Promise<void>;
};

async function ensureRole(admin: Database, role: string, password: string): Promise<void> {
  const [known] = await admin`select 1 from pg_roles where rolname = ${role}`;
  // CREATE ROLE takes no parameters; our passwords are base64url, which needs no escaping.
  if (!known) await admin.unsafe(`create role "${role}" login password '${password}'`);
}

/** Makes a database of the embedded engine with its two roles; harmless when it exists. */
export async function prepareEmbedded(
  adminUrl: string,
  name: string,
  passwords: { readonly owner: string; readonly app: string },
): Promise<{ readonly ownerUrl: string; readonly appUrl: string }> {
  const admin = openDatabase(adminUrl, { max: 1 });
  try {
    await ensureRole(admin, OWNER_ROLE, passwords.owner);
    await ensureRole(admin, APP_ROLE, passwords.app);
    const [known] = await admin`select 1 from pg_database where datname = ${name}`;
    if (!known) {
      await admin`create database ${admin(name)} owner ${admin(OWNER_ROLE)}`;
      await admin`revoke all on database ${admin(name)} from public`;
      await admin`grant connect on database ${admin(name)} to ${admin(APP_ROLE)}`;
    }
  } finally {
    await admin.end();
  }
  const inside = openDatabase(onDatabase(adminUrl, name), { max: 1 });
  try {
    await inside`revoke create on schema public from public`;
  } finally {
    await inside.end();
  }
  const as = (role: string, password: string): string => {
    const url = new URL(onDatabase(adminUrl, name));
    Object.assign(url, { username: role, password });
    return url.href;
  };
  return { ownerUrl: as(OWNER_ROLE, passwords.owner), appUrl: as(APP_ROLE, passwords.app) };
}

async function provideEmbedded(config: Config): Promise<Provided> {
  const engine = await openEngine(config);
  try {
    const adminUrl = `postgres://postgres:${engine.passwords.superuser}@127.0.0.1:${engine.port}/postgres`;
    const name = config.demo ? "jiziwan_demo" : "jiziwan";
    const { ownerUrl, appUrl } = await prepareEmbedded(adminUrl, name, engine.passwords);
    const databases = openDatabases(ownerUrl, appUrl, adminUrl);
    const close = async (): Promise<void> => {
      await closeDatabases(databases);
      await engine.stop();
    };
    return { databases, engine: engine.started ? "started" : "attached", close };
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

async function closeDatabases({ owner, app }: Databases): Promise<void> {
  await Promise.all([owner.end({ timeout: 5 }), app.end({ timeout: 5 })]);
}

/** The application's login where none was given: made once, its password kept in the data folder. */
async function ensureAppLogin(owner: Database, ownerUrl: string, dataFolder: string): Promise<string> {
  const file = join(dataFolder, "app-password");
  const [known] = await owner`select 1 from pg_roles where rolname = ${APP_ROLE}`;
  const [rights] = await owner<{ may: boolean }[]>`
    select rolcreaterole or rolsuper as may from pg_roles where rolname = current_user`;
  if (!existsSync(file) && (known || !rights?.may))
    throw new FailureError(
      fail(
        "login",
        known
          ? `数据库里已有账号 ${APP_ROLE}，但本机不知道它的密码。请设置 DATABASE_APP_URL。`
          : `DATABASE_URL 的账号无权创建账号。请让数据库管理员另建一个普通账号，写入 DATABASE_APP_URL。`,
        known
          ? `The login ${APP_ROLE} exists, but this machine does not know its password. Set DATABASE_APP_URL.`
          : `The login of DATABASE_URL may not create others. Have an ordinary second login made and put it into DATABASE_APP_URL.`,
      ).failure,
    );
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  const password = readFileSync(file, "utf8");
  await ensureRole(owner, APP_ROLE, password);
  const url = new URL(ownerUrl);
  Object.assign(url, { username: APP_ROLE, password });
  return url.href;
}

async function allowConnection(owner: Database, role: string): Promise<void> {
  const [row] = await owner`select has_database_privilege(${role}, current_database(), 'CONNECT') as may`;
  if (!row?.["may"])
    await owner`grant connect on database ${owner(owner.options.database)} to ${owner(role)}`;
}

function unreachable(error: unknown, variable: string): FailureError {
  const said = error instanceof Error ? error.message : String(error);
  return new FailureError(
    fail(
      "database",
      `连不上 ${variable} 指定的数据库：${said}。请核对地址、密码与防火墙；jiziwan doctor 可逐项检查。`,
      `The database of ${variable} cannot be used: ${said}. Check address, password and firewall; jiziwan doctor goes through them.`,
    ).failure,
  );
}

async function createIfMissing(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  const admin = openDatabase(onDatabase(url, "postgres"), { max: 1 });
  try {
    const [known] = await admin`select 1 from pg_database where datname = ${name}`;
    if (!known) await admin`create database ${admin(name)}`;
  } finally {
    await admin.end();
  }
}

async function provideExternal(config: Config, ownerUrl: string): Promise<Provided> {
  let appUrl = config.databaseAppUrl;
  try {
    if (config.demo) await createIfMissing(ownerUrl);
    const owner = openDatabase(ownerUrl, { max: 1 });
    try {
      appUrl ??= await ensureAppLogin(owner, ownerUrl, config.dataFolder);
      await allowConnection(owner, roleOf(appUrl));
    } finally {
      await owner.end();
    }
  } catch (error) {
    throw error instanceof FailureError ? error : unreachable(error, "DATABASE_URL");
  }
  const databases = openDatabases(ownerUrl, appUrl);
  try {
    await databases.app`select 1`;
  } catch (error) {
    await closeDatabases(databases);
    throw unreachable(error, "DATABASE_APP_URL");
  }
  return { databases, engine: "external", close: () => closeDatabases(databases) };
}

/**
 * Opens the database of a configuration: DATABASE_URL when set, else the engine in the data folder, with the
 * database and both roles made when missing. Throws FailureError with an {@link EngineCode}.
 */
export async function provideDatabases(config: Config): Promise<Provided> {
  openDataFolder(config.dataFolder);
  return config.databaseUrl === null ? provideEmbedded(config) : provideExternal(config, config.databaseUrl);
}
