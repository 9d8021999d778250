import { regionWords } from "../../../kernel/region.ts";
import { shown } from "../../../web/kit/columns.tsx";
import { importPage } from "../../../web/kit/import-page.tsx";
import type { RegisterKind } from "../entry.ts";
import { specOf } from "../specs.ts";
import { IMPORT_OUTCOMES, type ImportRow } from "./row.ts";

/** A workbook on its way into a register. */
export default importPage<ImportRow>({
  path: "/api/register-imports",
  title: { zh: "导入登记册", en: "Import into a register" },
  what: { zh: "登记册", en: "the register" },
  above: ({ scope }) => [{ title: specOf(scope as RegisterKind).name, path: `/registers/${scope}` }],
  outcomes: IMPORT_OUTCOMES,
  results: {
    entered: { zh: "新增", en: "entered" },
    changed: { zh: "更新", en: "changed" },
    unchanged: { zh: "无变化", en: "without change" },
  },
  questions: {
    cities: {
      title: { zh: "城市", en: "Cities" },
      help: {
        zh: "这些不是四市中的城市，或行中提到了别的城市，请选定登记在哪里。",
        en: "These are none of the four cities, or name another one: say where their rows belong.",
      },
    },
    units: {
      title: { zh: "对不上的单位", en: "Units that do not match" },
      help: {
        zh: "名册中没有这些名称。选定它是哪个单位，或略去。",
        en: "The roster has no such names. Say which unit is meant, or leave them out.",
      },
    },
  },
  entry: (id) => `/entries/${id}`,
  columns: [
    shown({ zh: "类型", en: "Kind" }, ({ kind }, { sentence }) => (kind === null ? "" : sentence(kind)), {
      width: 120,
    }),
    shown(
      { zh: "城市", en: "City" },
      ({ outcome, regionCode }, { sentence }) =>
        outcome === "nothing" ? "" : sentence(regionWords(regionCode)),
      { width: 110 },
    ),
    shown(
      { zh: "举措", en: "Measures" },
      ({ links }, { sentence }) =>
        links.map(({ text, proposed }) => (
          <p key={text} className="kit-import-said">
            {proposed && (
              <span className="ui-label ui-label-quiet">{sentence({ zh: "建议", en: "proposed" })}</span>
            )}{" "}
            <span lang="zh-CN">{text}</span>
          </p>
        )),
      { width: 260 },
    ),
  ],
});
