import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type MailServer, openMailServer } from "../../../../../test/support/mail-server.ts";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { createMail } from "../../../../platform/mail/mail.ts";
import { readLine } from "../../../../platform/witness/line.ts";
import { commitReceipt } from "./store.ts";
import { publishHead, SEND_HEAD } from "./store-heads.ts";
import { sendHead } from "./job.ts";

let ground: ServicesGround;
let mails: MailServer;
const posted: string[] = [];
const other = createServer((request, reply) => {
  request.setEncoding("utf8").on("data", (text: string) => posted.push(text));
  request.on("end", () => reply.end("{}"));
});

beforeAll(async () => {
  ground = await openServices();
  mails = await openMailServer();
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
});
afterAll(async () => {
  await ground.database.close();
  await mails.close();
  other.close();
});

test("（四） a published head is mailed and posted, signed, to whom the configuration names, and comes again where one is away", async () => {
  const { port } = other.address() as AddressInfo;
  const config = {
    ...ground.sharedData.config,
    smtpUrl: `smtp://127.0.0.1:${mails.port}`,
    mailFrom: "desk@example.test",
    sourcePrivate: true,
    witnessMail: ["data@other.example.test"],
    witnessPost: [`http://127.0.0.1:${port}/heads`],
  };
  const desk = { ...ground.sharedData, config, mail: createMail(config) };
  const unit = { id: "00000000-0000-4000-8000-0000000000aa", name: "测试单位" };
  await commitReceipt(desk, {
    kind: "reading",
    regionCode: "150200",
    requester: unit,
    provider: unit,
    basis: "测试依据",
    resource: { ...unit, code: "307001/0001" },
    outcome: "answered",
    sample: false,
  });
  const { head } = await publishHead(desk);
  const [job] = await desk.sql<{ payload: unknown }[]>`
    select p.payload from graphile_worker._private_jobs p
    join graphile_worker._private_tasks t on t.id = p.task_id where t.identifier = ${SEND_HEAD}`;
  const context = { signal: new AbortController().signal };
  await sendHead(desk)(job?.payload, context);
  const [mail] = mails.received;
  expect(mail?.to).toEqual(["data@other.example.test"]);
  const signed = { number: 1, hash: head?.hash, key: desk.witness.publicKey() };
  expect(JSON.parse(posted.join(""))).toMatchObject(signed);
  // As a program of mail shows it: quoted-printable, RFC 2045, 6.7.
  const shown = (mail?.body ?? "")
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
  expect([mail?.head, readLine(shown.trim())]).toMatchObject([
    expect.stringContaining("quoted-printable"),
    signed,
  ]);
  const away = { ...desk, config: { ...config, witnessPost: ["http://127.0.0.1:9/heads"] } };
  await expect(sendHead(away)(job?.payload, context)).rejects.toThrow("http://127.0.0.1:9/heads");
});
