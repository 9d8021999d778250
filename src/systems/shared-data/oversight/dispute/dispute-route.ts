import { regionPath } from "../regions.ts";

/**
 * A step of a dispute: between the parties, before the department in charge of government data of a division, or before
 * that division's government.
 */
export type DisputeStep =
  | { readonly by: "parties"; readonly regionCode: null }
  | { readonly by: "authority"; readonly regionCode: string }
  | { readonly by: "government"; readonly regionCode: string };

/**
 * Who settles a dispute between units of two divisions (codes of GB/T 2260), in order: 政务数据共享条例 article 28. The parties
 * negotiate, which the article demands of units of one level and place; then the data authority of that place, else the
 * common superior's, coordinates; what it cannot settle its government decides. Where one division lies within the other the
 * upper one is taken for the common superior: our reading. Null where the table does not know one of them.
 */
export function routeOf(partyA: string, partyB: string): readonly DisputeStep[] | null {
  const above = new Set(regionPath(partyB));
  const common = regionPath(partyA).find((code) => above.has(code));
  return common === undefined
    ? null
    : [
        { by: "parties", regionCode: null },
        { by: "authority", regionCode: common },
        { by: "government", regionCode: common },
      ];
}

/** Whether article 28 lets them go up only after they negotiated: same level, same place. */
export const mustNegotiate = (partyA: string, partyB: string): boolean => partyA === partyB;
