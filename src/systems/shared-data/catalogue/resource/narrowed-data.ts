import { type DataFormat, type DataItem, type ItemType, plainItem, SENSITIVITIES } from "./content.ts";

type Kept = Pick<DataItem, "type" | "length" | "sensitivity">;

/** A data item as it was and as it is, by its name as it was. */
export type ItemChange = { readonly name: string; readonly from: Kept; readonly to: Kept };

/** How well a machine reads it, best first; media that cannot be ranked beside these are kept apart. */
const READ_BY_MACHINES: readonly (readonly DataFormat[])[] = [
  ["database", "described"],
  ["spreadsheet"],
  ["document"],
  ["image"],
];
const rank = (format: DataFormat): number => READ_BY_MACHINES.findIndex((same) => same.includes(format));

/**
 * Whether a format is worse for whoever computes with the data: a table became a document, a document a picture, anything a
 * format that says nothing (其他); a stream is only as good as a stream.
 */
export function lowersFormat(before: DataFormat, after: DataFormat): boolean {
  if (before === after || before === "other") return false;
  return rank(before) < 0 || rank(after) < 0 || rank(after) > rank(before);
}

/** What else holds every value of a type. */
const HELD_BY: Readonly<Record<ItemType, readonly ItemType[]>> = {
  text: [],
  integer: ["decimal", "text"],
  decimal: ["text"],
  date: ["date-time", "text"],
  "date-time": ["text"],
  boolean: ["text"],
  binary: [],
};
/** Characters of the types whose values are all equally long: 20261101, 20261101093000. */
const FIXED: Readonly<Partial<Record<ItemType, number>>> = { date: 8, "date-time": 14, boolean: 1 };

const longest = ({ type, length }: Kept): number => FIXED[type] ?? length ?? Number.POSITIVE_INFINITY;
const holdsAll = (after: Kept, before: Kept): boolean =>
  (after.type === before.type || HELD_BY[before.type].includes(after.type)) &&
  longest(after) >= longest(before);

/** Items that both have and that meet the test with none of that name. */
function changed(
  before: readonly DataItem[],
  after: readonly DataItem[],
  asGood: (after: Kept, before: Kept) => boolean,
): ItemChange[] {
  return before.flatMap((was): ItemChange[] => {
    const now = after.filter(({ name }) => plainItem(name) === plainItem(was.name));
    const [first] = now;
    if (first === undefined || now.some((each) => asGood(each, was))) return [];
    return [{ name: was.name, from: was, to: first }];
  });
}

/** Items that no longer hold every value that they held: shorter, newly limited, or of a type that holds less. */
export const narrowedItems = (before: readonly DataItem[], after: readonly DataItem[]): ItemChange[] =>
  changed(before, after, holdsAll);

const marked = ({ sensitivity }: Kept): number => SENSITIVITIES.indexOf(sensitivity);

/** Items that say more of a person than they were said to, so that calls ask for more. */
export const moreSensitive = (before: readonly DataItem[], after: readonly DataItem[]): ItemChange[] =>
  changed(before, after, (now, was) => marked(now) <= marked(was));
