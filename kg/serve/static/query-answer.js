// Answers of queries: as a table that leads to the pages of what it names, and as the things for a graph.

const MOST_ROWS = 1000; // rows of an answer that the table shows
const MOST_NAMES = 2000; // names that the server is asked about at once
const LONGEST_NAME = 60;
const MOST_IN_GRAPH = 300;
const COLLATOR = new Intl.Collator("zh-CN", { numeric: true });

/** Names that a cell may hold: literals are, as questions answer with labels, several of them joined by 、. */
function namesIn(term) {
  if (term === undefined || term.type === "uri" || term.datatype !== undefined) return [];
  return term.value.split("、").filter((name) => name !== "" && name.length <= LONGEST_NAME && !/^[\d.,%+-]+$/.test(name));
}

/** The things that an answer names, by name. */
async function thingsNamed(bindings) {
  const names = [...new Set(bindings.flatMap((binding) => Object.values(binding).flatMap(namesIn)))].slice(0, MOST_NAMES);
  if (names.length === 0) return new Map();
  const response = await fetch("/api/named", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ names }) });
  const answer = await response.json();
  if (!response.ok) throw new Error(nameOfLabel(answer.error));
  return new Map(Object.entries(answer.things));
}

/** An IRI of the graph without its base, in letters. */
function readable(iri) {
  try {
    return decodeURI(iri.slice(BASE.length));
  } catch {
    return iri.slice(BASE.length);
  }
}

/** A term of an answer: nodes of the graph, by their IRI or by their name, lead to their page. */
function cellOf(term, known) {
  if (term === undefined) return el("td");
  if (term.type === "uri" && term.value.startsWith(BASE)) return el("td", {}, el("a", { href: `/thing?iri=${encodeURIComponent(term.value)}`, text: readable(term.value) }));
  if (!namesIn(term).some((name) => known.has(name))) return el("td", { text: term.value });
  const parts = term.value.split("、").flatMap((name, at) => [at > 0 ? "、" : "", known.has(name) ? el("a", { href: known.get(name).url, text: name }) : name]);
  return el("td", {}, ...parts);
}

/** Rows in the order of one column; what has no value there comes last. */
function sorted(bindings, name, down) {
  const [full, empty] = [bindings.filter((row) => row[name] !== undefined), bindings.filter((row) => row[name] === undefined)];
  full.sort((a, b) => (down ? -1 : 1) * COLLATOR.compare(a[name].value, b[name].value));
  return [...full, ...empty];
}

/** An answer as a table whose headings sort it. */
function answerTable(variables, bindings, headings, known) {
  const body = el("tbody");
  const heads = variables.map((name) => el("th", { scope: "col" }, el("button", { class: "sort", type: "button", text: headings.get(name) ?? name, title: t("按这一列排序", "Sort by this column"), on: { click: () => sort(name) } })));
  const show = (rows) => fill(body, ...rows.slice(0, MOST_ROWS).map((row) => el("tr", {}, ...variables.map((name) => cellOf(row[name], known)))));
  function sort(name) {
    const head = heads[variables.indexOf(name)];
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    show(sorted(bindings, name, down));
  }
  show(bindings);
  return el("table", { class: "figures wide" }, el("thead", {}, el("tr", {}, ...heads)), body);
}

/** How many rows there are, and how many of them the table shows. */
function rowsInWords(count) {
  const shown = count > MOST_ROWS ? t(`，表中显示前 ${MOST_ROWS} 行`, `, the first ${MOST_ROWS} in the table`) : "";
  return t(`${thousands(count)} 行${shown}`, `${thousands(count)} rows${shown}`);
}

/** The IRIs of the graph in the terms of an answer, and those of the things that it names. */
function irisOf(terms, known) {
  const direct = terms.filter(({ type, value }) => type === "uri" && value.startsWith(BASE)).map(({ value }) => value);
  return [...new Set([...direct, ...terms.flatMap(namesIn).filter((name) => known.has(name)).map((name) => known.get(name).iri)])].slice(0, MOST_IN_GRAPH);
}

/** The address of the graph view with some things. */
function graphAddress(iris) {
  return `/graph#${new URLSearchParams(iris.map((iri) => ["add", shortName(iri)]))}`;
}
