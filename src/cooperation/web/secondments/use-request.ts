import { useRef } from "react";
import { newRequestKey } from "../../../web/kit/request-key.ts";

/** The key of a request: the same for the same words, so that what is asked again after a lost answer acts once. */
export function useRequestKey(): (asked: unknown) => string {
  const last = useRef({ asked: "", key: "" });
  return (asked) => {
    const words = JSON.stringify(asked);
    if (last.current.asked !== words) last.current = { asked: words, key: newRequestKey() };
    return last.current.key;
  };
}
