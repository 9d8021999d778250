import { chinese, figure } from "../../../../web/kit/columns.tsx";
import { useSentence } from "../../../../web/frame/language.tsx";
import { importPage } from "../../../../web/kit/import-page.tsx";
import { CATALOGUE_OUTCOMES, type CatalogueLine } from "./line.ts";

function Untaken() {
  const sentence = useSentence();
  return (
    <p className="ui-quiet">
      {sentence({
        zh: "导入为草稿；评估和签批不随文件导入，请在目录中登记评估并请负责人同意。",
        en: "Lines become drafts. Assessments and sign-offs are not taken over: enter them in the catalogue and have the head approve.",
      })}
    </p>
  );
}

/** A workbook or a DCAT file on its way into the catalogue. */
export default importPage<CatalogueLine>({
  path: "/api/catalogue-imports",
  title: { zh: "导入目录", en: "Import into the catalogue" },
  what: { zh: "目录", en: "the catalogue" },
  above: () => [{ title: { zh: "政务数据目录", en: "Data catalogue" }, path: "/data/catalogue" }],
  outcomes: CATALOGUE_OUTCOMES,
  results: {
    entered: { zh: "新草稿", en: "drafts entered" },
    changed: { zh: "改写草稿", en: "drafts changed" },
  },
  questions: {},
  entry: (id) => `/data/catalogue/${id}`,
  note: () => <Untaken />,
  columns: [
    chinese({ zh: "代码", en: "Code" }, ({ content }) => content.code),
    chinese({ zh: "提供单位", en: "Provider" }, ({ content }) => content.providerName),
    figure({ zh: "数据项", en: "Data items" }, ({ content }) => content.items.length),
  ],
});
