// YASGUI on the query page: our words, our table and our graph in it, completion from our ontology, no other host.

const ONTOLOGY = "https://w3id.org/zhili/ontology#";

/** A result of YASGUI shown by us: as soon as it is drawn, `fillIn` has the place for it. */
class AnswerView {
  constructor(yasr) {
    this.yasr = yasr;
  }

  draw() {
    const place = el("div", { class: "answer" });
    this.yasr.resultsEl.append(place);
    return this.fillIn(place).catch((error) => fill(place, el("p", { class: "note wrong", text: error.message })));
  }

  getIcon() {
    return undefined;
  }
}

/** The answer as a table, to be saved as CSV. */
class AnswerTable extends AnswerView {
  priority = 10;
  label = t("表格", "Table");

  canHandleResults() {
    return (this.yasr.results?.getVariables() ?? []).length > 0;
  }

  async fillIn(place) {
    const bindings = this.yasr.results.getBindings() ?? [];
    const known = await thingsNamed(bindings.slice(0, MOST_ROWS));
    const table = answerTable(this.yasr.results.getVariables(), bindings, headingsOf(lastQuery), known);
    const frame = el("div", { class: "table-frame", tabindex: "0", role: "region", "aria-label": t("结果", "Results") }, table);
    fill(place, el("p", { class: "note", role: "status", text: rowsInWords(bindings.length) }), frame);
  }

  download(name) {
    // With a byte order mark, spreadsheets read Chinese right.
    return { contentType: "text/csv", filename: `${name ?? "answer"}.csv`, title: t("保存为 CSV", "Save as CSV"), getData: () => `\ufeff${this.yasr.results.asCsv()}` };
  }
}

/** The things of the answer with all that links them, as a drawing. */
class AnswerGraph extends AnswerView {
  priority = 5;
  label = t("图谱", "Graph");

  /** Triples come as rows too, of subject, predicate and object. */
  canHandleResults() {
    return (this.yasr.results?.getBindings() ?? []).length > 0;
  }

  async fillIn(place) {
    const bindings = this.yasr.results.getBindings();
    const iris = irisOf(bindings.flatMap((binding) => Object.values(binding)), await thingsNamed(bindings));
    const { nodes, edges } = await edgesAmong(iris);
    if (nodes.length === 0) return fill(place, el("p", { class: "nothing", text: t("结果里没有图谱中的事物。", "The answer names no thing of the graph.") }));
    const canvas = el("div", { class: "answer-graph" });
    const words = t(`${thousands(nodes.length)} 个事物，${thousands(edges.length)} 条事实；点一个事物打开它。`, `${thousands(nodes.length)} things, ${thousands(edges.length)} facts; a click opens a thing.`);
    fill(place, el("p", { class: "note" }, words, " ", el("a", { href: graphAddress(iris), text: t("在图谱视图中打开", "Open in the graph view") })), canvas);
    drawAnswer(canvas, nodes, edges, await vocabulary());
  }
}

function drawAnswer(canvas, nodes, edges, terms) {
  const scene = { nodes: new Map(nodes.map((node) => [node.iri, node])), edges: new Map(edges.map((edge) => [edge.id, edge])) };
  const model = modelOf(scene, emptyState(), terms, new Map());
  const ignore = () => {};
  const drawing = makeDrawing(canvas, { thing: (id) => location.assign(model.things[id].url), link: ignore, nothing: ignore, moved: ignore }, false);
  drawing.show(model);
  drawing.looks(null);
  drawing.fit();
}

/** The answer to an ASK query. */
class AnswerYesNo extends AnswerView {
  priority = 10;
  hideFromSelection = true;

  canHandleResults() {
    return typeof this.yasr.results?.getBoolean() === "boolean";
  }

  async fillIn(place) {
    fill(place, el("p", { class: "yes-no", text: this.yasr.results.getBoolean() ? t("是", "Yes") : t("否", "No") }));
  }
}

/** What the server answered, letter by letter. */
class AnswerText extends Yasgui.Yasr.plugins.response {
  label = t("原始回答", "Response");
  helpReference = undefined;
}

/** A mistake in a query in the server's words. */
async function tellError({ status, text, message }) {
  return el("p", { class: "note wrong", text: (text || message || String(status)).trim() });
}

