import { Link } from "react-router";
import { say } from "../../../../kernel/fields.ts";
import { chinese, factsOf, type ListColumn, shown, written } from "../../../../web/kit/columns.tsx";
import { recordPage } from "../../../../web/kit/record-page.tsx";
import { rowsOf } from "../../../../web/kit/record-rows.tsx";
import { useSentence } from "../../../../web/frame/language.tsx";
import {
  library,
  LIBRARY_BEGINNING,
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

const { sort, unitId, purpose } = LIBRARY_BEGINNING;

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
  Facts: factsOf<LibraryDetail>([
    shown(sort.name, ({ state }, { sentence }) => {
      const { sort, themeClass } = inForce(state);
      const theme = RESOURCE_CLASSES.find(({ code }) => code === themeClass);
      return [LIBRARY_SORTS[sort], ...(theme ? [theme.name] : [])].map(sentence).join(" · ");
    }),
    chinese(unitId.name, ({ state }) => inForce(state).unitName),
    shown(
      say("现行版本", "In force"),
      ({ state: { versions } }, { sentence }) => versions.length > 0 && sentence(version(versions.length)),
    ),
    written(purpose.name, ({ state }) => inForce(state).purpose),
  ]),
  After: rowsOf<LibraryDetail, ShownPart>({
    title: say("展示内容", "What it shows"),
    help: say(
      "目录撤销、改为不予共享或取消数据项后，这里随之不再展示。",
      "When a resource is withdrawn, no longer shared or drops an item, the library no longer shows it either.",
    ),
    rows: ({ shown: parts }) => parts,
    none: { title: say("还没有选入数据项", "No item is taken yet") },
    columns: OF_PART,
  }),
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
