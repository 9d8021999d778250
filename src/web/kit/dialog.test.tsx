// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import "../../../test/support/page.tsx";
import { LanguageProvider } from "../frame/language.tsx";
import { Dialog, type DialogProps } from "./dialog.tsx";

let closed = 0;
const show = (props: Partial<DialogProps>) => {
  closed = 0;
  render(
    <LanguageProvider>
      <Dialog title="撤回意见" onClose={() => void (closed += 1)} {...props} />
    </LanguageProvider>,
  );
  return screen.getByRole("dialog", { name: "撤回意见" }) as HTMLDialogElement;
};
const escape = (dialog: HTMLDialogElement) => act(() => dialog.close());
const button = (name: RegExp) => screen.getByRole("button", { name });

it("stands above the page; where nothing is typed Enter answers, unless it cannot be taken back", () => {
  expect(show({ onOk: () => {}, okText: "撤回" }).open).toBe(true);
  expect(document.activeElement).toBe(button(/撤\s*回/));
});

it.each([
  ["danger", { danger: true }],
  ["a field", { children: <input aria-label="理由" /> }],
])("does not put the keys on its answer where there is %s", (_, props) => {
  show({ onOk: () => {}, okText: "撤回", ...props });
  expect(document.activeElement).not.toBe(button(/撤\s*回/));
});

it("is closed by Escape, but one that stays is not, however often", () => {
  escape(show({}));
  expect(closed).toBe(1);
  const staying = show({ stays: true });
  expect(fireEvent(staying, new Event("cancel", { cancelable: true }))).toBe(false);
  escape(staying);
  expect([closed, staying.open]).toEqual([0, true]);
});

it("hears no file that was not chosen within it", () => {
  const dialog = show({ stays: true, children: <input type="file" aria-label="附件" /> });
  const file = screen.getByLabelText("附件");
  expect(fireEvent(file, new Event("cancel", { bubbles: true, cancelable: true }))).toBe(true);
  expect([closed, dialog.open]).toEqual([0, true]);
});
