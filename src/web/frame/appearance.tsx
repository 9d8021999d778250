import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { type Appearance, type Palette, palettes } from "./palette.ts";

const KEY = "jiziwan.appearance";
const AppearanceContext = createContext<{
  appearance: Appearance;
  palette: Palette;
  change: (appearance: Appearance) => void;
}>({ appearance: "light", palette: palettes.light, change: () => {} });

/** Light or dark as chosen or as the system says; always light on paper. */
export function AppearanceProvider({ children }: { readonly children: ReactNode }) {
  const [chosen, setChosen] = useState<Appearance>(() =>
    document.documentElement.dataset["appearance"] === "dark" ? "dark" : "light",
  );
  const [printing, setPrinting] = useState(false);
  const appearance = printing ? "light" : chosen;
  useEffect(() => {
    // The browser lays the page out for paper right after this event, so the change must not wait.
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  useLayoutEffect(() => {
    document.documentElement.dataset["appearance"] = appearance;
  }, [appearance]);
  const value = useMemo(
    () => ({
      appearance,
      palette: palettes[appearance],
      change: (next: Appearance) => {
        localStorage.setItem(KEY, next);
        setChosen(next);
      },
    }),
    [appearance],
  );
  return <AppearanceContext.Provider value={value}>{children}</AppearanceContext.Provider>;
}

/** The appearance, its colours (also as CSS variables `--river` and so on: scripts/web-shell.ts) and how to change it. */
export const useAppearance = () => useContext(AppearanceContext);
