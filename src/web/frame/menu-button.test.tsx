// @vitest-environment happy-dom
import { fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import "../../../test/support/page.tsx";
import { MenuButton } from "./menu-button.tsx";

let chosen: string[] = [];
beforeEach(() => {
  chosen = [];
  const entry = (key: string) => ({ key, label: key, onChoose: () => void chosen.push(key) });
  render(
    <>
      <MenuButton entries={[entry("解锁"), entry("重置密码")]}>操作</MenuButton>
      <p>别处</p>
    </>,
  );
  fireEvent.click(screen.getByRole("button"));
});
const items = () => screen.queryAllByRole("menuitem");
const key = (name: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key: name });

it("says that it is open, does what is chosen and closes", () => {
  expect(screen.getByRole("button").getAttribute("aria-expanded")).toBe("true");
  fireEvent.click(screen.getByText("重置密码"));
  expect(chosen).toEqual(["重置密码"]);
  expect(items()).toEqual([]);
});

it("is walked by arrows, around its ends, and left by Escape to its button", () => {
  screen.getByRole("button").focus();
  key("ArrowDown");
  expect(document.activeElement?.textContent).toBe("解锁");
  key("ArrowUp");
  expect(document.activeElement?.textContent).toBe("重置密码");
  key("ArrowDown");
  expect(document.activeElement?.textContent).toBe("解锁");
  key("Escape");
  expect(items()).toEqual([]);
  expect(document.activeElement).toBe(screen.getByRole("button"));
});

it.each(["pointerdown", "scroll"])("is closed by a %s beside it", (type) => {
  fireEvent(screen.getByText("别处"), new Event(type, { bubbles: true }));
  expect(items()).toEqual([]);
  expect(chosen).toEqual([]);
});
