import { describe, expect, it } from "vitest";
import {
  isOfMechanism,
  type Mechanism,
  mechanismIndicators,
  type MeetingFact,
} from "./mechanism-indicators.ts";

const AS_OF = "2026-11-23";
const meeting = (given: Partial<MeetingFact>): MeetingFact => ({
  series: "plenary",
  status: "closed",
  date: "2026-02-10",
  year: 2026,
  tasks: 4,
  closedTasks: 1,
  reported: false,
  ...given,
});
const mechanism: Mechanism = {
  meetings: [
    meeting({}),
    meeting({ date: "2025-03-01", year: 2025, tasks: 2, closedTasks: 2 }),
    meeting({ status: "cancelled", date: "2026-05-01", tasks: 0, closedTasks: 0 }),
    meeting({ status: "scheduled", date: "2026-12-20", tasks: 0, closedTasks: 0 }),
    meeting({ series: "joint-conference", date: "2026-06-30", tasks: 0, closedTasks: 0 }),
  ],
  workPoints: { issued: 1, sets: 3, taken: 12, undertakings: 92 },
  jointPapersInForce: 1,
  jointPapers: 4,
  jointPapersReported: false,
  seats: 3,
  serving: 2,
};
const figure = (number: number, id: string, sample = false) =>
  mechanismIndicators(mechanism, { number, sample }, AS_OF).find((indicator) => indicator.id === id);

const standing = (given: Mechanism, id: string) =>
  mechanismIndicators(given, { number: 22, sample: false }, AS_OF).find((it) => it.id === id)?.standing;

describe("figures about the organisation itself", () => {
  it("（二十）counts the plenaries that were held this year against the one of each first quarter", () => {
    expect(figure(20, "plenaries-held")).toMatchObject({ value: 1, target: 1, standing: "computed" });
    // Of 2022 to 2024 nothing is recorded, which is not to say that no plenary was held.
    expect(figure(20, "plenaries-held")?.series).toEqual([
      { day: "2025-12-31", value: 1 },
      { day: AS_OF, value: 1 },
    ]);
  });

  it("（二十）says what share of the tasks from resolutions is closed", () => {
    expect(figure(20, "resolutions-closed")).toMatchObject({ value: 50, ratio: { part: 3, whole: 6 } });
  });

  it("（二十一）says how many undertakings this year's points take on", () => {
    expect(figure(21, "undertakings-covered")).toMatchObject({ value: 12, ratio: { part: 12, whole: 92 } });
    expect(figure(21, "work-points-issued")).toMatchObject({ value: 1, ratio: { part: 1, whole: 3 } });
  });

  it("（二十二）counts conferences, joint papers in force and seats that are served", () => {
    expect(figure(22, "conferences-held")?.value).toBe(1);
    expect(figure(22, "joint-papers-in-force")).toMatchObject({ value: 1, ratio: { part: 1, whole: 4 } });
    expect(figure(22, "seats-served")).toMatchObject({ value: 2, ratio: { part: 2, whole: 3 } });
  });

  it("（二十）has nothing to say about other measures, and calls figures of a sample plan a sample", () => {
    expect(
      [1, 13, 19].flatMap((number) => mechanismIndicators(mechanism, { number, sample: false }, AS_OF)),
    ).toEqual([]);
    expect([19, 20, 22].map(isOfMechanism)).toEqual([false, true, true]);
    expect(figure(20, "plenaries-held", true)?.standing).toBe("sample");
  });

  it("（二十二）calls a figure reported where it rests on published records only", () => {
    const published = mechanism.meetings.map((it) => ({ ...it, reported: true }));
    const all = { ...mechanism, meetings: published, jointPapersReported: true };
    expect([standing(all, "conferences-held"), standing(all, "joint-papers-in-force")]).toEqual([
      "reported",
      "reported",
    ]);
    const one = [...published, meeting({ series: "joint-conference", date: "2026-07-01" })];
    expect(standing({ ...all, meetings: one }, "conferences-held")).toBe("computed");
    expect(standing({ ...all, meetings: [] }, "conferences-held")).toBe("computed");
  });
});
