import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { moneyWords } from "../../../web/kit/money-words.ts";
import { Chinese } from "../../../web/kit/parts.tsx";
import "./compensation.css";
import { CITY_PARTIES } from "./party.ts";
import { WORDS } from "./words.ts";

/** A city in the reader's language, a unit as it is called. */
export function Party({ name }: { readonly name: string }) {
  const sentence = useSentence();
  const city = CITY_PARTIES[name];
  return city === undefined ? <Chinese>{name}</Chinese> : <span>{sentence(city)}</span>;
}

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
          <Party name={from} />
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
          <Party name={to} />
        </li>
      ))}
    </ul>
  );
}

export type Net = { readonly account: string; readonly netFen: number };

const WIDE = 100;

/** What each is to pay or receive over all, from zero in the middle: who receives to the right, who pays to the left. */
export function Balances({ label, nets }: { readonly label: string; readonly nets: readonly Net[] }) {
  const { language } = useLanguage();
  const sentence = useSentence();
  const most = Math.max(1, ...nets.map(({ netFen }) => Math.abs(netFen)));
  return (
    <ul className="comp-flows" aria-label={label}>
      {nets
        .toSorted((a, b) => b.netFen - a.netFen)
        .map(({ account, netFen }) => {
          const long = (Math.abs(netFen) / most) * WIDE;
          const words = netFen === 0 ? WORDS.even : netFen > 0 ? WORDS.receives : WORDS.toPay;
          return (
            <li key={account} className="comp-net">
              <Party name={account} />
              <svg viewBox={`${-WIDE} 0 ${2 * WIDE} 20`} preserveAspectRatio="none" aria-hidden="true">
                <rect
                  className={netFen < 0 ? "comp-bar comp-owes" : "comp-bar"}
                  x={netFen < 0 ? -long : 0}
                  y={3}
                  width={long}
                  height={14}
                  vectorEffect="non-scaling-stroke"
                />
                <line className="comp-zero" y2={20} vectorEffect="non-scaling-stroke" />
              </svg>
              <span>
                {sentence(words)} {netFen !== 0 && moneyWords(Math.abs(netFen), language)}
              </span>
            </li>
          );
        })}
    </ul>
  );
}
