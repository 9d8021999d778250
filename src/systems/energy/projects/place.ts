import { CITIES } from "../../../kernel/region.ts";
import { bannerFinder, bannersOf } from "../balance/node.ts";
import type { ProjectStatus } from "./kind.ts";
import type { ProjectValues } from "./project.ts";

/** A project as a picture of all of them draws it. */
export type PlacedProject = Pick<ProjectValues, "name" | "rule"> & {
  readonly id: string;
  readonly sample: boolean;
  readonly city: string;
  readonly node: string | null;
  readonly status: ProjectStatus;
  readonly reMw: number;
};

export type ProjectPlaces = {
  /** The largest first. */
  readonly rows: readonly PlacedProject[];
  /** Of how many. */
  readonly total: number;
  readonly totalMw: number;
};

/** Where a project is drawn: at the seat of the banner or county at which it connects, else of its city; null: of neither. */
export function placeOf({
  city,
  node,
}: Pick<PlacedProject, "city" | "node">): readonly [longitude: number, latitude: number] | null {
  const own = bannersOf(city);
  const banner = node === null ? null : bannerFinder(own.map(({ name }) => name))(node);
  const seat = own.find(({ name }) => name === banner)?.at;
  return seat ?? CITIES.find(({ code }) => code === city)?.seat ?? null;
}
