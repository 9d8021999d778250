import { useSentence } from "../../../web/frame/language.tsx";

/** A day or a month of a table, which never breaks. */
export function DayShown({ day }: { readonly day: string }) {
  const sentence = useSentence();
  return <span className="sd-day">{sentence({ zh: day, en: day })}</span>;
}
