// Places for nodes: a small force layout that gives the same picture for the same graph, and leaves placed nodes alone.

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Where a node without a place begins: beside a placed neighbour, or on a sunflower around the middle. */
function seedPlace(number, neighbour, spacing) {
  const angle = number * GOLDEN_ANGLE;
  const reach = neighbour === null ? spacing * Math.sqrt(number) : spacing * (0.8 + 0.15 * (number % 5));
  return { x: (neighbour?.x ?? 0) + reach * Math.cos(angle), y: (neighbour?.y ?? 0) + reach * Math.sin(angle) };
}

/** Give every node without a place its first one. */
function seedPlaces(nodes, links, spacing) {
  const neighbours = nodes.map(() => []);
  for (const [a, b] of links) {
    neighbours[a].push(b);
    neighbours[b].push(a);
  }
  const placed = nodes.map((node) => node.x !== null);
  for (const [number, node] of nodes.entries()) {
    if (placed[number]) continue;
    const beside = neighbours[number].find((other) => placed[other]);
    Object.assign(node, seedPlace(number, beside === undefined ? null : nodes[beside], spacing));
  }
}

/** Push apart all pairs of nodes, stronger where they nearly touch. */
function repel(nodes, moves, spacing, strength) {
  for (let a = 0; a < nodes.length; a += 1)
    for (let b = a + 1; b < nodes.length; b += 1) {
      const dx = nodes[a].x - nodes[b].x || 0.01 * (a - b);
      const dy = nodes[a].y - nodes[b].y || 0.01;
      const squared = dx * dx + dy * dy;
      const room = nodes[a].size + nodes[b].size + 14;
      const force = (spacing * spacing) / squared + (squared < room * room ? (4 * room) / Math.sqrt(squared) : 0);
      const push = Math.min(force, 40) * strength;
      const distance = Math.sqrt(squared);
      moves[a].x += (dx / distance) * push;
      moves[a].y += (dy / distance) * push;
      moves[b].x -= (dx / distance) * push;
      moves[b].y -= (dy / distance) * push;
    }
}

/** Pull linked nodes together; a hub pulls each of its many neighbours less. */
function attract(nodes, links, moves, degrees, spacing, strength) {
  for (const [a, b] of links) {
    const dx = nodes[b].x - nodes[a].x;
    const dy = nodes[b].y - nodes[a].y;
    const distance = Math.hypot(dx, dy) || 0.01;
    const pull = ((distance - spacing) / distance) * strength * (0.9 / Math.sqrt(Math.min(degrees[a], degrees[b])));
    moves[a].x += dx * pull * (degrees[b] / (degrees[a] + degrees[b]));
    moves[a].y += dy * pull * (degrees[b] / (degrees[a] + degrees[b]));
    moves[b].x -= dx * pull * (degrees[a] / (degrees[a] + degrees[b]));
    moves[b].y -= dy * pull * (degrees[a] / (degrees[a] + degrees[b]));
  }
}

/**
 * Place nodes.
 * @param {Array<{x: number|null, y: number|null, size: number, fixed: boolean}>} nodes are changed; fixed ones stay.
 * @param {Array<[number, number]>} links between numbers of nodes.
 * @param {number} spacing the length that links strive for.
 */
function placeNodes(nodes, links, spacing = 90, steps = 160) {
  seedPlaces(nodes, links, spacing);
  const degrees = nodes.map(() => 0);
  for (const [a, b] of links) {
    degrees[a] += 1;
    degrees[b] += 1;
  }
  for (let step = 0; step < steps; step += 1) {
    const heat = 1 - step / steps;
    const moves = nodes.map((node) => ({ x: -node.x * 0.008, y: -node.y * 0.011 }));
    repel(nodes, moves, spacing, 1.6);
    attract(nodes, links, moves, degrees, spacing, 0.22);
    const most = 4 + 40 * heat;
    for (const [number, node] of nodes.entries()) {
      if (node.fixed) continue;
      const length = Math.hypot(moves[number].x, moves[number].y);
      const share = length > most ? most / length : 1;
      node.x += moves[number].x * share;
      node.y += moves[number].y * share;
    }
  }
}
