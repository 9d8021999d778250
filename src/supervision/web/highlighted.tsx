import { Fragment } from "react";
import "./measure-entry.css";

/** A text with every occurrence of the words that were searched for marked. */
export function Highlighted({ text, query }: { readonly text: string; readonly query: string | undefined }) {
  const words = (query ?? "").split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return text;
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  // A capturing group keeps the separators, at the odd places.
  const parts = text.split(new RegExp(`(${escaped.join("|")})`, "gi"));
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      <mark key={index} className="sv-hit">
        {part}
      </mark>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}
