import { useEffect, useRef, useState } from "react";

/**
 * What a person says, shown at once and until the server has answered all of it; otherwise what the server knows. So that
 * a field need not be switched off while its answer is on the way, which takes the keyboard away from whoever stands in
 * it, and what is said next is added to what was said before.
 */
export function useSettling<T>(known: T, busy: boolean): readonly [T, (said: T) => void] {
  const [said, setSaid] = useState<{ readonly value: T } | null>(null);
  const wasBusy = useRef(busy);
  useEffect(() => {
    if (wasBusy.current && !busy) setSaid(null);
    wasBusy.current = busy;
  }, [busy]);
  return [said === null ? known : said.value, (value) => setSaid({ value })];
}
