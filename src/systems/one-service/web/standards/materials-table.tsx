import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import type { ComparedGroup } from "../../domain/standards/comparison.ts";
import type { AlignedMaterial } from "../../domain/standards/materials.ts";
import { useCityName } from "./city-words.tsx";
import { text } from "./compared-item-text.ts";

/** Materials of an item as each city calls them; which stay in the common item, and why the others do not. */
export function MaterialsTable({ group }: { readonly group: ComparedGroup }) {
  const t = useText(text);
  const name = useCityName();
  const columns: Column<AlignedMaterial>[] = [
    {
      key: "material",
      title: t.material,
      card: "title",
      render: ({ name: own, alike }) => (
        <span className="ui-column">
          <span lang="zh-CN">{own}</span>
          {alike && <span className="ui-quiet">{t.alike}</span>}
        </span>
      ),
    },
    ...group.cities.map(({ city }): Column<AlignedMaterial> => ({
      key: city,
      title: name(city),
      render: ({ names, name: own }) => {
        const asked = names[city];
        if (asked === undefined) return <span className="ui-quiet">{t.notAsked}</span>;
        return asked === own ? `✓ ${t.asked}` : <span lang="zh-CN">✓ {asked}</span>;
      },
    })),
    {
      key: "common",
      title: t.common,
      render: ({ supply, cities }) => {
        if (supply !== null)
          return (
            <span className="st-agree" lang="zh-CN">
              {t.supplied(supply.resource, supply.provider)}
            </span>
          );
        return cities.length === group.cities.length ? t.kept : <span className="ui-quiet">{t.partly}</span>;
      },
    },
  ];
  if (group.materials.length === 0) return null;
  return (
    <section className="ui-panel" aria-label={t.materials}>
      <h2 className="ui-h2">{t.materials}</h2>
      <DataTable
        label={t.materials}
        rows={group.materials}
        rowKey={({ name: own }) => own}
        columns={columns}
      />
    </section>
  );
}
