// What the graph view shows, as the address of the page keeps it: the start in the query, all steps in the fragment.
//
// Names in the fragment are IRIs without the base of the graph; parts of one value are parted by a space, which no IRI holds.

const BASE = document.body.dataset.base;

function shortName(iri) {
  return iri.startsWith(BASE) ? iri.slice(BASE.length) : iri;
}

function fullName(name) {
  return /^[a-z]+:/.test(name) ? name : BASE + name;
}

function emptyState() {
  return { expand: [], add: [], hide: [], pin: new Map(), classes: new Set(), relations: new Set(), since: "", until: "", article: "", path: null };
}

/** Read the state that a fragment such as "#expand=…&hide=…" keeps. */
function readState(fragment) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const state = emptyState();
  const names = (key) => given.getAll(key).map(fullName);
  const set = (key) => new Set((given.get(key) ?? "").split(",").filter(Boolean));
  state.expand = given.getAll("expand").map((value) => {
    const [name, relation = ""] = value.split(" ");
    return { iri: fullName(name), relation };
  });
  state.add = names("add");
  state.hide = names("hide");
  for (const value of given.getAll("pin")) {
    const [name, x, y] = value.split(" ");
    if (Number.isFinite(Number(x)) && Number.isFinite(Number(y))) state.pin.set(fullName(name), { x: Number(x), y: Number(y) });
  }
  state.classes = set("class");
  state.relations = set("relation");
  state.since = given.get("since") ?? "";
  state.until = given.get("until") ?? "";
  state.article = given.has("article") ? fullName(given.get("article")) : "";
  const ends = (given.get("path") ?? "").split(" ");
  state.path = ends.length === 2 ? { from: fullName(ends[0]), to: fullName(ends[1]) } : null;
  return state;
}

/** The fragment that keeps a state. */
function writeState(state) {
  const kept = new URLSearchParams();
  for (const { iri, relation } of state.expand) kept.append("expand", [shortName(iri), relation].filter(Boolean).join(" "));
  for (const iri of state.add) kept.append("add", shortName(iri));
  for (const iri of state.hide) kept.append("hide", shortName(iri));
  for (const [iri, { x, y }] of state.pin) kept.append("pin", `${shortName(iri)} ${Math.round(x)} ${Math.round(y)}`);
  if (state.classes.size > 0) kept.set("class", [...state.classes].join(","));
  if (state.relations.size > 0) kept.set("relation", [...state.relations].join(","));
  if (state.since !== "") kept.set("since", state.since);
  if (state.until !== "") kept.set("until", state.until);
  if (state.article !== "") kept.set("article", shortName(state.article));
  if (state.path !== null) kept.set("path", `${shortName(state.path.from)} ${shortName(state.path.to)}`);
  const text = kept.toString();
  return text === "" ? "" : `#${text}`;
}
