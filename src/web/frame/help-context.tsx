import { createContext, type ReactNode, useContext } from "react";
import type { Sentence } from "../../kernel/error.ts";
import type { ToursLoader } from "../tour/steps.ts";

/** What a page is for, and its own keys. */
export type HelpOf = Sentence & { readonly keys?: readonly (readonly [string, Sentence])[] };
/** Of each page of a slice, by its path. They are many and few are read, so they load when asked for. */
export type PageHelp = Readonly<Record<string, HelpOf>>;
export type PageHelpLoader = () => Promise<{ readonly pageHelp: PageHelp }>;

/** Where helps and tours come from. */
export type HelpSources = { readonly pages: readonly PageHelpLoader[]; readonly tours: ToursLoader };

const HelpContext = createContext<HelpSources>({
  pages: [],
  tours: () => Promise.reject(new Error("no tours")),
});

export const HelpProvider = ({
  help,
  children,
}: {
  readonly help: HelpSources;
  readonly children: ReactNode;
}) => <HelpContext.Provider value={help}>{children}</HelpContext.Provider>;

export const useHelpSources = (): HelpSources => useContext(HelpContext);
