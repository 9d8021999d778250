// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { foreignWords, openPage, person } from "../../../test/support/page.tsx";
import { CAME_FROM } from "../web/came-from.ts";
import { FLOW_OVER } from "./provider.ts";
import ProviderPage from "./page.tsx";

const PATH = "/sign-in/provider";

it("sends what the provider said once, and goes on to the page that was asked for", async () => {
  const sent: unknown[] = [];
  vi.stubGlobal("fetch", async (_: string, init?: RequestInit) => {
    sent.push(JSON.parse(String(init?.body)));
    return Response.json({ actor: person() });
  });
  sessionStorage.setItem(CAME_FROM, "/plans?q=1");
  const tab = await openPage(PATH, ProviderPage, { at: `${PATH}?code=a&state=b` });
  expect(sent).toEqual([{ query: "code=a&state=b" }]);
  expect(tab.address()).toBe("/plans?q=1");
  expect(sessionStorage.getItem(CAME_FROM)).toBeNull();
});

it.each(["zh", "en"] as const)(
  "says what went wrong and leads back to the sign-in page: %s",
  async (language) => {
    vi.stubGlobal("fetch", async () => Response.json(FLOW_OVER, { status: 422 }));
    await openPage(PATH, ProviderPage, { at: `${PATH}?code=a`, language });
    screen.getByText(FLOW_OVER.sentence[language]);
    expect(screen.getByRole("link").getAttribute("href")).toBe("/sign-in");
    expect(language === "zh" ? [] : foreignWords("en")).toEqual([]);
  },
);

it("asks nothing of the server where nobody comes back with anything", async () => {
  const asked = vi.fn<() => void>();
  vi.stubGlobal("fetch", asked);
  await openPage(PATH, ProviderPage);
  screen.getByText(FLOW_OVER.sentence.zh);
  expect(asked).not.toHaveBeenCalled();
});
