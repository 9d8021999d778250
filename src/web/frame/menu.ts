import type { Sentence } from "../../kernel/error.ts";
import type { Menu, Page } from "./page.ts";
import { MOST_ENTRIES, MOST_PINS, SYSTEMS, type Workplace } from "./workplaces.ts";

/** A page that stands in a workplace. */
export type Place = Page & { readonly menu: Menu };
const isPlace = (page: Page): page is Place => page.menu !== null;

/** One tab of a workplace: a page, or the pages of a section of which more than one is open. */
export type Tab = { readonly title: Sentence; readonly pages: readonly [Place, ...Place[]] };
/** One entry of the menu: a workplace with the tabs that a person may open. */
export type Entry = {
  readonly workplace: Workplace;
  readonly title: Sentence;
  readonly tabs: readonly [Tab, ...Tab[]];
};

/** Whose menu it is: the pages they may open, their unit, the systems they pinned. */
export type Owner = {
  readonly open: readonly Page[];
  readonly organisation: string | null;
  readonly pins: readonly string[];
};

/** Where a page leads: that of a unit to one's own, and nowhere for who belongs to none. */
export function linkOf({ path }: Page, organisation: string | null): string | null {
  return !path.includes(":organisation") || organisation !== null
    ? path.replace(":organisation", organisation ?? "")
    : null;
}

export const titleOf = ({ menu, title }: Page): Sentence => menu?.title ?? title;

const placesOf = ({ open, organisation }: Owner): readonly Place[] =>
  open.filter(isPlace).filter((page) => linkOf(page, organisation) !== null);

/** The tabs of a workplace, in order; a section of which one page is open is that page. */
export function tabsOf(owner: Owner, { id }: Workplace): readonly Tab[] {
  const places = placesOf(owner)
    .filter(({ menu }) => menu.workplace.id === id)
    .toSorted((a, b) => a.menu.order - b.menu.order);
  const tabs = new Map<Sentence | Place, [Place, ...Place[]]>();
  for (const page of places) {
    const of = page.menu.section ?? page;
    const before = tabs.get(of);
    if (before) before.push(page);
    else tabs.set(of, [page]);
  }
  return [...tabs.values()].map((pages) => ({
    title: (pages.length > 1 ? pages[0].menu.section : undefined) ?? titleOf(pages[0]),
    pages,
  }));
}

/** A system stands beside 系统. */
const rank = ({ order, system }: Workplace): number => (system ? SYSTEMS.order + order / 100 : order);

/** Every workplace of these pages, in order. */
export function workplacesOf(pages: readonly Page[]): readonly Workplace[] {
  const all = new Map(pages.filter(isPlace).map(({ menu: { workplace } }) => [workplace.id, workplace]));
  return [...all.values()].toSorted((a, b) => rank(a) - rank(b));
}

/** The menu: the workplaces of which something is open, and those of systems as far as they are pinned and there is room. */
export function menuOf(owner: Owner): readonly Entry[] {
  const open = workplacesOf(placesOf(owner));
  const pinned = roomForPins(owner.open);
  const pins = new Set(owner.pins.filter((id) => open.some((each) => each.id === id)).slice(0, pinned));
  return open
    .filter(({ id, system }) => !system || pins.has(id))
    .flatMap((workplace) => {
      const [first, ...more] = tabsOf(owner, workplace);
      // Of a workplace of which only one page is open one sees that page and no place of work.
      return first === undefined
        ? []
        : [
            {
              workplace,
              title: first.pages.length + more.length > 1 ? workplace.title : first.title,
              tabs: [first, ...more],
            },
          ];
    });
}

/** How many systems fit into the menu of who may open these pages. */
export function roomForPins(open: readonly Page[]): number {
  const fixed = workplacesOf(open).filter(({ system }) => !system).length;
  return Math.max(0, Math.min(MOST_PINS, MOST_ENTRIES - fixed));
}

/** Where in the menu an address stands: its workplace, and the tab where one is told. */
export type Where = { readonly workplace: Workplace; readonly page: Place | null };

const isWorkplace = (within: NonNullable<Page["within"]>): within is Workplace =>
  typeof within === "object" && "id" in within;

/** What the parameters of a page's path are at this address, null where it is another page's. */
function paramsAt(path: string, address: readonly string[]): Readonly<Record<string, string>> | null {
  const parts = path.split("/");
  if (parts.length !== address.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const given = address[at] ?? "";
    if (part.startsWith(":") && given !== "") params[part.slice(1)] = given;
    else if (part !== given) return null;
  }
  return params;
}

/** Where an address stands: at its page, at what that names, or at the nearest page above; of several at the first that is open. */
export function whereIs(
  pages: readonly Page[],
  { open, organisation }: Pick<Owner, "open" | "organisation">,
  pathname: string,
): Where | null {
  const address = (pathname.replace(/\/+$/, "") || "/").split("/");
  const matches = pages.flatMap((page) => {
    const params = paramsAt(page.path, address);
    return params === null ? [] : [{ page, params }];
  });
  // As the router does: /items/new is no item.
  const fewest = Math.min(...matches.map(({ params }) => Object.keys(params).length));
  const match = matches.find(({ params }) => Object.keys(params).length === fewest);
  if (match === undefined) return null;
  const { page: shown, params } = match;
  const { within, path: own } = shown;
  // Another's unit is no page of one's own.
  if (isPlace(shown) && (within === undefined || linkOf(shown, organisation) === pathname))
    return { workplace: shown.menu.workplace, page: shown };
  if (within !== undefined && isWorkplace(within)) return { workplace: within, page: null };
  const above =
    within === undefined
      ? pages
          .filter(({ path }) => own.startsWith(`${path}/`))
          .toSorted((a, b) => b.path.length - a.path.length)
      : [within].flat().flatMap((path) => {
          const filled = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? "");
          return pages.filter((page) => page.path === filled);
        });
  const places = above.filter(isPlace);
  const page = places.find((each) => open.includes(each)) ?? places[0];
  return page === undefined ? null : { workplace: page.menu.workplace, page };
}

/** The entry that stays marked in a workplace: a system that is not pinned stands under 系统. */
export const markedEntry = (entries: readonly Entry[], { id, system }: Workplace): Entry | undefined =>
  entries.find(({ workplace }) => workplace.id === id) ??
  (system ? entries.find(({ workplace }) => workplace.id === SYSTEMS.id) : undefined);

/** Of these pages the one that was open last; the first where none was. `recent` are paths of pages, the latest first. */
export function lastOpen(pages: readonly [Place, ...Place[]], recent: readonly string[]): Place {
  const found = recent.flatMap((path) => pages.find((page) => page.path === path) ?? []);
  return found[0] ?? pages[0];
}

/** Every page of an entry, tab by tab. */
export const pagesOf = ({ tabs: [first, ...more] }: Entry): readonly [Place, ...Place[]] => [
  ...first.pages,
  ...more.flatMap(({ pages }) => pages),
];
