// The plain editor of the query page, where YASGUI is not installed.

const editor = byId("query");

/** Things that the last answer names, for the graph. */
let named = [];

function say(words, wrong = false) {
  byId("outcome").textContent = words;
  byId("outcome").classList.toggle("wrong", wrong);
}

async function showRows({ head, results }) {
  const known = await thingsNamed(results.bindings.slice(0, MOST_ROWS));
  fill(byId("answer"), answerTable(head.vars, results.bindings, headingsOf(editor.value), known));
  say(rowsInWords(results.bindings.length));
  named = irisOf(results.bindings.flatMap((binding) => Object.values(binding)), known);
}

async function show({ text, type }) {
  if (!type.includes("json")) {
    fill(byId("answer"), el("pre", { text }));
    return say("Turtle");
  }
  const answer = JSON.parse(text);
  if (!("boolean" in answer)) return showRows(answer);
  fill(byId("answer"), el("p", { class: "yes-no", text: answer.boolean ? t("是", "Yes") : t("否", "No") }));
  say("");
}

async function run() {
  byId("run").disabled = true;
  named = [];
  let tabular = false;
  say(t("正在查询…", "Running…"));
  keepAddress(editor.value);
  try {
    const answer = await sparql(editor.value, "application/sparql-results+json, text/turtle;q=0.9");
    tabular = answer.type.includes("json");
    await show(answer);
  } catch (error) {
    fill(byId("answer"));
    say(error.message, true);
  }
  byId("csv").disabled = !tabular;
  byId("as-graph").disabled = named.length === 0;
  byId("run").disabled = false;
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

editor.value = OPENED.query || FIRST_QUERY;
byId("run").addEventListener("click", run);
byId("csv").addEventListener("click", saveCsv);
byId("as-graph").addEventListener("click", () => location.assign(graphAddress(named)));
editor.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
});
if (OPENED.run) run();
