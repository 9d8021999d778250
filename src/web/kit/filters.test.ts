import { expect, test } from "vitest";
import { changeFilters, oneOf, pageOf } from "./filters.ts";

const change = (before: string, set: Record<string, string | number | null | undefined>) =>
  changeFilters(new URLSearchParams(before), set).toString();

test("a filter goes into the address and an empty one leaves it", () => {
  expect(change("q=a&state=none", { state: null, q: "生态 补偿" })).toBe(
    new URLSearchParams({ q: "生态 补偿" }).toString(),
  );
  expect(change("q=a", { q: "" })).toBe("");
});

test("any change goes back to the first page, except turning the page", () => {
  expect(change("page=4&q=a", { q: "b" })).toBe("q=b");
  expect(change("page=4&q=a", { page: 5 })).toBe("page=5&q=a");
  expect(change("page=4", { page: 5, size: 100 })).toBe("page=5&size=100");
});

test("parameters of others stay", () => {
  expect(change("tab=timeline", { q: "b" })).toBe("tab=timeline&q=b");
});

test("what an edited address says wrongly counts as not said", () => {
  expect(oneOf("pending", ["pending", "none"])).toBe("pending");
  expect(oneOf("drop table", ["pending", "none"])).toBeUndefined();
  for (const bad of [undefined, "", "0", "-1", "1.5", "x"]) expect(pageOf(bad)).toBe(1);
  expect(pageOf("7")).toBe(7);
});
