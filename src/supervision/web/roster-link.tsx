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

/** Where the office lists units and whom a collective stands for; nothing where no such page is there or allowed. */
export function RosterLink({ hint }: { readonly hint?: string }) {
  const t = useText(words);
  const sentence = useSentence();
  const page = useOpenPages().find(({ path }) => path === "/roster");
  if (page === undefined) return null;
  return (
    <span className="ui-quiet no-print">
      {hint ?? t.rosterHint} <Link to={page.path}>{sentence(page.title)}</Link>
    </span>
  );
}
