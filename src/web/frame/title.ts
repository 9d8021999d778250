import { useEffect } from "react";
import { useText } from "./language.tsx";
import { text } from "./text.ts";

/** Names the tab after the page: `未报清单 · 几字弯`. An undefined title leaves the tab as it is. */
export function useDocumentTitle(title: string | undefined): void {
  const { product } = useText(text);
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · ${product}`;
  }, [title, product]);
}
