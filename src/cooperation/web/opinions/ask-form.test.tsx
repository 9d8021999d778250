// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openPage, person, press, settled } from "../../../../test/support/page.tsx";
import type { OpinionAct } from "../../domain/opinions.ts";
import { OpinionsPanel } from "./opinions-panel.tsx";

let acts: OpinionAct[] = [];
beforeEach(() => {
  acts = [];
  const reach = { mail: false, lastSignIn: null };
  vi.stubGlobal("fetch", async () =>
    Response.json({
      units: [
        { ...reach, unitId: "a", mergedIds: ["old"], name: "示例甲局", people: 1 },
        { ...reach, unitId: "b", name: "示例乙局", people: 0 },
      ],
    }),
  );
});
afterEach(() => vi.unstubAllGlobals());

function Panel() {
  return (
    <OpinionsPanel
      rounds={[]}
      units={{ old: "示例甲局", b: "示例乙局" }}
      may={() => true}
      day="2026-12-01"
      onAct={(act) => Promise.resolve(acts.push(act))}
      busy={false}
      about="征求意见稿（二）"
    />
  );
}

/** The form filled in for one unit that signs in, one that does not, and one that is not on the roster. */
async function fillIn(language: "zh" | "en") {
  await openPage("/paper", Panel, { actor: person({ roles: ["office"] }), language });
  await press(language === "zh" ? "发起征求意见" : "Ask for opinions");
  for (const name of ["示例甲局", "示例乙局"]) fireEvent.click(screen.getByRole("checkbox", { name }));
  fireEvent.change(screen.getByRole("textbox", { name: /名册以外|not on the roster/ }), {
    target: { value: "外市办公室" },
  });
  await press(language === "zh" ? "下一步" : "Next");
  await settled();
  return screen.getByRole("dialog");
}
const linesOf = (window: HTMLElement) =>
  within(window)
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);

describe("asking for opinions （二十二）", () => {
  it("asks nobody before it was shown whom, what and by when; who sees nothing of it here is named apart with why", async () => {
    const window = await fillIn("zh");
    expect(acts).toEqual([]);
    expect(linesOf(window)).toEqual([
      "示例甲局 2026年12月11日 前反馈 · 1 个账号 · 无邮箱，登录后才能看到 · 从未登录",
      "示例乙局 2026年12月11日 前反馈 · 没有账号，收不到；请用表格回收或电话联系",
      "外市办公室 2026年12月11日 前反馈 · 不在名册，收不到；请另行发送",
    ]);
    expect(window.textContent).toContain("须另行书面征求，意见由办公室登记：2 个单位");
    const about = within(window).getByRole("textbox");
    const send = within(window).getByRole("button", { name: "发出" });
    fireEvent.change(about, { target: { value: " " } });
    expect(send).toHaveProperty("disabled", true);
    fireEvent.change(about, { target: { value: "征求意见稿（三）" } });
    await press("发出", window);
    await settled();
    // The round holds all of them: who has no account is asked on paper.
    expect(acts).toMatchObject([
      {
        type: "solicit",
        about: "征求意见稿（三）",
        asked: [
          { unitId: "old", due: "2026-12-11" },
          { unitId: "b", due: "2026-12-11" },
          { unitId: null, name: "外市办公室", due: "2026-12-11" },
        ],
      },
    ]);
  });

  it("asks nobody when it is called off, in English too, and what was filled in stands still", async () => {
    const window = await fillIn("en");
    expect(linesOf(window)).toHaveLength(3);
    await press("Cancel", window);
    expect(acts).toEqual([]);
    expect(screen.getByRole("checkbox", { name: "示例甲局" })).toHaveProperty("checked", true);
  });
});
