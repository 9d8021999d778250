import { Link } from "react-router";
import { say } from "../../../../kernel/fields.ts";
import { type ListColumn, shown, useColumns } from "../../../../web/kit/columns.tsx";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import { Chinese, Fact, Facts, Section, Written } from "../../../../web/kit/parts.tsx";
import { recordPage } from "../../../../web/kit/record-page.tsx";
import { useSentence } from "../../../../web/frame/language.tsx";
import {
  library,
  LIBRARY_SORTS,
  type LibraryAsked,
  type LibraryDetail,
  libraryEnd,
  type LibraryState,
  type ShownPart,
} from "./kind.ts";
import { RESOURCE_CLASSES } from "../resource/codes.ts";
import { api } from "../../web/client.ts";
import "../catalogue.css";
import { LibraryEnd, version } from "./labels.tsx";
import { PartsInput } from "./parts.tsx";
import { AttributeLabel } from "../resource/labels.tsx";

type Shown = { readonly detail: LibraryDetail };

/** The version in force, or the draft where none is published. */
const inForce = ({ content, versions }: LibraryState) => versions.at(-1)?.content ?? content;

/** One library: what it is for, what it shows now, until when. */
export default recordPage<LibraryState, LibraryDetail, LibraryAsked>(library, {
  path: "/data/libraries",
  route: "GET /api/libraries",
  open: (id) => api("GET /api/libraries/:library", { params: { library: id } }),
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

const WARNINGS = {
  ending: say(
    "有效期将满，请责任单位延长或停用。",
    "It ends soon. The responsible unit extends or closes it.",
  ),
  ended: say(
    "已过有效期，请责任单位停用或重新发布。",
    "It has ended. The responsible unit closes it or publishes it anew.",
  ),
};

function Warnings({ detail: { state, day } }: Shown) {
  const sentence = useSentence();
  const { status, versions } = state;
  const end = libraryEnd(inForce(state).until, day);
  return (
    <>
      {(end === "ending" || end === "ended") && status !== "closed" && (
        <p className="ui-banner">{sentence(WARNINGS[end])}</p>
      )}
      {status === "drafting" && versions.length > 0 && (
        <p className="ui-notice">
          {sentence(
            say(
              "有修改尚未发布；下面是现行版本的内容。",
              "A change is not published yet; below is the version in force.",
            ),
          )}
        </p>
      )}
    </>
  );
}

function About({ detail: { state } }: Shown) {
  const sentence = useSentence();
  const { sort, themeClass, unitName, purpose } = inForce(state);
  const theme = RESOURCE_CLASSES.find(({ code }) => code === themeClass);
  return (
    <Facts>
      <Fact name={sentence(say("类型", "Sort"))}>
        {sentence(LIBRARY_SORTS[sort])}
        {theme && ` · ${sentence(theme.name)}`}
      </Fact>
      <Fact name={sentence(say("责任单位", "Responsible unit"))}>
        <Chinese>{unitName}</Chinese>
      </Fact>
      {state.versions.length > 0 && (
        <Fact name={sentence(say("现行版本", "In force"))}>{sentence(version(state.versions.length))}</Fact>
      )}
      <Fact name={sentence(say("用途", "Purpose"))} whole>
        <Written>{purpose}</Written>
      </Fact>
    </Facts>
  );
}

const OF_PART: readonly ListColumn<ShownPart>[] = [
  shown(
    say("目录", "Resource"),
    ({ resource, resourceId }, { sentence }) =>
      resource === null ? (
        <Link to={`/data/catalogue/${resourceId}`}>
          {sentence(say("目录已撤销或不予共享", "Withdrawn or not shared"))}
        </Link>
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
    { card: "title" },
  ),
  shown(
    say("共享属性", "Sharing"),
    ({ resource }) => resource && <AttributeLabel attribute={resource.attribute} />,
    { card: "hidden" },
  ),
  shown(say("数据项", "Data items"), ({ items, missing }, { sentence }) => (
    <span className="ui-column ct-notes">
      <span lang="zh-CN">{items.join("、")}</span>
      {missing.length > 0 && (
        <span className="ui-state ui-state-pending">
          {sentence(say(`已不再提供：${missing.join("、")}`, `No longer there: ${missing.join("、")}`))}
        </span>
      )}
    </span>
  )),
];

function Parts({ detail: { shown: parts } }: Shown) {
  const sentence = useSentence();
  const title = sentence(say("展示内容", "What it shows"));
  return (
    <Section title={title}>
      <p className="ui-quiet">
        {sentence(
          say(
            "目录撤销、改为不予共享或取消数据项后，这里随之不再展示。",
            "When a resource is withdrawn, no longer shared or drops an item, the library no longer shows it either.",
          ),
        )}
      </p>
      <DataTable<ShownPart>
        label={title}
        rows={parts}
        rowKey={({ resourceId }) => resourceId}
        columns={useColumns(OF_PART)}
      />
    </Section>
  );
}