/** Complete the names of our classes and relations. */
function completeTerms(name, from, list) {
  Yasgui.Yasqe.forkAutocompleter(from, {
    name,
    bulk: true,
    autoShow: false,
    persistenceId: null,
    get: async () => [...(await vocabulary())[list].keys()].map((term) => ONTOLOGY + term).sort(),
  });
}

function registerAll() {
  const { Yasr, Yasqe } = Yasgui;
  for (const [name, view] of Object.entries({ table: AnswerTable, graph: AnswerGraph, boolean: AnswerYesNo, response: AnswerText })) Yasr.registerPlugin(name, view);
  completeTerms("zl-class", "class", "classes");
  completeTerms("zl-relation", "property", "relations");
  Object.assign(Yasr.defaults, { pluginOrder: ["table", "graph", "response"], errorRenderers: [tellError], getDownloadFileName: () => t("查询结果", "answer") });
  // Those that come with the editor ask a server elsewhere.
  Yasqe.defaults.autocompleters = ["prefixes", "variables", "zl-class", "zl-relation"];
}

const MENU = new Map([
  ["New Tab", "新标签页"],
  ["Rename Tab", "改名"],
  ["Copy Tab", "复制标签页"],
  ["Close Tab", "关闭标签页"],
  ["Undo close Tab", "恢复关闭的标签页"],
]);

/** Say in our words what the editor says in its own; it draws its tabs anew, so this follows every change. */
function translate(root) {
  const words = new Map([
    [".addTab", t("新标签页", "New tab")],
    [".closeTab", t("关闭标签页", "Close tab")],
    [".yasqe_queryButton", t("执行（Ctrl + 回车）", "Run (Ctrl + Enter)")],
    [".yasr_downloadIcon", t("保存结果", "Save the results")],
  ]);
  for (const [selector, label] of words)
    for (const found of root.querySelectorAll(selector)) {
      found.title = label;
      found.setAttribute("aria-label", label);
    }
  for (const input of root.querySelectorAll(".CodeMirror textarea")) input.setAttribute("aria-label", "SPARQL");
  if (CHINESE) for (const item of root.querySelectorAll(".context-menu-item")) item.innerText = MENU.get(item.innerText) ?? item.innerText;
  for (const region of root.querySelectorAll(".CodeMirror-scroll")) region.tabIndex = 0;
  // The arrow keys go through the list of tabs to this button as well.
  for (const button of root.querySelectorAll(".addTab")) button.setAttribute("role", "tab");
  for (const input of root.querySelectorAll(".tab input")) input.setAttribute("aria-label", t("标签页的名称", "Name of the tab"));
}

function makeYasgui(root) {
  const made = new Yasgui(root, {
    persistenceId: "zhili",
    populateFromUrl: false,
    autofocus: false,
    copyEndpointOnNewTab: false,
    contextMenuContainer: root,
    tabName: t("查询", "Query"),
    endpointCatalogueOptions: { getData: () => [] },
    requestConfig: { endpoint: `${location.origin}/sparql` },
    yasqe: { value: FIRST_QUERY, editorHeight: "320px" },
  });
  for (const event of ["tabAdd", "tabChange", "tabSelect", "queryResponse", "query"]) made.on(event, () => translate(root));
  root.addEventListener("contextmenu", () => translate(root));
  made.on("query", (_, tab) => {
    lastQuery = tab.getQuery();
    keepAddress(lastQuery);
  });
  return made;
}

/** The query that a tab was opened with, which tells whether it has been changed since. */
const openedWith = (tab) => localStorage.getItem(`zhili-opened-${tab.getId()}`) ?? FIRST_QUERY;

/** The tab for what the page was opened with: the last one if nobody has changed its query, else a new one. */
function openTab(yasgui) {
  if (OPENED.query === "") return;
  const name = OPENED.title || t("查询", "Query");
  let tab = yasgui.getTab();
  if (tab.getQuery() === OPENED.query) return;
  if (tab.getQuery() === openedWith(tab)) tab.setQuery(OPENED.query).setName(name);
  else tab = yasgui.addTab(true, { ...Yasgui.Tab.getDefaults(yasgui), name: yasgui.createTabName(name), yasqe: { value: OPENED.query } });
  localStorage.setItem(`zhili-opened-${tab.getId()}`, OPENED.query);
}

let lastQuery = "";
registerAll();
const yasgui = makeYasgui(byId("yasgui"));
openTab(yasgui);
lastQuery = yasgui.getTab().getQuery();
translate(byId("yasgui"));
if (OPENED.run) yasgui.getTab().query().catch(() => {});
