import { join, resolve } from "node:path";
import { z } from "zod";
import type { Sentence } from "../kernel/error.ts";
import { fail, ok, type Result } from "../kernel/result.ts";

/** How this process is set up; read once from the environment, never from the database. */
export type Config = {
  /** The project folder: `dist`, `plans` and migrations are below it. */
  readonly root: string;
  /** Absolute; holds the database engine's files, passwords and uploads. */
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Serves sample data from a database of its own, beside the real one. */
  readonly demo: boolean;
  /** `null`: the engine that comes with the application runs in `dataFolder`. */
  readonly databaseUrl: string | null;
  readonly databaseAppUrl: string | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Behind a proxy that terminates TLS: believe its X-Forwarded-* headers. */
  readonly trustProxy: boolean;
  /** Cookies are sent over TLS only; on whenever a proxy is trusted, unless said otherwise. */
  readonly secureCookies: boolean;
  /** Where backups of the page and of the schedule are written; absolute. */
  readonly backupFolder: string;
  /** At which hour of Asia/Shanghai one is written every day; null for never, as in the demonstration. */
  readonly backupHour: number | null;
  /** How many verified ones of each kind are kept. */
  readonly backupKeep: number;
  /** Whether the three administrators need a second factor; anybody else may have one. */
  readonly adminSecondFactor: boolean;
  /** The identity provider at which people may sign in, and how its people are found among the accounts; null for none. */
  readonly provider: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly scope: string;
    readonly name: string;
    readonly claim: string;
    readonly by: "login" | "number";
    readonly creates: boolean;
  } | null;
  /** The mail server; null sends no mail, as the demonstration never does: its people are invented. */
  readonly smtpUrl: string | null;
  /** The sender, `name@host` or `Name <name@host>`; there whenever `smtpUrl` is. */
  readonly mailFrom: string | null;
  /** Where people open it, as `https://jiziwan.example.gov.cn`, for links in what is sent; null where that is not said. */
  readonly publicUrl: string | null;
  /** Robots of groups that are told once a day how much waits; none as a rule, and none in the demonstration. */
  readonly robots: readonly Robot[];
  /** Origins of providers' interfaces that may be called, as `https://data.example.gov.cn:8443`; no other is. */
  readonly sourceOrigins: readonly string[];
  /** Whether such an origin may stand at a private address, as on the government's own network. */
  readonly sourcePrivate: boolean;
  /** Whom published heads are mailed to. */
  readonly witnessMail: readonly string[];
  /** Where they are posted to, as JSON. */
  readonly witnessPost: readonly string[];
};

/** Makers of chat applications whose groups have robots: 钉钉, 飞书, 企业微信. */
export const ROBOT_MAKERS = ["dingtalk", "feishu", "wecom"] as const;

/** A robot of a group: `url` is its webhook, a secret by itself; `secret` signs what is posted, where it was set there. */
export type Robot = {
  readonly maker: (typeof ROBOT_MAKERS)[number];
  readonly url: string;
  readonly secret: string | null;
};

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const DEFAULT_PORT = 8620;
const DEMO_PORT = 8630;

const flag = z
  .enum(["1", "0", "true", "false", "yes", "no", "on", "off"])
  .transform((text) => ["1", "true", "yes", "on"].includes(text));
const databaseUrl = z.string().regex(/^postgres(ql)?:\/\/[^/]+\/[^/?]+/);

function isSmtpUrl(text: string): boolean {
  try {
    const { hostname, username, password } = new URL(text);
    return hostname !== "" && decodeURIComponent(`${username}:${password}`) !== "";
  } catch {
    return false;
  }
}

