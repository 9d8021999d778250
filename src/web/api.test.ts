import { expect, test } from "vitest";
import { refusal, urlOf } from "./api.ts";
import { menuOf } from "./pages-context.tsx";
import type { Page } from "./page.ts";

const page = (path: string, menu: Page["menu"]): Page => ({
  path,
  title: { zh: path, en: path },
  measures: [],
  access: "public",
  menu,
  load: async () => ({ default: () => null }),
});

test("an address fills its params, escaped, and leaves empty query values out", () => {
  expect(
    urlOf("GET /api/plans/:plan/board", { params: { plan: "a/b" }, query: { q: "", state: "none" } }),
  ).toBe("/api/plans/a%2Fb/board?state=none");
});

test("a refusal keeps the server's sentence and the request's number; a proxy's page becomes a sentence", () => {
  const body = { code: "conflict", sentence: { zh: "已被他人修改", en: "Changed meanwhile" } };
  expect(refusal(body, "r-1")).toEqual({ ...body, requestId: "r-1" });
  expect(refusal(null, null).code).toBe("unavailable");
  expect(refusal("<html>", null).sentence.zh).toContain("请");
});

test("the navigation groups what has a menu entry, in order, and drops empty groups", () => {
  const menu = menuOf([
    page("/b", { group: "office", order: 2, icon: "x" }),
    page("/a", { group: "office", order: 1, icon: "x" }),
    page("/hidden", null),
    page("/plan", { group: "plan", order: 9, icon: "x" }),
  ]);
  expect(menu.map((entry) => [entry.group, entry.pages.map((p) => p.path)])).toEqual([
    ["plan", ["/plan"]],
    ["office", ["/a", "/b"]],
  ]);
});
