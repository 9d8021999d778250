import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "../../../test/support/app.ts";
import { columnsHolding } from "../../../test/support/kept-texts.ts";
import { createSlices } from "../../compose.ts";
import type { Role } from "../../kernel/access.ts";
import type { Actor } from "../../kernel/actor.ts";
import { FailureError } from "../../kernel/error.ts";
import { verifyAllSeals } from "../../platform/audit/verify-seals.ts";
import { verifyRecords } from "../../platform/records/verify-records.ts";
import type { Caller } from "../../platform/slice.ts";
import type { Mention, TalkAsked, TalkThread } from "./kind.ts";
import {
  actInTalk,
  attachToTalk,
  FOLDED,
  fileOfTalk,
  readTalk,
  say,
  SEALED,
  type TalkDesk,
} from "./store.ts";
import { mentionables, talkInbox } from "./store-mention.ts";

/** What must be there for the test to go on. */
const absent = (what: string): never => {
  throw new Error(`there is no ${what}`);
};

const UNITS = ["交通运输局", "财政局", "民政局"] as const;
type Unit = (typeof UNITS)[number];

let app: TestApp;
let desk: TalkDesk & { readonly audit: TestApp["shell"]["audit"] };
let units: Map<string, string>;
const callers = new Map<string, Caller & { readonly actor: Actor }>();

/** A record that two of the three units have to do with, and the office. */
const RECORD = { kind: "thing", id: "00000000-0000-4000-8000-0000000000aa" };

beforeAll(async () => {
  app = await openTestApp();
  const { sql } = app.shell;
  const { organisations, people } = createSlices(app.shell).accounts;
  const printed = UNITS.map((name) => ({ name, regionCode: "150200", collective: false }));
  await app.database.app.begin((transaction) =>
    organisations.propose(printed as never, transaction as never),
  );
  units = new Map((await organisations.list(sql)).map(({ name, id }) => [name, id]));
  const concerned = (): string[] => UNITS.slice(0, 2).map((name) => units.get(name) ?? "");
  desk = {
    ...app.shell,
    organisations,
    people,
    openables: () => ({
      thing: async (id, person) =>
        id === RECORD.id &&
        (person.roles.includes("office") || concerned().includes(person.organisationId ?? ""))
          ? { title: "北绕城公路", link: "/things/1", unitIds: concerned(), regionCode: "150200" }
          : null,
    }),
  };
  const add = async (name: string, unit: Unit | null, ...roles: readonly Role[]) => {
    const organisationId = unit === null ? null : (units.get(unit) ?? null);
    const accountId = await app.addAccount({
      name,
      password: "-",
      roles,
      ...(organisationId !== null && { organisationId }),
    });
    const actor: Actor = { accountId, name, displayName: name, organisationId, roles };
    callers.set(name, { actor, address: "", requestId: "" });
  };
  await add("路一", "交通运输局", "liaison");
  await add("路二", "交通运输局", "liaison");
  await add("财一", "财政局", "liaison");
  await add("民一", "民政局", "liaison");
  await add("办公室", null, "office");
  await add("王申请", null, "applicant");
});
afterAll(() => app.close());

const who = (name: string) => callers.get(name) ?? absent(name);
const person = (name: string): Mention => ({ of: "person", id: who(name).actor.accountId });
const unit = (name: Unit): Mention => ({ of: "unit", id: units.get(name) ?? "" });
const key = () => crypto.randomUUID();

const read = (by: string, size = 100) => readTalk(desk, RECORD, size, who(by));
const latest = async (by = "办公室"): Promise<TalkThread> =>
  (await read(by)).threads.find(({ status }) => status === "open") ?? absent("no thread");

/** Begins a thread and returns it. */
async function begin(by: string, words: string, ...mentions: readonly Mention[]): Promise<TalkThread> {
  await say(desk, RECORD, { key: key(), words, mentions }, who(by));
  const [found] = (await read(by)).threads.filter(({ remarks }) => remarks[0]?.words === words);
  return found ?? absent(words);
}
const act = (by: string, { id, version }: Pick<TalkThread, "id" | "version">, asked: TalkAsked) =>
  actInTalk(desk, RECORD, id, { version, key: key(), act: asked }, who(by));
const answer = (words: string, ...mentions: readonly Mention[]): TalkAsked => ({
  type: "answer",
  words,
  mentions,
});
const refusal = (doing: Promise<unknown>) =>
  doing.then(
    () => null,
    (error: unknown) => (error instanceof FailureError ? error.failure : Promise.reject(error)),
  );
const lines = async (by: string) => talkInbox(desk, who(by).actor, "2026-12-01");
const settleAll = async () => {
  for (const thread of (await read("办公室")).threads)
    if (thread.status === "open") await act("办公室", thread, { type: "settle" });
};

