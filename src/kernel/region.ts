import type { Sentence } from "./error.ts";

/** A city by its code of GB/T 2260; names as they are officially romanised. */
export type City = {
  readonly code: string;
  readonly name: Sentence;
  readonly full: string;
  /** Of its government, to two decimals of a degree, for orientation only. */
  readonly seat: readonly [longitude: number, latitude: number];
};

/** The four cities, in the order in which 呼包鄂乌 names them. */
export const CITIES: readonly City[] = [
  { code: "150100", name: { zh: "呼和浩特", en: "Hohhot" }, full: "呼和浩特市", seat: [111.75, 40.84] },
  { code: "150200", name: { zh: "包头", en: "Baotou" }, full: "包头市", seat: [109.84, 40.66] },
  { code: "150600", name: { zh: "鄂尔多斯", en: "Ordos" }, full: "鄂尔多斯市", seat: [109.78, 39.61] },
  { code: "150900", name: { zh: "乌兰察布", en: "Ulanqab" }, full: "乌兰察布市", seat: [113.13, 40.99] },
];

/** Region under which a plan is filed when it comes from none of the four cities: the autonomous region. */
export const WHOLE_REGION = "150000";

/** The region of the city that the text names first. */
export function regionOf(text: string): string {
  const named = CITIES.map(({ full, code }) => ({ code, at: text.indexOf(full) })).filter(
    ({ at }) => at >= 0,
  );
  return named.toSorted((a, b) => a.at - b.at)[0]?.code ?? WHOLE_REGION;
}

/** The four cities and the region, by their codes, as one chooses among them. */
export const CITY_NAMES: Readonly<Record<string, Sentence>> = {
  ...Object.fromEntries(CITIES.map(({ code, name }) => [code, name])),
  [WHOLE_REGION]: { zh: "自治区", en: "Autonomous region" },
};

/** A region by its short name: 包头, 自治区; its code where it is none of ours. */
export const regionWords = (code: string): Sentence =>
  code === WHOLE_REGION
    ? { zh: "自治区", en: "the autonomous region" }
    : (CITIES.find((city) => city.code === code)?.name ?? { zh: code, en: code });