const smtpUrl = z
  .string()
  .regex(/^smtps?:\/\/[^/?#]+\/?$/)
  .refine(isSmtpUrl);
const sender = z.string().regex(/^(?:[^<>"\p{Cc}]+ )?<[^\s<>@,;]+@[^\s<>@,;]+>$|^[^\s<>@,;]+@[^\s<>@,;]+$/u);

function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text && /^https?:/.test(text);
  } catch {
    return false;
  }
}

const listed = z.string().transform((text) => text.split(/[\s,]+/).filter((each) => each !== ""));
const origins = listed.refine((all) => all.every(isOrigin));
const isPost = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** Over plain HTTP only on this machine, as for a trial. */
function isGuarded(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, hash, username } = new URL(text);
  const here = ["127.0.0.1", "[::1]", "localhost"].includes(hostname);
  return (protocol === "https:" || (protocol === "http:" && here)) && hash + username === "";
}
const isIssuer = (text: string): boolean => isGuarded(text) && new URL(text).search === "";

const webhook = z.string().refine(isGuarded).nullable().default(null);
const signing = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/)
  .nullable()
  .default(null);

const environment = z.object({
  HOST: z.string().regex(/^\S+$/).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  JIZIWAN_DATA: z.string().default("var"),
  JIZIWAN_DEMO: flag.default(false),
  DATABASE_URL: databaseUrl.nullable().default(null),
  DATABASE_APP_URL: databaseUrl.nullable().default(null),
  LOG_LEVEL: z.enum(LOG_LEVELS).default("info"),
  TRUST_PROXY: flag.default(false),
  SECURE_COOKIES: flag.optional(),
  BACKUP_FOLDER: z.string().nullable().default(null),
  BACKUP_HOUR: z
    .string()
    .regex(/^([01]?\d|2[0-3])$/)
    .nullable()
    .default(null),
  BACKUP_KEEP: z.coerce.number().int().min(1).max(1000).default(7),
  ADMIN_SECOND_FACTOR: flag.default(false),
  OIDC_ISSUER: z.string().refine(isIssuer).nullable().default(null),
  OIDC_CLIENT_ID: z.string().max(500).nullable().default(null),
  OIDC_CLIENT_SECRET: z.string().max(500).nullable().default(null),
  OIDC_SCOPE: z
    .string()
    .regex(/^(?:\S+ )*openid(?: \S+)*$/)
    .default("openid profile"),
  OIDC_NAME: z.string().max(40).default("统一身份认证"),
  OIDC_CLAIM: z.string().max(100).default("preferred_username"),
  OIDC_LINK: z.enum(["login", "number"]).default("login"),
  OIDC_CREATE: flag.default(false),
  SMTP_URL: smtpUrl.nullable().default(null),
  MAIL_FROM: sender.nullable().default(null),
  PUBLIC_URL: z
    .string()
    .refine((text) => isIssuer(text) && isOrigin(text))
    .nullable()
    .default(null),
  ROBOT_DINGTALK_URL: webhook,
  ROBOT_DINGTALK_SECRET: signing,
  ROBOT_FEISHU_URL: webhook,
  ROBOT_FEISHU_SECRET: signing,
  ROBOT_WECOM_URL: webhook,
  SOURCE_ORIGINS: origins.default([]),
  SOURCE_PRIVATE: flag.default(false),
  WITNESS_MAIL: listed
    .refine((all) => all.every((each) => /^[^\s<>@,;]+@[^\s<>@,;]+$/.test(each)))
    .default([]),
  WITNESS_POST: listed.refine((all) => all.every(isPost)).default([]),
});

const url = {
  zh: "应形如 postgres://用户:密码@主机:5432/数据库",
  en: "should look like postgres://user:password@host:5432/database",
};
const robotUrl = {
  zh: "应为群机器人的 webhook 网址（https），整段复制；只有本机可用 http",
  en: "should be the whole webhook address of the group's robot (https); http on this machine only",
};
const robotSecret = {
  zh: "应为群机器人安全设置中加签（签名校验）的密钥",
  en: "should be the signing secret of the robot's security settings",
};
const onOff = { zh: "应为 1 或 0", en: "should be 1 or 0" };
const EXPECTED: Readonly<Record<keyof typeof environment.shape, Sentence>> = {
  HOST: { zh: "应为本机地址，如 127.0.0.1 或 0.0.0.0", en: "should be an address, as 127.0.0.1 or 0.0.0.0" },
  PORT: { zh: "应为 1 至 65535 的整数", en: "should be a whole number from 1 to 65535" },
  JIZIWAN_DATA: { zh: "应为文件夹路径", en: "should be a folder" },
  JIZIWAN_DEMO: onOff,
  DATABASE_URL: url,
  DATABASE_APP_URL: url,
  LOG_LEVEL: { zh: `应为 ${LOG_LEVELS.join("、")} 之一`, en: `should be one of ${LOG_LEVELS.join(", ")}` },
  TRUST_PROXY: onOff,
  SECURE_COOKIES: onOff,
  BACKUP_FOLDER: { zh: "应为文件夹路径", en: "should be a folder" },
  BACKUP_HOUR: {
    zh: "应为 0 至 23 的整数（北京时间几点）",
    en: "should be a whole number from 0 to 23, the hour in Beijing",
  },
  BACKUP_KEEP: { zh: "应为 1 至 1000 的整数", en: "should be a whole number from 1 to 1000" },
  ADMIN_SECOND_FACTOR: onOff,
  OIDC_ISSUER: {
    zh: "应为统一身份认证的 issuer 网址，形如 https://id.example.gov.cn；只有本机可用 http",
    en: "should be the issuer of the identity provider, as https://id.example.gov.cn; http on this machine only",
  },
  OIDC_CLIENT_ID: { zh: "应为不超过 500 个字符的文字", en: "should be at most 500 characters" },
  OIDC_CLIENT_SECRET: { zh: "应为不超过 500 个字符的文字", en: "should be at most 500 characters" },
  OIDC_SCOPE: {
    zh: "应为以空格分隔的范围，其中有 openid",
    en: "should be scopes parted by blanks, openid among them",
  },
  OIDC_NAME: { zh: "应为不超过 40 个字符的名称", en: "should be a name of at most 40 characters" },
  OIDC_CLAIM: {
    zh: "应为声明的名称，如 preferred_username",
    en: "should be the name of a claim, as preferred_username",
  },
  OIDC_LINK: { zh: "应为 login 或 number", en: "should be login or number" },
  OIDC_CREATE: onOff,
  SMTP_URL: {
    zh: "应形如 smtps://用户:密码@主机:465 或 smtp://主机:25，密码中的特殊字符须百分号编码",
    en: "should look like smtps://user:password@host:465 or smtp://host:25, with special characters of the password percent-encoded",
  },
  MAIL_FROM: {
    zh: "应形如 name@example.gov.cn 或 几字弯 <name@example.gov.cn>",
    en: "should look like name@example.gov.cn or Jiziwan <name@example.gov.cn>",
  },
  PUBLIC_URL: {
    zh: "应为用户打开本系统的网址，形如 https://jiziwan.example.gov.cn，不带路径",
    en: "should be where people open this system, as https://jiziwan.example.gov.cn, without a path",
  },
  ROBOT_DINGTALK_URL: robotUrl,
  ROBOT_DINGTALK_SECRET: robotSecret,
  ROBOT_FEISHU_URL: robotUrl,
  ROBOT_FEISHU_SECRET: robotSecret,
  ROBOT_WECOM_URL: robotUrl,
  SOURCE_ORIGINS: {
    zh: "应为以逗号分隔的源地址，形如 https://data.example.gov.cn:8443，不带路径",
    en: "should be origins separated by commas, as https://data.example.gov.cn:8443, without a path",
  },
  SOURCE_PRIVATE: onOff,
  WITNESS_MAIL: { zh: "应为以逗号分隔的邮箱地址", en: "should be mail addresses separated by commas" },
  WITNESS_POST: {
    zh: "应为以逗号分隔的网址，形如 https://data.example.gov.cn/heads",
    en: "should be addresses separated by commas, as https://data.example.gov.cn/heads",
  },
};

/** With the path of `url` replaced by `name`: the same server, another database. */
export function onDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

function robotsOf(value: z.infer<typeof environment>): Robot[] {
  const given = [
    { maker: "dingtalk", url: value.ROBOT_DINGTALK_URL, secret: value.ROBOT_DINGTALK_SECRET },
    { maker: "feishu", url: value.ROBOT_FEISHU_URL, secret: value.ROBOT_FEISHU_SECRET },
    { maker: "wecom", url: value.ROBOT_WECOM_URL, secret: null },
  ] as const;
  return given.flatMap(({ url, ...rest }) => (url === null ? [] : [{ ...rest, url }]));
}

const userOf = (url: string | null): string | null => url && new URL(url).username;

const demonstration = (url: string | null): string | null =>
  url && onDatabase(url, `${new URL(url).pathname.slice(1)}_demo`);

/**
 * Reads the environment variables that {@link EXPECTED} lists; an empty value counts as unset. `root` is the project
 * folder; relative paths start there. In demonstration mode both database addresses point at `NAME_demo` on the same
 * server, and no mail is sent.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): Result<Config, "config"> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0] as keyof typeof EXPECTED;
    const { zh, en } = EXPECTED[name];
    return fail("config", `环境变量 ${name} ${zh}。`, `The environment variable ${name} ${en}.`);
  }
  const value = parsed.data;
  if (value.DATABASE_APP_URL && !value.DATABASE_URL)
    return fail(
      "config",
      "设置了 DATABASE_APP_URL，还须设置 DATABASE_URL（负责升级数据库结构的账号）。",
      "DATABASE_APP_URL needs DATABASE_URL beside it: the login that migrates the database.",
    );
  if (value.DATABASE_APP_URL && userOf(value.DATABASE_APP_URL) === userOf(value.DATABASE_URL))
    return fail(
      "config",
      "DATABASE_APP_URL 须是另一个账号：与 DATABASE_URL 相同的账号可以改动操作记录。",
      "DATABASE_APP_URL must be another login: that of DATABASE_URL could alter the audit trail.",
    );
  if (value.SMTP_URL && !value.MAIL_FROM)
    return fail(
      "config",
      "设置了 SMTP_URL，还须设置 MAIL_FROM（发件人地址）。",
      "SMTP_URL needs MAIL_FROM beside it: the sender's address.",
    );
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = value;
  if (issuer && !(clientId && clientSecret))
    return fail(
      "config",
      "设置了 OIDC_ISSUER，还须设置 OIDC_CLIENT_ID 和 OIDC_CLIENT_SECRET。",
      "OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it.",
    );
  const provider =
    issuer && clientId && clientSecret && !value.JIZIWAN_DEMO
      ? {
          issuer,
          clientId,
          clientSecret,
          scope: value.OIDC_SCOPE,
          name: value.OIDC_NAME,
          claim: value.OIDC_CLAIM,
          by: value.OIDC_LINK,
          creates: value.OIDC_CREATE,
        }
      : null;
  const dataFolder = resolve(root, value.JIZIWAN_DATA);
  const address = value.JIZIWAN_DEMO ? demonstration : (text: string | null) => text;
  return ok({
    root,
    dataFolder,
    host: value.HOST,
    port: value.PORT ?? (value.JIZIWAN_DEMO ? DEMO_PORT : DEFAULT_PORT),
    demo: value.JIZIWAN_DEMO,
    databaseUrl: address(value.DATABASE_URL),
    databaseAppUrl: address(value.DATABASE_APP_URL),
    logLevel: value.LOG_LEVEL,
    trustProxy: value.TRUST_PROXY,
    secureCookies: value.SECURE_COOKIES ?? value.TRUST_PROXY,
    backupFolder: resolve(root, value.BACKUP_FOLDER ?? join(dataFolder, "backups")),
    backupHour: value.JIZIWAN_DEMO || value.BACKUP_HOUR === null ? null : Number(value.BACKUP_HOUR),
    backupKeep: value.BACKUP_KEEP,
    adminSecondFactor: value.JIZIWAN_DEMO ? false : value.ADMIN_SECOND_FACTOR,
    provider,
    smtpUrl: value.JIZIWAN_DEMO ? null : value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
    publicUrl: value.PUBLIC_URL,
    robots: value.JIZIWAN_DEMO ? [] : robotsOf(value),
    sourceOrigins: value.SOURCE_ORIGINS,
    sourcePrivate: value.SOURCE_PRIVATE,
    witnessMail: value.JIZIWAN_DEMO ? [] : value.WITNESS_MAIL,
    witnessPost: value.JIZIWAN_DEMO ? [] : value.WITNESS_POST,
  });
}

function withoutPassword(url: string | null): string | null {
  if (url === null) return null;
  const shown = new URL(url);
  if (shown.password) shown.password = "***";
  shown.search = "";
  return shown.href;
}

/** The configuration as it may be printed and logged: addresses of servers without passwords and parameters. */
export function printableConfig(config: Config): Config {
  return {
    ...config,
    databaseUrl: withoutPassword(config.databaseUrl),
    databaseAppUrl: withoutPassword(config.databaseAppUrl),
    provider: config.provider && { ...config.provider, clientSecret: "***" },
    smtpUrl: withoutPassword(config.smtpUrl),
    robots: config.robots.map(({ maker, url, secret }) => ({
      maker,
      url: `${new URL(url).origin}/***`,
      secret: secret && "***",
    })),
  };
}
