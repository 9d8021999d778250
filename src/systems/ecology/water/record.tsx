import { Link } from "react-router";
import type { Opened } from "../../../kernel/record.ts";
import { regionWords } from "../../../kernel/region.ts";
import { useSentence } from "../../../web/frame/language.tsx";
import { chinese, factsOf, shown } from "../../../web/kit/columns.tsx";
import { recordPage } from "../../../web/kit/record-page.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { api } from "../web/client.ts";
import { SECTION, section, type SectionAsked, type SectionState, TARGETS } from "./section.ts";
import { words } from "./words.ts";

type Detail = Opened<SectionState>;

function ToWater({ detail }: { readonly detail: Detail }) {
  const t = useWords(words);
  return <Link to={`/ecology/water/${detail.id}`}>{t.title}</Link>;
}

function Said({ of }: { readonly of: { readonly zh: string; readonly en: string } }) {
  return <>{useSentence()(of)}</>;
}

/** What is entered of a section, its target, its history. */
export default recordPage<SectionState, Detail, SectionAsked>(section, {
  path: "/ecology/sections",
  route: "GET /api/ecology/sections",
  open: (id) => api("GET /api/ecology/sections/:section", { params: { section: id } }),
  act: (id, body) => api("POST /api/ecology/sections/:section/acts", { params: { section: id }, body }),
  title: ({ name }) => name,
  touches: ["GET /api/ecology/water"],
  tones: { ended: "quiet" },
  Actions: ToWater,
  Facts: factsOf<Detail>([
    chinese(SECTION.river.name, ({ state }) => state.river),
    chinese(SECTION.basin.name, ({ state }) => state.basin),
    shown(SECTION.order.name, ({ state }) => String(state.order)),
    shown(SECTION.city.name, ({ state }) => <Said of={regionWords(state.city)} />),
    shown(SECTION.target.name, ({ state }) => <Said of={TARGETS[state.target]} />),
  ]),
});
