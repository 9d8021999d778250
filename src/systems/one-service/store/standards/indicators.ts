import { dayInShanghai } from "../../../../kernel/calendar.ts";
import { type CountFigures, standingOf } from "../../../../platform/records/figures.ts";
import type { OneServiceFigure } from "../../domain/figures.ts";
import { standardFigures } from "../../domain/standards/standard-figures.ts";
import { standardShape } from "../../domain/standards/standard-record.ts";
import type { Desk } from "../desk.ts";
import { allRecords, recordsOn } from "../records.ts";
import { comparisonNow } from "./keep-comparison.ts";

/**
 * Figures of measure （四） from items, null where nothing was imported, and from common lists. Lists are told as they stood at
 * the end of the day; items as they stand today, whatever day is asked for.
 */
export const countStandards: CountFigures<Desk, OneServiceFigure> = async (desk, asOf) => {
  const today = dayInShanghai(desk.now());
  const [{ totals, sample }, standards] = await Promise.all([
    comparisonNow(desk),
    asOf < today ? recordsOn(desk.sql, standardShape, asOf) : allRecords(desk.sql, standardShape),
  ]);
  const states = standards.map(({ state }) => state);
  const { commonToFour, days, materials, visits, issuedItems } = standardFigures(totals, states);
  const known = (value: number) => (totals.items === 0 ? null : value);
  const standing = standingOf(sample || standards.some((each) => each.sample));
  return [
    {
      source: {
        zh: "由系统按四市导入的事项清单比对计算",
        en: "Computed from the four cities' imported lists of items",
      },
      standing,
      figures: {
        "one-service.items-common": known(commonToFour),
        "one-service.days-saved": known(days),
        "one-service.papers-saved": known(materials),
        "one-service.visits-saved": known(visits),
      },
      asOf: today,
    },
    {
      source: {
        zh: "由系统按已印发的共同清单计数",
        en: "Counted from the common lists that were issued",
      },
      standing,
      figures: { "one-service.standard-items": issuedItems },
    },
  ];
};
