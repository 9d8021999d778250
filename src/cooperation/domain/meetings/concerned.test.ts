import { describe, expect, it } from "vitest";
import { concernedBy, newlySaid } from "./concerned.ts";
import type { Attendance, PreparationItem } from "./meeting.ts";

const comes = (unitId: string | null, unitName: string): Attendance => ({
  unitId,
  unitName,
  names: "",
  expected: 1,
  present: null,
});
const item = (
  id: string,
  unitId: string | null,
  due: string,
  doneOn: string | null = null,
): PreparationItem => ({
  id,
  text: `事项${id}`,
  due,
  workingDaysBefore: null,
  unitId,
  doneOn,
});

describe("whom a meeting concerns （二十二）", () => {
  it("names each unit once: that it comes, what it has still to prepare, and by when the first of it", () => {
    const attendance = [comes("a", "甲局"), comes(null, "外市办公室")];
    const preparation = [
      item("1", "a", "2026-10-09"),
      item("2", "a", "2026-10-02"),
      item("3", "b", "2026-10-05"),
      item("4", null, "2026-10-01"),
      item("5", "c", "2026-10-01", "2026-09-30"),
    ];
    expect(concernedBy({ attendance, preparation }, { a: "甲局（新名）", b: "乙局" })).toEqual([
      { unitId: "a", name: "甲局（新名）", attends: true, prepares: 2, first: "2026-10-02" },
      { unitId: null, name: "外市办公室", attends: true, prepares: 0, first: null },
      { unitId: "b", name: "乙局", attends: false, prepares: 1, first: "2026-10-05" },
    ]);
  });

  it("of a list that is written anew only what was not there so before is news", () => {
    const before = [item("1", "a", "2026-10-09"), item("2", "b", "2026-10-09", "2026-10-01")];
    const after = [
      { ...item("1", "a", "2026-10-09"), id: "9" },
      item("2", "b", "2026-10-09"),
      item("3", "b", "2026-10-08"),
    ];
    expect(newlySaid(before, after).map(({ id }) => id)).toEqual(["3"]);
  });
});
