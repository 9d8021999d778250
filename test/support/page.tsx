import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, configure, fireEvent, render, within } from "@testing-library/react";
import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import type { ComponentType } from "react";
import { createMemoryRouter, Outlet, RouterProvider } from "react-router";
import type { Actor } from "../../src/kernel/actor.ts";
import { type Language, LanguageProvider } from "../../src/web/frame/language.tsx";
import { LeavingGuard } from "../../src/web/frame/leaving.tsx";
import { type Door, DoorProvider, SESSION_KEY, useSessionChanged } from "../../src/web/frame/session.tsx";

// Pages in a DOM without a browser; a file that uses this begins with `// @vitest-environment happy-dom`.

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
notifyManager.setScheduler(queueMicrotask);
// A sentence says what was not found; the whole page beside it only hides it.
// What is hidden is asked for by no test, and finding that out costs most of the time.
configure({ defaultHidden: true, getElementError: (message) => new Error(message?.split("\n")[0]) });

/** Somebody who is signed in. */
export const person = (given: Partial<Actor> = {}): Actor => ({
  accountId: "a",
  name: "clerk",
  displayName: "窗口",
  organisationId: "d",
  roles: ["window-clerk"],
  ...given,
});

let queries = new QueryClient();

/** Until nothing is asked or sent any more, and what came of it is drawn. */
export async function settled(): Promise<void> {
  do
    await act(async () => {
      // Its form is loaded when it opens.
      await import("../../src/web/kit/form.tsx");
      await new Promise<void>((resolve) => setImmediate(resolve));
    });
  while (queries.isFetching() + queries.isMutating() > 0);
}

const SIGN_OUT = "sign out";

export type Tab = {
  /** Path and query, as the address line shows them. */
  readonly address: () => string;
  readonly goTo: (address: string) => Promise<void>;
  /** As the page itself goes on. */
  readonly navigate: (address: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
};

/** Around the page: what asks before leaving, and a way out. */
function Frame() {
  const sessionChanged = useSessionChanged();
  return (
    <>
      <LeavingGuard />
      <button type="button" lang="en" onClick={() => void sessionChanged()}>
        {SIGN_OUT}
      </button>
      <Outlet />
    </>
  );
}

/** Opens a page at an address whose path matches `path`, in place of the one before; every other path is another page. */
export async function openPage(
  path: string,
  Page: ComponentType,
  {
    at = path,
    language = "zh",
    actor = person(),
    organisationName = null,
  }: { at?: string; language?: Language; actor?: Actor; organisationName?: string | null } = {},
): Promise<Tab> {
  cleanup();
  localStorage.setItem("jiziwan.language", language);
  const session = { actor: actor as Actor | null, organisationName };
  const door = { read: () => Promise.resolve(session) } as unknown as Door;
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queries.setQueryData(SESSION_KEY, session);
  const routes = [
    { path, element: <Page /> },
    { path: "*", element: null },
  ];
  const router = createMemoryRouter([{ element: <Frame />, children: routes }], { initialEntries: [at] });
  await act(async () => {
    render(
      <ConfigProvider
        locale={language === "zh" ? zhCN : enUS}
        theme={{ token: { motion: false }, zeroRuntime: true }}
        wave={{ disabled: true }}
        button={{ autoInsertSpace: false }}
      >
        <LanguageProvider>
          <QueryClientProvider client={queries}>
            <DoorProvider door={door}>
              <RouterProvider router={router} />
            </DoorProvider>
          </QueryClientProvider>
        </LanguageProvider>
      </ConfigProvider>,
    );
  });
  await settled();
  return {
    address: () => router.state.location.pathname + router.state.location.search,
    navigate: (address) => router.navigate(address),
    goTo: async (address) => {
      await act(() => router.navigate(address));
      await settled();
    },
    signOut: () => {
      session.actor = null;
      return press(SIGN_OUT);
    },
  };
}

/** Types into a field that is found by what its label begins with, or chooses what a select shows. */
export function type(label: string, words: string, within_: HTMLElement = document.body): void {
  const field = within(within_).getByLabelText(
    (shown) => shown.replace(/ \*$/, "") === label,
  ) as HTMLInputElement;
  const chosen =
    field.tagName === "SELECT"
      ? [...field.querySelectorAll("option")].find(({ textContent }) => textContent === words)?.value
      : words;
  if (chosen === undefined) throw new Error(`${label} does not offer ${words}`);
  fireEvent.change(field, { target: { value: chosen } });
}

/** Presses a button and waits until what follows has come. */
export async function press(name: string, within_: HTMLElement = document.body): Promise<void> {
  fireEvent.click(within(within_).getByRole("button", { name }));
  await settled();
}

/** Words that were not translated: of the other language's script, outside what is said to be in it. */
export function foreignWords(language: Language): string[] {
  const shown = document.body.cloneNode(true) as HTMLElement;
  for (const marked of shown.querySelectorAll("[lang], style, [role=img]")) marked.remove();
  const script = language === "zh" ? /[A-Za-z]{2,}/g : /\p{Script=Han}+/gu;
  const named = [...shown.querySelectorAll("[aria-label], [title], [placeholder]")].flatMap((each) =>
    ["aria-label", "title", "placeholder"].map((name) => each.getAttribute(name) ?? ""),
  );
  return [shown.textContent, ...named].flatMap((words) => words.match(script) ?? []);
}
