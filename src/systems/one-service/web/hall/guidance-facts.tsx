import type { ReactNode } from "react";
import { useText } from "../../../../web/frame/language.tsx";
import type { GuidedMaterial, Guidance } from "../../domain/hall/hall-view.ts";
import { text } from "./hall-text.ts";
import { useCityName, useDuration, Zh } from "./words.tsx";

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Prose({ title, words }: { readonly title: string; readonly words: string | null }) {
  if (words === null || words.trim() === "") return null;
  return (
    <section>
      <h2>{title}</h2>
      <p className="hall-text" lang="zh-CN">
        {words}
      </p>
    </section>
  );
}

/** What the list of the city says, in the order in which people ask. */
export function GuidanceFacts({ guidance }: { readonly guidance: Guidance }) {
  const t = useText(text);
  const cityName = useCityName();
  const duration = useDuration();
  const { item, materials, handling, standard } = guidance;
  return (
    <>
      <dl className="hall-facts">
        <Fact name={t.whoDecides}>
          <span className="hall-big">{cityName(item.city)}</span>
          <br />
          {item.dept === null ? t.noDept : <Zh>{item.dept}</Zh>}
          <p className="hall-quiet">{t.decidedBy(cityName(item.city))}</p>
        </Fact>
        <Fact name={t.howLong}>
          <span className="hall-big">{duration(item.promised) ?? t.notSaid}</span> ({t.promised})
          <br />
          {t.legal}: {duration(item.legal) ?? t.notSaid}
          {standard !== null && (
            <p className="hall-quiet">
              {t.standardDays}: {duration(standard.promised) ?? t.notSaid} (<Zh>{standard.title}</Zh>)
            </p>
          )}
        </Fact>
        <Fact name={t.howOften}>
          <span className="hall-big">{item.visits === null ? t.notSaid : t.visits(item.visits)}</span>
          {item.visitReason !== null && (
            <p className="hall-quiet">
              {t.visitReason}: <Zh>{item.visitReason}</Zh>
            </p>
          )}
        </Fact>
        <Fact name={t.fee}>
          <span className="hall-big">
            {item.charges === null ? t.notSaid : item.charges ? t.hasFee : t.noFee}
          </span>
          {item.feeBasis !== null && (
            <p className="hall-quiet">
              {t.feeBasis}: <Zh>{item.feeBasis}</Zh>
            </p>
          )}
        </Fact>
      </dl>
      <section>
        <h2>{t.needs}</h2>
        {materials.length === 0 ? (
          <p>{t.noMaterials}</p>
        ) : (
          <ul className="hall-papers">
            {materials
              .filter(({ needed }) => needed !== "not-needed")
              .map((material, at) => (
                // Two rows of a list may print the same name.
                <Paper key={at} material={material} />
              ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{t.ways}</h2>
        <ul className="hall-papers">
          {handling.map((way) => (
            <li key={way}>{t.handling[way]}</li>
          ))}
        </ul>
        <p className="hall-quiet">{t.handlingSource}</p>
      </section>
      <Prose title={t.conditions} words={item.acceptCondition} />
      <Prose title={t.result} words={item.resultName} />
      <Prose title={t.special} words={item.specialProcedure} />
      {[item.place, item.hours, item.contact, item.complaint].some((each) => each !== null) && (
        <section>
          <h2>{t.where}</h2>
          <dl className="hall-facts">
            {(["place", "hours", "contact", "complaint"] as const).map((key) =>
              item[key] === null ? null : (
                <Fact key={key} name={t[key]}>
                  <Zh>{item[key]}</Zh>
                </Fact>
              ),
            )}
          </dl>
        </section>
      )}
      <Prose title={t.basis} words={item.basis} />
    </>
  );
}

function Paper({ material }: { readonly material: GuidedMaterial }) {
  const t = useText(text);
  const { name, supplied, heldBy, needed, type, format, copies, acceptStandard } = material;
  if (supplied !== null)
    return (
      <li>
        <del lang="zh-CN">{name}</del> <span className="ui-label ui-label-grass">{t.supplied}</span>
        <div className="hall-quiet">{t.suppliedBy[supplied.from](supplied.resource, supplied.provider)}</div>
      </li>
    );
  const facts = [
    format === null ? null : t.format[format],
    copies === null ? null : t.copies(copies),
    needed === "later" ? t.later : null,
  ].filter((fact) => fact !== null);
  return (
    <li>
      <strong lang="zh-CN">{name}</strong>
      <div className="hall-quiet">
        {type !== null && <Zh>{`${type} `}</Zh>}
        {facts.join(" · ")}
      </div>
      {acceptStandard !== null && (
        <div className="hall-quiet">
          <Zh>{acceptStandard}</Zh>
        </div>
      )}
      {heldBy !== null && <div className="hall-quiet">{t.heldBy(heldBy)}</div>}
    </li>
  );
}
