import { describe, expect, it } from "vitest";
import { printableConfig, readConfig } from "./config.ts";

const root = "/srv/jiziwan";

function read(env: Record<string, string>) {
  const result = readConfig(env, root);
  if (!result.ok) throw new Error(result.failure.sentence.en);
  return result.value;
}

describe("the configuration", () => {
  it("has a default for everything", () => {
    expect(read({})).toEqual({
      root,
      dataFolder: "/srv/jiziwan/var",
      backupFolder: "/srv/jiziwan/var/backups",
      backupHour: null,
      backupKeep: 7,
      host: "127.0.0.1",
      port: 8620,
      demo: false,
      databaseUrl: null,
      databaseAppUrl: null,
      logLevel: "info",
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
    });
  });

  it("takes an empty value as unset", () => {
    expect(read({ PORT: "", DATABASE_URL: "" })).toMatchObject({ port: 8620, databaseUrl: null });
  });

  it("keeps the demonstration apart: another port, another database on the same server", () => {
    const config = read({
      JIZIWAN_DEMO: "1",
      DATABASE_URL: "postgres://o:p@db:5432/plan?sslmode=require",
      DATABASE_APP_URL: "postgres://a:p@db:5432/plan",
    });
    expect(config.port).toBe(8630);
    expect(config.databaseUrl).toBe("postgres://o:p@db:5432/plan_demo?sslmode=require");
    expect(config.databaseAppUrl).toBe("postgres://a:p@db:5432/plan_demo");
  });

  it("sends cookies over TLS only, once a proxy is trusted", () => {
    expect(read({ TRUST_PROXY: "yes" }).secureCookies).toBe(true);
    expect(read({ TRUST_PROXY: "yes", SECURE_COOKIES: "0" }).secureCookies).toBe(false);
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["LOG_LEVEL", "loud"],
    ["JIZIWAN_DEMO", "maybe"],
    ["DATABASE_URL", "mysql://db/x"],
    ["DATABASE_URL", "postgres://db:5432"],
    ["DATABASE_APP_URL", "postgres://a@db/x"],
    ["ADMIN_SECOND_FACTOR", "all"],
    ["BACKUP_HOUR", "24"],
    ["BACKUP_KEEP", "0"],
    ["OIDC_ISSUER", "id.example.gov.cn"],
    ["OIDC_ISSUER", "http://id.example.gov.cn"],
    ["OIDC_ISSUER", "https://id.example.gov.cn"],
    ["OIDC_SCOPE", "profile"],
    ["OIDC_LINK", "name"],
    ["SMTP_URL", "http://mail.test"],
    ["SMTP_URL", "smtp://"],
    ["SMTP_URL", "smtp://mail.test:port"],
    ["SMTP_URL", "smtp://a:50%@mail.test"],
    ["SMTP_URL", "smtp://mail.test"],
    ["PUBLIC_URL", "jiziwan.test"],
    ["PUBLIC_URL", "http://jiziwan.test"],
    ["PUBLIC_URL", "https://jiziwan.test/path"],
    ["ROBOT_DINGTALK_URL", "http://oapi.test/robot/send?access_token=a"],
    ["ROBOT_FEISHU_URL", "open.test/hook/a"],
    ["ROBOT_WECOM_URL", "https://user@qyapi.test/send?key=a"],
    ["ROBOT_DINGTALK_SECRET", "SEC\n1"],
    ["MAIL_FROM", "几字弯"],
    ["MAIL_FROM", "a@b.test, c@d.test"],
    ["MAIL_FROM", "几字弯\r\nBcc: all@b.test <a@b.test>"],
  ])("refuses %s=%s with a sentence that names the variable", (name, value) => {
    const result = readConfig({ [name]: value }, root);
    expect(result).toMatchObject({ ok: false, failure: { code: "config" } });
    expect(result.ok ? "" : result.failure.sentence.zh).toContain(name);
    expect(result.ok ? "" : result.failure.sentence.en).toContain(name);
  });

  it("refuses one login for both purposes", () => {
    const [url, app] = ["postgres://plan:a@db/plan", "postgres://plan:b@other/plan"];
    expect(readConfig({ DATABASE_URL: url, DATABASE_APP_URL: app }, root)).toMatchObject({
      failure: { sentence: { en: expect.stringContaining("must be another login") } },
    });
  });

  it("takes a mail server and a sender, which the demonstration does not use", () => {
    const env = { SMTP_URL: "smtps://desk:p%40ss@mail.test:465", MAIL_FROM: "几字弯 <desk@mail.test>" };
    expect(read(env)).toMatchObject({ smtpUrl: env.SMTP_URL, mailFrom: env.MAIL_FROM });
    expect(read({ ...env, JIZIWAN_DEMO: "1" }).smtpUrl).toBeNull();
    expect(read({ MAIL_FROM: "desk@mail.test" })).toMatchObject({ smtpUrl: null });
  });

  it("takes robots with a webhook, of which the demonstration has none", () => {
    const env = {
      ROBOT_FEISHU_URL: "https://open.test/hook/a",
      ROBOT_FEISHU_SECRET: "b",
      ROBOT_WECOM_URL: "http://127.0.0.1:9/send?key=a",
      ROBOT_DINGTALK_SECRET: "of-none",
    };
    expect(read(env).robots).toEqual([
      { maker: "feishu", url: "https://open.test/hook/a", secret: "b" },
      { maker: "wecom", url: "http://127.0.0.1:9/send?key=a", secret: null },
    ]);
    expect(read({ ...env, JIZIWAN_DEMO: "1" }).robots).toEqual([]);
  });

  it("takes an identity provider whole, which the demonstration does not use", () => {
    const env = { OIDC_ISSUER: "https://id.test/realm", OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" };
    expect(read(env).provider).toMatchObject({
      issuer: env.OIDC_ISSUER,
      claim: "preferred_username",
      by: "login",
      creates: false,
    });
    expect(read({ ...env, JIZIWAN_DEMO: "1" }).provider).toBeNull();
    expect(read({ ...env, OIDC_ISSUER: "http://127.0.0.1:3000" }).provider).not.toBeNull();
    expect(read({ OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" }).provider).toBeNull();
  });

  it("prints without passwords", () => {
    const text = JSON.stringify(
      printableConfig(
        read({
          DATABASE_URL: "postgres://o:s3cret@db/plan?password=s3cret",
          DATABASE_APP_URL: "postgres://a:s3cret@db/plan",
          SMTP_URL: "smtp://desk:s3cret@mail.test",
          MAIL_FROM: "desk@mail.test",
          OIDC_ISSUER: "https://id.test",
          OIDC_CLIENT_ID: "jiziwan",
          OIDC_CLIENT_SECRET: "s3cret",
          ROBOT_DINGTALK_URL: "https://oapi.test/robot/send?access_token=s3cret",
          ROBOT_DINGTALK_SECRET: "s3cret",
          ROBOT_FEISHU_URL: "https://open.test/hook/s3cret",
        }),
      ),
    );
    expect(text).toContain("https://oapi.test/***");
    expect(text).toContain("postgres://o:***@db/plan");
    expect(text).toContain("smtp://desk:***@mail.test");
    expect(text).not.toContain("s3cret");
  });

  it("lists the origins of providers' interfaces and takes no address with a path", () => {
    expect(read({ SOURCE_ORIGINS: "https://a.test:8443, http://10.1.2.3" }).sourceOrigins).toEqual([
      "https://a.test:8443",
      "http://10.1.2.3",
    ]);
    for (const text of ["https://a.test/path", "ftp://a.test", "a.test"])
      expect(readConfig({ SOURCE_ORIGINS: text }, "/project").ok).toBe(false);
  });
});
