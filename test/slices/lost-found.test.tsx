// @vitest-environment happy-dom
import type { FastifyInstance } from "fastify";
import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fireEvent, screen } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "../../src/kernel/actor.ts";
import type { FailureError } from "../../src/kernel/error.ts";
import { upgradeDatabase } from "../../src/platform/database/upgrade.ts";
import { createServer } from "../../src/platform/http/server.ts";
import { cookieName } from "../../src/platform/http/session-cookie.ts";
import { recordLists } from "../../src/platform/records/list-records.ts";
import { actsTable } from "../../src/platform/records/records.ts";
import { verifyRecords } from "../../src/platform/records/verify-records.ts";
import type { RosterUnit } from "../../src/platform/records/units.ts";
import { audit } from "../../src/platform/audit/audit.ts";
import { readConfig } from "../../src/platform/config.ts";
import { createFileStore } from "../../src/platform/files/store.ts";
import { jobs } from "../../src/platform/jobs/jobs.ts";
import { createMail } from "../../src/platform/mail/mail.ts";
import { openWitness } from "../../src/platform/witness/folder.ts";
import { root } from "../support/application.ts";
import { openTestDatabase, type TestDatabase } from "../support/database.ts";
import { openPage, person, press, settled, type } from "../support/page.tsx";
import { rowsInWorkbook, sheetOf } from "../support/sheet.ts";
import { multipart } from "../support/upload.ts";
import Import from "./lost-found/found/import.tsx";
import List from "./lost-found/found/list.tsx";
import Thing from "./lost-found/found/page.tsx";
import { pages } from "./lost-found/found/pages.ts";
import { found } from "./lost-found/found/kind.ts";
import { type Desk, enter, things } from "./lost-found/found/store.ts";
import { tellFound } from "./lost-found/found/story.ts";
import { lostFoundSlice } from "./lost-found/slice.ts";

const DESK = "6f1c2a4e-3b5d-4c7e-8f90-a1b2c3d4e5f6";
const UNIT = { id: DESK, name: "包头市示例东站窗口", regionCode: "150200", collective: false } as RosterUnit;
const CLERK = person({ accountId: "7f1c2a4e-3b5d-4c7e-8f90-a1b2c3d4e5f6", organisationId: DESK });
const READER = person({
  accountId: "8f1c2a4e-3b5d-4c7e-8f90-a1b2c3d4e5f6",
  name: "office",
  organisationId: null,
  roles: ["office"],
});
const TOKENS = new Map<string, Actor>([CLERK, READER].map((actor) => [actor.name, actor]));

const now = () => new Date("2026-11-23T02:00:00Z");
async function identify(given: string) {
  const actor = TOKENS.get(given);
  return actor === undefined ? null : { actor, confined: null };
}

let database: TestDatabase;
let desk: Desk;
let app: FastifyInstance;
let token = CLERK.name;
beforeAll(async () => {
  database = await openTestDatabase();
  const read = readConfig({ LOG_LEVEL: "silent" }, root);
  if (!read.ok) throw new Error(read.failure.sentence.en);
  const config = { ...read.value, demo: true, dataFolder: mkdtempSync(join(tmpdir(), "jiziwan-slice-")) };
  const source = {
    schema: "lost_found",
    folder: "test/slices/lost-found/migrations",
    sealed: [actsTable("lost-found")],
  };
  await upgradeDatabase(database, [source], config.root);
  desk = {
    config,
    sql: database.app,
    audit,
    jobs,
    now,
    files: createFileStore(database.app),
    mail: createMail(config),
    witness: openWitness(config),
    organisations: { list: async () => [UNIT] },
  };
  app = await createServer({ config, version: "test", identify, ready: async () => {}, now });
  await lostFoundSlice(desk).routes(app);
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await database.close();
});

