// Small comforts; every page works without this file.
"use strict";

// In a page: pointing at a marked word lights all parts of the same finding and explains them.
const explained = document.getElementById("explained");
if (explained) {
  let lit = [];
  const show = (event) => {
    const mark = event.target.closest("[data-findings]");
    if (!mark) return;
    lit.forEach((part) => part.classList.remove("lit"));
    const findings = new Set(mark.dataset.findings.split(" "));
    lit = [...document.querySelectorAll("[data-findings]")].filter((part) =>
      part.dataset.findings.split(" ").some((id) => findings.has(id)));
    lit.forEach((part) => part.classList.add("lit"));
    explained.textContent = mark.title;
  };
  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);
}
