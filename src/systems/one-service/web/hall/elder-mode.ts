import { useLayoutEffect, useSyncExternalStore } from "react";

const KEY = "jiziwan.elder";
const CHANGED = "jiziwan:elder";
const isOn = (): boolean => localStorage.getItem(KEY) === "1";

function subscribe(changed: () => void) {
  window.addEventListener(CHANGED, changed);
  return () => window.removeEventListener(CHANGED, changed);
}

/**
 * Large type and few choices, remembered in this browser. The class `elder` stands on `<html>` while a page that knows it
 * shows: citizens' pages call this hook, others stay as they are.
 */
export function useElderMode(): readonly [boolean, () => void] {
  const on = useSyncExternalStore(subscribe, isOn);
  useLayoutEffect(() => {
    document.documentElement.classList.toggle("elder", on);
    return () => document.documentElement.classList.remove("elder");
  }, [on]);
  return [
    on,
    () => {
      localStorage.setItem(KEY, on ? "0" : "1");
      window.dispatchEvent(new Event(CHANGED));
    },
  ];
}
