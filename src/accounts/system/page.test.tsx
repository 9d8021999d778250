// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { foreignWords, openPage, person, press } from "../../../test/support/page.tsx";
import DeskPanel from "../web/desk-panel.tsx";
import SystemPage from "./page.tsx";
import type { BackupLine, SystemStatus } from "./status.ts";

const backup = (given: Partial<BackupLine> = {}): BackupLine => ({
  id: "b",
  file: "jiziwan-20261130T190000Z.sql.gz",
  host: "a",
  cause: "clock",
  askedBy: null,
  askedAt: "2026-11-30T19:00:00Z",
  state: "done",
  progress: null,
  writtenAt: "2026-11-30T19:01:00Z",
  bytes: 5_000_000,
  tables: 120,
  rows: 9_000,
  failure: null,
  rehearsal: null,
  rehearsedAt: null,
  rehearsalFailure: null,
  here: true,
  ...given,
});

const status = (rows: readonly BackupLine[]): SystemStatus => ({
  version: "0.1.0",
  node: "v20.20.2",
  host: "a",
  startedAt: "2026-11-30T00:00:00Z",
  mode: "real",
  database: {
    version: "18.4",
    name: "jiziwan",
    bytes: 50_000_000,
    connections: 5,
    parts: [{ schema: "supervision", bytes: 9_000_000 }],
    migrations: [{ schema: "platform", name: "0001-a.sql", appliedAt: "2026-11-30T00:00:00Z" }],
  },
  disks: [{ use: "data", folder: "/d", free: 2 ** 29, size: 2 ** 33, nearlyFull: true }],
  oneDisk: true,
  backups: { folder: "/d/backups", hour: 3, keep: 7, rows },
  mail: { configured: true, waiting: 2, failed: 1 },
  jobs: {
    waiting: 1,
    running: 0,
    failed: [
      {
        id: "7",
        name: "a.b",
        attempts: 8,
        maxAttempts: 8,
        lastError: "x",
        nextRunAt: "2026-12-01T00:00:00Z",
      },
    ],
  },
});

const open = async (rows: readonly BackupLine[], language: "zh" | "en" = "zh") => {
  const sent: string[] = [];
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    if (init?.method === "POST") sent.push(url);
    return Response.json(init?.method === "POST" ? { id: "b" } : status(rows));
  });
  await openPage("/system", SystemPage, { language });
  return sent;
};

describe("the page of the system administrator", () => {
  it("says of each backup what was made sure of it, and leads to its file and rehearsal", async () => {
    const sent = await open([backup({ rehearsal: "done", rehearsedAt: "2026-11-30T20:00:00Z" })]);
    screen.getByText("完整，已读回核对");
    screen.getByText(/已演练恢复/);
    expect(screen.getByText("下载").getAttribute("href")).toBe("/api/system/backups/b/file");
    await press("演练恢复");
    expect(sent).toEqual(["/api/system/backups/b/rehearsal"]);
    screen.getByText(/备份与数据在同一磁盘上/);
    screen.getByText("将满");
    screen.getByText("2 件，失败 1 件");
  });

  it("shows how far one is, and begins no second meanwhile", async () => {
    await open([
      backup({
        state: "writing",
        here: false,
        writtenAt: null,
        progress: { tables: 30, of: 120, rows: 500 },
      }),
    ]);
    screen.getByText(/30 \/ 120 张表，500 行/);
    expect(screen.getByRole("progressbar").getAttribute("value")).toBe("30");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "立即备份" }).disabled).toBe(true);
  });

  it("says why one failed and where another one lies; asks before it backs up; tries jobs again", async () => {
    const failure = { zh: "磁盘满了。", en: "The disk is full." };
    const rows = [
      backup({ id: "f", state: "failed", here: false, failure }),
      backup({ id: "o", here: false, host: "node-b" }),
    ];
    const sent = await open(rows);
    screen.getByText("磁盘满了。");
    screen.getByText("在节点 node-b，或已移走");
    await press("立即备份");
    expect(sent).toEqual([]);
    await press("确定");
    await press("立即重试");
    expect(sent).toEqual(["/api/system/backups", "/api/system/jobs/7/retry"]);
  });

  it("speaks the reader's language", async () => {
    await open(
      [backup(), backup({ id: "w", state: "reading", progress: { tables: 1, of: null, rows: 2 } })],
      "en",
    );
    expect(foreignWords("en")).toEqual([]);
  });
});

const links = () => screen.getAllByRole("link").map((link) => link.getAttribute("href"));

describe("panels of the three administrators on the desk", () => {
  const replies: Readonly<Record<string, unknown>> = {
    "/api/system": status([backup()]),
    "/api/accounts/states": {
      "admin-no-factor": 2,
      "no-factor": 30,
      locked: 1,
      "one-time": 4,
      "no-roles": 3,
    },
    "/api/audit/watch": {
      verified: { at: "2026-11-30T19:00:00Z", by: "audit", intact: true, entries: 1234 },
      witnessed: { number: 1200, at: "2026-11-30T18:00:00Z" },
      from: "2026-11-24",
      unusual: [{ action: "accounts.fail-sign-in", entries: 5 }],
    },
  };
  const desk = (
    roles: ("system-admin" | "security-admin" | "audit-admin")[],
    language: "zh" | "en" = "zh",
  ) => {
    vi.stubGlobal("fetch", async (url: string) => Response.json(replies[url]));
    return openPage("/", DeskPanel, { language, actor: person({ roles }) });
  };

  it("lead to what they counted, each administrator's own only", async () => {
    await desk(["security-admin"]);
    expect(links()).toContain("/accounts?state=locked");
    expect(links()).not.toContain("/system");
    expect(document.body.textContent).toContain("1 个账号被锁定");
  });

  it("say when backups, rehearsals and verifications were last", async () => {
    await desk(["system-admin", "audit-admin"]);
    expect(document.body.textContent).toContain("从未演练");
    expect(document.body.textContent).toContain("1,234 条前后相接");
    expect(links()).toContain("/audit?action=accounts.fail-sign-in&from=2026-11-24");
  });

  it("speak the reader's language", async () => {
    await desk(["system-admin", "security-admin", "audit-admin"], "en");
    expect(foreignWords("en")).toEqual([]);
  });
});
