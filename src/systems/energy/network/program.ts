import type { Sentence } from "../../../kernel/error.ts";
import { type Entry, type LinearProgram, programBuilder } from "../../../kernel/linear-program.ts";
import type { Component, Network } from "./tables.ts";

/** Where a component's capacity stands in the program: a column, or a number that is given. */
type Capacity = { readonly column: number } | { readonly fixed: number };

export type NetworkProgram = {
  readonly program: LinearProgram;
  readonly capacities: ReadonlyMap<string, Capacity>;
  /** What a row, or the bounds of a column, hold together, for an explanation of why nothing is possible. */
  readonly rowName: (row: number) => Sentence;
  readonly columnName: (column: number) => Sentence | undefined;
};

const balanceOf = (bus: string): Sentence => ({
  zh: `母线“${bus}”的供需平衡`,
  en: `the balance of bus “${bus}”`,
});
const limitsOf = ({ name }: Component): Sentence => ({
  zh: `“${name}”的容量和出力限制`,
  en: `the limits of capacity and output of “${name}”`,
});
const levelsOf = ({ name }: Component): Sentence => ({
  zh: `“${name}”逐时段的储量（含期初、期末）`,
  en: `what “${name}” stores from snapshot to snapshot, with its beginning and end`,
});

/**
 * The linear program that PyPSA makes of such a network: every bus balanced in every snapshot, what is dispatched within its
 * capacity, stores chained from snapshot to snapshot; capital cost of what is extendable, marginal cost by hours.
 */
export function programOf({ costHours, storeHours, components }: Network): NetworkProgram {
  const { column, row, built } = programBuilder();
  const snapshots = costHours.length;
  const capacities = new Map<string, Capacity>();
  const [rowNames, columnNames] = [new Map<number, Sentence>(), new Map<number, Sentence>()];
  const named = (number: number, name: Sentence): void => void rowNames.set(number, name);
  const limited = (number: number, of: Component): number => {
    columnNames.set(number, limitsOf(of));
    return number;
  };
  const balance = new Map(
    components.buses.map(({ name }) => [name, Array.from({ length: snapshots }, (): Entry[] => [])]),
  );
  const demand = new Map(components.buses.map(({ name }) => [name, new Float64Array(snapshots)]));
  const into = (bus: string | undefined, snapshot: number, entry: Entry): void =>
    void balance.get(bus ?? "")?.[snapshot]?.push(entry);

  const capacityOf = (kind: string, of: Component, sign: "p" | "e"): Capacity => {
    const capacity: Capacity = of.is(`${sign}_nom_extendable`)
      ? {
          column: limited(
            column(of.number("capital_cost"), of.number(`${sign}_nom_min`), of.number(`${sign}_nom_max`)),
            of,
          ),
        }
      : { fixed: of.number(`${sign}_nom`) };
    capacities.set(capacities.has(of.name) ? `${kind}.${of.name}` : of.name, capacity);
    return capacity;
  };
  /** A column that lies between two shares of a capacity. */
  const within = (capacity: Capacity, price: number, least: number, most: number, of: Component): number => {
    if ("fixed" in capacity)
      return limited(
        column(price, least === 0 ? 0 : least * capacity.fixed, most === 0 ? 0 : most * capacity.fixed),
        of,
      );
    const found = column(price, least === 0 ? 0 : -Infinity, Infinity);
    named(
      row(-Infinity, 0, [
        [found, 1],
        [capacity.column, -most],
      ]),
      limitsOf(of),
    );
    if (least !== 0)
      named(
        row(0, Infinity, [
          [found, 1],
          [capacity.column, -least],
        ]),
        limitsOf(of),
      );
    return found;
  };
  const priceAt = (of: Component, snapshot: number): number =>
    of.at("marginal_cost", snapshot) * (costHours[snapshot] ?? 1);

  for (const of of components.generators) {
    const capacity = capacityOf("generators", of, "p");
    for (let t = 0; t < snapshots; t++)
      into(of.bus[0], t, [
        within(capacity, priceAt(of, t), of.at("p_min_pu", t), of.at("p_max_pu", t), of),
        1,
      ]);
  }
  for (const of of components.links) {
    const capacity = capacityOf("links", of, "p");
    for (let t = 0; t < snapshots; t++) {
      const flow = within(capacity, priceAt(of, t), of.at("p_min_pu", t), of.at("p_max_pu", t), of);
      into(of.bus[0], t, [flow, -1]);
      into(of.bus[1], t, [flow, of.at("efficiency", t)]);
    }
  }
  for (const of of components.loads)
    for (let t = 0; t < snapshots; t++) {
      const sums = demand.get(of.bus[0] ?? "");
      if (sums !== undefined) sums[t] = (sums[t] ?? 0) + of.at("p_set", t);
    }

  /** Level after a snapshot = what is left of the one before + what `flows` bring in an hour. */
  const chain = (
    of: Component,
    levels: readonly number[],
    flows: (snapshot: number) => readonly Entry[],
    cyclic: boolean,
    initial: number,
  ): void => {
    for (let t = 0; t < snapshots; t++) {
      const hours = storeHours[t] ?? 1;
      const kept = (1 - of.number("standing_loss")) ** hours;
      const before = t > 0 ? levels[t - 1] : cyclic ? levels.at(-1) : undefined;
      const start = before === undefined ? kept * initial : 0;
      const entries: Entry[] = [[levels[t] ?? 0, 1], ...flows(t).map(([c, f]): Entry => [c, -f * hours])];
      if (before !== undefined) entries.push([before, -kept]);
      named(row(start, start, entries), levelsOf(of));
    }
  };

  for (const of of components.storage_units) {
    const capacity = capacityOf("storage_units", of, "p");
    const [charge, dispatch, level]: [number[], number[], number[]] = [[], [], []];
    for (let t = 0; t < snapshots; t++) {
      charge.push(within(capacity, 0, 0, -of.number("p_min_pu"), of));
      dispatch.push(within(capacity, priceAt(of, t), 0, of.number("p_max_pu"), of));
      level.push(within(capacity, 0, 0, of.number("max_hours"), of));
      into(of.bus[0], t, [dispatch[t] ?? 0, 1]);
      into(of.bus[0], t, [charge[t] ?? 0, -1]);
    }
    const flows = (t: number): Entry[] => [
      [charge[t] ?? 0, of.number("efficiency_store")],
      [dispatch[t] ?? 0, -1 / of.number("efficiency_dispatch")],
    ];
    chain(of, level, flows, of.is("cyclic_state_of_charge"), of.number("state_of_charge_initial"));
  }
  for (const of of components.stores) {
    const capacity = capacityOf("stores", of, "e");
    const [power, level]: [number[], number[]] = [[], []];
    for (let t = 0; t < snapshots; t++) {
      power.push(column(priceAt(of, t), -Infinity, Infinity));
      level.push(within(capacity, 0, of.at("e_min_pu", t), of.at("e_max_pu", t), of));
      into(of.bus[0], t, [power[t] ?? 0, 1]);
    }
    chain(of, level, (t) => [[power[t] ?? 0, -1]], of.is("e_cyclic"), of.number("e_initial"));
  }
  for (const [bus, entries] of balance)
    entries.forEach((each, t) => {
      const wanted = demand.get(bus)?.[t] ?? 0;
      named(row(wanted, wanted, each), balanceOf(bus));
    });
  return {
    program: built(),
    capacities,
    rowName: (number) => rowNames.get(number) ?? { zh: "", en: "" },
    columnName: (number) => columnNames.get(number),
  };
}
