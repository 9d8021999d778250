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
      host: "127.0.0.1",
      port: 8620,
      demo: false,
      databaseUrl: null,
      databaseAppUrl: null,
      logLevel: "info",
      trustProxy: false,
      secureCookies: false,
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

  it("prints without passwords", () => {
    const text = JSON.stringify(
      printableConfig(
        read({
          DATABASE_URL: "postgres://o:s3cret@db/plan?password=s3cret",
          DATABASE_APP_URL: "postgres://a:s3cret@db/plan",
        }),
      ),
    );
    expect(text).toContain("postgres://o:***@db/plan");
    expect(text).not.toContain("s3cret");
  });
});
