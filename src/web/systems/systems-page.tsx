import { Link } from "react-router";
import { useOrdinal, useSentence, useText } from "../frame/language.tsx";
import { tabsOf, workplacesOf } from "../frame/menu.ts";
import { PageFrame } from "../frame/page-frame.tsx";
import { usePages } from "../frame/pages-context.tsx";
import { PinButton } from "../frame/pins.tsx";
import { useMenu } from "../frame/use-menu.ts";
import { PLAN, REGISTERS, type Workplace } from "../frame/workplaces.ts";
import { CHAPTERS, type Measure, ordinalOf } from "./measures.ts";
import "./systems.css";
import { words } from "./words.ts";

/** The 22 measures, each with the workplaces whose pages serve it, or with how it is followed while none does. */
export default function SystemsPage() {
  const t = useText(words);
  const sentence = useSentence();
  const mark = useOrdinal();
  const pages = usePages();
  const serving = ({ number }: Measure): readonly Workplace[] =>
    workplacesOf(pages.filter(({ measures }) => measures.includes(number)));
  const all = CHAPTERS.flatMap(({ measures }) => measures);
  const served = all.filter((measure) => serving(measure).length > 0).length;
  const mayPin = workplacesOf(pages).some(({ system }) => system);
  return (
    <PageFrame
      title={t.title}
      lead={`${t.lead(served, all.length - served)}${mayPin ? ` ${t.pinning}` : ""}`}
    >
      {CHAPTERS.map(({ title, measures }, at) => (
        <section key={title.en} className="systems">
          <h2>{t.chapter(at, sentence(title))}</h2>
          <ol>
            {measures.map((measure) => {
              const by = serving(measure);
              return (
                <li key={measure.number} className={by.length > 0 ? "served" : "unserved"}>
                  <h3>
                    <span lang="zh-CN">
                      {mark({ ordinal: ordinalOf(measure.number), number: measure.number })}
                    </span>
                    {sentence(measure.name)}
                  </h3>
                  {by.length > 0 ? (
                    <p>
                      {by.map((workplace) => (
                        <Serving key={workplace.id} workplace={workplace} />
                      ))}
                    </p>
                  ) : (
                    <p>
                      <Serving workplace={PLAN} title={t.supervised} />
                      {measure.registered && (
                        <Serving workplace={REGISTERS} title={sentence(REGISTERS.title)} />
                      )}
                      <span className="quiet">{t.unbuilt}</span>
                    </p>
                  )}
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </PageFrame>
  );
}

/** A workplace that serves a measure: the way there for who may open it. */
function Serving({ workplace, title }: { readonly workplace: Workplace; readonly title?: string }) {
  const sentence = useSentence();
  const { owner, linkTo } = useMenu();
  const [first, ...more] = tabsOf(owner, workplace).flatMap(({ pages }) => pages);
  const name = title ?? sentence(workplace.title);
  return (
    <span className="serving">
      {first === undefined ? name : <Link to={linkTo([first, ...more])}>{name}</Link>}
      {workplace.system && first !== undefined && <PinButton workplace={workplace} />}
    </span>
  );
}
