// Charts that answer: pointed at or focused, the drawing gives way to the same chart, alive. Without this file it stays a drawing.
"use strict";

const QUIET = {
  actions: false, ast: true, defaultStyle: false, renderer: "svg",
  tooltip: { disableDefaultStyle: true, id: "chart-tip" },
};
let vega = null;

const loaded = () => vega ??= new Promise((done, failed) => {
  const script = document.createElement("script");
  script.src = "/vega.js";
  script.onload = done;
  script.onerror = failed;
  document.head.append(script);
});

const enliven = async (frame) => {
  if (frame.dataset.alive) return;
  frame.dataset.alive = "coming";
  try {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches ? "?dark=1" : "";
    const [spec] = await Promise.all([fetch(frame.dataset.chart + dark).then((answer) => answer.json()), loaded()]);
    const drawing = frame.querySelector("picture");
    const place = document.createElement("div");
    place.className = "alive";
    frame.append(place);
    const { view } = await vegaEmbed(place, spec, QUIET);
    place.querySelector("svg")?.setAttribute("aria-label", drawing.querySelector("img").alt);
    for (const unnamed of place.querySelectorAll("[role='graphics-symbol']:not([aria-label])")) unnamed.removeAttribute("role");
    drawing.hidden = true;
    frame.view = view;
    frame.dataset.alive = "yes";
  } catch {
    frame.dataset.alive = "no";
  }
};

for (const frame of document.querySelectorAll("[data-chart]")) {
  for (const sign of ["pointerenter", "focusin", "touchstart"]) {
    frame.addEventListener(sign, () => enliven(frame), { once: true, passive: true });
  }
}
