import type { Locator, Page } from "playwright-core";

/** Longer than any answer takes; a test that holds an answer back goes on after it. */
const LONGEST_MS = 5_000;

/** Waits until the page asks for nothing and has drawn what came of the last answer, touch or change. */
async function calm(page: Page): Promise<void> {
  await page
    .waitForFunction(
      () => {
        const seen = Reflect.get(window, "fetches") as { pending: number; idle: boolean } | undefined;
        // What the document asked for in one call comes part by part (src/web/frame/ask-first.js).
        const first = Reflect.get(window, "firstAsked") as { open: number } | undefined;
        return seen === undefined || (seen.idle && seen.pending === 0 && !first?.open);
      },
      null,
      { polling: 30, timeout: LONGEST_MS },
    )
    .catch(() => {});
}

/** Names of what acts on a page, and of what reads off it and does not wait by itself until something is there. */
const ACTS = "check clear click fill focus hover press selectOption setChecked setInputFiles tap uncheck";
const READS =
  "allInnerTexts allTextContents count evaluateAll getAttribute innerText inputValue isChecked isDisabled isEnabled isVisible textContent";

type Act = (this: Locator, ...given: unknown[]) => Promise<unknown>;
const calmed = new WeakSet<object>();

/**
 * Lets every locator, and the keyboard of this page, wait until the page is calm before it acts or reads: Playwright waits for
 * the one element, and an answer that is still under way may move it, replace it or bring the rows that are counted.
 */
export function actWhenCalm(page: Page): void {
  const { keyboard } = page;
  const press = keyboard.press.bind(keyboard);
  keyboard.press = async (...given) => {
    await calm(page);
    await press(...given);
  };
  const locators = Object.getPrototypeOf(page.locator("html")) as Record<string, Act>;
  if (calmed.has(locators)) return;
  calmed.add(locators);
  for (const name of `${ACTS} ${READS}`.split(" ")) {
    const act = locators[name];
    if (act === undefined) throw new Error(`locators do not know how to ${name}`);
    locators[name] = async function (...given) {
      await calm(this.page());
      return act.apply(this, given);
    };
  }
}
