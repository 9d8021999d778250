import type { Field } from "../reading.ts";
import type { Header } from "./header.ts";
import { linesOf } from "./header-lines.ts";
import type { Item } from "./outline.ts";
import type { Source } from "./source.ts";
import { findTitles, issued } from "./title.ts";

const ABOVE = 3000;

/** Titles of the plans that one notice carries: each stands above a numbering that begins again. Empty if only one. */
export function findPlans(source: Source, items: readonly Item[], header: Header): Field<string>[] {
  const plans: Field<string>[] = header.titles.plan === null ? [] : [header.titles.plan];
  for (const item of items) {
    const before = items[item.index - 1];
    if (item.parent !== -1 || item.value !== 1 || before === undefined) continue;
    const from = Math.max(before.after, item.start - ABOVE);
    const title = findTitles(source, linesOf(source, from, item.start).slice(1)).plan;
    if (title !== null && plans.every((one) => one.span[0] !== title.span[0])) plans.push(title);
  }
  return plans.length > 1 ? plans : [];
}

/** The document's title: of its one plan, or, where it holds several, what the notice calls them. */
export function documentTitle(header: Header, plans: readonly Field<string>[]): Field<string> | null {
  return plans.length > 1 && header.titles.notice !== null ? issued(header.titles.notice) : header.title;
}
