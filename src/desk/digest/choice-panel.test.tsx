// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { foreignWords, openPage, settled, type } from "../../../test/support/page.tsx";
import ChoicePanel from "./choice-panel.tsx";

let value: unknown = null;
beforeEach(() => {
  value = null;
  vi.stubGlobal("fetch", async (_: string, init?: RequestInit) => {
    if (init?.method === "PUT") value = (JSON.parse(init.body as string) as { value: unknown }).value;
    return Response.json({ value });
  });
});
const Panel = () => <ChoicePanel hasMail={false} />;

describe("the mail of what waits", () => {
  it("comes in Chinese until one says otherwise, and is switched off and on again", async () => {
    await openPage("/account", Panel);
    const mailed = screen.getByLabelText("寄给我") as HTMLInputElement;
    expect([mailed.checked, (screen.getByLabelText("邮件语言") as HTMLSelectElement).value]).toEqual([
      true,
      "zh",
    ]);
    expect(document.body.textContent).toContain("还没有填写邮箱");
    fireEvent.click(mailed);
    await settled();
    expect([mailed.checked, value]).toEqual([false, { mailed: false, language: "zh" }]);
    type("邮件语言", "英文（English）");
    await settled();
    expect(value).toEqual({ mailed: false, language: "en" });
  });

  it("is offered in English", async () => {
    await openPage("/account", Panel, { language: "en" });
    expect(screen.getByLabelText("Mail it to me")).toBeTruthy();
    expect(foreignWords("en")).toEqual(["中文"]);
  });
});
