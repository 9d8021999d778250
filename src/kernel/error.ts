/** One sentence in both languages of the product. */
export type Sentence = { readonly zh: string; readonly en: string };

/** A foreseen failure: `code` is from the small set of the slice that raises it; the sentence says what to do. */
export type Failure<C extends string = string> = { readonly code: C; readonly sentence: Sentence };

/** A refusal: a code and a sentence in both languages that says what to do. */
export const refusal = <C extends string>(code: C, zh: string, en: string): Failure<C> => ({
  code,
  sentence: { zh, en },
});

/**
 * Carries a {@link Failure} through code that can only throw (HTTP handlers, commands).
 * The shell maps its code to an HTTP status or an exit code and shows the sentence.
 */
export class FailureError<C extends string = string> extends Error {
  readonly failure: Failure<C>;
  constructor(failure: Failure<C>) {
    super(failure.sentence.en);
    this.name = "FailureError";
    this.failure = failure;
  }
}
