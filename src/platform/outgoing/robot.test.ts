import { execFileSync } from "node:child_process";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freePort } from "../../../test/support/application.ts";
import type { Robot } from "../config.ts";
import { postToRobot } from "./robot.ts";

const NOW = new Date("2026-12-01T00:37:00.123Z");
const SECRET = "SEC+s3/cret=";

/** Worked out by openssl, so that nothing of ours signs and checks alike. */
function hmacBySomebodyElse(key: string, text: string): string {
  const hex = Buffer.from(key).toString("hex");
  const args = ["dgst", "-sha256", "-mac", "HMAC", "-macopt", `hexkey:${hex}`, "-binary"];
  return execFileSync("openssl", args, { input: text }).toString("base64");
}

type Taken = { readonly url: URL; readonly body: Record<string, unknown>; readonly type: string | undefined };
let taken: Taken[] = [];
let answer: (reply: ServerResponse) => void = () => {};
let server: Server;
let origin: string;

async function take(request: IncomingMessage, reply: ServerResponse) {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
  taken.push({ url: new URL(request.url ?? "", origin), body, type: request.headers["content-type"] });
  answer(reply);
}

beforeAll(async () => {
  server = createServer((request, reply) => void take(request, reply));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  taken = [];
});

const robot = (maker: Robot["maker"], secret: string | null = SECRET): Robot => ({
  maker,
  url: `${origin}/robot/send?access_token=t0ken`,
  secret,
});
const post = (to: Robot, text = "逾期 2 件") => postToRobot(to, text, { now: NOW, allowPrivate: false });
const says = (value: unknown, status = 200) => {
  answer = (reply) => void reply.writeHead(status).end(JSON.stringify(value));
};

describe("a robot of a group", () => {
  it("of DingTalk is signed in the query, by milliseconds", async () => {
    says({ errcode: 0, errmsg: "ok" });
    expect(await post(robot("dingtalk"))).toEqual({ state: "sent" });
    const [{ url, body, type } = { url: new URL(origin), body: {}, type: "" }] = taken;
    const timestamp = url.searchParams.get("timestamp");
    expect(timestamp).toBe("1796085420123");
    expect(url.searchParams.get("sign")).toBe(hmacBySomebodyElse(SECRET, `${timestamp}\n${SECRET}`));
    expect(url.searchParams.get("access_token")).toBe("t0ken");
    expect(url.search).not.toContain(" ");
    expect(body).toEqual({ msgtype: "text", text: { content: "逾期 2 件" } });
    expect(type).toContain("application/json");
  });

  it("of Feishu is signed in the body, by seconds, over nothing", async () => {
    says({ code: 0, msg: "success", data: {} });
    expect(await post(robot("feishu"))).toEqual({ state: "sent" });
    expect(taken[0]?.body).toEqual({
      timestamp: "1796085420",
      sign: hmacBySomebodyElse(`1796085420\n${SECRET}`, ""),
      msg_type: "text",
      content: { text: "逾期 2 件" },
    });
    expect(taken[0]?.url.search).toBe("?access_token=t0ken");
  });

  it("of WeCom has its key in the address alone, and so have others without a secret", async () => {
    says({ errcode: 0, errmsg: "ok" });
    await post(robot("wecom", null));
    await post(robot("dingtalk", null));
    says({ StatusCode: 0, StatusMessage: "success" });
    expect(await post(robot("feishu", null))).toEqual({ state: "sent" });
    expect(taken.map(({ url }) => url.search)).toEqual(
      Array.from({ length: 3 }, () => "?access_token=t0ken"),
    );
    expect(taken.map(({ body }) => Object.keys(body).toSorted().join())).toEqual([
      "msgtype,text",
      "msgtype,text",
      "content,msg_type",
    ]);
  });

  it("that refuses says why, by each maker's code, and never with address or secret", async () => {
    const cases = [
      ["dingtalk", { errcode: 310000, errmsg: `sign not match ${SECRET}` }, 200, "310000"],
      ["feishu", { code: 19021, msg: "sign match fail" }, 200, "19021"],
      ["wecom", { errcode: 93000, errmsg: "invalid webhook url" }, 200, "93000"],
      ["feishu", { code: 9499 }, 400, "HTTP 400"],
      ["wecom", {}, 302, "HTTP 302"],
    ] as const;
    for (const [maker, value, status, code] of cases) {
      says(value, status);
      const posted = await post(robot(maker));
      expect(posted).toMatchObject({ state: "refused", sentence: { zh: expect.stringContaining(code) } });
      expect(JSON.stringify(posted)).not.toMatch(/s3|t0ken/);
    }
    says({ errcode: 45009 });
    expect(await post(robot("wecom"))).toMatchObject({ sentence: { zh: expect.stringContaining("限流") } });
  });

  it("that nobody answers for was refused; one that may have taken it is unknown and not to be asked again", async () => {
    const nobody = { ...robot("wecom"), url: `http://127.0.0.1:${await freePort()}/send?key=t0ken` };
    expect(await post(nobody)).toMatchObject({ state: "refused" });
    for (const unclear of [
      (reply: ServerResponse) => void reply.end("no json"),
      (reply: ServerResponse) => void reply.end("{}"),
      (reply: ServerResponse) => void reply.end(JSON.stringify("x".repeat(70_000))),
      (reply: ServerResponse) => void reply.writeHead(502).end(),
      (reply: ServerResponse) => void reply.destroy(),
    ]) {
      answer = unclear;
      expect(await post(robot("dingtalk"))).toMatchObject({ state: "unknown" });
    }
  });
});
