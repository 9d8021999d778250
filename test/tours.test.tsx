// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from "@testing-library/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import { createMemoryRouter, RouterProvider } from "react-router";
import { afterEach, expect, test, vi } from "vitest";
import { tours } from "../src/desk/tour/words.ts";
import { type Role, ROLES } from "../src/kernel/access.ts";
import { pages, web } from "../src/pages.ts";
import { Frame } from "../src/web/frame/frame.tsx";
import { HelpProvider } from "../src/web/frame/help-context.tsx";
import { type Language, LanguageProvider } from "../src/web/frame/language.tsx";
import { openTo, PagesProvider } from "../src/web/frame/pages-context.tsx";
import { type Door, DoorProvider, SESSION_KEY } from "../src/web/frame/session.tsx";
import { SELECTORS } from "../src/web/tour/steps.ts";
import { words } from "../src/web/tour/words.ts";
import { foreignWords, person } from "./support/page.tsx";

let kept: unknown[] = [];
afterEach(() => {
  kept = [];
  vi.unstubAllGlobals();
});

/** Until what loads when asked for has come. */
const loaded = () =>
  act(async () => {
    await Promise.all([
      import("../src/web/tour/tour.tsx"),
      web.help.tours(),
      ...web.help.pages.map((load) => load()),
    ]);
    for (let turn = 0; turn < 4; turn += 1) await new Promise<void>((done) => void setImmediate(done));
  });

async function openFor(role: Role, language: Language = "zh") {
  localStorage.setItem("jiziwan.language", language);
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (url === "/api/inbox") return Response.json({ lines: [], places: {}, bell: 0 });
    if (init.method !== "PUT") return Response.json({ value: null });
    const { value } = JSON.parse(String(init.body)) as { value: unknown };
    kept.push(value);
    return Response.json({ value });
  });
  const session = {
    actor: person({ roles: [role] }),
    mustChangePassword: false,
    mustSetUpFactor: false,
    mode: "real",
    mayViewAs: false,
    notices: [],
    organisationName: null,
  };
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queries.setQueryData(SESSION_KEY, session);
  const door = { read: async () => session, signInPath: "/sign-in" } as unknown as Door;
  const children = openTo(pages, [role]).map(({ path, title }) => ({
    path,
    element: <h1>{title[language]}</h1>,
  }));
  const router = createMemoryRouter([{ element: <Frame />, children }], {
    initialEntries: [role === "applicant" ? "/hall" : "/"],
  });
  render(
    <ConfigProvider
      theme={{ token: { motion: false }, zeroRuntime: true }}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>
        <LanguageProvider>
          <QueryClientProvider client={queries}>
            <PagesProvider pages={pages}>
              <DoorProvider door={door}>
                <HelpProvider help={web.help}>
                  <RouterProvider router={router} />
                </HelpProvider>
              </DoorProvider>
            </PagesProvider>
          </QueryClientProvider>
        </LanguageProvider>
      </App>
    </ConfigProvider>,
  );
  await loaded();
  return router;
}
const press = async (name: string) => {
  fireEvent.click(screen.getByRole("button", { name }));
  await loaded();
};

const key = (name: string) =>
  act(async () => void fireEvent.keyDown(document.activeElement ?? document.body, { key: name }));

test.each(ROLES)(
  "%s is led through five steps, each on a page of its own role with what it points at",
  async (role) => {
    const router = await openFor(role);
    const steps = tours[role];
    expect(steps).toHaveLength(5);
    await press(words.begin.zh);
    for (const [at, { at: path, target, title }] of steps.entries()) {
      expect(router.state.location.pathname).toBe(path);
      expect(document.querySelector("#content h1")).not.toBeNull();
      expect(screen.getByRole("dialog").textContent).toContain(words.step(at + 1, 5).zh);
      expect(document.activeElement?.textContent).toBe(title.zh);
      expect([
        target,
        SELECTORS[target].some((selector) => document.querySelector(selector) !== null),
      ]).toEqual([target, true]);
      await press(at === 4 ? words.done.zh : words.next.zh);
    }
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(kept).toEqual(["seen"]);
  },
);

test("it goes back and on by the arrows, ends by Escape, is not offered again and is begun anew from the help", async () => {
  const router = await openFor("leader", "en");
  await press(words.begin.en);
  await key("ArrowRight");
  expect(router.state.location.pathname).toBe(tours.leader[1]?.at);
  await key("ArrowLeft");
  expect(router.state.location.pathname).toBe(tours.leader[0]?.at);
  expect(foreignWords("en").filter((word) => !/^(中文|窗口)$/.test(word))).toEqual([]);
  await key("Escape");
  await loaded();
  expect(screen.queryByRole("dialog")).toBeNull();
  await act(() => router.navigate("/"));
  await loaded();
  expect(screen.queryByText(words.offer.en)).toBeNull();
  fireEvent.keyDown(document.body, { key: "?" });
  await act(async () => void (await import("../src/web/frame/help-of-page.tsx")));
  await loaded();
  await press("See the five steps again");
  expect(screen.getByRole("dialog").textContent).toContain(words.step(1, 5).en);
});

test("every word of every step stands in both languages", () => {
  const said = Object.values(tours).flatMap((steps) => steps.flatMap(({ title, text }) => [title, text]));
  expect(
    said.filter(
      ({ zh, en }) => !/\p{Script=Han}/u.test(zh) || /\p{Script=Han}/u.test(en.replace("十三", "")),
    ),
  ).toEqual([]);
});
