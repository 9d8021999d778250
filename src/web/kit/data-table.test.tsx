// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { foreignWords, openPage } from "../../../test/support/page.tsx";
import { type Column, DataTable } from "./data-table.tsx";
import { numbersAround } from "./pages.tsx";
import { useSorting } from "./sorting.ts";

type Row = { readonly id: number; readonly what: string };

const COLUMNS: readonly Column<Row>[] = [
  {
    key: "mark",
    title: "",
    card: "mark",
    render: ({ id }) => <input type="checkbox" aria-label={`${id}`} />,
  },
  { key: "what", title: "1", card: "title", render: ({ id, what }) => <a href={`/things/${id}`}>{what}</a> },
  { key: "number", title: "2", render: ({ id }) => `${id}-2` },
  { key: "state", title: "3", card: "state", render: ({ id }) => `${id}-3` },
  { key: "empty", title: "4", render: () => null },
  { key: "act", title: "5", card: "actions", render: ({ id }) => <button type="button">{`${id}-5`}</button> },
];
const rows = (count: number): readonly Row[] =>
  Array.from({ length: count }, (_, place) => ({ id: place + 1, what: `W${place + 1}` }));

const open = (count: number, columns = COLUMNS) =>
  openPage("/things", () => (
    <DataTable<Row> label="t" columns={columns} rows={rows(count)} rowKey={({ id }) => id} />
  ));
const folded = () => document.querySelectorAll(".cards > .folded").length;
const waiting = () => document.querySelectorAll(".cards > .waits").length;
const statesOf = (place: number) =>
  document.querySelectorAll(".cards > li")[place]?.querySelector(".card-states")?.textContent;

describe("a table on a telephone", () => {
  const { matchMedia } = window;
  beforeEach(() => {
    vi.spyOn(window, "matchMedia").mockImplementation((query) =>
      Object.defineProperty(matchMedia.call(window, query), "matches", {
        value: query.includes("max-width"),
      }),
    );
  });
  afterEach(() => void vi.restoreAllMocks());

  it("shows few rows whole, and of more each in two lines: its subject and its state", async () => {
    await open(6);
    expect(folded()).toBe(0);
    expect(screen.queryAllByRole("button", { name: "展开" })).toEqual([]);
    document.body.replaceChildren();
    await open(7);
    expect(folded()).toBe(7);
    expect(statesOf(1)).toBe("2-3");
    expect(foreignWords("zh")).toEqual([]);
  });

  it("says in the second line what stands first where no column is the state, with its name", async () => {
    const plain = COLUMNS.map(({ key, title, render }): Column<Row> => ({ key, title, render }));
    await open(7, plain.slice(1));
    expect(statesOf(0)).toBe("2 1-23 1-3");
  });

  it("opens a row by its button and by a touch beside its controls, and closes it again", async () => {
    await open(9);
    const [button] = screen.getAllByRole("button", { name: "展开" });
    if (button === undefined) throw new Error("no button");
    fireEvent.click(button);
    expect([folded(), button.getAttribute("aria-expanded")]).toEqual([8, "true"]);
    fireEvent.click(button);
    expect([folded(), button.getAttribute("aria-expanded")]).toEqual([9, "false"]);
    const head = document.querySelectorAll(".card-head")[4];
    if (head) fireEvent.click(head);
    expect(folded()).toBe(8);
    // A link goes where it leads, a box is ticked: neither opens the row.
    fireEvent.click(screen.getByRole("link", { name: "W7" }));
    fireEvent.click(screen.getByRole("checkbox", { name: "8" }));
    expect(folded()).toBe(8);
  });

  it("has no button where there is nothing more to show", async () => {
    await open(
      9,
      COLUMNS.slice(1, 4).filter(({ key }) => key !== "number"),
    );
    expect(folded()).toBe(9);
    expect(screen.queryAllByRole("button", { name: "展开" })).toEqual([]);
  });

  it("shows twenty-five rows and the others when asked, all of them on paper", async () => {
    await open(57);
    expect([document.querySelectorAll(".cards > li").length, waiting()]).toEqual([57, 32]);
    fireEvent.click(screen.getByRole("button", { name: "再显示 25 条（还有 32 条）" }));
    expect(waiting()).toBe(7);
    fireEvent.click(screen.getByRole("button", { name: "再显示 7 条（还有 7 条）" }));
    expect(waiting()).toBe(0);
    expect(screen.queryByRole("button", { name: /再显示/ })).toBeNull();
  });
});

describe("pages of a list", () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [1, 9, [1, 2, 3, 0, 9]],
    [4, 7, [1, 2, 3, 4, 5, 6, 7]],
    [50, 100, [1, 0, 48, 49, 50, 51, 52, 0, 100]],
    [9, 3, [1, 2, 3]],
  ])("from %i of %i", (page, last, numbers) => {
    expect(numbersAround(page, last).filter((each) => each <= last)).toEqual(numbers);
  });
});

