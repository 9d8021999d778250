// @vitest-environment happy-dom
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import "../../../test/support/page.tsx";
import { LanguageProvider } from "../frame/language.tsx";
import { Confirm } from "./confirm.tsx";

let done = 0;
beforeEach(() => {
  done = 0;
  localStorage.setItem("jiziwan.language", "zh");
  render(
    <LanguageProvider>
      <Confirm title="删除这一行？" description="不能恢复。" okText="删除" onConfirm={() => void (done += 1)}>
        <button type="button">删除此行</button>
      </Confirm>
    </LanguageProvider>,
  );
});
const ask = () => {
  fireEvent.click(screen.getByRole("button", { name: "删除此行" }));
  return screen.getByRole("dialog", { name: "删除这一行？" });
};

describe("what asks before it is done", () => {
  it("does nothing by its own button, and is done once when that is confirmed", async () => {
    const window = ask();
    expect(window.textContent).toContain("不能恢复。");
    expect(done).toBe(0);
    await act(async () => fireEvent.click(within(window).getByRole("button", { name: /删\s*除/ })));
    expect(done).toBe(1);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is not done when it is called off, by its button or by Escape, and asks again the next time", () => {
    fireEvent.click(within(ask()).getByRole("button", { name: /取\s*消/ }));
    expect(screen.queryByRole("dialog")).toBeNull();
    const window = ask() as HTMLDialogElement;
    act(() => window.close());
    expect(done).toBe(0);
    expect(ask()).toBeTruthy();
  });
});
