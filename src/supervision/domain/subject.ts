/** A name is taken whole where it is no longer than this, else cut and marked. */
const MOST = 26;
/** Shorter clauses say too little alone (提前适用政策), and take the next with them. */
const LEAST = 6;

/**
 * A short name for a measure or task: the first clause of its text. A clause ends at punctuation outside brackets and
 * quotation marks; one too long is cut and ends in an ellipsis.
 */
export function subjectOf(text: string): string {
  const words = text.trim().replace(/\s+/gu, " ");
  let depth = 0;
  let end = words.length;
  for (const [at, char] of [...words].entries()) {
    if ("（(《〈“「『【".includes(char)) depth++;
    else if ("）)》〉”」』】".includes(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && "，,。；;：:！？".includes(char) && at >= LEAST) {
      end = at;
      break;
    }
  }
  const clause = [...words].slice(0, end);
  if (clause.length > MOST) return `${clause.slice(0, MOST).join("")}…`;
  return clause.join("").replace(/[，,。；;：:！？]+$/u, "");
}
