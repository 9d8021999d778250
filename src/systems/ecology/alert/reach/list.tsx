import { Link } from "react-router";
import { say } from "../../../../kernel/fields.ts";
import { urlOf } from "../../../../web/frame/api.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import { ImportUpload } from "../../../../web/kit/import-upload.tsx";
import { listPage } from "../../../../web/kit/list-page.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { api } from "../../web/client.ts";
import { FLOOD_WAVE } from "../river.ts";
import { COLUMNS, REACH, reach, type ReachRow } from "./kind.ts";

const LIST = "GET /api/ecology/reaches";

function Besides() {
  const sentence = useSentence();
  return (
    <>
      <a href={urlOf("GET /api/ecology/network")} download="river.json">
        {sentence(say("今日河网（JSON，供命令行用）", "The river of today (JSON, for the command line)"))}
      </a>
      <Link to="/ecology/alerts">{sentence(say("看预警", "See alerts"))}</Link>
      {useAllows()(["unit-head", "liaison"]) && (
        <ImportUpload
          label={sentence(say("导入 Excel", "Import from Excel"))}
          route="POST /api/ecology/reach-imports"
          to={(id) => `/ecology/reach-imports/${id}`}
        />
      )}
    </>
  );
}

/** Reaches as bureaus keep them, and the form that enters one. */
export default listPage<ReachRow, typeof REACH, { readonly day: string }>(reach, {
  path: "/ecology/reaches",
  route: LIST,
  list: (query) => api(LIST, { query }),
  lead: say(
    "预警按这里的河段推算何时到达、通知哪几个市。两端所在市的生态环境局登记、停用；已发出的预警不受影响。",
    "By these reaches alerts know when an anomaly arrives and which cities to tell. The ecology bureaus at their ends enter and end them; alerts that were raised stay as they are.",
  ),
  none: {
    title: say("没有河段", "There is no reach"),
    help: say(
      "登记第一段之后才能在它的断面发出预警。",
      "Enter the first one; then alerts can be raised at its sections.",
    ),
  },
  columns: { of: COLUMNS },
  Actions: Besides,
  workbook: (query) => urlOf("GET /api/ecology/reaches-workbook", { query }),
  note: FLOOD_WAVE,
  begin: {
    by: ["unit-head", "liaison"],
    fields: REACH,
    help: say(
      "由上、下断面所在市的生态环境局登记。断面名称要与其他河段写得一样，才连得起来。",
      "Entered by the ecology bureaus of the cities at its ends. Name sections as other reaches do, or they do not meet.",
    ),
    known: { route: LIST, ask: () => api(LIST, { query: { size: "1" } }) },
    ground: ({ day }) => ({ choices: {}, day }),
    send: (seed) => api("POST /api/ecology/reaches", { body: { key: newRequestKey(), seed } }),
  },
});
