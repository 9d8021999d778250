import { useId, useRef, useState } from "react";
import type { FigureDefinition } from "../../kernel/figure.ts";
import "./figure-help.css";
import { useSentence, useText } from "../frame/language.tsx";
import { text } from "../frame/text.ts";

/** What figures count, behind a question mark: opened by click and by key, closed by Escape as well. */
export function FigureHelp({
  figures,
  of,
}: {
  readonly figures: readonly FigureDefinition[];
  /** What the figures are about; their name where there is one only. */
  readonly of?: string;
}) {
  const t = useText(text);
  const sentence = useSentence();
  const [open, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [first] = figures;
  if (first === undefined) return null;
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <span
      className="figure-help no-print"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !open) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={button}
        type="button"
        className="figure-help-mark"
        aria-expanded={open}
        aria-controls={id}
        aria-label={t.figureHelp(of ?? sentence(first.name))}
        onClick={() => setOpen(!open)}
      >
        ?
      </button>
      <span id={id} hidden={!open} className="figure-help-words">
        {figures.map(({ name, unit, says }) => (
          <span key={name.zh} className="figure-help-entry">
            <b>{sentence(name)}</b> · {sentence(unit)} · {sentence(says)}
          </span>
        ))}
      </span>
    </span>
  );
}
