import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "../../../../../test/support/command-line.ts";
import { addGrant, SUBJECTS } from "../../../../../test/support/exchange.ts";
import { openServices, type ServicesGround } from "../../../../../test/support/services.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { commands } from "../../commands.ts";
import type { Grant } from "../grant/grant.ts";
import { exportReceipt } from "./store-export.ts";
import { listHeads, publishHead } from "./store-heads.ts";
import { readPerson } from "../reading/store-read-person.ts";
import { viewerOf } from "../store-viewers.ts";
import { listVisits } from "../visitor/store.ts";

let ground: ServicesGround;
let grant: Grant;
const folder = mkdtempSync(join(tmpdir(), "receipts-"));

const read = (subject: string, purpose = "核验异地提取资格") =>
  readPerson(
    ground.sharedData,
    { grantId: grant.id, purpose, caseNumber: "呼2026-000123", subject, items: ["姓名"] },
    ground.of("呼和浩特市测试住房公积金中心", "liaison"),
  ).catch((error: unknown) => {
    if (!(error instanceof FailureError)) throw error;
  });

beforeAll(async () => {
  ground = await openServices();
  grant = await addGrant(ground);
  await read(SUBJECTS[0]);
  await read(SUBJECTS[1]);
  await read(SUBJECTS[0], "别的用途");
  await addGrant(ground);
});
afterAll(() => ground.database.close());

const run = (words: string, ...args: string[]) =>
  runCommand(commands, [...words.split(" "), ...args], { cwd: folder, shell: ground.sharedData });

const fileWith = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

test("（四） an exported range is checked without a database, and says on one page who asked whom, why and for what", async () => {
  expect((await run("receipt export", "--from", "1", "--to", "3", "all.jsonl")).code).toBe(0);
  const { code, out } = await run("receipt verify", "all.jsonl");
  expect(code).toBe(0);
  for (const words of [
    "结论：完整",
    "呼和浩特市测试住房公积金中心",
    "包头市测试住房公积金中心",
    "核验异地提取资格",
    "呼2026-000123",
    "测试缴存信息（306001/0001）",
    "姓名",
    `授权 ${grant.id} 第 3 版`,
    "2026-11-23 10:00:00（北京时间）",
    "拒绝（purpose）",
  ])
    expect(out).toContain(words);
  expect(out).not.toContain(SUBJECTS[0]);
  const json = await run("receipt verify", "all.jsonl", "--json");
  expect(JSON.parse(json.out)).toMatchObject({ state: "intact", from: 1, to: 3, disclosed: 3, withheld: 0 });
  await expect(run("receipt export", "--from", "1", "--to", "3", "all.jsonl")).rejects.toThrow(FailureError);
  await expect(run("receipt export", "--from", "3", "--to", "9", "more.jsonl")).rejects.toThrow(FailureError);
});

test("（四） a file that was tampered with ends with 1 and names the entry, one that is none ends with 2", async () => {
  await run("receipt export", "--from", "1", "--to", "3", "whole.jsonl");
  const text = readFileSync(join(folder, "whole.jsonl"), "utf8");
  const broken = await run(
    "receipt verify",
    fileWith("broken.jsonl", text.replace("别的", "").replace('"rows":1', '"rows":2')),
  );
  expect(broken.code).toBe(1);
  expect(broken.err).toContain("第 1 号：内容与散列值不符");
  const cut = await run(
    "receipt verify",
    fileWith("cut.jsonl", text.split("\n").slice(0, 3).join("\n")),
    "--json",
  );
  expect(cut.code).toBe(1);
  expect(JSON.parse(cut.out)).toMatchObject({ problem: { code: "short", number: 3 } });
  for (const none of ["", "no json", '{"a":1}', "\u0000"])
    expect((await run("receipt verify", fileWith("none.jsonl", none))).code).toBe(2);
  await expect(run("receipt verify", "missing.jsonl")).rejects.toMatchObject({ failure: { code: "usage" } });
  await expect(run("receipt verify")).rejects.toMatchObject({ failure: { code: "usage" } });
});

