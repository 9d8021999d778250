import { type TextareaHTMLAttributes, useLayoutEffect, useRef } from "react";

/** A field for words that grows with them, up to its css's `max-height`. */
export function Growing(props: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const { current } = field;
    if (current === null) return;
    current.style.height = "auto";
    current.style.height = `${current.scrollHeight + current.offsetHeight - current.clientHeight}px`;
  });
  return <textarea ref={field} {...props} className="ui-textarea kit-growing" />;
}
