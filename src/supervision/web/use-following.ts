import { useState } from "react";

/** What is typed over a value: follows the value whenever that changes elsewhere, and keeps the field and its focus. */
export function useFollowing<T>(value: T): readonly [T, (typed: T) => void] {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  return [typed, setTyped];
}
