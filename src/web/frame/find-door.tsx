import { SearchOutlined } from "@ant-design/icons";
import { lazy, Suspense, useEffect, useState } from "react";
import { useText } from "./language.tsx";
import { text } from "./text.ts";

const Finder = lazy(() => import("../finder/finder.tsx"));

const TYPED = "input, textarea, select, [contenteditable=true]";
const isApple = (): boolean => /mac|iphone|ipad/i.test(navigator.platform);

/** The door to the palette in the head of every page: Ctrl-K or ⌘K anywhere, `/` where nothing is being typed. */
export function FindDoor() {
  const t = useText(text);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const opens = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest(TYPED) !== null;
      const shortcut = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
      const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
      // Above a form that asks something nothing else opens.
      if (
        !(shortcut || slash) ||
        event.isComposing ||
        document.querySelector("[aria-modal=true], dialog[open]") !== null
      )
        return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", opens);
    return () => document.removeEventListener("keydown", opens);
  }, []);
  return (
    <>
      <button
        type="button"
        className="find-door"
        aria-label={t.find}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K /"
        onClick={() => setOpen(true)}
      >
        <SearchOutlined aria-hidden="true" />
        <span className="find-door-words">{t.findHint}</span>
        <kbd>{isApple() ? "⌘K" : "Ctrl K"}</kbd>
      </button>
      {open && (
        <Suspense fallback={null}>
          <Finder onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
