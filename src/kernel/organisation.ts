/**
 * A body that plans name. `collective` stands for several (各旗县区人民政府): the office resolves it to `memberIds`.
 * `proposed` means that it came from a plan's print and nobody has confirmed it yet.
 */
export type Organisation = {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly parentId: string | null;
  readonly regionCode: string;
  readonly collective: boolean;
  readonly memberIds: readonly string[];
  readonly proposed: boolean;
};

/** A unit to choose from. */
export type UnitChoice = { readonly id: string; readonly name: string; readonly regionCode: string };
