// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { foreignWords, openPage, person, press } from "../../../test/support/page.tsx";
import type { Role } from "../../kernel/access.ts";
import DeskPage from "../inbox/page.tsx";
import WelcomePage from "./page.tsx";
import { words } from "./words.ts";

let kept: unknown = null;
beforeEach(() => {
  kept = null;
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (url.startsWith("/api/inbox"))
      return Response.json({
        asOf: "2026-12-01",
        lines: [],
        places: {},
        kinds: {},
        counts: {},
        spans: { late: 0, today: 0, week: 0, later: 0 },
        snoozed: 0,
        total: 0,
        bell: 0,
      });
    if (init.method === "PUT") kept = (JSON.parse(String(init.body)) as { value: unknown }).value;
    return Response.json({ value: kept });
  });
});
afterEach(() => vi.unstubAllGlobals());

const waysOf = () => screen.getAllByRole("link").map((link) => link.getAttribute("href"));

test.each([
  [["office", "system-admin", "security-admin"], ["/imports", "/plan", "/roster", "/accounts"], []],
  [["office"], ["/imports", "/plan", "/roster"], [words.people.askSecurity]],
  [["security-admin"], ["/accounts"], [words.plan.askOffice, words.people.askOffice]],
  [["system-admin"], [], [words.plan.askOffice, words.people.askOffice, words.people.askSecurity]],
] as const)("three doors lead %j on, or say who goes on", async (roles, ways, asked) => {
  for (const language of ["zh", "en"] as const) {
    const actor = person({ roles: [...roles] as Role[] });
    await openPage("/welcome", WelcomePage, { actor, language });
    expect(screen.getAllByRole("heading", { level: 2 })).toHaveLength(3);
    expect(ways.length === 0 ? screen.queryAllByRole("link") : waysOf()).toEqual(ways);
    for (const sentence of asked) expect(document.body.textContent).toContain(sentence[language]);
    expect(foreignWords(language).filter((word) => !/^(sign|out|npm|run|demo|Excel)$/.test(word))).toEqual(
      [],
    );
  }
});

const open = async (role: Role) => {
  await openPage("/", DeskPage, { actor: person({ roles: [role] }) });
  await import("./panel.tsx");
};

test("they stand on the desk of who sets up an installation until they are put away, and on no other desk", async () => {
  await open("liaison");
  expect(screen.queryByText(words.title.zh)).toBeNull();
  await open("office");
  await screen.findByText(words.title.zh);
  await press(words.close.zh);
  expect(kept).toBe("closed");
  expect(screen.queryByText(words.title.zh)).toBeNull();
  await open("office");
  expect(screen.queryByText(words.title.zh)).toBeNull();
});
