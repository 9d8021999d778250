// @vitest-environment happy-dom
import { act, render } from "@testing-library/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import { createMemoryRouter, RouterProvider } from "react-router";
import { expect, test } from "vitest";
import { noticesFor } from "../src/accounts/domain/notices.ts";
import { pages } from "../src/pages.ts";
import { Frame } from "../src/web/frame/frame.tsx";
import { LanguageProvider } from "../src/web/frame/language.tsx";
import { type Door, DoorProvider, SESSION_KEY, type Session } from "../src/web/frame/session.tsx";
import { text } from "../src/web/frame/text.ts";
import { person } from "./support/page.tsx";

const SIGN_IN = "/sign-in";

/** What stands in the frame's banner at each address, nothing where there is no banner, for somebody signed in. */
async function bannersAt(paths: readonly string[], mode: Session["mode"]): Promise<Record<string, string>> {
  const standing = { demo: mode === "demo", securityAdmins: 2, auditAdmins: 1 };
  const session: Session = {
    actor: person({ roles: ["office"] }),
    mustChangePassword: false,
    mode,
    mayViewAs: false,
    notices: noticesFor(["office"], standing),
    organisationName: null,
  };
  const door = { read: () => Promise.resolve(session), signInPath: SIGN_IN } as unknown as Door;
  const queries = new QueryClient();
  queries.setQueryData(SESSION_KEY, session);
  const children = paths.map((path) => ({ path, element: <h1>{path}</h1> }));
  const router = createMemoryRouter([
    { element: <Frame />, children: [{ index: true, element: null }, ...children] },
  ]);
  // Without a provider of pages the menu is empty, which is another test's.
  const { container, unmount } = render(
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
  const found: Record<string, string> = {};
  for (const path of paths) {
    await act(() => router.navigate(path.replaceAll(":", "")));
    expect(container.querySelector("h1")?.textContent).toBe(path);
    found[path] = container.querySelector(".banners")?.textContent ?? "";
  }
  unmount();
  return found;
}

test("in the demonstration the frame says on every page that it is a sample, and nowhere else", async () => {
  const paths = pages.map(({ path }) => path).filter((path) => path !== SIGN_IN);
  expect(paths.length).toBeGreaterThan(90);
  const silent = Object.entries(await bannersAt(paths, "demo"))
    .filter(([, banner]) => !banner.includes(text.zh.sample))
    .map(([path]) => path);
  expect(silent).toEqual([]);
  expect(await bannersAt(["/plans"], "real")).toEqual({ "/plans": "" });
});
