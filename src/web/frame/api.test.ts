import { expect, test } from "vitest";
import { refusal, urlOf } from "./api.ts";

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
