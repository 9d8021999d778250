import { say } from "../../../../kernel/fields.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { RESOURCE_CLASSES } from "./codes.ts";

/** Classes of the catalogue guide with how many resources stand under each; those with none are left out below the kinds. */
export function ClassTree(props: {
  readonly found: { readonly classes: Readonly<Record<string, number>> } | undefined;
  readonly asked: { readonly class?: string | undefined };
  readonly onChoose: (change: { readonly class: string | null }) => void;
}) {
  const chosen = props.asked.class;
  const counts = props.found?.classes ?? {};
  const sentence = useSentence();
  const kinds = RESOURCE_CLASSES.filter(({ parent }) => parent === null);
  const total = kinds.reduce((sum, { code }) => sum + (counts[code] ?? 0), 0);
  const entry = (code: string | null, label: string, count: number) => (
    <button
      type="button"
      className="ct-class"
      aria-current={(chosen ?? null) === code ? "true" : undefined}
      onClick={() => props.onChoose({ class: code })}
    >
      <span>{label}</span> <span className="ui-num ui-quiet">{count}</span>
    </button>
  );
  return (
    <nav className="ct-tree no-print" aria-label={sentence(say("目录分类", "Classes"))}>
      <ul className="ui-plain-list">
        <li>{entry(null, sentence(say("全部分类", "All classes")), total)}</li>
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
