import type { Sentence } from "../../kernel/error.ts";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { findRunning } from "./attach.ts";
import { openDatabase, type Database } from "./database.ts";

/**
 * One thing the application needs. `good`: there; `missing`: it will not run without;
 * `optional`: it runs, and `remedy` says what is lost and how to get it.
 */
export type Finding = {
  readonly id: string;
  readonly state: "good" | "missing" | "optional";
  readonly found: string;
  /** Null where nothing needs doing. */
  readonly remedy: Sentence | null;
};

const OLDEST = 120_000;

type Server = {
  readonly number: number;
  readonly version: string;
  readonly encoding: string;
  readonly mayCreate: boolean;
  readonly mayAddRoles: boolean;
};

const readServer = async (sql: Database): Promise<Server | undefined> => {
  const [row] = await sql<Server[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
      current_setting('server_encoding') as encoding,
      has_database_privilege(current_database(), 'CREATE') as may_create,
      (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as may_add_roles`;
  return row;
};

const finding = (id: string, isGood: boolean, found: string, zh: string, en: string): Finding =>
  isGood ? { id, state: "good", found, remedy: null } : { id, state: "missing", found, remedy: { zh, en } };

function judge(server: Server, config: Config): Finding[] {
  return [
    finding(
      "postgresql",
      server.number >= OLDEST,
      server.version,
      "请使用 PostgreSQL 12 或更新版本。",
      "Use PostgreSQL 12 or later.",
    ),
    finding(
      "encoding",
      server.encoding === "UTF8",
      server.encoding,
      "请用 create database … encoding 'UTF8' template template0 重建数据库。",
      "Make the database again with create database … encoding 'UTF8' template template0.",
    ),
    finding(
      "privileges",
      server.mayCreate,
      server.mayCreate ? "create" : "",
      "DATABASE_URL 的账号须能在该数据库中建模式：grant create on database … to …。",
      "The login of DATABASE_URL must be able to create schemas: grant create on database … to ….",
    ),
    finding(
      "application-login",
      config.databaseAppUrl !== null || server.mayAddRoles,
      config.databaseAppUrl === null ? "" : "DATABASE_APP_URL",
      "请另建一个普通账号，写入 DATABASE_APP_URL。",
      "Make a second, ordinary login and put it into DATABASE_APP_URL.",
    ),
  ];
}

const tryUrl = async (id: string, url: string): Promise<{ finding: Finding; server: Server | null }> => {
  const sql = openDatabase(url, { max: 1 });
  const address = `${sql.options.host.join()}:${sql.options.port.join()}/${sql.options.database}`;
  try {
    const server = (await readServer(sql)) ?? null;
    return { server, finding: { id, state: "good", found: address, remedy: null } };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const zh = `连不上：${said}。请核对地址、账号、密码和防火墙。`;
    const en = `No connection: ${said}. Check address, login, password and firewall.`;
    return { server: null, finding: { id, state: "missing", found: address, remedy: { zh, en } } };
  } finally {
    await sql.end({ timeout: 1 });
  }
};

/** What can be said of the database of a configuration without starting or changing anything. */
export async function examineDatabase(config: Config): Promise<Finding[]> {
  if (config.databaseUrl === null) {
    const running = findRunning(join(config.dataFolder, "pg"));
    const found = running ? `127.0.0.1:${running.port} (process ${running.pid})` : "not running";
    return [{ id: "database", state: "good", found, remedy: null }];
  }
  const owner = await tryUrl("database", config.databaseUrl);
  const app = config.databaseAppUrl === null ? null : await tryUrl("application", config.databaseAppUrl);
  return [owner.finding, ...(owner.server ? judge(owner.server, config) : []), ...(app ? [app.finding] : [])];
}
