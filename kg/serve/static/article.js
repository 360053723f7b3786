// The article page: what a claim rests on lights up when the claim, or an address with its passage, is followed.

/** Light up all runs of one passage, and put out those of the last. */
function lightUp(id) {
  for (const run of document.querySelectorAll(".told")) run.classList.toggle("lit", id !== "" && run.dataset.evidence.split(" ").includes(id));
  for (const link of document.querySelectorAll("[data-claim]")) {
    if (link.dataset.claim === id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function followAddress() {
  lightUp(decodeURIComponent(location.hash.slice(1)));
}

window.addEventListener("hashchange", followAddress);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && location.hash !== "") location.hash = "";
});
followAddress();
