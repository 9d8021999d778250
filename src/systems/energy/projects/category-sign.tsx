import { useSentence } from "../../../web/frame/language.tsx";
import { say } from "../../../kernel/fields.ts";
import type { RuleId } from "../verdict/facts.ts";
import { SHORT_CATEGORIES } from "./category.ts";
import "./projects.css";

const corners = (count: number, turned: number, radius: number): string =>
  Array.from({ length: count }, (_, at) => {
    const angle = ((turned + (360 * at) / count - 90) * Math.PI) / 180;
    return `${(radius * Math.cos(angle)).toFixed(2)},${(radius * Math.sin(angle)).toFixed(2)}`;
  }).join(" ");

/** A letter and a shape of about the same size each, within 10 to each side. */
const SIGNS = {
  ywhc: { letter: say("源", "S"), points: corners(36, 0, 9.5) },
  h2: { letter: say("氢", "H"), points: corners(6, 0, 10) },
  park: { letter: say("园", "P"), points: corners(4, 45, 12) },
  captive: { letter: say("替", "C"), points: corners(4, 0, 12) },
  self: { letter: say("自", "U"), points: corners(5, 0, 11) },
  flex: { letter: say("火", "F"), points: corners(3, 0, 13.5) },
  storage_peak: { letter: say("储", "O"), points: corners(8, 22.5, 10) },
} as const;

/** The sign of a category, around 0, 0 and as far as `half` to each side: colour, shape and letter each say it. */
export function CategoryShape({ of, half }: { readonly of: RuleId; readonly half: number }) {
  const sentence = useSentence();
  const { letter, points } = SIGNS[of];
  return (
    <>
      <polygon
        className={`energy-sign energy-sign-${of}`}
        points={points}
        transform={`scale(${(half / 10).toFixed(3)})`}
      />
      <text className="energy-letter" textAnchor="middle" y={4}>
        {sentence(letter)}
      </text>
    </>
  );
}

/** The sign beside its word, or beside what the category is called in full. */
export function CategorySign({ of, name }: { readonly of: RuleId; readonly name?: string }) {
  const sentence = useSentence();
  return (
    <span className="energy-category">
      <svg className="energy-sign-key" viewBox="-14 -14 28 28" aria-hidden="true">
        <CategoryShape of={of} half={10} />
      </svg>
      {name ?? sentence(SHORT_CATEGORIES[of])}
    </span>
  );
}
