import { CITIES } from "../../../../kernel/region.ts";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import type { Duration } from "../../domain/items/item.ts";
import { text } from "./item-words-text.ts";

export function useCityName(): (code: string) => string {
  const sentence = useSentence();
  return (code) => {
    const found = CITIES.find((city) => city.code === code);
    return found ? sentence(found.name) : code;
  };
}

/** A length of time in words, a dash where none is given. */
export function useDuration(): (duration: Duration | null) => string {
  const t = useText(text);
  const { language } = useLanguage();
  return (duration) => {
    if (duration === null) return "—";
    if (duration.printed !== undefined) return duration.printed;
    return duration.value === 0 ? t.atOnce : t.units[duration.unit](formatFigure(duration.value, language));
  };
}

/** Marks what was invented for demonstration. */
export function SampleLabel() {
  const t = useText(text);
  return <span className="ui-label ui-label-ochre">{t.sample}</span>;
}
