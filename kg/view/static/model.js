// The data of the page, joined into things and links that know their labels and neighbours.

/** Read the data block that the page carries. */
function readModel() {
  const raw = JSON.parse(document.getElementById("scene").textContent);
  const page = raw.page;
  const classes = new Map(page.classes.map((style) => [style.id, style]));
  const relations = new Map(page.relations.map((relation) => [relation.id, relation]));
  const things = page.things.map((thing, id) => joinThing(thing, id, raw.nodes[id], classes));
  const links = page.links.map((link, id) => ({ ...link, id, relation: relations.get(link.predicate) }));
  for (const link of links) {
    things[link.from].links.push(link.id);
    things[link.to].links.push(link.id);
  }
  return {
    ...page,
    classes,
    relations,
    things,
    links,
    symmetric: new Set(page.symmetric),
    folded: new Set(page.folded),
    nodes: raw.nodes,
    edges: raw.edges,
    // pyvis hands its options on as JSON text.
    options: JSON.parse(raw.options),
  };
}

function joinThing(thing, id, node, classes) {
  return {
    ...thing,
    id,
    name: node.label,
    style: classes.get(node.group),
    x: node.x,
    y: node.y,
    size: node.size,
    links: [],
  };
}

/** The node at the other end of a link. */
function otherEnd(link, id) {
  return link.from === id ? link.to : link.from;
}

/** The name under which the address of the page keeps a thing. */
function addressOf(thing) {
  const parts = [thing.style.id, thing.name, thing.qualifier].filter((part) => part !== "");
  return `#${parts.map(encodeURIComponent).join("/")}`;
}

/** The thing that an address names, or null. */
function thingAt(model, address) {
  return model.things.find((thing) => addressOf(thing) === address) ?? null;
}

/** Which things and links a view shows, as two arrays of booleans. */
function visibility(model, view) {
  const inArticle = (numbers) => view.article === null || numbers.includes(view.article);
  const things = model.things.map(
    (thing) =>
      !view.hiddenClasses.has(thing.style.id) &&
      (view.showAll || !model.folded.has(thing.id) || view.revealed.has(thing.id)) &&
      inArticle(thing.articles),
  );
  const links = model.links.map(
    (link) =>
      !view.hiddenRelations.has(link.predicate) &&
      things[link.from] &&
      things[link.to] &&
      inArticle(link.passages.map((number) => model.passages[number][0])),
  );
  if (view.hiddenRelations.size > 0) dropUnlinked(model, view, things, links);
  return { things, links };
}

/** Hide what only the hidden relations held: a filter on relations should leave their network, not a cloud of loose ends. */
function dropUnlinked(model, view, things, links) {
  for (const thing of model.things) {
    const linked = thing.links.some((number) => links[number]);
    if (!linked && thing.degree > 0 && !view.revealed.has(thing.id)) things[thing.id] = false;
  }
}
