import { Link } from "react-router";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import { Chinese, Fact, Facts, Section, Written } from "../../../../web/kit/parts.tsx";
import { recordPage } from "../../../../web/kit/record-page.tsx";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import {
  library,
  LIBRARY_SORTS,
  type LibraryAsked,
  libraryEnd,
  type LibraryState,
  type ShownPart,
} from "./kind.ts";
import type { LibraryDetail } from "./row.ts";
import { RESOURCE_CLASSES } from "../resource/classes.ts";
import { api } from "../../web/client.ts";
import "../catalogue.css";
import { text } from "../../web/catalogue/libraries-text.ts";
import { LibraryEnd } from "./labels.tsx";
import { PartsInput } from "./parts.tsx";
import { AttributeLabel } from "../resource/labels.tsx";
import { LIBRARIES, LIBRARY } from "../use-catalogue.ts";

type Shown = { readonly detail: LibraryDetail };

/** The version in force, or the draft where none is published. */
const inForce = ({ content, versions }: LibraryState) => versions.at(-1)?.content ?? content;

/** One library: what it is for, what it shows now, until when. */
export default recordPage<LibraryState, LibraryDetail, LibraryAsked>(library, {
  path: "/data/libraries",
  route: LIBRARIES,
  open: (id) => api(LIBRARY, { params: { library: id } }),
  act: (id, body) => api("POST /api/libraries/:library/acts", { params: { library: id }, body }),
  title: (state) => inForce(state).name,
  inputs: { "content.parts": PartsInput },
  Lead: ({ detail: { state, day } }) => (
    <LibraryEnd until={inForce(state).until} end={libraryEnd(inForce(state).until, day)} />
  ),
  Before: Warnings,
  Facts: About,
  After: Parts,
});

function Warnings({ detail: { state, day } }: Shown) {
  const t = useText(text);
  const { status, versions } = state;
  const end = libraryEnd(inForce(state).until, day);
  return (
    <>
      {(end === "ending" || end === "ended") && status !== "closed" && <p className="ui-banner">{t[end]}</p>}
      {status === "drafting" && versions.length > 0 && <p className="ui-notice">{t.changed}</p>}
    </>
  );
}

function About({ detail: { state } }: Shown) {
  const t = useText(text);
  const sentence = useSentence();
  const { sort, themeClass, unitName, purpose } = inForce(state);
  const theme = RESOURCE_CLASSES.find(({ code }) => code === themeClass);
  return (
    <Facts>
      <Fact name={t.sort}>
        {sentence(LIBRARY_SORTS[sort])}
        {theme && ` · ${sentence(theme.name)}`}
      </Fact>
      <Fact name={t.unit}>
        <Chinese>{unitName}</Chinese>
      </Fact>
      {state.versions.length > 0 && <Fact name={t.inForce}>{t.version(state.versions.length)}</Fact>}
      <Fact name={t.purpose} whole>
        <Written>{purpose}</Written>
      </Fact>
    </Facts>
  );
}

function Parts({ detail: { shown } }: Shown) {
  const t = useText(text);
  return (
    <Section title={t.shows}>
      <p className="ui-quiet">{t.showsNote}</p>
      <DataTable<ShownPart>
        label={t.shows}
        rows={shown}
        rowKey={({ resourceId }) => resourceId}
        columns={[
          {
            key: "resource",
            title: t.resource,
            card: "title",
            render: ({ resource, resourceId }) =>
              resource === null ? (
                <Link to={`/data/catalogue/${resourceId}`}>{t.gone}</Link>
              ) : (
                <span className="ui-column">
                  <Link to={`/data/catalogue/${resourceId}`} lang="zh-CN">
                    {resource.name}
                  </Link>
                  <span className="ui-quiet" lang="zh-CN">
                    {resource.code} · {resource.providerName}
                  </span>
                </span>
              ),
          },
          {
            key: "attribute",
            title: t.attribute,
            card: "hidden",
            render: ({ resource }) => resource && <AttributeLabel attribute={resource.attribute} />,
          },
          {
            key: "items",
            title: t.items,
            render: ({ items, missing }) => (
              <span className="ui-column ct-notes">
                <span lang="zh-CN">{items.join("、")}</span>
                {missing.length > 0 && (
                  <span className="ui-state ui-state-pending">{t.missing(missing.join("、"))}</span>
                )}
              </span>
            ),
          },
        ]}
      />
    </Section>
  );
}
