// The search answers while one types; arrow keys walk through what it found. It keeps nothing and asks nobody but this site.
"use strict";

const box = document.querySelector("form[role=search] input[name=q]");
const place = document.getElementById("found");

if (box && place) {
  let asked = 0, waiting = 0, answering;

  const show = (text, page) => {
    const fresh = new DOMParser().parseFromString(page, "text/html");
    const found = fresh.getElementById("found");
    if (!found) return;
    place.replaceChildren(...found.childNodes);
    document.title = fresh.title;
    history.replaceState(null, "", text ? `/advisories?q=${encodeURIComponent(text)}` : "/advisories");
  };

  const ask = async () => {
    const text = box.value.trim(), mine = ++asked;
    answering?.abort();
    answering = new AbortController();
    try {
      const answer = await fetch(`/advisories?q=${encodeURIComponent(text)}`, { headers: { Accept: "text/html" }, signal: answering.signal });
      const page = await answer.text();
      if (answer.ok && mine === asked) show(text, page);
    } catch {
      // Enter still works.
    }
  };

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
}

if (box) {
  const links = () => [...document.querySelectorAll("#found a[data-hit]")];

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = document.activeElement;
    if (event.key === "/" && !at?.closest("input, textarea, select")) {
      event.preventDefault();
      box.focus();
      box.select();
      return;
    }
    const all = links(), here = all.indexOf(at);
    if (at !== box && here < 0) return;
    if (event.key === "ArrowDown" && here + 1 < all.length) {
      event.preventDefault();
      all[here + 1].focus();
    } else if (event.key === "ArrowUp" && here >= 0) {
      event.preventDefault();
      (here === 0 ? box : all[here - 1]).focus();
    } else if (event.key === "Escape" && here >= 0) {
      box.focus();
    }
  });
}
