import type { Sentence } from "../../../kernel/error.ts";
import { useSentence } from "../../../web/frame/language.tsx";
import type { WaterClass } from "./classify.ts";
import { CLASS_LETTERS } from "./view.ts";
import "./water.css";

/** A rounder shape is better water; pointed ones are polluted. */
const SHAPES: Readonly<Record<0 | WaterClass, string>> = {
  0: "M-8,-8 H8 V8 H-8 Z",
  1: "M-10,0 A10,10 0 1 1 10,0 A10,10 0 1 1 -10,0 Z",
  2: "M-10,0 A10,10 0 1 1 10,0 A10,10 0 1 1 -10,0 Z",
  3: "M-9.5,-9.5 H9.5 V9.5 H-9.5 Z",
  4: "M0,-12 L12,0 L0,12 L-12,0 Z",
  5: "M0,-12 L12,9 L-12,9 Z",
  6: "M0,12 L12,-9 L-12,-9 Z",
};
/** Where letters stand dark: on yellow and orange. */
const DARK: readonly WaterClass[] = [4, 5];
const MIDDLES: Readonly<Partial<Record<WaterClass, number>>> = { 5: 7, 6: 1 };

const WORSE: Sentence = { zh: CLASS_LETTERS[6], en: ">Ⅴ" };

/** A class by its sign in the reader's language: Ⅳ, 劣Ⅴ. */
export function useLetter(): (of: WaterClass) => string {
  const sentence = useSentence();
  return (of) => (of === 6 ? sentence(WORSE) : CLASS_LETTERS[of]);
}

/** The sign of a class, around 0, 0: to be drawn in a picture. */
export function ClassShape({ of }: { readonly of: WaterClass | null }) {
  const letter = useLetter();
  return (
    <>
      <path className={`water-shape water-${of ?? 0}`} d={SHAPES[of ?? 0]} />
      {of !== null && (
        <text
          className={DARK.includes(of) ? "water-letter water-dark" : "water-letter"}
          textAnchor="middle"
          y={MIDDLES[of] ?? 4}
        >
          {letter(of).replace("劣Ⅴ", "劣")}
        </text>
      )}
    </>
  );
}

/** The sign beside its word; `none`: what stands where there is no class. */
export function ClassSign({ of, none }: { readonly of: WaterClass | null; readonly none: string }) {
  const letter = useLetter();
  return (
    <span className="water-sign">
      <svg viewBox="-13 -13 26 26" aria-hidden="true">
        <ClassShape of={of} />
      </svg>
      {of === null ? none : letter(of)}
    </span>
  );
}
