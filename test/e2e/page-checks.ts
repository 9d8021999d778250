import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { text as shell } from "../../src/web/frame/text.ts";
import { ROOT } from "../architecture/files.ts";
import { takePicture, type Tab } from "./browser.ts";
import { laidOut, load, settled } from "./desk.ts";

const WIDE = { width: 1440, height: 900 };
const TELEPHONE = { width: 375, height: 812 };
/** What 1440 pixels are at a zoom of 200 %. */
const AT_200_PERCENT = { width: 720, height: 450 };

/** Where pictures go when they are asked for, which costs more than all the checks together: see CONTRIBUTING.md. */
export const SHOWN_FOLDER = process.env["JIZIWAN_SCREENSHOTS"];
const SHOTS = join(ROOT, "test-results/screenshots");

/** Visible words of a page and the words of its labels, titles and placeholders, of those that hold what is looked for. */
type Words = { readonly text: string; readonly inChinese: boolean; readonly inEnglish: boolean };

/** Runs in the page, as all that follow up to {@link look}; none of them knows anything outside itself. */
function wordsOf(pattern: string): Words[] {
  const isSuspect = new RegExp(pattern, "u");
  const words: Words[] = [];
  const marked = (element: Element, language: string): boolean =>
    (element.closest("[lang]")?.getAttribute("lang") ?? "").startsWith(language) &&
    element.closest("[lang]") !== document.documentElement;
  const add = (text: string, element: Element): void =>
    void words.push({
      text: text.trim(),
      inChinese: marked(element, "zh"),
      inEnglish: marked(element, "en"),
    });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { textContent: text, parentElement: element } = node;
    if (
      element &&
      text !== null &&
      isSuspect.test(text) &&
      !element.closest("script,style,noscript,code,kbd") &&
      element.getClientRects().length > 0
    )
      add(text, element);
  }
  // antd names its own pictograms in English and hides them behind a named control or a text.
  for (const element of document.querySelectorAll("[aria-label]:not(.anticon),[title],[placeholder],[alt]"))
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      const text = element.getAttribute(name);
      if (text !== null && isSuspect.test(text)) add(text, element);
    }
  return words;
}

/** Controls that a screen reader could not name, as their outer HTML, shortened. */
function namelessControls(): string[] {
  const visible = (element: Element): boolean =>
    element.getClientRects().length > 0 && !element.closest("[aria-hidden=true]");
  const texts = (ids: string | null): string =>
    (ids ?? "")
      .split(/\s+/)
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join("");
  const nameOf = (element: Element): string => {
    const labels =
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement
        ? [...(element.labels ?? [])]
        : [];
    const own = element.matches("input,select,textarea") ? "" : (element.textContent ?? "");
    const pictures = [...element.querySelectorAll("img[alt],[aria-label]")].map(
      (inner) => inner.getAttribute("alt") ?? inner.getAttribute("aria-label"),
    );
    const parts = [
      element.getAttribute("aria-label"),
      texts(element.getAttribute("aria-labelledby")),
      element.getAttribute("title"),
      own,
      ...pictures,
      ...labels.map((label) => label.textContent),
    ];
    return parts.join("").trim();
  };
  const controls =
    "input:not([type=hidden]),select,textarea,button,a[href],[role=button],[role=combobox],[role=tab],[role=checkbox],[role=switch]";
  return [...document.querySelectorAll(controls)]
    .filter((element) => visible(element) && nameOf(element) === "")
    .map((element) => element.outerHTML.slice(0, 160));
}

