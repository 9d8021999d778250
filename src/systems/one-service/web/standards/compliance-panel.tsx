import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { CITIES } from "../../../../kernel/region.ts";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { StandingTag } from "../../../../web/kit/standing-tag.tsx";
import type { CityCompliance, Gap, ItemCompliance } from "../../domain/standards/compliance.ts";
import { FIELD_NAMES } from "../../domain/standards/standard.ts";
import { api } from "../client.ts";
import { FieldValue, ImportedWords, useCityName } from "./city-words.tsx";
import { text as comparison } from "./comparison-text.ts";
import { text } from "./standard-text.ts";
import { COMPLIANCE } from "./use-standards.ts";

const LOOK: Readonly<Record<CityCompliance["status"], string>> = {
  meets: "st-agree",
  differs: "st-object",
  unstated: "st-waiting",
  absent: "st-waiting",
};

/** Each city against the list: what it still has to change, by its items as they stand. */
export function CompliancePanel({ standard }: { readonly standard: string }) {
  const t = useText(text);
  const c = useText(comparison);
  const name = useCityName();
  const params = { standard };
  const found = useQuery({
    queryKey: [COMPLIANCE, { params }],
    queryFn: () => api(COMPLIANCE, { params }),
  });
  const columns: readonly Column<ItemCompliance>[] = [
    {
      key: "item",
      title: t.compliance.item,
      card: "title",
      render: ({ key, name: own }) => (
        <Link to={`/items/comparison/${encodeURIComponent(key)}`} lang="zh-CN">
          {own}
        </Link>
      ),
    },
    ...CITIES.map(({ code }, index): Column<ItemCompliance> => ({
      key: code,
      title: name(code),
      render: ({ cities }) => {
        const city = cities[index];
        return city === undefined ? null : <CityStanding city={city} />;
      },
    })),
  ];
  const rows = found.data?.rows ?? [];
  const count = (city: string, status: CityCompliance["status"]): number =>
    rows.filter(({ cities }) => cities.some((each) => each.city === city && each.status === status)).length;
  return (
    <section className="ui-stack" aria-label={t.view.compliance}>
      <p className="ui-quiet st-line">
        {t.compliance.lead}{" "}
        {found.data && (
          <StandingTag standing={found.data.sample ? "sample" : "computed"} source={c.standing} />
        )}
      </p>
      {rows.length > 0 && (
        <ul className="st-savings">
          {CITIES.map(({ code }) => (
            <li key={code}>
              {t.compliance.summary(name(code), count(code, "meets"), count(code, "differs"))}
            </li>
          ))}
        </ul>
      )}
      <DataTable<ItemCompliance>
        label={t.view.compliance}
        columns={columns}
        rows={found.data?.rows}
        rowKey={({ key }) => key}
        error={found.error}
        onRetry={() => void found.refetch()}
        empty={<EmptyState title={t.compliance.none} />}
      />
      {found.data && <ImportedWords imported={found.data.imported} day={found.data.day} />}
    </section>
  );
}

function CityStanding({ city }: { readonly city: CityCompliance }) {
  const t = useText(text);
  return (
    <span className="ui-column st-city">
      <span className={LOOK[city.status]}>{t.compliance[city.status]}</span>
      {city.gaps.map((gap) => (
        <GapWords key={gap.field} gap={gap} />
      ))}
    </span>
  );
}

function GapWords({ gap }: { readonly gap: Gap }) {
  const t = useText(text);
  const sentence = useSentence();
  if (gap.field === "materials")
    return (
      <span className="ui-quiet">
        {t.compliance.gap(sentence(FIELD_NAMES.materials))}
        <span lang="zh-CN" className="st-struck">
          {(gap.own ?? []).join("、")}
        </span>
      </span>
    );
  return (
    <span className="ui-quiet">
      {t.compliance.gap(sentence(FIELD_NAMES[gap.field]))}
      <FieldValue field={gap.field} value={gap.own as never} /> → {t.compliance.to}{" "}
      <FieldValue field={gap.field} value={gap.wanted as never} />
    </span>
  );
}
