// What a script adds to pages that work without one: buttons to copy, and words and claims that
// light each other up.
"use strict";

for (const block of document.querySelectorAll("pre[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy ${block.getAttribute("aria-label") || "this"}`);
  button.addEventListener("click", async () => {
    const said = (await copied(block)) ? "Copied" : "Select and copy";
    button.textContent = said;
    setTimeout(() => { button.textContent = "Copy"; }, 2500);
  });
  block.before(button);
}

async function copied(block) {
  try {
    await navigator.clipboard.writeText(block.textContent);
    return true;
  } catch {
    const range = document.createRange();
    range.selectNodeContents(block);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return document.execCommand("copy");
  }
}

// Each stretch of a note names the claims that rest on it; each claim has the id that they name.
const stretches = document.querySelectorAll("[data-claims]");
if (stretches.length) {
  const claimOf = (id) => document.getElementById(`claim-${id}`);
  const wordsOf = (id) =>
    [...stretches].filter((one) => one.dataset.claims.split(" ").includes(id));
  const light = (ids, on) => {
    for (const id of ids) {
      claimOf(id)?.classList.toggle("lit", on);
      for (const one of wordsOf(id)) one.classList.toggle("lit", on);
    }
  };
  for (const one of stretches) {
    const ids = one.dataset.claims.split(" ");
    one.addEventListener("mouseenter", () => light(ids, true));
    one.addEventListener("mouseleave", () => light(ids, false));
  }
  for (const claim of document.querySelectorAll(".claims > li[id]")) {
    const id = claim.id.slice("claim-".length);
    for (const [name, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
      claim.addEventListener(name, () => light([id], on));
    }
  }
  // What the address names stays lit.
  const named = () => {
    for (const one of document.querySelectorAll(".named-here")) one.classList.remove("named-here");
    const [sort, id] = location.hash.slice(1).split(/-(.*)/s);
    if (sort !== "claim" && sort !== "words") return;
    for (const one of [claimOf(id), ...wordsOf(id)]) one?.classList.add("named-here");
  };
  addEventListener("hashchange", named);
  named();
}
