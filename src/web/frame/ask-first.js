// Asks for what the program asks for first while it still comes: the page's own parts, and in one call who is there
// and what frame and page read by the address alone. `table` is what the build knows of pages (scripts/web-shell.ts).
(function (table) {
  const { pathname, search } = location;
  const asks = ["/api/session"];
  if (!("alone" in document.documentElement.dataset)) asks.push(...table.frame);
  let own = [];
  // Their first word is never a name: only pages that share it are looked at.
  const begin = pathname.split("/")[1];
  for (const [path, files, asked] of table.pages) {
    if (path.split("/")[1] !== begin) continue;
    const names = [];
    const address = path.replace(/:(\w+)/g, (_, name) => {
      names.push(name);
      return "([^/]+)";
    });
    const found = new RegExp("^" + address + "/?$").exec(pathname);
    if (found === null) continue;
    own = files;
    // What a filter narrows is another reading, which only the page knows.
    const at = asks.length;
    if (search === "")
      for (const ask of asked)
        asks.push(
          ask
            .replace(/:(\w+)/g, (_, name) => found[names.indexOf(name) + 1])
            .replace(/\{(\d+)\./g, (_, place) => "{" + (at + Number(place)) + "."),
        );
    break;
  }

  const answers = {};
  const give = [];
  const open = (url, place) => {
    answers[url] = new Promise((resolve) => (give[place] = resolve));
  };
  asks.forEach((ask, place) => {
    if (!ask.includes("{")) open(ask, place);
  });
  // Told by its address, so that nobody takes it for another's: frame/api.ts takes each answer once.
  const first = (window.firstAsked = { at: pathname + search, answers, open: asks.length });
  const answered = (place, answer) => {
    if (give[place] !== null) first.open -= 1;
    if (give[place]) give[place](answer);
    give[place] = null;
  };
  const take = (line) => {
    const [, place, status, body] = /^(\d+) (\d+) (.*)$/s.exec(line);
    const good = status === "200";
    // What names this answer has an address now: it is asked for under it as soon as this one is read.
    asks.forEach((ask, other) => {
      if (!good || give[other] !== undefined || !ask.includes("{" + place + ".")) return;
      const said = JSON.parse(body);
      const valueAt = (_, way) => way.split(".").reduce((at, name) => at?.[name], said);
      open(ask.replace(/\{\d+\.([\w.]+)\}/g, valueAt), other);
    });
    answered(Number(place), good ? new Response(body) : null);
  };
  const listen = async () => {
    const query = asks.map((ask) => "ask=" + encodeURIComponent(ask)).join("&");
    const headers = { "x-jiziwan": "1" };
    const reply = await fetch("/api/together?" + query, { credentials: "same-origin", headers });
    const reader = reply.ok ? reply.body.getReader() : null;
    const decoder = new TextDecoder();
    let left = "";
    for (let part = await reader?.read(); part?.done === false; part = await reader.read()) {
      const lines = (left + decoder.decode(part.value, { stream: true })).split("\n");
      left = lines.pop();
      lines.forEach(take);
    }
  };
  // What did not come the program asks for itself.
  const end = () => asks.forEach((_, place) => answered(place, null));
  listen().then(end, end);

  // After what is asked: a browser has six connections, and answers take longer than files.
  for (const file of own) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.crossOrigin = "";
    link.href = "/assets/" + table.files[file] + ".js";
    document.head.appendChild(link);
  }
})(TABLE);