/** What makes the page wider than its window; nothing where it does not scroll sideways. */
function wideParts(): string[] {
  const excess = document.documentElement.scrollWidth - window.innerWidth;
  if (excess <= 0) return [];
  const widest = [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  return [`${excess} px too wide: ${widest.slice(0, 8).join(", ")}`];
}

/** Lists over six screens of a telephone, which nobody asked to see whole. */
function longLists(): string[] {
  if (window.innerWidth >= 768) return [];
  const most = 6 * 812;
  return [...document.querySelectorAll("ul,ol,table")]
    .map((list) => ({ list, height: Math.round(list.getBoundingClientRect().height) }))
    .filter(({ height }) => height > most)
    .map(({ list, height }) => `a list of ${height} px: ${list.tagName.toLowerCase()}.${list.className}`);
}

/** Structure that every page has: one level-one heading, a main part, a title, a language. */
function structureProblems(): string[] {
  const count = (selector: string): number => document.querySelectorAll(selector).length;
  const problems: string[] = [];
  if (count("h1") !== 1) problems.push(`${count("h1")} first-level headings`);
  if (count("main") !== 1) problems.push(`${count("main")} main parts`);
  if (document.title.trim() === "") problems.push("no title");
  if (!/^(zh-CN|en)$/.test(document.documentElement.lang))
    problems.push(`language ${document.documentElement.lang}`);
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  if (twice.size > 0) problems.push(`the same id twice: ${[...twice].join(", ")}`);
  return problems;
}

/** Words that stand in both languages: the product's mark, names of files and formats, the other language's name, markings of secrecy, an example of what the plans say. What stands in code is for machines. */
const SHARED = /几字弯|中文|待核定|示例|涉密不上网|上网不涉密|绝密|机密|秘密|内部|生态补偿/g;
const LATIN_SHARED =
  /^(Jiziwan|English|EN|Excel|Word|PDF|JPG|PNG|HTML|UTF|mg|kg|kW|kWh|MW|MWh|GB|KB|MB|IP|ID|PostgreSQL|Node|js|LibreOffice|xlsx|docx|txt|pdf|html|doc|wps|xls|et|SHA|OFD|DCAT|JSON|GeoJSON|KML|shapefile|CGCS|LD|jsonld|CSV|Ctrl|Enter|Esc|Tab|http|https|API)$/i;

type Language = "zh" | "en";
type IsData = Tab["isData"];

/** Chinese words on a page in English that are neither data of the server nor shared: each is a forgotten translation. */
function strayChinese(words: readonly Words[], isData: IsData): string[] {
  const runs = words
    .filter(({ inChinese }) => !inChinese)
    .flatMap(({ text }) => text.replace(SHARED, " ").match(/\p{Script=Han}+/gu) ?? []);
  // A Chinese full stop between English sentences.
  const marks = words.filter(
    ({ text, inChinese }) => !inChinese && /^[^\p{Script=Han}]*[，。；：！？][^\p{Script=Han}]*$/u.test(text),
  );
  return [...new Set([...runs.filter((run) => !isData(run)), ...marks.map(({ text }) => text)])];
}

/** English words on a page in Chinese that are neither data nor shared. */
function strayEnglish(words: readonly Words[], isData: IsData): string[] {
  const runs = words
    .filter(({ inEnglish }) => !inEnglish)
    .flatMap(({ text }) => text.match(/[A-Za-z]{2,}/g) ?? []);
  return [...new Set(runs)].filter((run) => !LATIN_SHARED.test(run) && !isData(run));
}

const SUSPECT: Readonly<Record<Language, RegExp>> = {
  en: /[\p{Script=Han}，。；：！？]/u,
  zh: /[A-Za-z]{2}/u,
};

/** What is wrong with the words, controls and structure of the page that is shown, and with its width: asked in one call. */
export async function look(page: Page, language: Language, isData: IsData) {
  const calls = `{
    wide: (${wideParts})(),
    words: (${wordsOf})(${JSON.stringify(SUSPECT[language].source)}),
    nameless: (${namelessControls})(),
    structure: (${structureProblems})(),
    long: (${longLists})(),
  }`;
  const { wide, words, nameless, structure, long } = await page.evaluate<{
    readonly wide: readonly string[];
    readonly words: readonly Words[];
    readonly nameless: readonly string[];
    readonly structure: readonly string[];
    readonly long: readonly string[];
  }>(`(${calls})`);
  return {
    wide: wide.length === 0 ? wide : await tooWide(page),
    stray: (language === "en" ? strayChinese : strayEnglish)(words, isData),
    nameless,
    structure,
    long,
  };
}

/** What makes the page wider than its window once it has laid itself out. */
export async function tooWide(page: Page): Promise<string[]> {
  const found = await page.evaluate(wideParts);
  if (found.length === 0) return found;
  // A page that was just made narrower lays itself out anew a moment later; on a busy machine that shows.
  await page
    .waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth, null, {
      timeout: 2_000,
    })
    .catch(() => {});
  return page.evaluate(wideParts);
}

const languageOf = async (page: Page): Promise<Language> =>
  (await page.locator("html").getAttribute("lang")) === "en" ? "en" : "zh";

/** Turns the page that is open to the other language, as a reader would. */
export async function changeLanguage(page: Page, to: Language): Promise<void> {
  if ((await languageOf(page)) === to) return;
  await page.setViewportSize(WIDE);
  await page
    .getByRole("button", { name: shell[to === "en" ? "zh" : "en"].switchLanguage, exact: true })
    .first()
    .click();
  await page.waitForFunction((lang) => document.documentElement.lang === lang, to === "en" ? "en" : "zh-CN");
  await settled(page);
}

/** From the telephone to the desk in one language, and back in the other. */
const UP = [TELEPHONE, AT_200_PERCENT, WIDE];
const DOWN = UP.toReversed();

/**
 * Loads a page by its address, as whoever is sent it does, and says what is wrong with it in both languages, at both
 * widths and enlarged: words of the other language, controls without a name, missing structure, sideways scrolling, lists
 * that never end on a telephone. Language and width change in place, so that what a page keeps when they do is looked at
 * too. `shown` is told of each picture that was asked for.
 */
export async function problemsOf(
  { page, isData, listen, heard }: Tab,
  address: string,
  name: string,
  shown: (picture: string) => Promise<void> = async () => {},
): Promise<string[]> {
  const problems: string[] = [];
  await page.setViewportSize(TELEPHONE);
  listen();
  await load(page, address);
  const first = await languageOf(page);
  const walk = [
    [first, UP],
    [first === "zh" ? "en" : "zh", DOWN],
  ] as const;
  for (const [language, sizes] of walk) {
    await changeLanguage(page, language);
    for (const size of sizes) {
      await page.setViewportSize(size);
      await laidOut(page);
      const found: string[] = [];
      if (size === AT_200_PERCENT) found.push(...(await tooWide(page)));
      else {
        await heard();
        const { wide, stray, nameless, structure, long } = await look(page, language, isData);
        found.push(
          ...wide,
          ...stray.map((words) => `stray words: ${words}`),
          ...nameless.map((control) => `no name: ${control}`),
          ...structure,
          ...long,
        );
        if (SHOWN_FOLDER !== undefined) {
          const picture = `${name}-${language}-${size.width}`;
          mkdirSync(SHOTS, { recursive: true });
          await takePicture(page, { path: join(SHOTS, `${picture}.png`), fullPage: true });
          await shown(picture);
        }
      }
      problems.push(...found.map((problem) => `${address} ${language} ${size.width}: ${problem}`));
    }
  }
  return problems;
}
