import { useText } from "../frame/language.tsx";
import type { WordRun } from "../../kernel/text-difference.ts";
import "./difference.css";
import { text as words } from "../frame/text.ts";

/** Two wordings in one text: what was added is `ins`, what was dropped `del`, each also said to screen readers. */
export function Difference({ words: parts }: { readonly words: readonly WordRun[] }) {
  const t = useText(words);
  return (
    <p className="ui-difference" lang="zh-CN">
      {parts.map((part, index) => {
        if (part.kind === "same") return <span key={index}>{part.text}</span>;
        const Tag = part.kind === "added" ? "ins" : "del";
        return (
          <Tag key={index}>
            <span className="ui-hidden">{part.kind === "added" ? t.added : t.dropped}</span>
            {part.text}
          </Tag>
        );
      })}
    </p>
  );
}
