// Runs before everything else. First the look, so that neither colours nor language flicker (the rest: appearance.tsx).
(function () {
  var chosen = localStorage.getItem("jiziwan.appearance");
  var dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.appearance = dark ? "dark" : "light";
  // Until somebody chose, the first of the browser's languages that there is; Chinese where there is none.
  var language = localStorage.getItem("jiziwan.language");
  for (var i = 0; !language && i < navigator.languages.length; i++)
    if (/^(zh|en)\b/i.test(navigator.languages[i]))
      language = navigator.languages[i].slice(0, 2).toLowerCase();
  if (language === "en") document.documentElement.lang = "en";
  // The way in stands alone, without the desk around it.
  if (location.pathname === "/sign-in") document.documentElement.dataset.alone = "";
})();

// A browser keeps the document for some minutes (platform/http/web-files.ts). An upgrade meanwhile takes its files away:
// then the document is asked for anew, once a minute at most, and nothing typed is lost, for nothing was shown.
addEventListener(
  "error",
  function (event) {
    var file = event.target;
    var begins =
      file.tagName === "SCRIPT" || (file.rel === "stylesheet" && document.readyState !== "complete");
    var since = Date.now() - Number(sessionStorage.getItem("jiziwan.anew"));
    if (!begins || since < 60000) return;
    sessionStorage.setItem("jiziwan.anew", String(Date.now()));
    location.reload();
  },
  true,
);

// Then the methods that Chromium 88 lacks and the program calls; the build lowers syntax only.
(function () {
  function add(target, name, method) {
    if (!(name in target))
      Object.defineProperty(target, name, { value: method, writable: true, configurable: true });
  }
  function at(index) {
    var whole = Math.trunc(index) || 0;
    return this[whole < 0 ? this.length + whole : whole];
  }
  function copied(name) {
    return function () {
      return Reflect.apply(Array.prototype[name], Array.from(this), arguments);
    };
  }
  add(Array.prototype, "at", at);
  add(String.prototype, "at", at);
  add(Array.prototype, "toSorted", copied("sort"));
  add(Array.prototype, "toReversed", copied("reverse"));
  add(Array.prototype, "toSpliced", function () {
    var copy = Array.from(this);
    Reflect.apply(Array.prototype.splice, copy, arguments);
    return copy;
  });
  add(Array.prototype, "with", function (index, value) {
    var copy = Array.from(this);
    copy[index < 0 ? copy.length + index : index] = value;
    return copy;
  });
  add(Array.prototype, "findLast", function (test) {
    return this.toReversed().find(test);
  });
  add(Object, "hasOwn", function (target, name) {
    return Object.prototype.hasOwnProperty.call(target, name);
  });
})();
