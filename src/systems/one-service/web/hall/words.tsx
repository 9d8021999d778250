import { CITIES } from "../../../../kernel/region.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import type { Duration } from "../../domain/items/item.ts";
import { text } from "./hall-text.ts";

/** Text of the cities' lists, which is Chinese whatever language the page has. */
export const Zh = ({ children }: { readonly children: string }) => <span lang="zh-CN">{children}</span>;

/** The name of a city by its code. */
export function useCityName(): (code: string) => string {
  const { language } = useLanguage();
  return (code) => CITIES.find((city) => city.code === code)?.name[language] ?? code;
}

/** A length of time in words; null where the list does not say. */
export function useDuration(): (duration: Duration | null) => string | null {
  const t = useText(text);
  return (duration) =>
    duration === null
      ? null
      : (duration.printed ?? (duration.value === 0 ? t.atOnce : t.duration(duration.value, duration.unit)));
}
