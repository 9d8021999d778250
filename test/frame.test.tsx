// @vitest-environment happy-dom
import { act, cleanup, render } from "@testing-library/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import { createMemoryRouter, RouterProvider } from "react-router";
import { expect, test } from "vitest";
import { noticesFor } from "../src/accounts/domain/notices.ts";
import { pages } from "../src/pages.ts";
import { draftKey, keepDraft, readDraft } from "../src/web/kit/drafts.ts";
import { Frame } from "../src/web/frame/frame.tsx";
import { LanguageProvider } from "../src/web/frame/language.tsx";
import { type Door, DoorProvider, SESSION_KEY, type Session } from "../src/web/frame/session.tsx";
import { text } from "../src/web/frame/text.ts";
import { person } from "./support/page.tsx";

const SIGN_IN = "/sign-in";

const sessionOf = (mode: Session["mode"], actor: Session["actor"]): Session => ({
  actor,
  mustChangePassword: false,
  mustSetUpFactor: false,
  mode,
  mayViewAs: false,
  notices: noticesFor(["office"], { demo: mode === "demo", securityAdmins: 2, auditAdmins: 1 }),
  organisationName: null,
});

/** The frame around stand-ins of pages; the menu is empty, which is another test's. */
function showFrame(first: Session, paths: readonly string[]) {
  const queries = new QueryClient();
  queries.setQueryData(SESSION_KEY, first);
  const door = {
    read: () => Promise.resolve(queries.getQueryData(SESSION_KEY)),
    signInPath: SIGN_IN,
  } as unknown as Door;
  const children = paths.map((path) => ({ path, element: <h1>{path}</h1> }));
  const router = createMemoryRouter([{ element: <Frame />, children }], { initialEntries: ["/plans"] });
  const { container } = render(
    <ConfigProvider theme={{ token: { motion: false }, zeroRuntime: true }}>
      <App component={false}>
        <LanguageProvider>
          <QueryClientProvider client={queries}>
            <DoorProvider door={door}>
              <RouterProvider router={router} />
            </DoorProvider>
          </QueryClientProvider>
        </LanguageProvider>
      </App>
    </ConfigProvider>,
  );
  return {
    bannerAt: async (path: string): Promise<string> => {
      await act(() => router.navigate(path.replaceAll(":", "")));
      expect(container.querySelector("h1")?.textContent).toBe(path);
      return container.querySelector(".banners")?.textContent ?? "";
    },
    becomes: (session: Session): Promise<void> =>
      act(async () => void queries.setQueryData(SESSION_KEY, session)),
  };
}

test("in the demonstration the frame says on every page that it is a sample, and nowhere else", async () => {
  const paths = pages.map(({ path }) => path).filter((path) => !path.startsWith(SIGN_IN));
  expect(paths.length).toBeGreaterThan(90);
  const sample = showFrame(sessionOf("demo", person()), paths);
  const silent: string[] = [];
  for (const path of paths) if (!(await sample.bannerAt(path)).includes(text.zh.sample)) silent.push(path);
  expect(silent).toEqual([]);
  cleanup();
  expect(await showFrame(sessionOf("real", person()), ["/plans"]).bannerAt("/plans")).toBe("");
});

test("a session that ran out takes nothing of what was typed away, but whoever comes after it does not find it", async () => {
  const [mine, other] = [person({ accountId: "a" }), person({ accountId: "b" })];
  const key = draftKey("a", "form");
  const frame = showFrame(sessionOf("demo", mine), ["/plans"]);
  await frame.bannerAt("/plans");
  keepDraft(key, { line: "雨" });
  await frame.becomes(sessionOf("demo", null));
  await frame.becomes(sessionOf("demo", mine));
  expect(readDraft(key)).toEqual({ line: "雨" });
  await frame.becomes(sessionOf("demo", null));
  await frame.becomes(sessionOf("demo", other));
  expect(readDraft(key)).toEqual({});
});
