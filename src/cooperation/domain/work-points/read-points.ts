import type { PlanMeasureBrief, ResolutionReading, TaskOrder } from "../../../kernel/work.ts";
import { likelyServed } from "./likely-served.ts";
import type { ReadPoint } from "./replies.ts";
import { splitPoints } from "./split-points.ts";

/** A unit as names find it: its own, its aliases, none for one that stands for several. */
export type NamedUnit = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly collective: boolean;
};

const NO_DEADLINE: TaskOrder["deadline"] = { kind: "none", raw: null, latest: null, thenContinuous: false };

/**
 * Points of a text as proposals: split by ordinals, with the units and deadline that `read` finds in each and the
 * undertakings of the plan whose words it holds. A name that the roster does not know is handed back as printed.
 */
export function readPoints(
  text: string,
  read: (text: string) => readonly ResolutionReading[],
  roster: readonly NamedUnit[],
  measures: readonly PlanMeasureBrief[],
): ReadPoint[] {
  const ids = new Map(
    roster
      .filter(({ collective }) => !collective)
      .flatMap(({ id, name, aliases }) => [name, ...aliases].map((each) => [each, id])),
  );
  return splitPoints(text).map((point) => {
    const readings = read(point.text);
    const names = new Map<string, "lead" | "support">();
    for (const { lead, support } of readings) {
      for (const name of lead) if (!names.has(name)) names.set(name, "lead");
      for (const name of support) if (!names.has(name)) names.set(name, "support");
    }
    const units = new Map<string, "lead" | "support">();
    for (const [name, role] of names) {
      const id = ids.get(name);
      if (id !== undefined && !units.has(id)) units.set(id, role);
    }
    return {
      ordinal: point.ordinal,
      chapter: point.chapter,
      text: point.text,
      goal: "",
      units: [...units].map(([unitId, role]) => ({ unitId, role })),
      unknownUnits: [...names.keys()].filter((name) => !ids.has(name)),
      deadline: readings.find(({ deadline }) => deadline.kind !== "none")?.deadline ?? NO_DEADLINE,
      serves: likelyServed(point.text, measures),
    };
  });
}
