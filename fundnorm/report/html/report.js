"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const make = (name, facts, ...children) => {
    const made = Object.assign(document.createElement(name), facts);
    made.append(...children);
    return made;
  };

  const sorting = () => {
    const table = one("#table");
    if (!table) return null;
    const body = one("tbody", table);
    const controls = one("#controls");
    const told = one("#shown");
    const unsort = one("#unsort");
    const rows = Array.from(body.rows).map((row, at) => ({
      row, at,
      words: row.textContent.toLowerCase(),
      kind: row.dataset.kind || "",
      documents: (row.dataset.documents || "").split("\n"),
      shown: true,
    }));
    let order = "";

    const tell = () => {
      const shown = rows.filter((entry) => entry.shown).length;
      const total = rows.length.toLocaleString("en");
      const many = `row${rows.length === 1 ? "" : "s"}`;
      told.textContent = (shown === rows.length ? `${total} ${many}`
        : `${shown.toLocaleString("en")} of ${total} ${many} shown`) + order;
    };

    const filter = () => {
      const words = one("#filter").value.toLowerCase().split(/\s+/).filter(Boolean);
      const picks = all("select", controls).filter((select) => select.value);
      for (const entry of rows) {
        const shown = words.every((word) => entry.words.includes(word)) && picks.every((select) =>
          select.dataset.pick === "kind" ? entry.kind === select.value : entry.documents.includes(select.value));
        if (shown !== entry.shown) {
          entry.shown = shown;
          entry.row.hidden = !shown;
        }
      }
      tell();
    };

    const place = (entries) => {
      const held = document.createDocumentFragment();
      for (const entry of entries) held.append(entry.row);
      body.append(held);
    };

    const heads = all("thead th", table);
    const clear = () => heads.forEach((head) => head.removeAttribute("aria-sort"));

    const sort = (head, at) => {
      const down = head.getAttribute("aria-sort") === "ascending";
      const numeric = head.dataset.sort === "number";
      const key = (entry) => {
        const cell = entry.row.cells[at];
        const found = cell.dataset.key ?? cell.textContent.trim();
        return numeric ? (found === "" || cell.dataset.key === undefined ? NaN : Number(found)) : found;
      };
      const keyed = rows.map((entry) => ({ entry, key: key(entry) }));
      const missing = (value) => (numeric ? Number.isNaN(value) : value === "");
      const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
      const compare = numeric ? (a, b) => (a < b ? -1 : a > b ? 1 : 0) : words.compare;
      keyed.sort((a, b) => {
        const gone = missing(a.key) - missing(b.key);
        if (gone || missing(a.key)) return gone || a.entry.at - b.entry.at;
        return (down ? -1 : 1) * compare(a.key, b.key) || a.entry.at - b.entry.at;
      });
      clear();
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      table.classList.add("sorted");
      unsort.hidden = false;
      place(keyed.map((pair) => pair.entry));
      order = `, sorted by ${one("button", head).textContent}, ${down ? "descending" : "ascending"}`;
      tell();
    };

    heads.forEach((head, at) => {
      const button = make("button", { type: "button" }, ...head.childNodes);
      button.addEventListener("click", () => sort(head, at));
      head.append(button);
    });
    unsort.addEventListener("click", () => {
      clear();
      table.classList.remove("sorted");
      place(rows);
      order = "";
      tell();
      one("button", heads[0]).focus();
      unsort.hidden = true;
    });
    controls.hidden = false;
    one("#filter").addEventListener("input", filter);
    all("select", controls).forEach((select) => select.addEventListener("change", filter));
    return () => {
      one("#filter").value = "";
      all("select", controls).forEach((select) => { select.value = ""; });
      filter();
    };
  };

  const showEverything = sorting();

  const uncover = (target) => {
    if (target.hidden && showEverything) showEverything();
    for (let at = target; at; at = at.parentElement) if (at.localName === "details") at.open = true;
  };

  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    uncover(target);
    target.scrollIntoView({ block: "center" });
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
