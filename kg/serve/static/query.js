// The query page: stored questions, an editor, the answer as a table, as CSV and as a graph.

const MOST_ROWS = 1000; // rows of an answer that the table shows
const MOST_IN_GRAPH = 300;
const LONGEST_ADDRESS = 8000;
const BASE = document.body.dataset.base;
const editor = byId("query");

/** Things that the last answer names, for the graph. */
let named = [];
/** Headings of the columns of the stored question at hand, by variable. */
let headings = new Map();

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

/** A term of an answer: addresses of the graph lead to their page. */
function cell(term) {
  if (term === undefined) return el("td");
  if (term.type !== "uri" || !term.value.startsWith(BASE)) return el("td", { text: term.value });
  return el("td", {}, el("a", { href: `/thing?iri=${encodeURIComponent(term.value)}`, text: decodeURI(term.value.slice(BASE.length)) }));
}

function tableOf({ head, results }) {
  const rows = results.bindings.slice(0, MOST_ROWS).map((binding) => el("tr", {}, ...head.vars.map((name) => cell(binding[name]))));
  const heads = head.vars.map((name) => el("th", { scope: "col", text: headings.get(name) ?? name }));
  return el("table", { class: "figures wide" }, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...rows));
}

function say(words, wrong = false) {
  byId("outcome").textContent = words;
  byId("outcome").classList.toggle("wrong", wrong);
}

function showTable(answer) {
  if ("boolean" in answer) {
    fill(byId("answer"), el("p", { class: "yes-no", text: answer.boolean ? t("是", "Yes") : t("否", "No") }));
    return say("");
  }
  const { bindings } = answer.results;
  fill(byId("answer"), tableOf(answer));
  const shown = bindings.length > MOST_ROWS ? t(`，表中显示前 ${MOST_ROWS} 行`, `, the first ${MOST_ROWS} in the table`) : "";
  say(t(`${thousands(bindings.length)} 行${shown}`, `${thousands(bindings.length)} rows${shown}`));
  const values = bindings.flatMap((binding) => Object.values(binding)).filter((term) => term.type === "uri" && term.value.startsWith(BASE));
  named = [...new Set(values.map((term) => term.value))].slice(0, MOST_IN_GRAPH);
}

async function run() {
  const button = byId("run");
  button.disabled = true;
  named = [];
  say(t("正在查询…", "Running…"));
  keepAddress();
  try {
    const { text, type } = await sparql(editor.value, "application/sparql-results+json, text/turtle;q=0.9");
    if (type.includes("json")) showTable(JSON.parse(text));
    else {
      fill(byId("answer"), el("pre", { text }));
      say("Turtle");
    }
    byId("csv").disabled = !type.includes("json");
  } catch (error) {
    fill(byId("answer"));
    say(error.message, true);
    byId("csv").disabled = true;
  }
  byId("as-graph").disabled = named.length === 0;
  button.disabled = false;
}

/** The address keeps the query, so that it can be sent to somebody, unless it is too long for one. */
function keepAddress() {
  const address = `/query?${new URLSearchParams({ query: editor.value })}`;
  if (address.length < LONGEST_ADDRESS) history.replaceState(null, "", address);
}

async function saveCsv() {
  try {
    const { text } = await sparql(editor.value, "text/csv");
    // With a byte order mark, spreadsheets read Chinese right.
    const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
    el("a", { href: address, download: "answer.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (error) {
    say(error.message, true);
  }
}

function showGraph() {
  location.assign(`/graph#${new URLSearchParams(named.map((iri) => ["add", iri.slice(BASE.length)]))}`);
}

async function showQuestion(name) {
  const questions = await ask("questions");
  editor.value = questions.find((question) => question.name === name).sparql;
  for (const button of document.querySelectorAll("[data-question]")) {
    button.setAttribute("aria-pressed", String(button.dataset.question === name));
    if (button.dataset.question === name) headings = new Map(JSON.parse(button.dataset.columns));
  }
  await run();
}

for (const button of document.querySelectorAll("[data-question]")) button.addEventListener("click", () => showQuestion(button.dataset.question));
// Another query has other columns.
editor.addEventListener("input", () => (headings = new Map()));
byId("run").addEventListener("click", run);
byId("csv").addEventListener("click", saveCsv);
byId("as-graph").addEventListener("click", showGraph);
if (new URLSearchParams(location.search).has("query")) run();
editor.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
});
