// The thing page while it is read: sentences that are fetched when opened, and the rest of long lists.

const PART = 50; // entries that one request adds to a list
const THING = document.querySelector(".thing-page").dataset.iri;

/** Put all passages of a claim into the place for them. */
async function fillQuotes(place, claim) {
  const { evidence } = await ask("evidence", { claim });
  fill(place, ...evidence.map(quoteOf));
}

function whyOf(claim, evidence, total) {
  const quotes = el("div", { class: "quotes" }, ...evidence.map(quoteOf));
  if (total > evidence.length) quotes.append(el("button", { class: "link-button", type: "button", "data-evidence": claim, text: t(`全部 ${total} 处原文`, `All ${total} sources`) }));
  const summary = el("summary", { text: total > 1 ? `${t("原文", "Source")} ${total}` : t("原文", "Source") });
  return el("details", { class: "why" }, summary, quotes);
}

function thingLink(ref, classes) {
  const term = classes.get(ref.type);
  return el("a", { class: "thing", href: ref.url, title: nameOfLabel(term.label) }, sign(ref.type, term.shape), el("span", { text: ref.name }));
}

function factRow(fact, classes) {
  const lead = fact.other ? thingLink(fact.other, classes) : el("time", { class: "date", datetime: fact.value, text: fact.text });
  const head = el("span", { class: "fact-head" }, lead, fact.role ? el("span", { class: "note", text: fact.role }) : null);
  return el("li", { class: "fact" }, head, whyOf(fact.claim, fact.evidence, fact.evidence_total));
}

function figureRow(figure) {
  const kind = ["level", "rank"].includes(figure.kind) ? null : el("span", { class: "kind", text: nameOfLabel(figure.kind_label) });
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, figure.indicator, whyOf(figure.claim, figure.evidence, figure.evidence_total)),
    el("td", { class: "value" }, kind, figure.text),
    el("td", { class: "period", text: figure.period }),
  );
}

function articleRow(article) {
  const date = article.date_text ? el("time", { class: "note", datetime: article.date, text: article.date_text }) : null;
  return el("li", {}, el("a", { href: article.url, text: article.title }), " ", date);
}

/** How each kind of list goes on: what is asked, where it goes, how a row looks. */
const LISTS = {
  facts: { list: ".facts", rows: ({ facts }, { classes }) => facts.map((fact) => factRow(fact, classes)) },
  figures: { list: "tbody", rows: ({ figures }) => figures.map(figureRow) },
  articles: { list: ".article-list", rows: ({ articles }) => articles.map(articleRow) },
};

/** Add the next part of a list; the button goes when all is there. */
async function showMore(button) {
  const { more: kind, relation, forward, shown, total } = button.dataset;
  button.disabled = true;
  const [answer, terms] = await Promise.all([ask(kind, { iri: THING, relation, forward, offset: shown, limit: PART }), vocabulary()]);
  const rows = LISTS[kind].rows(answer, terms);
  button.parentElement.querySelector(LISTS[kind].list).append(...rows);
  button.dataset.shown = Number(shown) + rows.length;
  button.disabled = false;
  if (rows.length === 0 || Number(button.dataset.shown) >= Number(total)) button.remove();
}

document.addEventListener("click", (event) => {
  const more = event.target.closest("[data-more]");
  if (more !== null) showMore(more);
  const rest = event.target.closest("[data-evidence]");
  if (rest !== null) fillQuotes(rest.parentElement, rest.dataset.evidence);
});

for (const place of document.querySelectorAll("details[data-fetch]"))
  place.addEventListener("toggle", () => fillQuotes(place.querySelector(".quotes"), place.dataset.fetch), { once: true });
