import type { ReactNode } from "react";

/** A sentence whose names of settings stand in code: they are typed as they are, in every language. */
export const withSettings = (sentence: string): ReactNode =>
  sentence
    .split(/([A-Z]+(?:_[A-Z]+)+)/)
    .map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part));