describe("talk on a record", () => {
  it("is read and written by whoever may open the record, and does not exist for others", async () => {
    const thread = await begin("路一", "先修哪一段？");
    await act("财一", thread, answer("东段。"));
    expect((await latest("路二")).remarks.map(({ by, unit: of, words }) => [by, of, words])).toEqual([
      ["路一", "交通运输局", "先修哪一段？"],
      ["财一", "财政局", "东段。"],
    ]);
    for (const other of ["民一", "王申请"])
      for (const trying of [
        read(other),
        say(desk, RECORD, { key: key(), words: "在吗", mentions: [] }, who(other)),
        act(other, thread, answer("在吗")),
        act(other, thread, { type: "settle" }),
        mentionables(desk, RECORD, "", who(other)),
        fileOfTalk(desk, RECORD, thread.id, "0".repeat(64), who(other)),
      ])
        expect(await refusal(trying)).toMatchObject({ code: "not-found" });
    // A thread is reached through its own record alone.
    const elsewhere = { ...RECORD, id: key() };
    expect(await refusal(readTalk(desk, elsewhere, 9, who("路一")))).toMatchObject({ code: "not-found" });
    expect((await latest()).remarks).toHaveLength(2);
    await settleAll();
  });

  it("is begun once however often the same request comes", async () => {
    const asked = { key: key(), words: "只说一遍", mentions: [] };
    await Promise.all([1, 2, 3].map(() => say(desk, RECORD, asked, who("路一"))));
    const { threads } = await read("路一");
    expect(threads.filter(({ remarks }) => remarks[0]?.words === "只说一遍")).toHaveLength(1);
    await settleAll();
  });

  it("keeps what two people say at once, and lets one of two settle it: the other learns who did", async () => {
    const thread = await begin("路一", "同时");
    await Promise.all([act("路二", thread, answer("甲")), act("财一", thread, answer("乙"))]);
    const grown = await latest();
    expect(grown.remarks.map(({ words }) => words).toSorted()).toEqual(["乙", "同时", "甲"].toSorted());
    const both = await Promise.all(["路一", "财一"].map((by) => refusal(act(by, grown, { type: "settle" }))));
    const [refused, ...more] = both.filter((each) => each !== null);
    expect(more).toEqual([]);
    expect(refused?.code).toBe("stale");
    const { settled } = (await read("路一")).threads[0] ?? absent("none");
    expect(refused?.sentence.zh).toContain(settled?.by);
  });
});

const offered = async (q: string) =>
  (await mentionables(desk, RECORD, q, who("路一"))).map(({ name }) => name);

describe("a mention", () => {
  it("is offered of those who may open the record alone, and refused of others in a sentence that names them", async () => {
    expect((await offered("")).toSorted()).toEqual(
      ["交通运输局", "财政局", "路二", "财一", "办公室"].toSorted(),
    );
    expect(await offered("财")).toEqual(["财政局", "财一"]);
    expect(await offered("民")).toEqual([]);
    for (const [of, name] of [
      [person("民一"), "民一"],
      [unit("民政局"), "民政局"],
      [person("王申请"), "不能提及"],
      [{ of: "person", id: key() }, "不能提及"],
      [{ of: "unit", id: key() }, "不能提及"],
    ] as const) {
      const refused = await refusal(begin("路一", "看看", of as Mention));
      expect(refused).toMatchObject({ code: "may-not-open" });
      expect(refused?.sentence.zh).toContain(name);
    }
  });

  it("waits in the inbox of the person, or of the unit's people, until it is answered, seen or settled", async () => {
    const ALL_OF_THEM = ["路一", "路二", "财一", "民一", "办公室"] as const;
    const waiting = async () => {
      const all = await Promise.all(ALL_OF_THEM.map(lines));
      return ALL_OF_THEM.filter((_, at) => (all[at]?.length ?? 0) > 0);
    };
    expect(await waiting()).toEqual([]);
    const thread = await begin("路一", "请回话", person("财一"), unit("交通运输局"));
    // Who asked does not wait for the own answer.
    expect(await waiting()).toEqual(["路二", "财一"]);
    expect(await lines("财一")).toMatchObject([
      { kind: "talk", subject: "北绕城公路", link: `/things/1?talk=${thread.id}`, late: false },
    ]);
    expect(JSON.stringify(await lines("财一"))).not.toContain("请回话");
    await act("财一", thread, answer("好"));
    expect(await waiting()).toEqual(["路二"]);
    expect(await refusal(act("财一", await latest(), { type: "seen" }))).toMatchObject({
      code: "not-mentioned",
    });
    await act("路二", await latest(), { type: "seen" });
    expect(await waiting()).toEqual([]);
    expect((await latest()).remarks.at(-1)?.seenBy).toEqual(["路二"]);
    await act("办公室", await latest(), answer("再看一次", person("财一")));
    expect(await waiting()).toEqual(["财一"]);
    await act("路一", await latest(), { type: "settle" });
    expect(await waiting()).toEqual([]);
  });

  it("gives no line to who may not open the record any more", async () => {
    await begin("路一", "还在吗", person("财一"));
    expect(await lines("财一")).toHaveLength(1);
    const closed = { ...desk, openables: () => ({ thing: async () => null }) };
    expect(await talkInbox(closed, who("财一").actor, "2026-12-01")).toEqual([]);
    await settleAll();
  });
});

