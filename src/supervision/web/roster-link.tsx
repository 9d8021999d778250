import { Link } from "react-router";
import { useSentence, useText } from "../../web/language.tsx";
import { useOpenPages } from "../../web/pages-context.tsx";
import { text as words } from "./text.ts";

/** Where the office lists whom a collective stands for; nothing where no page of that path is there or allowed. */
export function RosterLink() {
  const t = useText(words);
  const sentence = useSentence();
  const page = useOpenPages().find(({ path }) => path === "/roster");
  if (page === undefined) return null;
  return (
    <span className="sv-quiet no-print">
      {t.rosterHint} <Link to={page.path}>{sentence(page.title)}</Link>
    </span>
  );
}
