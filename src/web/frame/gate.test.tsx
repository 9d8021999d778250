// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { afterEach, expect, it } from "vitest";
import { person } from "../../../test/support/page.tsx";
import { Gate } from "./gate.tsx";
import { LanguageProvider } from "./language.tsx";
import type { Page } from "./page.ts";
import { PagesProvider } from "./pages-context.tsx";
import { type Door, DoorProvider, type Session, SESSION_KEY } from "./session.tsx";
import { DATA } from "./workplaces.ts";

afterEach(cleanup);

const page = (path: string, access: Page["access"]): Page => ({
  path,
  title: { zh: path, en: path },
  measures: [],
  access,
  menu: null,
  load: async () => ({ default: () => null }),
});
const PAGES = [
  page("/sign-in", "public"),
  page("/password", "signed-in"),
  page("/factor", "signed-in"),
  page("/plans", "signed-in"),
  { ...page("/requests", "signed-in"), menu: { workplace: DATA, order: 1 } },
  page("/requests/new", ["liaison"]),
];

/** Where somebody with this session comes to who opens an address. */
function cameTo(address: string, given: Partial<Session>): string {
  const session: Session = {
    actor: person(),
    mustChangePassword: false,
    mustSetUpFactor: false,
    mode: "real",
    mayViewAs: false,
    notices: [],
    organisationName: null,
    ...given,
  };
  const paths = { signInPath: "/sign-in", passwordPath: "/password", factorPath: "/factor" };
  const door = { ...paths, read: () => Promise.resolve(session) } as unknown as Door;
  const queries = new QueryClient();
  queries.setQueryData(SESSION_KEY, session);
  const routes = PAGES.map((each) => ({ path: each.path, element: <Gate page={each}>{null}</Gate> }));
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  render(
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <DoorProvider door={door}>
          <PagesProvider pages={PAGES}>
            <RouterProvider router={router} />
          </PagesProvider>
        </DoorProvider>
      </QueryClientProvider>
    </LanguageProvider>,
  );
  const { pathname, search } = router.state.location;
  return `${pathname} ${new URLSearchParams(search).get("from") ?? ""}`;
}

it.each<[string, string, Partial<Session>, string]>([
  ["nobody", "/plans?q=1", { actor: null }, "/sign-in /plans?q=1"],
  ["who has to change a password", "/plans?q=1", { mustChangePassword: true }, "/password /plans?q=1"],
  ["who has to set up a second factor", "/plans?q=1", { mustSetUpFactor: true }, "/factor /plans?q=1"],
  ["who has to do both", "/plans", { mustChangePassword: true, mustSetUpFactor: true }, "/password /plans"],
  ["who has just changed it", "/password?from=%2Fplans", { mustSetUpFactor: true }, "/factor /plans"],
  ["who has nothing to do before", "/plans?q=1", {}, "/plans "],
])(
  "leads %s from %s to the door that is due, which knows the page to come back to",
  (_, address, given, due) => {
    expect(cameTo(address, given)).toBe(due);
  },
);

it("tells whom it does not let in who uses the page, and leads to the page above it", () => {
  cameTo("/requests/new", { actor: { ...person(), roles: ["data-officer"] } });
  screen.getByText(/联络员|Liaison/);
  expect(screen.getByRole("link", { name: /\/requests/ }).getAttribute("href")).toBe("/requests");
});
