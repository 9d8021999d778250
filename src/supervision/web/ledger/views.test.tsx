// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openPage, press, settled } from "../../../../test/support/page.tsx";
import type { TaskRow } from "../../domain/tasks/task-row.ts";
import BoardView from "./board-view.tsx";
import CalendarView from "./calendar-view.tsx";
import { useLedgerFilters } from "./ledger-filters.ts";

const TOTAL = 10_000;
const rowOf = (place: number, phase: string): TaskRow =>
  ({
    id: `${phase}-${place}`,
    number: place,
    text: `任务${place}`,
    units: [],
    waiting: [],
    awaitsJudgement: false,
    phase,
    due: "2026-12-03",
    deadline: { latest: "2026-12-03", raw: null },
    light: { colour: "green", rule: "on-time", reason: { zh: "", en: "" } },
  }) as unknown as TaskRow;

/** A ledger of ten thousand tasks; what was asked of it. */
function ledger(): URLSearchParams[] {
  const asked: URLSearchParams[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    const query = new URL(url, "http://localhost").searchParams;
    asked.push(query);
    const size = Math.min(Number(query.get("size")), TOTAL);
    const rows = Array.from({ length: size }, (_, at) => rowOf(at, query.get("phase") ?? "dispatched"));
    return Response.json({ total: TOTAL, rows, closed: 0, counts: {} });
  });
  return asked;
}
afterEach(() => vi.unstubAllGlobals());

function Views() {
  const { query, view, month, change } = useLedgerFilters();
  return view === "board" ? <BoardView query={query} /> : <CalendarView {...{ query, month, change }} />;
}

describe("other views of a ledger of ten thousand tasks （二十）", () => {
  it("asks fifty a column of the board, with the filters of the address, fifty more when told to, and sends on to the list", async () => {
    const asked = ledger();
    await openPage("/ledger", Views, { at: "/ledger?view=board&light=red" });
    expect(asked.map((query) => [query.get("phase"), query.get("size"), query.get("light")])).toEqual(
      ["registered", "dispatched", "suspended", "closed"].map((phase) => [phase, "50", "red"]),
    );
    const column = screen.getByRole("region", { name: "未交办" });
    for (const left of [9_950, 9_900, 9_850]) await press(`再显示一些，还有 ${left} 项`, column);
    await settled();
    expect(asked.map((query) => query.get("size")).filter((size) => Number(size) > 200)).toEqual([]);
    const link = column.querySelector<HTMLAnchorElement>("a[href*='phase=registered']");
    expect(link?.getAttribute("href")).toContain("light=red");
    expect(link?.textContent).toContain("9800");
  });

  it("asks one month of the calendar, narrowed further by the filters, and turns the month in the address", async () => {
    const asked = ledger();
    const tab = await openPage("/ledger", Views, {
      at: "/ledger?view=calendar&month=2026-12&dueFrom=2026-12-02",
    });
    const [first] = asked;
    expect([first?.get("dueFrom"), first?.get("dueTo"), first?.get("size")]).toEqual([
      "2026-12-02",
      "2026-12-31",
      "200",
    ]);
    expect(document.querySelectorAll("tbody td time")).toHaveLength(31);
    await press("下个月 ›");
    expect(tab.address()).toContain("month=2027-01");
  });
});
