// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { foreignWords, openPage, person } from "../../../test/support/page.tsx";
import type { Role } from "../../kernel/access.ts";
import { PagesProvider } from "../../web/frame/pages-context.tsx";
import type { AuditPage, AuditRow } from "../domain/administration.ts";
import AuditTrailPage from "./audit-page.tsx";

const ID = "00000000-0000-4000-8000-00000000000a";
const row = (id: number, given: Partial<AuditRow>): AuditRow => ({
  id,
  at: "2026-11-23T02:00:00Z",
  actorId: "p",
  actorName: "zhang",
  actorDisplayName: "张三",
  address: "10.0.0.1",
  requestId: `request ${id}`,
  action: "test.act",
  subject: `meeting:${ID}`,
  subjectName: null,
  subjectPage: null,
  before: null,
  after: null,
  hash: "0".repeat(64),
  ...given,
});
const TRAIL: AuditPage = {
  total: 5,
  actions: ["test.act"],
  kinds: [
    { kind: "meeting", name: { zh: "会议", en: "Meeting" } },
    { kind: "trail", name: { zh: "操作记录", en: "Audit trail" } },
  ],
  rows: [
    row(3, { subjectName: "第三次会议", subjectPage: `/meetings/${ID}` }),
    row(2, {}),
    row(5, { actorId: "s", actorName: "sample", actorDisplayName: null }),
    row(4, { subject: "trail", subjectPage: "/audit" }),
    row(1, { subject: "包头市财政局", actorId: null, actorName: null, actorDisplayName: null }),
  ],
};

let asked: string[] = [];
beforeEach(() => {
  asked = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return Response.json(url.startsWith("/api/audit/people") ? { rows: [] } : TRAIL);
  });
});

const PAGES = [
  {
    path: "/audit",
    title: { zh: "审计", en: "Audit" },
    measures: [],
    access: ["audit-admin"] as const,
    menu: null,
    load: async () => ({ default: () => null }),
  },
  {
    path: "/meetings/:meeting",
    title: { zh: "会议", en: "Meeting" },
    measures: [],
    access: ["leader"] as const,
    menu: null,
    load: async () => ({ default: () => null }),
  },
];
const Page = () => (
  <PagesProvider pages={PAGES}>
    <AuditTrailPage />
  </PagesProvider>
);
const open = (roles: readonly Role[], language: "zh" | "en" = "zh", at = "/audit") =>
  openPage("/audit", Page, { at, language, actor: person({ roles }) });

it("links a subject for who may open its page, and names it for everybody", async () => {
  await open(["audit-admin", "leader"]);
  const link = screen.getByRole("link", { name: "第三次会议" });
  expect(link.getAttribute("href")).toBe(`/meetings/${ID}`);
  await open(["audit-admin"]);
  screen.getByText("第三次会议");
  expect(screen.queryByRole("link", { name: "第三次会议" })).toBeNull();
});

it("says the kind of what has no name any more, and who did it by name and account", async () => {
  await open(["audit-admin"]);
  const table = within(screen.getByRole("table"));
  expect(table.getAllByText("会议 00000000…")).toHaveLength(2);
  table.getByRole("button", { name: "示例人员" });
  table.getByText("包头市财政局");
  expect(table.getByRole("link", { name: "操作记录" }).getAttribute("href")).toBe("/audit");
  expect(table.getAllByRole("button", { name: /^张三\s*zhang$/ })).toHaveLength(3);
});

it("is narrowed by kind and person as the address says, in either language", async () => {
  await open(["audit-admin"], "en", "/audit?kind=meeting&actor=11111111-1111-4111-8111-111111111111");
  const lists = asked.filter((url) => url.startsWith("/api/audit?"));
  expect(lists.every((url) => /kind=meeting/.test(url) && /actor=11111111/.test(url))).toBe(true);
  expect(lists.length).toBeGreaterThan(0);
  expect(foreignWords("en").filter((word) => !["张三", "包头市财政局"].includes(word))).toEqual([]);
});
