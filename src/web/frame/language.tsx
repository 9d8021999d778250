import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { Sentence } from "../../kernel/error.ts";
import { asChinese, asEnglish, textAs } from "./shown-words.ts";

export type Language = "zh" | "en";

const KEY = "jiziwan.language";
const LanguageContext = createContext<{ language: Language; change: (language: Language) => void }>({
  language: "zh",
  change: () => {},
});

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  // What nobody chose yet, before-paint.js took from the browser.
  const [language, setLanguage] = useState<Language>(() =>
    (localStorage.getItem(KEY) ?? document.documentElement.lang) === "en" ? "en" : "zh",
  );
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  const value = useMemo(
    () => ({
      language,
      change: (chosen: Language) => {
        localStorage.setItem(KEY, chosen);
        // What is drawn next reads it there.
        document.documentElement.lang = chosen === "zh" ? "zh-CN" : "en";
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider>;
}

export const useLanguage = () => useContext(LanguageContext);

/** The half of a slice's `text.ts` in the user's language; the compiler proves that both halves have the same keys. */
export function useText<T>(text: { readonly zh: T; readonly en: T }): T {
  const { language } = useLanguage();
  return language === "en" ? textAs(asEnglish, text.en) : textAs(asChinese, text.zh);
}

/** What stands between a name and what is said of it. */
export const useColon = (): string => (useLanguage().language === "zh" ? "：" : ": ");

/** Picks a sentence's language. */
export function useSentence(): (sentence: Sentence) => string {
  const { language } = useLanguage();
  return ({ zh, en }) => (language === "en" ? asEnglish(en) : asChinese(zh));
}

/** The mark of a measure: as its plan prints it, or its number for who reads no Chinese ones. */
export function useOrdinal(): (measure: {
  readonly ordinal: string | null;
  readonly number: number;
}) => string {
  const { language } = useLanguage();
  return ({ ordinal, number }) => (language === "zh" && ordinal !== null ? ordinal : String(number));
}