describe("what was said", () => {
  it("stands in one place, and nowhere once it is erased; the trail still verifies, and says that it was erased", async () => {
    const said = "张三的电话写错了，应当删去";
    const thread = await begin("路一", said);
    await act("财一", thread, answer("知道了"));
    expect(await columnsHolding(app.database.owner, said)).toEqual(["desk.talk_words.words"]);
    const grown = await latest();
    expect(await refusal(act("财一", grown, { type: "erase", remark: 1 }))).toMatchObject({
      code: "not-yours",
    });
    await act("路一", grown, { type: "erase", remark: 1 });
    expect(await columnsHolding(app.database.owner, said)).toEqual([]);
    const after = await latest();
    expect(after.remarks.map(({ words, erased }) => [words, erased?.by ?? null])).toEqual([
      [null, "路一"],
      ["知道了", null],
    ]);
    expect(await refusal(act("办公室", after, { type: "erase", remark: 1 }))).toMatchObject({ code: "done" });
    const { broken, erased } = await verifyAllSeals(app.database.owner, SEALED);
    expect(broken).toEqual([]);
    expect(erased.map(({ record, part }) => [record, part])).toEqual([[thread.id, "1"]]);
    expect((await verifyRecords(desk, FOLDED)).differing).toEqual([]);
    await settleAll();
  });

  it("is text whatever stands in it: markup stays as typed, marks of direction go, and numbers of persons are refused", async () => {
    const markup = `<img src=x onerror=alert(1)> [a](javascript:1) "'\`\\0`;
    expect((await begin("路一", markup)).remarks[0]?.words).toBe(markup);
    await say(
      desk,
      RECORD,
      { key: key(), words: "完成\u202e3项\u0000\r\n开工\u2066", mentions: [] },
      who("路一"),
    );
    expect((await read("路一")).threads.map(({ remarks }) => remarks[0]?.words)).toContain("完成3项\n开工");
    for (const [words, code] of [
      ["\u202e \n\u200f", "words-needed"],
      ["证件号 11010519491231002X", "person-number"],
    ] as const)
      expect(await refusal(begin("路一", words))).toMatchObject({ code });
    const office = await app.as("office");
    const reply = await office({
      method: "POST",
      url: `/api/talk/task/${RECORD.id}`,
      payload: { key: key(), words: "长".repeat(34_000), mentions: [] },
    });
    expect(reply.statusCode).toBe(400);
    await settleAll();
  });
});

const attach = (by: string, thread: string, name: string, bytes: string) =>
  attachToTalk(
    desk,
    RECORD,
    thread,
    { key: key(), confirmInternal: false, file: { name, bytes: new TextEncoder().encode(bytes) } },
    who(by),
  );

describe("a file of a thread", () => {
  it("is given to who may open the record, goes with what is erased, and is not taken where it is classified or no document", async () => {
    const { id } = await begin("路一", "看附件");
    await attach("财一", id, "清\u202e单.txt", "示例清单");
    const { file, number } = (await latest()).remarks[1] ?? absent("no file");
    expect(file).toMatchObject({ name: "清单.txt", size: 12 });
    const kept = await fileOfTalk(desk, RECORD, id, file?.digest ?? "", who("路一"));
    expect(new TextDecoder().decode(kept.bytes)).toBe("示例清单");
    expect(await refusal(fileOfTalk(desk, RECORD, id, file?.digest ?? "", who("民一")))).toMatchObject({
      code: "not-found",
    });
    expect(await refusal(attach("路一", id, "a.txt", "机密★1年\n内容"))).toMatchObject({
      code: "classified",
    });
    expect(await refusal(attach("路一", id, "a.html", "<script>1</script>"))).toMatchObject({
      code: "unsupported-type",
    });
    expect(await refusal(attach("民一", id, "a.txt", "x"))).toMatchObject({ code: "not-found" });
    expect((await latest()).remarks).toHaveLength(2);
    await act("财一", await latest(), { type: "erase", remark: number });
    expect(await refusal(fileOfTalk(desk, RECORD, id, file?.digest ?? "", who("路一")))).toMatchObject({
      code: "not-found",
    });
    expect(await columnsHolding(app.database.owner, "清单.txt")).toEqual([]);
  });
});
