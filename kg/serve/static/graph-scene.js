// What a state shows: nodes and edges, asked of the server step by step, at most as many as one can look at.

const MOST_SHOWN = 300;

/** Answers by what was asked, so that the way back and undo ask nothing twice. */
const answers = new Map();

function askOnce(name, parameters) {
  const key = `${name}?${new URLSearchParams(parameters)}`;
  if (!answers.has(key)) {
    const answer = ask(name, parameters);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
  }
  return answers.get(key);
}

/** All edges among some things, whichever step brought them. */
async function edgesAmong(iris) {
  const key = `scene ${iris.join(" ")}`;
  if (!answers.has(key)) {
    const response = await fetch("/api/scene", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ iris }) });
    if (!response.ok) throw new Error(nameOfLabel((await response.json()).error));
    answers.set(key, await response.json());
  }
  return answers.get(key);
}

/** The filters of a state, as the server takes them. */
function filtersOf(state, { classes, relations }) {
  const left = (terms, hidden) => (hidden.size === 0 ? "" : [...terms.keys()].filter((id) => !hidden.has(id)).join(","));
  return {
    class: left(classes, state.classes),
    relation: left(relations, state.relations),
    since: state.since,
    until: state.until,
    article: state.article,
  };
}

/**
 * Gather what a state shows.
 * @param {string} start IRI in the middle, or empty.
 * @returns {Promise<{nodes: Map<string, object>, edges: Map<string, object>, total: number, cut: boolean, way: object|null}>}
 *   `total` counts the start and its neighbours, `cut` tells that not all that was asked for found room.
 */
async function gather(start, state, terms) {
  const scene = { nodes: new Map(), edges: new Map(), total: 0, cut: false, way: null };
  const filters = filtersOf(state, terms);
  await addPath(scene, state);
  if (start !== "") {
    const centre = await addNeighbours(scene, { iri: start, relation: "" }, filters);
    scene.total = centre.total + 1;
  }
  for (const step of state.expand) await addNeighbours(scene, step, filters);
  await addSingles(scene, state.add);
  for (const iri of state.hide) scene.nodes.delete(iri);
  await completeEdges(scene, state);
  return scene;
}

async function addPath(scene, state) {
  if (state.path === null) return;
  scene.way = await askOnce("path", state.path);
  for (const node of scene.way.nodes) scene.nodes.set(node.iri, node);
  for (const edge of scene.way.edges) scene.edges.set(edge.id, edge);
}

async function addNeighbours(scene, { iri, relation }, filters) {
  const room = MOST_SHOWN - scene.nodes.size;
  const wanted = relation === "" ? filters : { ...filters, relation };
  const found = await askOnce("neighbourhood", { iri, limit: MOST_SHOWN, ...wanted });
  const fresh = found.nodes.filter((node) => !scene.nodes.has(node.iri));
  if (fresh.length > room || found.total + 1 > found.nodes.length) scene.cut = true;
  for (const node of fresh.slice(0, room)) scene.nodes.set(node.iri, node);
  for (const edge of found.edges) scene.edges.set(edge.id, edge);
  return found;
}

async function addSingles(scene, iris) {
  const fresh = iris.filter((iri) => !scene.nodes.has(iri)).slice(0, MOST_SHOWN - scene.nodes.size);
  if (fresh.length === 0) return;
  for (const node of (await edgesAmong(fresh)).nodes) scene.nodes.set(node.iri, node);
}

/** Bring in the edges between things of different steps, and leave out those without an end or past the filters. */
async function completeEdges(scene, state) {
  const several = state.expand.length > 0 || state.add.length > 0 || state.path !== null;
  const passes = ({ relation, date }) =>
    !state.relations.has(relation) && (state.since === "" || date >= state.since) && (state.until === "" || (date !== "" && date.slice(0, state.until.length) <= state.until));
  // Edges do not tell their articles, so that with one article only those count which the steps brought.
  if (several && state.article === "") for (const edge of (await edgesAmong([...scene.nodes.keys()])).edges) if (passes(edge)) scene.edges.set(edge.id, edge);
  for (const [id, edge] of scene.edges) if (!scene.nodes.has(edge.source) || !scene.nodes.has(edge.target)) scene.edges.delete(id);
}
