import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import "../../../../web/frame/desk.css";
import { formatDay, formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { fieldSpec, isMaterialField, ITEM_FIELD_NAMES } from "../../domain/items/item-fields.ts";
import type { ItemDetail } from "../../domain/items/item-row.ts";
import { printedText } from "../../domain/items/printed-text.ts";
import { api } from "../client.ts";
import { FindingWords } from "./finding.tsx";
import { ItemMaterials } from "./item-materials.tsx";
import { text } from "./item-text.ts";
import { SampleLabel, useCityName } from "./item-words.tsx";
import "./items.css";

const ITEM = "GET /api/items/:item";

/** One item: what is wrong with it, what it asks for, every field as printed, and how it changed. */
export default function ItemPage() {
  const { item: id = "" } = useParams();
  const t = useText(text);
  const { language } = useLanguage();
  const cityName = useCityName();
  const params = { item: id };
  const found = useQuery({ queryKey: [ITEM, { params }], queryFn: () => api(ITEM, { params }) });
  return (
    <Loaded query={found} back={{ path: "/items", label: t.items }}>
      {(data) => {
        const { item, findings, replacedOn, versions } = data;
        const from = versions.find((version) => version.id === item.id);
        const now = versions.find((version) => version.replacedOn === null);
        return (
          <PageFrame
            title={item.name}
            lead={
              <span>
                {t.lead(cityName(item.city), item.dept ?? t.noDept, from?.fileName ?? "")}{" "}
                {item.sample && <SampleLabel />}
              </span>
            }
            breadcrumb={[{ title: t.items, path: "/items" }, { title: item.name }]}
            actions={
              item.catalogCode !== null && (
                <Link to={`/items/comparison/${encodeURIComponent(item.catalogCode)}`}>{t.compare}</Link>
              )
            }
          >
            <div className="ui-stack">
              {replacedOn !== null && (
                <p className="ui-banner">
                  {t.replaced(formatDay(replacedOn, language))}{" "}
                  {now && <Link to={`/items/${now.id}`}>{t.current}</Link>}
                </p>
              )}
              <section className="ui-panel" aria-labelledby="item-findings">
                <h2 id="item-findings">{t.findings(formatFigure(findings.length, language))}</h2>
                <p className="ui-quiet">{t.asOf(formatDay(data.asOf, language))}</p>
                {findings.length === 0 ? (
                  <p>{t.noFindings}</p>
                ) : (
                  <ul className="it-materials">
                    {findings.map((finding) => (
                      <li key={`${finding.rule} ${finding.material}`}>
                        <FindingWords finding={finding} />
                      </li>
                    ))}
                  </ul>
                )}
              </section>
              <ItemMaterials data={data} />
              <AllFields data={data} />
              <Versions data={data} />
            </div>
          </PageFrame>
        );
      }}
    </Loaded>
  );
}

function AllFields({ data }: { readonly data: ItemDetail }) {
  const t = useText(text);
  const sentence = useSentence();
  const found = new Set(data.findings.map(({ field }) => field));
  const fields = ITEM_FIELD_NAMES.filter((field) => !isMaterialField(field) && field !== "number");
  return (
    <section className="ui-panel" aria-labelledby="item-fields">
      <h2 id="item-fields">{t.fields}</h2>
      <p className="ui-quiet" lang="zh-CN">
        {t.place(data.sheet, data.rows.join("、"))}
      </p>
      <dl className="it-fields">
        {fields.map((field) => {
          const value = printedText(data, field);
          if (value === "" && !found.has(field)) return null;
          return (
            <div key={field} className={found.has(field) ? "it-found" : undefined}>
              <dt title={found.has(field) ? t.foundIn : undefined}>{sentence(fieldSpec(field).name)}</dt>
              <dd lang="zh-CN">{value === "" ? "—" : value}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function Versions({ data }: { readonly data: ItemDetail }) {
  const t = useText(text);
  const { language } = useLanguage();
  const day = (each: string) => formatDay(each, language);
  return (
    <section className="ui-panel" aria-labelledby="item-versions">
      <h2 id="item-versions">{t.versions}</h2>
      <ul className="ui-plain-list">
        {data.versions.map(({ id, importId, importedOn, replacedOn, fileName }) => (
          <li key={id} className="ui-row">
            <Link to={`/items/${id}`} aria-current={id === data.item.id ? "page" : undefined}>
              {replacedOn === null
                ? t.inForce(day(importedOn))
                : t.versionLine(day(importedOn), day(replacedOn))}
            </Link>
            <Link to={`/items/imports/${importId}`} lang="zh-CN" className="ui-quiet">
              {fileName}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
