// The query page: what the server put into it, and the way of queries to the endpoint.

const BENCH = byId("bench");
/** The query that the page was opened with: a stored question, one of an address, or none. */
const OPENED = { query: BENCH.dataset.query, run: BENCH.dataset.run === "yes", title: BENCH.dataset.title };
const FIRST_QUERY = `PREFIX zl: <https://w3id.org/zhili/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?thing ?name WHERE {
  ?thing a zl:Alliance ; skos:prefLabel ?name .
}
LIMIT 50
`;
const LONGEST_ADDRESS = 8000;

/** Headings of columns by variable; only the stored question itself has them. */
function headingsOf(query) {
  if (query !== OPENED.query) return new Map();
  return new Map(JSON.parse(BENCH.dataset.columns).map((column) => [column.variable, t(column.heading, column.heading_en)]));
}

/** The address keeps the query, so that it can be sent to somebody, unless it is too long for one. */
function keepAddress(query) {
  if (query === OPENED.query) return;
  const address = `/query?${new URLSearchParams({ query })}`;
  if (address.length < LONGEST_ADDRESS) history.replaceState(null, "", address);
}

/** Ask the endpoint. */
async function sparql(query, form) {
  const response = await fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: form },
    body: new URLSearchParams({ query }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text.trim());
  return { text, type: response.headers.get("Content-Type") ?? "" };
}

for (const input of document.querySelectorAll("[data-suggest]")) {
  const list = byId(input.getAttribute("aria-controls"));
  const field = makeSuggestions(input, list, (hit) => {
    input.value = hit.thing.name;
    field.close();
  });
}

document.querySelector(".example[aria-current]")?.scrollIntoView({ block: "nearest" });
