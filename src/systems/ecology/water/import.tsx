import { say } from "../../../kernel/fields.ts";
import { figure } from "../../../web/kit/columns.tsx";
import { importPage } from "../../../web/kit/import-page.tsx";
import type { ReadingLine } from "./sheet-line.ts";
import { words } from "./words.ts";

/** A sheet of readings on its way in. */
export default importPage<ReadingLine>({
  path: "/api/ecology/reading-imports",
  title: say("导入监测数据", "Import readings"),
  what: say("登记", "the readings"),
  above: () => [{ title: words.title, path: "/ecology/water" }],
  outcomes: { new: say("新增", "New"), corrects: say("更正", "Corrects") },
  results: {
    entered: say("已登记的行", "lines entered"),
    corrected: say("更正了已录入数值的行", "lines that corrected what was entered"),
  },
  questions: {
    units: {
      title: say("像是写错的单位", "Units that look mixed up"),
      help: say(
        "这些数值与所写单位不相称。选定实际单位；不会自动换算。",
        "These figures do not go with their units. Say which unit they are in; nothing is converted by itself.",
      ),
    },
  },
  columns: [figure(say("数值个数", "Values"), ({ values }) => values)],
  entry: (id) => `/ecology/water/${id}`,
});
