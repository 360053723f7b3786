// Words of the interface in the language of the page, and the ways to the server that every page uses.

const CHINESE = document.documentElement.lang.startsWith("zh");

/** The text in the language of the page. */
function t(zh, en) {
  return CHINESE ? zh : en;
}

/** A `Label` of the server in the language of the page. */
function nameOfLabel(label) {
  return CHINESE ? label.zh : label.en;
}

/** A number with thin spaces between thousands. */
function thousands(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, "\u2009");
}

/**
 * Ask the server.
 * @param {string} name of the API's answer, such as "suggest".
 * @param {object} parameters those that are empty are left out.
 * @returns {Promise<object>}
 * @throws {Error} with the server's own words.
 */
async function ask(name, parameters = {}, options = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  const response = await fetch(`/api/${name}?${new URLSearchParams(given)}`, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(nameOfLabel(answer.error));
  return answer;
}

let terms = null;

/** The classes and relations of the graph, each a Map from id to term; fetched once. */
function vocabulary() {
  terms ??= ask("vocabulary").then(({ classes, relations }) => ({
    classes: new Map(classes.map((term) => [term.id, term])),
    relations: new Map(relations.map((term) => [term.id, term])),
  }));
  return terms;
}

/** The sign of a class: its shape in its colour, both from the style sheets. */
function sign(type, shape) {
  return el("i", { class: `sign sign-${shape} class-${type}`, "aria-hidden": "true" });
}

/** One passage: the sentence with the evidence marked, and where it stands. */
function quoteOf(evidence) {
  const words = evidence.pieces.flatMap(({ before, exact, after }, at) => [at > 0 ? " … " : "", before, el("mark", { text: exact }), after]);
  const { title, date_text: date } = evidence.article;
  const place = el("footer", {}, el("a", { href: evidence.url, text: title }), date ? el("span", { text: date }) : null);
  return el("blockquote", { class: "quote" }, el("p", {}, ...words), place);
}
