// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { foreignWords, openPage, press } from "../../../test/support/page.tsx";
import { Passwords } from "./passwords.tsx";

const person = (name: string) => ({
  name,
  displayName: "示例甲",
  unit: "包头市示例财政局",
  password: `Ab3d-${name}`,
  expiresAt: "2026-12-17T02:00:00Z",
});

/** A server with this many accounts that wait, two told at a time. */
function answering(names: string[], publicUrl: string | null = null): void {
  const told = async (_: string, init?: RequestInit) => {
    const rows = init?.method === "POST" ? names.splice(0, 2).map(person) : [];
    return Response.json({ rows, left: names.length, publicUrl });
  };
  vi.stubGlobal("fetch", told);
}

const open = (language: "zh" | "en") =>
  openPage("/accounts/imports/7", () => <Passwords id="7" />, { language });

it("shows every one-time password once, one strip each, and asks before they are left", async () => {
  const print = vi.fn<() => void>();
  vi.stubGlobal("print", print);
  const ask = vi.fn<() => boolean>(() => false);
  vi.stubGlobal("confirm", ask);
  answering(["zhang", "li", "wang"]);
  const tab = await open("zh");
  await press("生成一次性口令");
  expect(screen.getAllByRole("listitem")).toHaveLength(3);
  for (const name of ["zhang", "li", "wang"]) screen.getByText(`Ab3d-${name}`);
  expect(screen.getAllByText("2026年12月17日 10:00")).toHaveLength(3);
  await press("打印");
  expect(print).toHaveBeenCalledTimes(1);
  await tab.goTo("/accounts");
  expect(ask).toHaveBeenCalledTimes(1);
  expect(tab.address()).toBe("/accounts/imports/7");
  await press("已打印好，不再显示");
  expect(document.body.textContent).not.toContain("Ab3d");
  screen.getByText(/没有记下的，请在账号管理中逐个/);
  await tab.goTo("/accounts");
  expect(tab.address()).toBe("/accounts");
});

it.each([
  ["the public address", "https://jzw.test", "https://jzw.test"],
  ["the browser's own address where none is configured", null, window.location.origin],
])("prints on every strip %s", async (_, publicUrl, address) => {
  answering(["zhang", "li", "wang"], publicUrl);
  await open("zh");
  await press("生成一次性口令");
  expect(screen.getAllByText(address)).toHaveLength(3);
});

it("speaks the reader's language", async () => {
  answering(["zhang"]);
  await open("en");
  await press("Make one-time passwords");
  expect(foreignWords("en")).toEqual([]);
});