test("（四） a published head is met by an honest file and exposes a log that was written anew", async () => {
  expect((await publishHead(ground.sharedData)).head).toMatchObject({ number: 3, verified: 3, intact: true });
  expect((await publishHead(ground.sharedData)).head).toBeNull();
  const [head] = await listHeads(ground.database.app, 1);
  await run("receipt export", "--from", "1", "--to", "3", "headed.jsonl");
  const held = `${head?.number}:${head?.hash}`;
  expect((await run("receipt verify", "headed.jsonl", "--head", held)).code).toBe(0);
  expect((await run("receipt verify", "headed.jsonl", "--head", `3:${"0".repeat(64)}`)).code).toBe(1);
  expect((await run("receipt verify", "headed.jsonl", "--head", `9:${head?.hash}`)).code).toBe(1);
  await expect(run("receipt verify", "headed.jsonl", "--head", "三")).rejects.toThrow(FailureError);
});

test("（四） one receipt proves itself to whom it concerns and shows nothing of the others", async () => {
  const own = await viewerOf(ground.sharedData, ground.of("呼和浩特市测试住房公积金中心", "liaison"));
  const file = await exportReceipt(ground.database.app, 1, own);
  const text = Buffer.from(file.bytes).toString("utf8");
  expect(text.split("\n").filter((line) => line.includes('"content"'))).toHaveLength(1);
  const { code, out } = await run("receipt verify", fileWith("one.jsonl", text));
  expect([code, out.includes("其中 2 条与持有人无关")]).toEqual([0, true]);
  const stranger = await viewerOf(ground.sharedData, ground.of("鄂尔多斯市测试人社局", "liaison"));
  await expect(exportReceipt(ground.database.app, 1, stranger)).rejects.toMatchObject({
    failure: { code: "not-found" },
  });
  const officer = await viewerOf(ground.sharedData, ground.of("包头市测试数据局", "data-officer"));
  expect((await exportReceipt(ground.database.app, 2, officer)).name).toBe("receipt-2.jsonl");
});

test("（四） a citizen sees every reading of their own data, denied ones too, and nobody else's; unchecked identities see how to be checked", async () => {
  const first = await ground.applicant({ number: SUBJECTS[0] });
  const { visits } = await listVisits(ground.sharedData, first);
  expect(visits.map(({ outcome, unit, purpose }) => [outcome, unit, purpose])).toEqual([
    ["denied", "呼和浩特市测试住房公积金中心", ""],
    ["answered", "呼和浩特市测试住房公积金中心", "核验异地提取资格"],
  ]);
  expect(visits[0]?.why?.zh).toContain("用途不在授权之内");
  const second = await ground.applicant({ number: SUBJECTS[1] });
  expect((await listVisits(ground.sharedData, second)).visits).toHaveLength(1);
  const declared = await ground.applicant({ number: SUBJECTS[2], verifiedOn: null, verifiedBy: null });
  await expect(listVisits(ground.sharedData, declared)).rejects.toMatchObject({
    failure: { code: "not-verified" },
  });
});

test("（四） forgetting a person leaves the log as it was: it still verifies, and nothing points to them any more", async () => {
  expect((await run("receipt forget", fileWith("numbers.txt", `${SUBJECTS[0]}\n`))).out).toContain(
    "已销毁 1 个",
  );
  const person = await ground.applicant({ number: SUBJECTS[0] });
  expect((await listVisits(ground.sharedData, person)).visits).toEqual([]);
  await run("receipt export", "--from", "1", "--to", "3", "after.jsonl");
  expect((await run("receipt verify", "after.jsonl")).code).toBe(0);
  const trail = await ground.database
    .app`select after, subject from platform.audit where action = 'shared-data.subject-erase'`;
  expect(JSON.stringify(trail)).not.toContain(SUBJECTS[0]);
});
