// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { foreignWords, openPage, press } from "../../../test/support/page.tsx";
import { say } from "../../kernel/fields.ts";
import { chinese, dayOf } from "./columns.tsx";
import { rowsOf } from "./record-rows.tsx";

type Note = { readonly on: string; readonly text: string };
type Detail = { readonly notes: readonly Note[] };

const part = (none?: Parameters<typeof rowsOf<Detail, Note>>[0]["none"]) =>
  rowsOf<Detail, Note>({
    title: say("协商情况", "Negotiation"),
    help: say("双方各记各的。", "Each party enters its own."),
    rows: ({ notes }) => notes,
    columns: [
      { ...chinese(say("情况", "What happened"), ({ text }) => text), card: "title" },
      dayOf(say("日期", "Day"), ({ on }) => on),
    ],
    ...(none === undefined ? {} : { none }),
  });
const open = (Part: ReturnType<typeof part>, notes: readonly Note[], language: "zh" | "en" = "zh") =>
  openPage("/one", () => <Part detail={{ notes }} />, { language });

it.each([
  ["zh", "协商情况", "双方各记各的。", ["情况", "日期"]],
  ["en", "Negotiation", "Each party enters its own.", ["What happened", "Day"]],
] as const)(
  "rows of a record stand under their title by their columns, in %s",
  async (language, title, help, heads) => {
    // Two that say the same are two rows.
    const note = { on: "2026-11-20", text: "面谈" };
    await open(part(), [note, { ...note }], language);
    expect(screen.getByRole("heading", { name: title })).toBeTruthy();
    expect(screen.getByText(help)).toBeTruthy();
    expect(screen.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual(heads);
    expect(screen.getAllByText("面谈")).toHaveLength(2);
    expect(foreignWords(language)).toEqual([]);
  },
);

it("what holds none is left out, or says what then", async () => {
  await open(part(), []);
  expect(screen.queryByRole("heading", { name: "协商情况" })).toBeNull();
  const none = {
    title: say("还没有协商", "No negotiation yet"),
    help: say("请先协商。", "Negotiate first."),
  };
  await open(part(none), []);
  expect(screen.getByRole("heading", { name: "协商情况" })).toBeTruthy();
  expect(screen.getByText("还没有协商")).toBeTruthy();
  expect(screen.getByText("请先协商。")).toBeTruthy();
});

const noted = (from: number, to: number): Note[] =>
  Array.from({ length: to - from }, (_, at) => ({ on: "2026-11-20", text: `第 ${from + at} 条` }));
const texts = (notes: readonly Note[]) => notes.map(({ text }) => text);
const shown = () => screen.getAllByText(/^第 \d+ 条$/).map(({ textContent }) => textContent);

it("five hundred rows stand page by page, and rows that went meanwhile leave no page empty", async () => {
  const Part = part();
  function Page() {
    const [held, setHeld] = useState(noted(1, 501));
    return (
      <>
        <button type="button" onClick={() => setHeld(noted(1, 23))}>
          减少
        </button>
        <Part detail={{ notes: held }} />
      </>
    );
  }
  await openPage("/one", Page);
  expect(shown()).toEqual(texts(noted(1, 21)));
  // A paper shows one page of them, and says so.
  expect(screen.getByText("本页为第 1—20 条，共 500 条。").className).toBe("ui-print-only");
  await press("25");
  expect(shown()).toEqual(texts(noted(481, 501)));
  await press("减少");
  expect(shown()).toEqual(texts(noted(21, 23)));
});
