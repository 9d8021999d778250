import { formatFigure } from "../frame/format.ts";
import { useLanguage, useText } from "../frame/language.tsx";
import { useNarrow } from "../frame/screen.ts";
import { text } from "../frame/text.ts";

export type Paging = {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly onChange: (page: number, size: number) => void;
};

const SIZES = [20, 50, 100, 200];

/** First, last and those around the shown one; 0 stands for what lies between. */
export function numbersAround(page: number, last: number): readonly number[] {
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, last];
  const shown = [...new Set(near)].filter((each) => each >= 1 && each <= last).toSorted((a, b) => a - b);
  return shown.flatMap((each, place) => {
    const before = shown[place - 1] ?? each;
    // A gap of one page is that page.
    return each - before > 2 ? [0, each] : each - before === 2 ? [each - 1, each] : [each];
  });
}

/** Turns the pages of a list that the server holds. `sizes`: the reader chooses how many rows a page has. */
export function Pages({
  paging: { page, size, total, onChange },
  sizes = total > 20,
}: {
  readonly paging: Paging;
  readonly sizes?: boolean;
}) {
  const t = useText(text);
  const { language } = useLanguage();
  const narrow = useNarrow();
  const last = Math.max(1, Math.ceil(total / size));
  const figure = (n: number) => formatFigure(n, language);
  const step = (to: number, label: string, sign: string) => (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={to < 1 || to > last}
      onClick={() => onChange(to, size)}
    >
      {sign}
    </button>
  );
  return (
    <>
      {last > 1 && (
        <p className="ui-print-only">
          {t.printedRows(figure((page - 1) * size + 1), figure(Math.min(page * size, total)), figure(total))}
        </p>
      )}
      <nav className="pages no-print" aria-label={t.pages}>
        <span>{t.total(figure(total))}</span>
        {step(page - 1, t.pageBefore, "‹")}
        {narrow ? (
          <span className="tabular">
            {figure(page)} / {figure(last)}
          </span>
        ) : (
          numbersAround(page, last).map((each, place) =>
            each === 0 ? (
              <span key={`gap ${place}`}>…</span>
            ) : (
              <button
                key={each}
                type="button"
                title={String(each)}
                {...(each === page ? { "aria-current": "page" as const } : {})}
                onClick={() => onChange(each, size)}
              >
                {figure(each)}
              </button>
            ),
          )
        )}
        {step(page + 1, t.pageAfter, "›")}
        {sizes && !narrow && (
          <select
            aria-label={t.pageSize}
            value={size}
            onChange={(event) => onChange(1, Number(event.target.value))}
          >
            {[...new Set([...SIZES, size])]
              .toSorted((a, b) => a - b)
              .map((each) => (
                <option key={each} value={each}>
                  {t.perPage(each)}
                </option>
              ))}
          </select>
        )}
      </nav>
    </>
  );
}
