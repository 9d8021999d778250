import { createContext, type ReactNode, useContext } from "react";
import type { Sentence } from "../../kernel/error.ts";

/** What each page of a slice is for, by its path. They are many and few are read, so they load when asked for. */
export type PageHelp = Readonly<Record<string, Sentence>>;
export type PageHelpLoader = () => Promise<{ readonly pageHelp: PageHelp }>;

const HelpContext = createContext<readonly PageHelpLoader[]>([]);

export const HelpProvider = ({
  help,
  children,
}: {
  readonly help: readonly PageHelpLoader[];
  readonly children: ReactNode;
}) => <HelpContext.Provider value={help}>{children}</HelpContext.Provider>;

export const useHelpLoaders = (): readonly PageHelpLoader[] => useContext(HelpContext);