describe("a table whose headings sort", () => {
  it("asks forward, backward and for the usual order in turn, and says which it is to those who hear it", async () => {
    const onSort = vi.fn<(by: string | null, descending: boolean) => void>();
    const sortable = COLUMNS.map((column) => (column.key === "number" ? { ...column, sort: "no" } : column));
    const shown = async (by: string | undefined, descending: boolean) => {
      await openPage("/things", () => (
        <DataTable<Row>
          label="t"
          columns={sortable}
          rows={rows(2)}
          rowKey={({ id }) => id}
          sorting={{ by, descending, onSort }}
        />
      ));
      const sorted = [...document.querySelectorAll("th")].map((each) => each.getAttribute("aria-sort"));
      fireEvent.click(document.querySelector("th button") ?? document.body);
      return sorted.filter((each) => each !== null);
    };
    expect(await shown(undefined, false)).toEqual([]);
    expect(await shown("no", false)).toEqual(["ascending"]);
    expect(await shown("no", true)).toEqual(["descending"]);
    expect(document.querySelectorAll("th button")).toHaveLength(1);
    expect(onSort.mock.calls).toEqual([
      ["no", false],
      ["no", true],
      [null, false],
    ]);
  });
});

const withBars = (compared: NonNullable<Column<Row>["compared"]>, count: number) =>
  open(
    count,
    COLUMNS.map((column) => (column.key === "number" ? { ...column, figure: true, compared } : column)),
  );
const bars = () =>
  [...document.querySelectorAll<HTMLElement>(".table-bar > i")].map(({ style }) => style.width);

const heading = (name: string) => screen.getByRole("button", { name });

describe("figures by which rows are compared", () => {
  it("carry a bar as long as their part of the largest, hidden from who hears the figure, none where nothing is known", async () => {
    await withBars({ by: ({ id }) => (id === 2 ? null : id) }, 4);
    expect(bars()).toEqual(["25.0%", "75.0%", "100.0%"]);
    const cells = [...document.querySelectorAll("td.figure")].map(({ textContent }) => textContent);
    expect(cells).toEqual(["1-2", "2-2", "3-2", "4-2"]);
    expect(document.querySelectorAll(".table-bar:not([aria-hidden])")).toHaveLength(0);
  });

  it("carry none where there is nothing to compare, unless a whole says what a full bar is", async () => {
    await withBars({ by: ({ id }) => id }, 1);
    expect(bars()).toEqual([]);
    await withBars({ by: () => 0 }, 3);
    expect(bars()).toEqual([]);
    await withBars({ by: ({ id }) => id * 40 - 30, whole: 100 }, 4);
    expect(bars()).toEqual(["10.0%", "50.0%", "90.0%", "100.0%"]);
  });
});

describe("the order of a list in the address", () => {
  const ORDERS = { name: "rises", day: "falls" } as const;
  const SORTED: readonly Column<Row>[] = [
    { key: "name", title: "名称", sort: "name", render: ({ what }) => what },
    { key: "day", title: "日期", sort: "day", render: ({ id }) => id },
  ];
  const asked: object[] = [];
  function Page() {
    const { order, sorting } = useSorting(ORDERS);
    asked.push(order);
    return (
      <DataTable<Row> label="t" columns={SORTED} rows={rows(2)} rowKey={({ id }) => id} sorting={sorting} />
    );
  }

  it("is what a heading asks for, its own direction first, and goes back to page one", async () => {
    const tab = await openPage("/things", Page, { at: "/things?page=3&sort=sideways&q=w" });
    fireEvent.click(heading("日期"));
    expect([tab.address(), asked.at(-1)]).toEqual(["/things?sort=day&q=w", { sort: "day" }]);
    expect(heading("日期").closest("th")?.getAttribute("aria-sort")).toBe("descending");
    fireEvent.click(heading("日期"));
    expect(asked.at(-1)).toEqual({ sort: "day", reversed: "true" });
    expect(heading("日期").closest("th")?.getAttribute("aria-sort")).toBe("ascending");
    fireEvent.click(heading("日期"));
    expect([tab.address(), asked.at(-1)]).toEqual(["/things?q=w", {}]);
  });

  it("is chosen above the rows on a telephone, where there are no headings", async () => {
    const { matchMedia } = window;
    vi.spyOn(window, "matchMedia").mockImplementation((query) =>
      Object.defineProperty(matchMedia.call(window, query), "matches", {
        value: query.includes("max-width"),
      }),
    );
    const tab = await openPage("/things", Page, { at: "/things" });
    fireEvent.change(screen.getByRole("combobox", { name: "排序" }), { target: { value: "day" } });
    expect(tab.address()).toBe("/things?sort=day");
    fireEvent.click(screen.getByRole("checkbox", { name: "倒序" }));
    expect([tab.address(), asked.at(-1)]).toEqual([
      "/things?sort=day&reversed=true",
      { sort: "day", reversed: "true" },
    ]);
    vi.restoreAllMocks();
  });
});
