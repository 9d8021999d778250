import { createServer } from "node:net";
import { assert, asyncProperty, constantFrom, oneof, string, tuple } from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { freePort } from "../../../test/support/application.ts";
import { type MailServer, openMailServer } from "../../../test/support/mail-server.ts";
import { createMail } from "./mail.ts";

const MESSAGE = { to: "liaison@unit.test", subject: "请报送", text: "2 件" };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(...options: Parameters<typeof openMailServer>): Promise<MailServer> {
  const server = await openMailServer(...options);
  closing.push(server.close);
  return server;
}

const mailBy = (port: number, login = "") =>
  createMail({ smtpUrl: `smtp://${login}127.0.0.1:${port}`, mailFrom: "几字弯 <desk@office.test>" });

const names = (head: string) =>
  head.split("\r\n").map((each) => each.slice(0, each.indexOf(":")).toLowerCase());

describe("mail", () => {
  it("arrives with its Chinese subject and text, from the configured sender", async () => {
    const server = await open();
    const subject = "【催办】关于报送《推动呼包鄂乌一体化发展行动方案》第三季度进展情况的提醒（共 12 项）";
    const text = "各责任单位：\n请于 10 月 8 日前报送。\n.\n— 领导小组办公室";
    expect(await mailBy(server.port).send({ to: "liaison@unit.test", subject, text })).toEqual({
      ok: true,
      value: null,
    });
    const [mail] = server.received;
    expect(mail?.to).toEqual(["liaison@unit.test"]);
    expect(mail?.head).toContain(`Subject: ${subject}`);
    expect(mail?.head).toMatch(/^From: 几字弯 <desk@office\.test>$/m);
    expect(mail?.head).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(mail?.body.replaceAll("\r\n", "\n").trimEnd()).toBe(text);
  });

  it("signs in where the address has a user, and says so when the server refuses", async () => {
    const server = await open({
      allowInsecureAuth: true,
      authOptional: false,
      onAuth: ({ username, password }, _, done) =>
        username === "desk" && password === "p@ss:字"
          ? done(null, { user: username })
          : done(new Error("no such login")),
    });
    const good = `desk:${encodeURIComponent("p@ss:字")}@`;
    expect(await mailBy(server.port, good).send(MESSAGE)).toMatchObject({ ok: true });
    const refused = await mailBy(server.port, "desk:s3cret@").send(MESSAGE);
    expect(refused).toMatchObject({ failure: { code: "mail-login" } });
    expect(JSON.stringify(refused)).not.toContain("s3cret");
    expect(server.received).toHaveLength(1);
  });

  it("sends no password in the clear to another machine", async () => {
    const seen: unknown[] = [];
    const server = await open({
      allowInsecureAuth: true,
      onAuth: ({ username }, _, done) => {
        seen.push(username);
        done(null, { user: username });
      },
    });
    // Where this machine answers too, though the address does not say so.
    const mail = createMail({
      smtpUrl: `smtp://desk:s3cret@0.0.0.0:${server.port}`,
      mailFrom: "desk@office.test",
    });
    expect(await mail.send(MESSAGE)).toMatchObject({ failure: { code: "mail-away" } });
    expect(seen).toEqual([]);
  });

  it("names the address that the server refuses", async () => {
    const server = await open({
      onRcptTo: ({ address }, _, done) =>
        address.startsWith("gone")
          ? done(Object.assign(new Error("no such mailbox"), { responseCode: 550 }))
          : done(),
    });
    const refused = await mailBy(server.port).send({ ...MESSAGE, to: "gone@unit.test" });
    expect(refused).toMatchObject({
      failure: { code: "mail-refused", sentence: { zh: expect.stringContaining("gone@unit.test") } },
    });
    expect(await mailBy(server.port).send(MESSAGE)).toMatchObject({ ok: true });
  });

  it("tells refusals that pass from those that stay", async () => {
    const server = await open({
      onRcptTo: (_, __, done) => done(Object.assign(new Error("mailbox busy"), { responseCode: 450 })),
    });
    expect(await mailBy(server.port).send(MESSAGE)).toMatchObject({
      failure: { code: "mail-away", sentence: { en: expect.stringContaining("450") } },
    });
  });

  it("says in a sentence that the server is away, or hangs up", async () => {
    expect(await mailBy(await freePort()).send(MESSAGE)).toMatchObject({ failure: { code: "mail-away" } });
    const rude = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => rude.listen(0, "127.0.0.1", resolve));
    closing.push(() => new Promise((resolve) => rude.close(() => resolve())));
    const { port } = rude.address() as { port: number };
    expect(await mailBy(port).send(MESSAGE)).toMatchObject({ failure: { code: "mail-away" } });
  });

  it("does not believe a certificate that nobody vouches for", async () => {
    const server = await open({ disabledCommands: [] });
    expect(await mailBy(server.port).send(MESSAGE)).toMatchObject({ failure: { code: "mail-away" } });
    expect(server.received).toEqual([]);
  });

  it("is one message to one address with the headers meant, whatever the subject and text hold", async () => {
    const server = await open();
    const mail = mailBy(server.port);
    const line = oneof(
      string({ unit: "binary", maxLength: 30 }),
      constantFrom(
        "\r\nBcc: all@unit.test\r\n\r\n",
        "\nSubject: other",
        "\r\n.\r\nRCPT TO:<all@unit.test>\r\n",
      ),
    );
    const content = tuple(line, line).map((parts) => parts.join(""));
    await mail.send({ ...MESSAGE, subject: "plain" });
    const allowed = [...names(server.received[0]?.head ?? ""), "content-transfer-encoding"];
    await assert(
      asyncProperty(content, content, async (subject, text) => {
        const before = server.received.length;
        expect(await mail.send({ ...MESSAGE, subject, text })).toMatchObject({ ok: true });
        expect(server.received).toHaveLength(before + 1);
        const arrived = server.received[before];
        expect(arrived?.to).toEqual([MESSAGE.to]);
        expect(names(arrived?.head ?? "").filter((name) => !allowed.includes(name))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it.each(["", "liaison", "a@b.test, c@d.test", "a@b.test\r\nBcc: c@d.test", "名 <a@b.test>", "a@b.test>"])(
    "refuses %j as an address without calling the server",
    async (to) => {
      const server = await open();
      expect(await mailBy(server.port).send({ ...MESSAGE, to })).toMatchObject({
        failure: { code: "mail-address" },
      });
      expect(server.received).toEqual([]);
    },
  );

  it("that nobody configured says so and sends nothing", async () => {
    const off = createMail({ smtpUrl: null, mailFrom: null });
    expect(off.configured).toBe(false);
    expect(await off.send(MESSAGE)).toMatchObject({ failure: { code: "mail-off" } });
  });
});
