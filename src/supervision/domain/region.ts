// Codes of GB/T 2260 for the bodies that the bundled documents come from.
const REGIONS: readonly (readonly [name: string, code: string])[] = [
  ["呼和浩特市", "150100"],
  ["包头市", "150200"],
  ["鄂尔多斯市", "150600"],
  ["乌兰察布市", "150900"],
];

/** Region under which a plan is filed when it comes from none of the four cities: the autonomous region. */
export const WHOLE_REGION = "150000";

/** The region of the city that the text names first. */
export function regionOf(text: string): string {
  const named = REGIONS.map(([name, code]) => ({ code, at: text.indexOf(name) })).filter(({ at }) => at >= 0);
  return named.toSorted((a, b) => a.at - b.at)[0]?.code ?? WHOLE_REGION;
}
