"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const make = (name, facts, ...children) => {
    const made = Object.assign(document.createElement(name), facts);
    made.append(...children);
    return made;
  };

  const FIRST = 100; // rows that are put in at once; the others follow in steps, so that no click waits for them
  const STEP = 150;

  const sorting = () => {
    const table = one("#table");
    if (!table) return null;
    const body = one("tbody", table);
    const region = table.closest(".scroll");
    const controls = one("#controls");
    const told = one("#shown");
    const unsort = one("#unsort");
    const heads = all("thead th", table);
    const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
    const rows = Array.from(body.rows).map((row) => ({
      row,
      words: row.textContent.toLowerCase(),
      kind: row.dataset.kind || "",
      documents: (row.dataset.documents || "").split("\n"),
    }));
    let ordered = rows;
    let shown = rows;
    let order = "";
    let waiting = [];
    let timer = 0;

    const tell = () => {
      const total = `${rows.length.toLocaleString("en")} row${rows.length === 1 ? "" : "s"}`;
      const some = shown.length === rows.length ? total : `${shown.length.toLocaleString("en")} of ${total} shown`;
      told.textContent = some + order;
    };

    const add = (count) => {
      clearTimeout(timer);
      body.append(...waiting.splice(0, count).map((entry) => entry.row));
      if (waiting.length) timer = setTimeout(add, 0, STEP);
    };

    const freeze = () => {
      if (rows.length <= FIRST || table.classList.contains("frozen")) return;
      const widths = heads.map((head) => head.offsetWidth);
      table.style.width = `${table.offsetWidth}px`;
      heads.forEach((head, at) => { head.style.width = `${widths[at]}px`; });
      table.classList.add("frozen");
    };

    const thaw = () => {
      table.classList.remove("frozen");
      table.style.width = "";
      heads.forEach((head) => { head.style.width = ""; });
    };

    const place = () => {
      freeze();
      const words = one("#filter").value.toLowerCase().split(/\s+/).filter(Boolean);
      const picks = all("select", controls).filter((select) => select.value);
      shown = ordered.filter((entry) => words.every((word) => entry.words.includes(word)) && picks.every((select) =>
        select.dataset.pick === "kind" ? entry.kind === select.value : entry.documents.includes(select.value)));
      body.replaceChildren();
      waiting = shown.slice();
      add(FIRST);
      region.scrollTop = 0;
      tell();
    };

    const keys = heads.map((head, at) => {
      const numeric = head.dataset.sort === "number";
      let made = null;
      return () => {
        made = made || new Map(rows.map((entry) => {
          const cell = entry.row.cells[at];
          const key = cell.dataset.key;
          if (numeric) return [entry, key === undefined ? NaN : Number(key)];
          return [entry, key === undefined ? cell.textContent.trim() : key];
        }));
        return made;
      };
    });

    const sort = (head, at) => {
      const down = head.getAttribute("aria-sort") === "ascending";
      const numeric = head.dataset.sort === "number";
      const key = keys[at]();
      const missing = (entry) => (numeric ? Number.isNaN(key.get(entry)) : key.get(entry) === "");
      const compare = numeric ? (a, b) => key.get(a) - key.get(b) || 0
        : (a, b) => collator.compare(key.get(a), key.get(b));
      const full = rows.filter((entry) => !missing(entry)).sort(down ? (a, b) => compare(b, a) : compare);
      ordered = full.concat(rows.filter(missing));
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      table.classList.add("sorted");
      unsort.hidden = false;
      order = `, sorted by ${one("button", head).textContent}, ${down ? "descending" : "ascending"}`;
      place();
    };

    heads.forEach((head, at) => {
      const button = make("button", { type: "button" }, ...head.childNodes);
      button.addEventListener("click", () => sort(head, at));
      head.append(button);
    });
    unsort.addEventListener("click", () => {
      heads.forEach((head) => head.removeAttribute("aria-sort"));
      table.classList.remove("sorted");
      ordered = rows;
      order = "";
      one("button", heads[0]).focus({ preventScroll: true });
      unsort.hidden = true;
      place();
    });
    controls.hidden = false;
    one("#filter").addEventListener("input", place);
    all("select", controls).forEach((select) => select.addEventListener("change", place));
    addEventListener("resize", thaw);
    addEventListener("beforeprint", () => { thaw(); add(waiting.length); });
    return (id) => {
      const entry = rows.find((found) => found.row.id === id);
      if (!entry || entry.row.isConnected) return;
      if (!shown.includes(entry)) {
        one("#filter").value = "";
        all("select", controls).forEach((select) => { select.value = ""; });
        place();
      }
      add(waiting.length);
    };
  };

  const bringRow = sorting();

  const uncover = (target) => {
    for (let at = target; at; at = at.parentElement) if (at.localName === "details") at.open = true;
  };

  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id && bringRow) bringRow(id);
    const target = id && document.getElementById(id);
    if (!target) return;
    all(".target").forEach((before) => before.classList.remove("target"));
    target.classList.add("target");
    uncover(target);
    target.scrollIntoView({ block: target.localName === "section" ? "start" : "center" });
    const stop = target.matches("a, section") ? target : one("a, summary", target);
    if (stop) stop.focus({ preventScroll: true });
  };

  const popover = make("div", { className: "popover", id: "popover" });
  popover.setAttribute("role", "group");
  let mark = null;
  let pinned = false;
  let leaving = 0;

  const hide = () => {
    if (!mark) return;
    mark.classList.remove("shown");
    mark.removeAttribute("aria-describedby");
    popover.remove();
    mark = null;
    pinned = false;
  };

  const close = () => {
    const back = mark;
    hide();
    if (back) {
      silent = true;
      back.focus();
      silent = false;
    }
  };

  let silent = false;

  const fill = (shown) => {
    const body = one(".body", document.getElementById(shown.dataset.working)).cloneNode(true);
    const chain = one(".chain", body);
    chain.open = false;
    const links = one(".links", body);
    all("a", links).filter((link) => link.hash.startsWith("#m")).forEach((link) => link.remove());
    const steps = make("a", { href: `#${shown.dataset.working}`, textContent: "All the working" });
    const shut = make("button", { type: "button", textContent: "Close" });
    shut.addEventListener("click", close);
    links.append(steps, shut);
    one(".brief", body).id = "popover-brief";
    popover.replaceChildren(body);
    popover.setAttribute("aria-label", `How ${shown.textContent} was read`);
    return { links, chain };
  };

  const show = (shown, keep) => {
    clearTimeout(leaving);
    if (mark === shown && (pinned || !keep)) return;
    hide();
    const { links, chain } = fill(shown);
    links.hidden = chain.hidden = !keep;
    mark = shown;
    pinned = keep;
    mark.classList.add("shown");
    mark.setAttribute("aria-describedby", "popover-brief");
    mark.after(popover);
    const text = mark.closest(".text").getBoundingClientRect();
    const box = mark.getBoundingClientRect();
    const room = text.width - popover.offsetWidth - 2;
    popover.style.left = `${Math.max(0, Math.min(box.left - text.left, room))}px`;
    popover.style.top = `${box.bottom - text.top + 4}px`;
    if (keep) one("a, button", links).focus({ preventScroll: true });
    if (keep) popover.scrollIntoView({ block: "nearest" });
  };

  const sumOf = (event) => (event.target.closest ? event.target.closest("a.sum") : null);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const over = sumOf(event);
    if (over && !pinned) show(over, false);
    else if (event.target.closest(".popover")) clearTimeout(leaving);
    else if (mark && !pinned) {
      clearTimeout(leaving);
      leaving = setTimeout(() => { if (!pinned && document.activeElement !== mark) hide(); }, 250);
    }
  });
  document.addEventListener("focusin", (event) => {
    const on = sumOf(event);
    if (on && !silent) show(on, false);
    else if (mark && !on && !popover.contains(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const on = sumOf(event);
    if (on && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      show(on, true);
    } else if (event.target.closest(".popover a")) {
      setTimeout(hide);
    } else if (mark && !on && !popover.contains(event.target)) {
      hide();
    }
    const link = event.target.closest("a[href^='#']");
    if (link && !on && link.hash === location.hash) follow();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && mark) close();
  });

  addEventListener("hashchange", follow);
  if (location.hash) follow();
})();
