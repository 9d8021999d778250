import { Link } from "react-router";
import { say } from "../../../kernel/fields.ts";
import { column, columnsOf, type ListedColumns } from "../../../kernel/list.ts";
import { useSentence } from "../../../web/frame/language.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import { ImportUpload } from "../../../web/kit/import-upload.tsx";
import { listPage } from "../../../web/kit/list-page.tsx";
import { newRequestKey } from "../../../web/kit/request-key.ts";
import { api } from "../web/client.ts";
import { SECTION, section, type SectionRow } from "./section.ts";

const { name, ...OTHERS } = SECTION;

const COLUMNS: ListedColumns<SectionRow> = {
  name: column<SectionRow>(name, (row) => row.name, {
    to: ({ id }) => `/ecology/sections/${id}`,
    sort: "title",
  }),
  ...columnsOf<SectionRow, typeof OTHERS>(OTHERS, (row) => row),
};

function Beside() {
  const sentence = useSentence();
  return (
    <>
      <Link to="/ecology/water">{sentence(say("看水质", "See the water"))}</Link>
      {useAllows()(["unit-head", "liaison"]) && (
        <ImportUpload
          label={sentence(say("导入监测数据", "Import readings"))}
          route="POST /api/ecology/reading-imports"
          to={(id) => `/ecology/imports/${id}`}
        />
      )}
    </>
  );
}

/** Sections as they are entered, and the form that enters one. */
export default listPage<SectionRow, typeof SECTION, { readonly day: string }>(section, {
  path: "/ecology/sections",
  route: "GET /api/ecology/sections",
  list: (query) => api("GET /api/ecology/sections", { query }),
  lead: say(
    "每个断面由所在市生态环境局登记；同一条河按上下游排序。",
    "Every section is entered by its city's ecology bureau, in order along its river.",
  ),
  none: {
    title: say("没有登记断面", "No section has been entered"),
    help: say("先登记断面，再导入监测数据。", "Enter sections first, then import readings."),
  },
  columns: { of: COLUMNS },
  Actions: Beside,
  begin: {
    by: ["unit-head", "liaison"],
    fields: SECTION,
    help: say("由生态环境局登记。", "Entered by ecology bureaus."),
    known: {
      route: "GET /api/ecology/sections",
      ask: () => api("GET /api/ecology/sections", { query: { size: "1" } }),
    },
    ground: ({ day }) => ({ choices: {}, day }),
    send: (seed) => api("POST /api/ecology/sections", { body: { key: newRequestKey(), seed } }),
  },
});
