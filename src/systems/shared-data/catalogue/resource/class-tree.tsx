import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { RESOURCE_CLASSES } from "./classes.ts";
import { text } from "../../web/catalogue/catalogue-text.ts";

/** Classes of the catalogue guide with how many resources stand under each; those with none are left out below the kinds. */
export function ClassTree(props: {
  readonly chosen: string | undefined;
  readonly counts: Readonly<Record<string, number>>;
  readonly onChoose: (code: string | null) => void;
}) {
  const { chosen, counts, onChoose } = props;
  const t = useText(text);
  const sentence = useSentence();
  const kinds = RESOURCE_CLASSES.filter(({ parent }) => parent === null);
  const total = kinds.reduce((sum, { code }) => sum + (counts[code] ?? 0), 0);
  const entry = (code: string | null, label: string, count: number) => (
    <button
      type="button"
      className="ct-class"
      aria-current={(chosen ?? null) === code ? "true" : undefined}
      onClick={() => onChoose(code)}
    >
      <span>{label}</span> <span className="ui-num ui-quiet">{count}</span>
    </button>
  );
  return (
    <nav className="ct-tree no-print" aria-label={t.classes}>
      <ul className="ui-plain-list">
        <li>{entry(null, t.allClasses, total)}</li>
        {kinds.map((kind) => (
          <li key={kind.code}>
            {entry(kind.code, sentence(kind.name), counts[kind.code] ?? 0)}
            <ul className="ui-plain-list ct-below">
              {RESOURCE_CLASSES.filter(
                ({ parent, code }) => parent === kind.code && ((counts[code] ?? 0) > 0 || code === chosen),
              ).map(({ code, name }) => (
                <li key={code}>{entry(code, sentence(name), counts[code] ?? 0)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}
