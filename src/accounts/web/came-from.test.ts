import { expect, test } from "vitest";
import { cameFrom } from "./came-from.ts";

const ORIGIN = "http://127.0.0.1:8620";
const from = (path: string) => cameFrom(`?${new URLSearchParams({ from: path }).toString()}`, ORIGIN);

test("signing in goes back to the page that asked for it, with its filters", () => {
  expect(from("/plans/1?state=pending&q=a#x")).toBe("/plans/1?state=pending&q=a#x");
});

test("signing in never leads to another site", () => {
  for (const foreign of [
    "//evil.example",
    "https://evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "http://[",
  ])
    expect(from(foreign)).toBe("/");
  expect(cameFrom("", ORIGIN)).toBe("/");
});
