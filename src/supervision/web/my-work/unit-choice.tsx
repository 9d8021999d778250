import { useQuery } from "@tanstack/react-query";
import { useText } from "../../../web/frame/language.tsx";
import { Choice } from "../../../web/kit/choice.tsx";
import { api } from "../client.ts";
import { text } from "./my-work-text.ts";

const CHOICES = "GET /api/ledger-choices";

/** Whose work the office looks at. */
export function UnitChoice(props: {
  readonly unit: string | undefined;
  readonly onChange: (unit: string | null) => void;
}) {
  const t = useText(text);
  const { data } = useQuery({
    queryKey: [CHOICES, { query: {} }],
    queryFn: () => api(CHOICES, { query: {} }),
  });
  return (
    <section className="ui-panel ui-row" aria-label={t.officeTitle}>
      <span>{t.officeHelp}</span>
      <Choice
        label={t.unit}
        any={t.anyUnit}
        value={props.unit}
        options={(data?.units ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={props.onChange}
      />
    </section>
  );
}
