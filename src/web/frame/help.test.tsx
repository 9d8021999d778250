// @vitest-environment happy-dom
import { act, fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { foreignWords, openPage, settled } from "../../../test/support/page.tsx";
import { noteFailed } from "./failure.ts";
import { HelpProvider } from "./help-context.tsx";
import { Help } from "./help.tsx";
import type { Page } from "./page.ts";
import { PagesProvider } from "./pages-context.tsx";

const PAGES: readonly Page[] = ["/things/:thing", "/things/new"].map((path) => ({
  path,
  title: { zh: "物品", en: "Things" },
  measures: [],
  access: ["window-clerk"],
  menu: null,
  load: async () => ({ default: () => null }),
}));
const pageHelp = {
  "/things/new": { zh: "登记一件。", en: "Enter one." },
  "/things/:thing": { zh: "看一件。", en: "See one." },
};
const AtDesk = () => (
  <PagesProvider pages={PAGES}>
    <HelpProvider help={{ pages: [async () => ({ pageHelp })], tours: () => Promise.reject(new Error()) }}>
      <Help onTour={() => {}} />
      <input aria-label="1" />
    </HelpProvider>
  </PagesProvider>
);
const press = async (on: Element) => {
  await act(async () => void fireEvent.keyDown(on, { key: "?" }));
  await act(async () => void (await import("./help-of-page.tsx")));
  await settled();
};

it.each(["zh", "en"] as const)(
  "in %s `?` says what the page at this address is for, who opens it and what failed last, but is a letter where one types",
  async (language) => {
    await openPage("/things/new", AtDesk, { language });
    await press(screen.getByLabelText("1"));
    expect(document.querySelector(".page-help")).toBeNull();
    noteFailed({ code: "unexpected", sentence: { zh: "", en: "" }, requestId: "9f3a" });
    noteFailed({ code: "unreachable", sentence: { zh: "", en: "" } });
    await press(document.body);
    const said = document.querySelector(".page-help")?.textContent;
    for (const words of [pageHelp["/things/new"][language], /综合窗口|Service window/, "/things/new", "9f3a"])
      expect(said).toMatch(words);
    expect(language === "en" ? foreignWords(language) : []).toEqual([]);
  },
);
