import { Link } from "react-router";
import { useSentence, useText } from "../../web/frame/language.tsx";
import { useOpenPages } from "../../web/frame/pages-context.tsx";
import { text as words } from "./text.ts";

/** The register of projects, where a list of projects is taken in; nothing where no such page is there or allowed. */
export function RegisterLink({ hint }: { readonly hint: string }) {
  const sentence = useSentence();
  const page = useOpenPages().find(({ path }) => path === "/registers/project");
  if (page === undefined) return null;
  return (
    <span className="ui-quiet no-print">
      {hint} <Link to={page.path}>{sentence(page.title)}</Link>
    </span>
  );
}

/** Where the office lists whom a collective stands for; nothing where no page of that path is there or allowed. */
export function RosterLink() {
  const t = useText(words);
  const sentence = useSentence();
  const page = useOpenPages().find(({ path }) => path === "/roster");
  if (page === undefined) return null;
  return (
    <span className="ui-quiet no-print">
      {t.rosterHint} <Link to={page.path}>{sentence(page.title)}</Link>
    </span>
  );
}
