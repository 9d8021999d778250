import { Button } from "antd";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { useSentence } from "../frame/language.tsx";
import { useWords } from "../kit/said.ts";
import { SELECTORS, type Step, type Target } from "./steps.ts";
import "./tour.css";
import { words } from "./words.ts";

const isShown = (element: Element | null): element is Element =>
  element !== null && element.getClientRects().length > 0;

/** What a step points at; null where it does not show, as on a telephone. */
export const targetOf = (target: Target): Element | null =>
  SELECTORS[target].map((selector) => document.querySelector(selector)).find(isShown) ?? null;

const LOOK_MS = 200;

/** One step after the other, beside the page: it hides nothing, and the page can be used meanwhile. */
export function TourCard({ steps, onEnd }: { readonly steps: readonly Step[]; readonly onEnd: () => void }) {
  const t = useWords(words);
  const sentence = useSentence();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [at, setAt] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const step = steps[at];
  useEffect(() => {
    if (step !== undefined) void navigate(step.at);
    // Where the page leads on, as the plan to the one in force, it may.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [step]);
  // A screen reader reads the step when it comes; what the page focuses on coming is taken back.
  useEffect(() => heading.current?.focus(), [step, pathname]);
  const go = (by: number) => (at + by >= steps.length ? onEnd() : setAt(Math.max(0, at + by)));
  if (step === undefined) return null;
  return (
    <>
      <Ring key={`${at} ${pathname}`} target={step.target} />
      <section
        role="dialog"
        className="tour no-print"
        aria-label={t.name}
        aria-describedby="tour-text"
        onKeyDown={({ key }) => {
          if (key === "Escape") onEnd();
          if (key === "ArrowRight") go(1);
          if (key === "ArrowLeft") go(-1);
        }}
      >
        <p className="tour-at">
          <span>{t.step(at + 1, steps.length)}</span>
          <span className="tour-dots" aria-hidden="true">
            {steps.map((each, place) => (
              <i key={each.title.en} className={place <= at ? "tour-past" : undefined} />
            ))}
          </span>
        </p>
        <h2 ref={heading} tabIndex={-1}>
          {sentence(step.title)}
        </h2>
        <p id="tour-text">{sentence(step.text)}</p>
        <div className="tour-acts">
          <button type="button" className="ui-link-button" onClick={onEnd}>
            {t.skip}
          </button>
          <span className="tour-keys">{t.keys}</span>
          {at > 0 && <Button onClick={() => go(-1)}>{t.before}</Button>}
          <Button type="primary" onClick={() => go(1)}>
            {at + 1 === steps.length ? t.done : t.next}
          </Button>
        </div>
      </section>
    </>
  );
}

/** A ring around what is meant, wherever it stands by now. */
function Ring({ target }: { readonly target: Target }) {
  const ring = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const box = targetOf(target)?.getBoundingClientRect();
      if (ring.current === null) return;
      ring.current.hidden = box === undefined;
      if (box)
        Object.assign(ring.current.style, {
          left: `${box.left - 6}px`,
          top: `${box.top - 4}px`,
          width: `${box.width + 12}px`,
          height: `${box.height + 8}px`,
        });
    };
    place();
    const timer = setInterval(place, LOOK_MS);
    return () => clearInterval(timer);
  }, [target]);
  return <div ref={ring} className="tour-ring no-print" aria-hidden="true" hidden />;
}
