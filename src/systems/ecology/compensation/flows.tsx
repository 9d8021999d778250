import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { moneyWords } from "../../../web/kit/money-words.ts";
import { Chinese } from "../../../web/kit/parts.tsx";
import "./compensation.css";
import { WORDS } from "./words.ts";

export type Flow = { readonly from: string; readonly to: string; readonly amountFen: number };

const HEIGHT = 30;
const HEAD = 6;

/** An arrow as long as its amount among the others, in hundredths of the width. */
const arrow = (share: number): string => {
  const [end, top, bottom] = [Math.max(share * 100, 4), 9, HEIGHT - 9];
  const neck = Math.max(end - 3, 1);
  return `0,${top} ${neck},${top} ${neck},${top - HEAD} ${end},${HEIGHT / 2} ${neck},${bottom + HEAD} ${neck},${bottom} 0,${bottom}`;
};

/** Payments as arrows from who pays to who receives, the largest as wide as there is room. */
export function Flows({ label, flows }: { readonly label: string; readonly flows: readonly Flow[] }) {
  const { language } = useLanguage();
  const sentence = useSentence();
  const most = Math.max(1, ...flows.map(({ amountFen }) => amountFen));
  return (
    <ul className="comp-flows" aria-label={label}>
      {flows.map(({ from, to, amountFen }) => (
        <li key={`${from} ${to}`} className="comp-flow">
          <Chinese>{from}</Chinese>
          <span>
            <span className="ui-quiet">
              {sentence(WORDS.pays)} {moneyWords(amountFen, language)}
            </span>
            <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
              <polygon
                className="comp-bar"
                points={arrow(amountFen / most)}
                vectorEffect="non-scaling-stroke"
              />
            </svg>
          </span>
          <Chinese>{to}</Chinese>
        </li>
      ))}
    </ul>
  );
}
