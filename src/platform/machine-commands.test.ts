import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../../test/support/application.ts";
import { runCommand } from "../../test/support/command-line.ts";
import { type MailServer, openMailServer } from "../../test/support/mail-server.ts";
import { readConfig } from "./config.ts";
import { commands } from "./machine-commands.ts";

let server: MailServer;
beforeAll(async () => {
  server = await openMailServer();
});
afterAll(() => server.close());

async function mailTest(env: Record<string, string>, to: string) {
  const config = readConfig(env, root);
  if (!config.ok) throw new Error(config.failure.sentence.en);
  const { code, out } = await runCommand(commands, ["mail", "test", to], {
    config: async () => config.value,
  });
  return { code, said: out };
}

it("jiziwan mail test sends one message through the configured server, or says what is missing", async () => {
  const env = { SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM: "desk@office.test" };
  expect(await mailTest(env, "it@office.test")).toMatchObject({
    code: 0,
    said: expect.stringContaining("took it"),
  });
  expect(server.received.map(({ to }) => to)).toEqual([["it@office.test"]]);
  await expect(mailTest(env, "nobody")).rejects.toMatchObject({ failure: { code: "mail-address" } });
  await expect(mailTest({}, "it@office.test")).rejects.toMatchObject({ failure: { code: "mail-off" } });
});
