// Small comforts; every page works without this file.
"use strict";

// In a page: pointing at a marked word lights all parts of the same finding and explains them.
const explained = document.getElementById("explained");
if (explained) {
  const opened = document.getElementById("opened");
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
    opened.replaceChildren(...(mark.dataset.correctable || "").split(" ").filter(Boolean).map((id) => {
      const link = document.createElement("a");
      link.href = "/correct/" + encodeURIComponent(id);
      link.textContent = opened.dataset.correct;
      return link;
    }));
  };
  document.addEventListener("mouseover", show);
  document.addEventListener("focusin", show);
}

// Where a finding is corrected: words that are selected in the text go into the row that was touched last.
const form = document.querySelector("form.correct");
if (form) {
  const rows = [...form.querySelectorAll("[data-row]")];
  const words = [...form.querySelectorAll(".pick .word")];
  const ends = (row) => [...row.querySelectorAll("select")];
  let touched = rows[0];
  const light = () => {
    const [start, end] = ends(touched).map((select) => Number(select.value || -1));
    words.forEach((word) =>
      word.classList.toggle("lit", Number(word.dataset.start) >= start && Number(word.dataset.end) <= end));
    rows.forEach((row) => row.classList.toggle("touched", row === touched));
  };
  const take = () => {
    const selection = document.getSelection();
    const chosen = selection.isCollapsed ? [] : words.filter((word) => selection.containsNode(word, true));
    if (!chosen.length) return;
    const [start, end] = ends(touched);
    start.value = chosen[0].dataset.start;
    end.value = chosen[chosen.length - 1].dataset.end;
    selection.removeAllRanges();
    light();
  };
  const hint = document.createElement("p");
  hint.className = "whence";
  hint.textContent = form.dataset.choose;
  form.querySelector(".pick").before(hint);
  form.querySelector(".pick").addEventListener("mouseup", take);
  form.querySelector(".pick").addEventListener("touchend", take);
  rows.forEach((row) => ["focusin", "change"].forEach((moment) =>
    row.addEventListener(moment, () => { touched = row; light(); })));
  light();
}
