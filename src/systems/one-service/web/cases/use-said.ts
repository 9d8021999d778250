import type { Sentence } from "../../../../kernel/error.ts";
import { useSentence } from "../../../../web/frame/language.tsx";
import { useSession } from "../../../../web/frame/session.tsx";
import { plainly } from "../../domain/cases/plain-words.ts";

/** Sentences of a case as whoever reads them says it: officials in the words of the rules, applicants in everyday ones. */
export function useSaid(): (sentence: Sentence) => string {
  const sentence = useSentence();
  const { actor } = useSession();
  const applies = actor === null || actor.roles.includes("applicant");
  return (said) => sentence(applies ? plainly(said) : said);
}
