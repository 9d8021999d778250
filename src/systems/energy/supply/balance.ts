import type { Day } from "../../../kernel/calendar.ts";
import { sum, yearOf, yearsFrom } from "../balance/years.ts";
import type { BaseValues } from "./kind.ts";
import { PRODUCT_IDS, type ProductId } from "./product.ts";

// What bases make in a year against what projects need of it in the year in which they come.

/** Bases of one product, level and year, those together of which a capacity is published and those of which none is. */
export type Making = Pick<BaseValues, "product" | "level" | "since"> & {
  readonly bases: number;
  /** Of all of them. */
  readonly perYear: number | null;
  readonly sample: boolean;
};
/** A project that comes: what of it has to be made. */
export type Coming = {
  readonly windMw: number | null;
  readonly solarMw: number | null;
  readonly batteryMwh: number | null;
  readonly electrolyserMw: number | null;
  readonly tankKg: number | null;
  /** Null: no day is stated. */
  readonly runsFrom: Day | null;
  readonly approved: boolean;
  readonly sample: boolean;
};
/** Trucks of corridors whose stations are chosen; no corridor says in which year they come. */
export type Fleet = { readonly hydrogen: boolean; readonly trucks: number; readonly sample: boolean };

/** Enough is what verified capacity alone covers; short what all that is known does not; between them nobody knows. */
export type Standing = "none" | "enough" | "short" | "open";
export type YearOfProduct = {
  /** Null: of projects and corridors that state no year. */
  readonly year: number | null;
  readonly known: number;
  readonly unverified: number;
  readonly approved: number;
  readonly proposed: number;
  readonly standing: Standing;
};
export type ProductBalance = {
  readonly product: ProductId;
  readonly bases: number;
  /** Bases of which no capacity is published. */
  readonly unstated: number;
  readonly years: readonly YearOfProduct[];
  readonly sample: boolean;
};

const NEEDED: Readonly<Record<ProductId, (of: Coming) => number>> = {
  turbine: ({ windMw }) => windMw ?? 0,
  blade: ({ windMw }) => windMw ?? 0,
  tower: ({ windMw }) => windMw ?? 0,
  module: ({ solarMw }) => solarMw ?? 0,
  battery: ({ batteryMwh }) => batteryMwh ?? 0,
  electrolyser: ({ electrolyserMw }) => electrolyserMw ?? 0,
  tank: ({ tankKg }) => tankKg ?? 0,
  fuelCell: () => 0,
  truck: () => 0,
};

function standingOf(known: number, doubtful: boolean, need: number): Standing {
  if (need === 0) return "none";
  if (known >= need) return "enough";
  return doubtful ? "open" : "short";
}

const counted = (of: readonly Making[]): number => sum(of.map(({ bases }) => bases));

/** From the year `first` on; what should have come before it and has not is needed now. */
export function supplyBalance(
  bases: readonly Making[],
  projects: readonly Coming[],
  fleets: readonly Fleet[],
  first: number,
): readonly ProductBalance[] {
  const years = yearsFrom(
    first,
    projects.flatMap(({ runsFrom }) => (runsFrom === null ? [] : yearOf(runsFrom))),
  );
  const last = years.at(-1) ?? first;
  const comes = projects.map((of) => ({
    of,
    year: of.runsFrom === null ? null : Math.min(Math.max(first, yearOf(of.runsFrom)), last),
  }));
  return PRODUCT_IDS.map((product): ProductBalance => {
    const own = bases.filter((base) => base.product === product);
    const needs = NEEDED[product];
    const moved = fleets.filter(
      ({ hydrogen }) => product === "truck" || (product === "fuelCell" && hydrogen),
    );
    const of = (year: number | null): YearOfProduct => {
      const made = own.filter(({ since }) => since === null || yearOf(since) <= (year ?? first));
      const capacity = (verified: boolean) =>
        sum(made.flatMap(({ level, perYear }) => ((level !== "C") === verified ? (perYear ?? 0) : [])));
      const need = (approved: boolean) =>
        sum(
          comes.flatMap((each) =>
            each.year === year && each.of.approved === approved ? needs(each.of) : [],
          ),
        );
      const [known, unverified] = [capacity(true), capacity(false)];
      const trucks = year === null ? sum(moved.map(({ trucks: of }) => of)) : 0;
      const [approved, proposed] = [sum([need(true), trucks]), need(false)];
      const silent = made.some(({ perYear }) => perYear === null);
      const standing = standingOf(known, unverified > 0 || silent, sum([approved, proposed]));
      return { year, known, unverified, approved, proposed, standing };
    };
    const unsaid = of(null);
    return {
      product,
      bases: counted(own),
      unstated: counted(own.filter(({ perYear }) => perYear === null)),
      years: [...years.map(of), ...(unsaid.approved + unsaid.proposed > 0 ? [unsaid] : [])],
      sample:
        own.some(({ sample }) => sample) ||
        moved.some(({ sample }) => sample) ||
        projects.some((each) => each.sample && needs(each) > 0),
    };
  });
}
