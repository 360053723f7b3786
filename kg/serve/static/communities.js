// The map of who works with whom: communities as circles, the facts between them as lines.

const MAP_WIDTH = 1100;
const MAP_HEIGHT = 520;
const MAP_LABEL = 11; // letters of a community's name that the map shows

function shape(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Spread the places over the map, with room for names at the sides. */
function fitToMap(nodes) {
  const span = (key, margin, length) => {
    const values = nodes.map((node) => node[key]);
    const low = Math.min(...values);
    const range = Math.max(...values) - low || 1;
    for (const node of nodes) node[key] = margin + ((node[key] - low) / range) * (length - 2 * margin);
  };
  span("x", 110, MAP_WIDTH);
  span("y", 68, MAP_HEIGHT);
}

function circleOf(community, node) {
  const letters = Array.from(community.label);
  const name = letters.length > MAP_LABEL ? `${letters.slice(0, MAP_LABEL - 1).join("")}…` : community.label;
  const title = shape("title", {}, `${community.label} · ${community.size}`);
  const head = community.things[0];
  const group = shape(
    "g",
    { class: `community class-${head?.type ?? ""}` },
    title,
    shape("circle", { cx: node.x, cy: node.y, r: node.size }),
    shape("text", { x: node.x, y: node.y + node.size + 15, "text-anchor": "middle" }, name),
    shape("text", { class: "community-size", x: node.x, y: node.y + 4, "text-anchor": "middle" }, String(community.size)),
  );
  return head === undefined ? group : shape("a", { href: `/graph?iri=${encodeURIComponent(head.iri)}` }, group);
}

async function drawMap(place) {
  const { communities, community_links: links } = await ask("overview");
  const largest = Math.max(...communities.map(({ size }) => size));
  const nodes = communities.map(({ size }) => ({ x: null, y: null, size: 12 + 32 * Math.sqrt(size / largest), fixed: false }));
  const pairs = links.map(({ a, b }) => [a, b]);
  placeNodes(nodes, pairs, 130);
  fitToMap(nodes);
  const lines = links.map(({ a, b, count }) =>
    shape("line", { x1: nodes[a].x, y1: nodes[a].y, x2: nodes[b].x, y2: nodes[b].y, "stroke-width": Math.min(1 + Math.sqrt(count), 9) }),
  );
  const circles = communities.map((community, number) => circleOf(community, nodes[number]));
  const drawing = shape("svg", { viewBox: `0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`, role: "group", "aria-label": t("群体之间的联系", "Links between communities") }, ...lines, ...circles);
  fill(place, drawing);
}

if (byId("community-map") !== null) drawMap(byId("community-map"));
