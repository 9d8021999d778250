import { useText } from "../../../../web/frame/language.tsx";
import type { Guidance } from "../../domain/hall/hall-view.ts";
import { text } from "./hall-text.ts";
import { useCityName, Zh } from "./words.tsx";

/** A form of an item to fill in by hand: who applies, for what, and the papers to bring, each with a box. */
export function BlankForm({ guidance: { item, materials, asOf, sample } }: { readonly guidance: Guidance }) {
  const t = useText(text);
  const cityName = useCityName();
  const papers = materials.filter(({ needed }) => needed !== "not-needed");
  return (
    <section className="hall-blank-form print-sheet" aria-label={t.blankForm}>
      <h2>
        {sample ? `【${t.sample}】` : ""}
        <Zh>{item.name}</Zh> · {t.blankForm}
      </h2>
      <p className="hall-quiet">
        {cityName(item.city)} · {item.dept === null ? t.noDept : <Zh>{item.dept}</Zh>} · {t.asOf(asOf)}
      </p>
      <table className="hall-blank-table">
        <tbody>
          {t.blanks.map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td aria-label={t.toFill} />
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t.needs}</h3>
      {papers.length === 0 ? (
        <p>{t.noMaterials}</p>
      ) : (
        <ul className="hall-blank-papers">
          {papers.map(({ name, copies, format, supplied, needed }, at) => (
            // Two rows of a list may print the same name.
            <li key={at}>
              {supplied === null ? "☐" : "—"} <Zh>{name}</Zh>{" "}
              {[
                supplied === null ? null : t.supplied,
                copies === null ? null : t.copies(copies),
                format === null ? null : t.format[format],
                needed === "later" ? t.later : null,
              ]
                .filter((part) => part !== null)
                .join(" · ")}
            </li>
          ))}
        </ul>
      )}
      <p>{t.blankPledge}</p>
      <p className="hall-blank-sign">{t.blankSign}</p>
    </section>
  );
}
