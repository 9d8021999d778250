// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { foreignWords, openPage, press } from "../../../../../test/support/page.tsx";
import GuidancePage from "./guidance-page.tsx";
import HallPage from "./hall-page.tsx";

const LANGUAGES = ["zh", "en"] as const;
const material = {
  name: "租房合同",
  needed: "needed",
  type: null,
  format: "paper",
  copies: 1,
  acceptStandard: null,
  basis: null,
  supplied: null,
  heldBy: null,
};
const supplied = {
  ...material,
  name: "居民身份证",
  supplied: { from: "identity", resource: "", provider: "" },
};
const NOTHING_SAID = Object.fromEntries(
  `basis legal promised visits visitReason charges feeBasis resultName acceptCondition specialProcedure contact complaint
    place hours online post`
    .split(/\s+/u)
    .map((name) => [name, null]),
);
const GUIDANCE = {
  itemId: "a",
  asOf: "2026-11-23",
  sample: true,
  item: {
    ...NOTHING_SAID,
    name: "住房公积金提取（租房）",
    city: "150200",
    dept: "包头市示例住房公积金中心",
    serves: ["person"],
  },
  materials: [material, supplied],
  handling: [],
  others: [],
  bundles: [],
  standard: null,
};

const ANSWERS: Readonly<Record<string, unknown>> = {
  "/api/hall/events": { rows: ["home"] },
  "/api/hall/bundles": { rows: [] },
  "/api/hall/items": { total: 0, rows: [], terms: [] },
  "/api/hall/items/a": GUIDANCE,
};

beforeEach(() => {
  vi.stubGlobal("fetch", async (asked: string) => {
    const body = ANSWERS[new URL(asked, "http://localhost").pathname] ?? { rows: [] };
    return new Response(JSON.stringify(body), { headers: { "content-type": "application/json" } });
  });
});

describe("（四）the hall", () => {
  it.each(LANGUAGES)(
    "in %s leads on from tiles that have items, and says of others that they have none",
    async (language) => {
      await openPage("/hall", HallPage, { language });
      const [home, marriage] =
        language === "zh" ? ["租房购房", "结婚"] : ["Renting or buying a home", "Marriage"];
      expect(screen.getByRole("link", { name: home })).toBeTruthy();
      expect(screen.queryByRole("link", { name: marriage })).toBeNull();
      expect(screen.getByText((shown) => shown.startsWith(marriage)).textContent).toMatch(
        /暂无事项|no items yet/,
      );
      expect(foreignWords(language)).toEqual([]);
    },
  );

  it.each(LANGUAGES)(
    "in %s says who does what it has no item for, that this was not checked, and not below it that nothing was found",
    async (language) => {
      await openPage("/hall", HallPage, { at: "/hall?q=结婚", language });
      const who = screen.getByRole("heading", { name: language === "zh" ? /民政部门/ : /marriage registry/ });
      expect(who.parentElement?.textContent).toMatch(/12345.*(未核实|Unverified)/);
      const nothing = language === "zh" ? "没有找到这件事" : "Nothing found";
      expect(screen.queryByText(nothing)).toBeNull();
      await openPage("/hall", HallPage, { at: "/hall?q=饕餮", language });
      expect(await screen.findByText(nothing)).toBeTruthy();
    },
  );

  it.each(LANGUAGES)(
    "in %s prints a blank form with the papers of an item, and what nobody hands in",
    async (language) => {
      const printed: string[] = [];
      vi.stubGlobal("print", () => {
        printed.push(document.querySelector(".hall-blank-form")?.textContent ?? "");
        window.dispatchEvent(new Event("afterprint"));
      });
      await openPage("/hall/items/:item", GuidancePage, { at: "/hall/items/a", language });
      await press(language === "zh" ? "打印空白表" : "Print blank form");
      expect(printed).toHaveLength(1);
      expect(printed[0]).toMatch(/☐ 租房合同/);
      expect(printed[0]).toMatch(/— 居民身份证 (不用交|Not needed)/);
      expect(printed[0]).toContain(language === "zh" ? "受理地" : "Place of acceptance");
      expect(document.querySelector(".hall-blank-form")).toBeNull();
    },
  );
});
