import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import type { ItemDetail } from "../../domain/items/item-row.ts";
import type { Supplied } from "../../domain/items/supplied.ts";
import { text } from "./item-text.ts";

/** Which resource can supply a material, and how it was recognised. */
export function SuppliedWords({ supplied }: { readonly supplied: Supplied }) {
  const t = useText(text);
  return (
    <span>
      <span className="ui-label ui-label-grass">{t.suppliedBy}</span> <b lang="zh-CN">{supplied.resource}</b>
      {supplied.dataItem !== null && <span lang="zh-CN"> · {supplied.dataItem}</span>}{" "}
      <span className="ui-quiet">
        {t.attributes[supplied.attribute]} · {t.provider} <span lang="zh-CN">{supplied.provider}</span> ·{" "}
        {t.whys[supplied.why]}
      </span>
    </span>
  );
}

/** What an applicant hands in; what shared data can supply is struck out. */
export function ItemMaterials({ data }: { readonly data: ItemDetail }) {
  const t = useText(text);
  const { language } = useLanguage();
  const { materials } = data.item;
  const by = new Map(data.supplied.map((supplied) => [supplied.material, supplied]));
  const struck = materials.filter(({ name }) => by.has(name)).length;
  const figure = (value: number) => formatFigure(value, language);
  return (
    <section className="ui-panel" aria-labelledby="item-materials">
      <h2 id="item-materials">{t.materials(figure(materials.length))}</h2>
      {struck > 0 && <p className="ui-notice">{t.suppliedHelp(figure(struck))}</p>}
      {materials.length === 0 && <p className="ui-quiet">{t.noMaterials}</p>}
      <ul className="it-materials">
        {materials.map(({ name, needed, type, copies, source, basis, acceptStandard }, at) => {
          const supplied = by.get(name);
          return (
            <li key={`${at} ${name}`}>
              <p>
                {supplied ? <del lang="zh-CN">{name}</del> : <b lang="zh-CN">{name}</b>}{" "}
                <span className="ui-quiet">
                  {needed !== null && t.needed[needed]} <span lang="zh-CN">{type}</span>{" "}
                  {copies !== null && t.copies(figure(copies))}
                </span>
              </p>
              {supplied && (
                <p>
                  <SuppliedWords supplied={supplied} />
                </p>
              )}
              <p className="ui-quiet">
                {[
                  [t.source, source],
                  [t.basis, basis],
                  [t.standard, acceptStandard],
                ].map(([label, value]) =>
                  value === null ? null : (
                    <span key={label}>
                      {label}: <span lang="zh-CN">{value}</span>{" "}
                    </span>
                  ),
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
