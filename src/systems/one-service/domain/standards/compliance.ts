import { CITIES } from "../../../../kernel/region.ts";
import { folded } from "../../../../kernel/search-tokens.ts";
import type { CityItem } from "./city-item.ts";
import type { ComparedGroup } from "./comparison.ts";
import { askedBeyond, materialLikeness, type MaterialLikeness } from "./materials.ts";
import type { StandardField, StandardFields, StandardItem } from "./standard.ts";

/** A field in which a city does not yet handle an item as the common list says; `own` is what it has, null where it states nothing. */
export type Gap = {
  readonly [F in StandardField]: {
    readonly field: F;
    readonly own: StandardFields[F] | null;
    readonly wanted: StandardFields[F];
  };
}[StandardField];

/**
 * `meets`: as the list says or better; `differs`: something is to be changed; `unstated`: nothing is against it, but the
 * city's export leaves fields blank; `absent`: the city has no such item.
 */
export type CityCompliance = {
  readonly city: string;
  readonly status: "meets" | "differs" | "unstated" | "absent";
  readonly gaps: readonly Gap[];
};

export type ItemCompliance = {
  readonly key: string;
  readonly code: string | null;
  readonly name: string;
  readonly cities: readonly CityCompliance[];
};

const plain = (text: string): string => folded(text).replace(/[\s\p{P}]/gu, "");

type Own = { readonly city: CityItem; readonly asked: readonly string[] };

/** Gaps of one city, and whether it left a field blank that the list fixes. The slowest of its implementations counts. */
function gapsOf(fields: StandardFields, { city, asked }: Own, likely: MaterialLikeness) {
  const gaps: Gap[] = [];
  let unstated = false;
  const above = (field: "promisedDays" | "visits", own: number | undefined): void => {
    const wanted = fields[field];
    if (wanted === null) return;
    if (own === undefined) unstated = true;
    else if (own > wanted) gaps.push({ field, own, wanted });
  };
  above("promisedDays", city.promised?.high);
  above("visits", city.visits?.high);
  const extra = askedBeyond(asked, fields.materials, likely);
  if (extra.length > 0) gaps.push({ field: "materials", own: extra, wanted: fields.materials });
  if (fields.charges === false) {
    if (city.charges === null) unstated = true;
    else if (city.charges !== "no") gaps.push({ field: "charges", own: true, wanted: false });
  }
  const lacking = fields.forms.filter((form) => !city.forms.includes(form));
  if (city.forms.length === 0 && fields.forms.length > 0) unstated = true;
  else if (lacking.length > 0) gaps.push({ field: "forms", own: city.forms, wanted: fields.forms });
  if (fields.onlineDepth !== null) {
    if (city.onlineDepth === null) unstated = true;
    else if (city.onlineDepth.low < fields.onlineDepth)
      gaps.push({ field: "onlineDepth", own: city.onlineDepth.low, wanted: fields.onlineDepth });
  }
  const otherName = city.names.find((name) => plain(name) !== plain(fields.name));
  if (otherName !== undefined) gaps.push({ field: "name", own: otherName, wanted: fields.name });
  const { resultName } = fields;
  if (resultName !== null) {
    if (city.results.length === 0) unstated = true;
    const other = city.results.find((result) => plain(result) !== plain(resultName));
    if (other !== undefined) gaps.push({ field: "resultName", own: other, wanted: resultName });
  }
  return { gaps, unstated };
}

/** Who still has to change what, for items of a common list that are not left out, by the items as they stand now. */
export function complianceOf(
  items: readonly StandardItem[],
  find: (key: string) => ComparedGroup | undefined,
): ItemCompliance[] {
  const likely = materialLikeness();
  return items
    .filter(({ leftOut }) => leftOut === null)
    .map(({ key, code, fields }) => {
      const group = find(key);
      const cities = CITIES.map(({ code: cityCode }): CityCompliance => {
        const city = group?.cities.find((each) => each.city === cityCode);
        if (group === undefined || city === undefined) return { city: cityCode, status: "absent", gaps: [] };
        const asked = group.materials.flatMap(({ names }) => names[cityCode] ?? []);
        const { gaps, unstated } = gapsOf(fields, { city, asked }, likely);
        return {
          city: cityCode,
          status: gaps.length > 0 ? "differs" : unstated ? "unstated" : "meets",
          gaps,
        };
      });
      return { key, code, name: fields.name, cities };
    });
}
