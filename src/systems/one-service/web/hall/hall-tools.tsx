import { Button } from "antd";
import { type RefObject, useEffect, useState } from "react";
import { useText } from "../../../../web/frame/language.tsx";
import { useElderMode } from "./elder-mode.ts";
import { text } from "./hall-text.ts";

const canSpeak = typeof window !== "undefined" && "speechSynthesis" in window;

/** Reads what `of` holds aloud by the browser's own voice; a second press stops it, and so does leaving the page. */
function ReadAloud({ of }: { readonly of: RefObject<HTMLElement | null> }) {
  const t = useText(text);
  const [reading, setReading] = useState(false);
  useEffect(() => () => (canSpeak ? window.speechSynthesis.cancel() : undefined), []);
  if (!canSpeak) return null;
  const press = () => {
    window.speechSynthesis.cancel();
    if (reading) return setReading(false);
    const words = new SpeechSynthesisUtterance(of.current?.innerText ?? "");
    words.lang = document.documentElement.lang;
    words.rate = 0.9;
    words.addEventListener("end", () => setReading(false));
    words.addEventListener("error", () => setReading(false));
    setReading(true);
    return window.speechSynthesis.speak(words);
  };
  return (
    <Button aria-pressed={reading} onClick={press}>
      {reading ? t.stop : t.read}
    </Button>
  );
}

/** Large type, and reading aloud of what the page says. */
export function HallTools({ of }: { readonly of: RefObject<HTMLElement | null> }) {
  const t = useText(text);
  const [elder, change] = useElderMode();
  return (
    <>
      <Button aria-pressed={elder} onClick={change}>
        {elder ? t.elderOff : t.elder}
      </Button>
      <ReadAloud of={of} />
    </>
  );
}