/** The server itself answers the pages, without a port. */
const ask = (url: string, init: { method?: string; headers?: object; body?: string | Buffer } = {}) =>
  app.inject({
    method: (init.method ?? "GET") as "GET",
    url,
    headers: { ...init.headers, host: "127.0.0.1", cookie: `${cookieName(desk.config)}=${token}` },
    ...(init.body === undefined ? {} : { payload: init.body }),
  });
beforeEach(() => {
  token = CLERK.name;
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const { rawPayload, statusCode: status } = await ask(url, init as object);
    return new Response(new Uint8Array(rawPayload), { status });
  });
});
afterEach(() => sessionStorage.clear());

const { recordsOn } = recordLists("lost-found");
const codeOf = (error: unknown): string => (error as FailureError).failure.code;
const lead = () => document.querySelector(".page-lead")?.textContent;
const titles = () =>
  [...document.querySelectorAll("tbody tr")].map((row) => row.querySelector("a")?.textContent ?? "");
const sorted = () =>
  [...document.querySelectorAll("th[aria-sort]")].map((th) => [th.textContent, th.getAttribute("aria-sort")]);
const pageAt = (at: string, actor = CLERK) => openPage("/found/:found", Thing, { at, actor });

describe("a whole slice of one kind", () => {
  test("（八） takes a thing in, refuses to give it out unproven, and gives it back, with its trail", async () => {
    const list = await openPage("/found", List, { at: "/found?new=1", actor: CLERK });
    expect(screen.getByText("没有登记物品")).toBeTruthy();
    type("物品", "【示例】金戒指");
    type("拾得地点", "东站");
    type("估价（元）", "5000");
    await press("提交");
    const address = list.address();
    expect(address).toMatch(/^\/found\/[0-9a-f-]{36}$/);

    await pageAt(address);
    expect(lead()).toContain("保管中");
    await press("登记认领");
    type("认领人", "示例甲");
    type("特征或凭证", "内侧刻字");
    await press("提交");
    await press("交还失主");
    type("核对的证件", "未核对");
    await press("提交");
    expect((await screen.findByRole("alert")).textContent).toBe("估价 1000 元以上的物品须核对证件。");
    type("核对的证件", "居民身份证");
    await press("提交");
    expect(lead()).toContain("已领回");
    const history = screen.getByRole("region", { name: "办理记录" });
    for (const said of ["包头市示例东站窗口收到“【示例】金戒指”", "示例甲认领", "已交还失主"])
      expect(history.textContent).toContain(said);
    const trail = await database.owner<{ action: string }[]>`
      select action from platform.audit where action like 'lost-found.%' order by id`;
    expect(trail.map(({ action }) => action)).toEqual(
      ["enter", "claim", "give"].map((done) => `lost-found.found-${done}`),
    );
  });

  test("（八） demonstrates itself; the list finds by status and words, the workbook says the same", async () => {
    await tellFound(desk, "2026-11-23", { actor: CLERK, address: "", requestId: "" });
    await openPage("/found", List, { at: "/found?status=kept&q=伞", actor: CLERK });
    const rows = screen.getAllByRole("link").map(({ textContent }) => textContent);
    expect(rows).toEqual(["【示例】黑色长柄伞"]);
    expect(document.body.textContent).toContain("示例");
    const { rawPayload } = await ask("/api/found-workbook?status=kept&q=%E4%BC%9E");
    expect((await rowsInWorkbook(rawPayload)).flat()).toEqual(
      expect.arrayContaining(["【示例】失物招领", "物品", "【示例】黑色长柄伞", "保管中", UNIT.name]),
    );
  });

  test("（八） sorts the list by its headings on the server: in the address, either way, by hand on a telephone", async () => {
    const list = await openPage("/found", List, { at: "/found?page=1", actor: CLERK });
    expect(sorted()).toEqual([]);
    // Days fall first, names rise.
    await press("拾得日期");
    expect([list.address(), sorted()]).toEqual(["/found?sort=day", [["拾得日期", "descending"]]]);
    await press("物品");
    expect([list.address(), sorted()]).toEqual(["/found?sort=title", [["物品", "ascending"]]]);
    const rising = titles();
    await press("物品");
    expect([list.address(), sorted()]).toEqual(["/found?sort=title&reversed=true", [["物品", "descending"]]]);
    expect(titles()).toEqual(rising.toReversed());
    await press("物品");
    expect([list.address(), sorted()]).toEqual(["/found", []]);
    // Every row once over its pages, whatever it is sorted by.
    for (const order of ["title", "status", "day", "until"])
      for (const reversed of ["", "&reversed=true"]) {
        const paged = async (page: number, size: number) =>
          (await ask(`/api/found?sort=${order}${reversed}&page=${page}&size=${size}`))
            .json<{ rows: { id: string }[] }>()
            .rows.map(({ id }) => id);
        const whole = await paged(1, 50);
        const pages = await Promise.all(whole.map((_, at) => paged(at + 1, 1)));
        expect(pages.flat()).toEqual(whole);
        expect(new Set(whole).size).toBe(whole.length);
      }
    expect((await ask("/api/found?sort=region_code")).statusCode).toBe(400);

    const { matchMedia } = window;
    const narrow = vi.spyOn(window, "matchMedia").mockImplementation((query) =>
      Object.defineProperty(matchMedia.call(window, query), "matches", {
        value: query.includes("max-width"),
      }),
    );
    const phone = await openPage("/found", List, { actor: CLERK });
    type("排序", "状态");
    await settled();
    expect(phone.address()).toBe("/found?sort=status");
    fireEvent.click(screen.getByRole("checkbox", { name: "倒序" }));
    await settled();
    expect(phone.address()).toBe("/found?sort=status&reversed=true");
    narrow.mockRestore();
  });

  test("（八） takes in a list with headings of its own, whose lines are refused as the form would refuse them", async () => {
    const sheet = await sheetOf([
      ["东站失物台账"],
      ["失物名称", "拾得地点", "拾得时间", "估价"],
      ["【示例】皮箱", "东站", "2026年11月2日", "300"],
      ["【示例】手套", "", "2026.11.3", ""],
    ]);
    const { payload, ...sent } = await multipart("台账.xlsx", sheet);
    const headers = { ...sent.headers, "x-jiziwan": "1" };
    const uploaded = (await ask("/api/found-imports", { ...sent, headers, body: payload })).json();
    const at = `/found/imports/${uploaded.id}`;
    await openPage("/found/imports/:import", Import, { at, actor: CLERK });
    expect(document.body.textContent).toContain("请填写“拾得地点”。");
    await press("只登记无误的 1 行");
    expect(screen.getByRole("status").textContent).toBe("新增 1 行，略去有问题的 1 行。");
    await pageAt(screen.getByRole("link", { name: "【示例】皮箱" }).getAttribute("href") ?? "");
    expect(document.querySelector("h1")?.textContent).toBe("【示例】皮箱");
    expect(document.body.textContent).toContain("2026年11月2日");
  });

  test("（八） counts what waits, as sample in a demonstration", async () => {
    expect(await lostFoundSlice(desk).indicators(8, "2026-11-23")).toMatchObject([
      { id: "lost-found.waiting", value: 2, standing: "sample" },
    ]);
    expect(await lostFoundSlice(desk).indicators(4, "2026-11-23")).toEqual([]);
  });

  test("（八） lets who did it take it back for ten minutes: on the page, in the list, in history and trail", async () => {
    const caller = { actor: CLERK, address: "", requestId: "" };
    const seed = { what: "【示例】围巾", place: "东站", foundOn: "2026-11-20", worthYuan: null };
    const { id } = await enter(desk, { key: randomUUID(), seed }, caller);
    await pageAt(`/found/${id}`);
    // What begins a record is not taken back.
    expect(screen.queryByRole("button", { name: "撤回刚办的一步" })).toBeNull();
    await press("登记认领");
    type("认领人", "示例乙");
    type("特征或凭证", "颜色");
    await press("提交");
    expect(lead()).toContain("待核对");
    const [other, late] = [
      { ...CLERK, accountId: READER.accountId },
      () => new Date(now().getTime() + 600_001),
    ];
    const back = { version: 2, key: randomUUID(), act: { type: "take-back" as const, of: 2 } };
    const refusal = async (of: Desk, who = CLERK) =>
      things.act(of, id, back, { ...caller, actor: who }).catch(codeOf);
    expect(await refusal(desk, other)).toBe("not-your-act");
    expect(await refusal({ ...desk, now: late })).toBe("too-late");
    await press("撤回刚办的一步");
    expect(lead()).toContain("保管中");
    expect(screen.queryByRole("button", { name: "撤回刚办的一步" })).toBeNull();
    const lines = [...document.querySelectorAll("tbody tr td:first-child")].map(
      ({ textContent }) => textContent,
    );
    expect(lines).toEqual(["撤回：示例乙认领", "示例乙认领（已撤回）", `${UNIT.name}收到“【示例】围巾”`]);
    const { rows } = await things.list(desk, { q: "围巾" }, { page: 1, size: 9 }, caller);
    expect(rows).toMatchObject([{ status: "kept" }]);
    const [entry] = await database.owner<{ after: object }[]>`
      select after from platform.audit where action = 'lost-found.found-take-back'`;
    expect(entry?.after).toMatchObject({ of: 2, version: 3, status: "kept" });
    const verdict = await verifyRecords(desk, { slice: "lost-found", kinds: [things.verified.kind] });
    expect(verdict.differing).toEqual([]);
    expect(await recordsOn(database.app, found, "2026-11-23", id)).toMatchObject([
      { state: { status: "kept", owner: "" } },
    ]);
  });

  test("（八） of two at once, one taking back and one going on, exactly one is told to reload", async () => {
    const caller = { actor: CLERK, address: "", requestId: "" };
    const claim = { type: "claim", owner: "示例丙", proof: "花纹" } as const;
    for (const first of ["back", "on"] as const) {
      const seed = { what: "【示例】杯子", place: "东站", foundOn: "2026-11-20", worthYuan: null };
      const { id } = await enter(desk, { key: randomUUID(), seed }, caller);
      await things.act(desk, id, { version: 1, key: randomUUID(), act: claim }, caller);
      const back = () =>
        things.act(desk, id, { version: 2, key: randomUUID(), act: { type: "take-back", of: 2 } }, caller);
      const on = () =>
        things.act(desk, id, { version: 2, key: randomUUID(), act: { type: "release" } }, caller);
      const both = first === "back" ? [back(), on()] : [on(), back()];
      const codes = (await Promise.allSettled(both)).map((each) =>
        each.status === "fulfilled" ? "done" : codeOf(each.reason),
      );
      expect(codes.toSorted()).toEqual(["done", "stale"]);
      expect((await things.open(desk, id, caller)).version).toBe(3);
    }
  });

  test("lets who only reads read, in English too, and refuses the rest on page and route", async () => {
    token = READER.name;
    await openPage("/found", List, { actor: READER, language: "en" });
    expect(screen.queryByRole("button", { name: "Enter a thing" })).toBeNull();
    const id = screen.getAllByRole("link")[0]?.getAttribute("href") ?? "";
    await pageAt(id, READER);
    expect(screen.queryByRole("group")).toBeNull();
    const headers = { "x-jiziwan": "1", "content-type": "application/json" };
    const body = JSON.stringify({ key: DESK, seed: {} });
    expect((await ask("/api/found", { method: "POST", headers, body })).statusCode).toBe(403);
    token = "nobody";
    expect((await ask("/api/found")).statusCode).toBe(401);
  });

  test("has a page for each of its addresses", async () => {
    const loaded = await Promise.all(pages.map(({ load }) => load()));
    expect(loaded.map(({ default: Page }) => Page)).toEqual([List, Import, Thing]);
  });
});
