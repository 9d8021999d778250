import { type Access, allows, type Role } from "../../kernel/access.ts";
import type { Sentence } from "../../kernel/error.ts";
import { fitOf } from "../../kernel/find.ts";
import { matchesWords } from "../../kernel/search-tokens.ts";
import { linkOf, titleOf } from "../frame/menu.ts";
import type { Page } from "../frame/page.ts";

/** One line of the palette: where it leads, what it is called, and what tells it from its namesakes. */
export type Line = {
  readonly link: string;
  readonly title: Sentence;
  readonly about: Sentence | null;
  readonly sample: boolean;
};

type Person = { readonly organisation: string | null; readonly roles: readonly Role[] };

const fits = ({ title }: Line, words: string): number =>
  Math.max(fitOf(title.zh, words), fitOf(title.en, words));

/** Lines whose titles hold the words in either language, the best fit first; all of them where there are no words. */
function named(lines: readonly Line[], words: string): Line[] {
  if (words.trim() === "") return [...lines];
  return lines
    .filter(({ title }) => matchesWords(`${title.zh}\n${title.en}`, words))
    .toSorted((a, b) => fits(b, words) - fits(a, words));
}

/** Pages that stand by themselves, as this person may open them. */
export const pagesNamed = (open: readonly Page[], words: string, { organisation }: Person): Line[] =>
  named(
    open.flatMap((page) => {
      const link = linkOf(page, organisation);
      if (link === null || link.includes(":") || page.menu === null) return [];
      return { link, title: titleOf(page), about: page.menu.workplace.title, sample: false };
    }),
    words,
  );

/** What this person may begin. */
export const actsNamed = (open: readonly Page[], words: string, { organisation, roles }: Person): Line[] =>
  named(
    open.flatMap((page) =>
      (page.acts ?? []).flatMap(({ title, access, to }) => {
        const link = to ?? linkOf(page, organisation);
        const allowed: Access = access ?? page.access;
        return link === null || !allows(allowed, roles) ? [] : { link, title, about: null, sample: false };
      }),
    ),
    words,
  );
