import type { ReactNode } from "react";
import { Link } from "react-router";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import { classesOf } from "./classes.ts";
import type { DataItem } from "./content.ts";
import type { ResourceDetail } from "./replies.ts";
import {
  CYCLE_WORDS,
  FORMAT_WORDS,
  GRADE_WORDS,
  LEVEL_WORDS,
  MODE_WORDS,
  OPEN_WORDS,
  RANK_WORDS,
  SENSITIVITY_WORDS,
  TYPE_WORDS,
} from "./names.ts";
import { AttributeLabel, useRegionName } from "./labels.tsx";
import { text } from "../../web/catalogue/resource-text.ts";

/** Everything that article 13 and the guide ask of a resource. */
export function ResourceFacts({ resource }: { readonly resource: ResourceDetail }) {
  const { facts: t } = useText(text);
  const sentence = useSentence();
  const regionName = useRegionName();
  const { content } = resource.state;
  const { attribute, conditions, noneBasis } = content;
  return (
    <>
      <section className="ui-panel" aria-labelledby="ct-content">
        <h2 id="ct-content">{t.title}</h2>
        <dl className="ct-facts">
          <Fact name={t.code}>{content.code}</Fact>
          <Fact name={t.classes}>
            {classesOf(content.code)
              .map(({ name }) => sentence(name))
              .join(" › ")}
          </Fact>
          <Fact name={t.provider}>
            <Chinese>{content.providerName}</Chinese>
          </Fact>
          <Fact name={t.providerCode}>
            <Chinese>{content.providerCode}</Chinese>
          </Fact>
          <Fact name={t.region}>{regionName(content.regionCode)}</Fact>
          <Fact name={t.level}>{sentence(LEVEL_WORDS[content.level])}</Fact>
          <Fact name={t.format}>{sentence(FORMAT_WORDS[content.format])}</Fact>
          <Fact name={t.cycle}>{sentence(CYCLE_WORDS[content.updateCycle])}</Fact>
          <Fact name={t.attribute}>
            <AttributeLabel attribute={attribute} />
          </Fact>
          {attribute !== "none" && (
            <Fact name={t.modes}>{content.modes.map((mode) => sentence(MODE_WORDS[mode])).join(" · ")}</Fact>
          )}
          <Fact name={t.classification}>
            <Chinese>{content.classification}</Chinese>
          </Fact>
          <Fact name={t.grade}>{sentence(GRADE_WORDS[content.grade])}</Fact>
          <Fact name={t.open}>
            {sentence(OPEN_WORDS[content.openAttribute])} <Chinese>{content.openCondition}</Chinese>
          </Fact>
          <Fact name={t.subject}>
            {content.subjectItem === null ? t.nothing : <Chinese>{content.subjectItem}</Chinese>}
          </Fact>
          <Fact name={t.lead}>
            <LeadSource resource={resource} />
          </Fact>
          <Fact name={t.related}>
            <Related resource={resource} />
          </Fact>
          <Fact name={t.summary} wide>
            <Chinese>{content.summary}</Chinese>
          </Fact>
          {attribute === "conditional" && (
            <>
              <Fact name={t.recipients} wide>
                <Lines texts={conditions.recipients} none={t.anybody} />
              </Fact>
              <Fact name={t.uses} wide>
                <Lines texts={conditions.uses} none={t.anybody} />
              </Fact>
              <Fact name={t.demands} wide>
                <Lines texts={conditions.demands} none={t.nothing} />
              </Fact>
            </>
          )}
          {noneBasis !== null && (
            <Fact name={t.basis} wide>
              <span lang="zh-CN">
                《{noneBasis.title}》{noneBasis.article}：“{noneBasis.quote}”
              </span>
              {resource.basisRank !== null && (
                <span className="ui-quiet">
                  {" "}
                  {t.rank} ·{" "}
                  {sentence(RANK_WORDS[resource.state.versions.at(-1)?.basisRank ?? resource.basisRank])}
                </span>
              )}
            </Fact>
          )}
        </dl>
      </section>
      <ItemsTable items={content.items} />
    </>
  );
}

function LeadSource({ resource: { leadDecision, state } }: { readonly resource: ResourceDetail }) {
  const { facts: t } = useText(text);
  const { language } = useLanguage();
  const { leadSource } = state.content;
  if (leadDecision !== null)
    return <Chinese>{t.leadDecided(leadDecision.unitName, formatDay(leadDecision.on, language))}</Chinese>;
  return leadSource === null ? <>{t.own}</> : <Chinese>{leadSource}</Chinese>;
}

function Related({ resource: { related } }: { readonly resource: ResourceDetail }) {
  const { facts: t } = useText(text);
  if (related.length === 0) return <>{t.nothing}</>;
  return (
    <span className="ui-column">
      {related.map(({ code, id, name }) => (
        <span key={code}>
          {code}{" "}
          {id !== null && (
            <Link to={`/data/catalogue/${id}`} lang="zh-CN">
              {name}
            </Link>
          )}
        </span>
      ))}
    </span>
  );
}

function ItemsTable({ items }: { readonly items: readonly DataItem[] }) {
  const { items: t } = useText(text);
  const sentence = useSentence();
  return (
    <section className="ui-panel" aria-labelledby="ct-items">
      <h2 id="ct-items">
        {t.title} <span className="ui-quiet">{items.length}</span>
      </h2>
      <DataTable<DataItem>
        label={t.title}
        rows={items}
        rowKey={({ name }) => name}
        columns={[
          { key: "name", title: t.name, card: "title", render: ({ name }) => <Chinese>{name}</Chinese> },
          { key: "code", title: t.code, render: ({ code }) => code },
          { key: "type", title: t.type, render: ({ type }) => sentence(TYPE_WORDS[type]) },
          { key: "length", title: t.length, figure: true, render: ({ length }) => length ?? "" },
          {
            key: "sensitivity",
            title: t.sensitivity,
            render: ({ sensitivity }) => (
              <span
                className={`ui-label ui-label-${sensitivity === "sensitive" ? "vermilion" : sensitivity === "personal" ? "ochre" : "quiet"}`}
              >
                {sentence(SENSITIVITY_WORDS[sensitivity])}
              </span>
            ),
          },
          { key: "key", title: t.key, render: ({ key }) => (key ? t.yes : "") },
        ]}
      />
    </section>
  );
}

function Lines({ texts, none }: { readonly texts: readonly string[]; readonly none: string }) {
  if (texts.length === 0) return <>{none}</>;
  return (
    <ul className="ct-lines" lang="zh-CN">
      {texts.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

const Chinese = ({ children }: { readonly children: ReactNode }) => <span lang="zh-CN">{children}</span>;

function Fact({
  name,
  wide = false,
  children,
}: {
  readonly name: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={wide ? "ct-wide" : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
