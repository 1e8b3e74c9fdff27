(function () {
  "use strict";
  var root = document.documentElement, run = document.body.dataset.run;
  var id = function (name) { return document.getElementById(name); };
  var all = function (what, from) { return Array.prototype.slice.call((from || document).querySelectorAll(what)); };
  var claims = all("article.claim"), marks = all(".m");
  var tools = id("tools"), status = id("status"), form = id("sign"), hint = id("hint"), panel = id("claims");
  var list = id("list"), rows = list.querySelector("tbody");
  var start = { view: "document", v: "", r: "", h: "", s: "", q: "" };
  var state = Object.assign({}, start), chosen = null, sort = { by: "rank", down: false }, shown = claims;

  // Storage is a convenience; some browsers refuse it for files.
  function recall(key) { try { return JSON.parse(localStorage.getItem("factcheck:" + key)); } catch (e) { return null; } }
  function keep(key, value) { try { localStorage.setItem("factcheck:" + key, JSON.stringify(value)); } catch (e) { return; } }
  var decisions = recall(run) || {};

  function key(claim) { return claim.id.slice(6); }
  function markOf(claim) { return id("m-" + key(claim)); }
  function text(node) { return node ? node.textContent.replace(/\s+/g, " ").trim() : ""; }
  function make(tag, content, props) {
    var node = document.createElement(tag);
    if (content) node.textContent = content;
    return Object.assign(node, props || {});
  }

  claims.forEach(function (claim, rank) {
    var mark = markOf(claim);
    claim.rank = rank;
    claim.place = mark ? marks.indexOf(mark) : rank;
    claim.verdict = claim.className.split(" ")[1];
    claim.hosts = (claim.dataset.h || "").split(" ");
    claim.host = claim.hosts[0];
  });

  function fits(claim) {
    var d = claim.dataset;
    if (state.v && state.v.split(",").indexOf(claim.verdict) < 0) return false;
    if (state.r && d.r !== state.r) return false;
    if (state.h && claim.hosts.indexOf(state.h) < 0) return false;
    if (state.s && stateOf(claim).indexOf(state.s) < 0) return false;
    if (!state.q) return true;
    claim.words = claim.words || claim.textContent.toLowerCase();
    return state.q.toLowerCase().split(/\s+/).every(function (word) { return claim.words.indexOf(word) >= 0; });
  }

  function stateOf(claim) {
    var words = (claim.dataset.s || "").split(" ");
    if (decisions[key(claim)]) words.push("signed");
    return words.indexOf("signed") < 0 ? words.concat("unsigned") : words;
  }

  function order(a, b) {
    var x = a[sort.by], y = b[sort.by], less = x < y ? -1 : x > y ? 1 : a.rank - b.rank;
    return sort.down ? -less : less;
  }

  function row(claim) {
    if (claim.row) return claim.row;
    var tr = make("tr"), sentence = claim.querySelector("h3"), link = make("a", "", { href: "#claim-" + key(claim) });
    link.append.apply(link, Array.prototype.map.call(sentence.childNodes, function (part) { return part.cloneNode(true); }));
    if (sentence.lang) link.lang = sentence.lang;
    tr.className = claim.verdict;
    tr.append(make("td", text(claim.querySelector(".verdict b"))), make("td"), make("td"));
    tr.children[1].append(link);
    var both = all(".pair .big td", claim).map(function (cell) { return text(cell.firstChild); }), read = all(".pair .read td", claim).map(text), verdict = claim.verdict;
    if (read[1] && /^[\d.,]+$/.test(both[1])) both[1] = read[1];
    var from = make("span", "", { className: "quiet" });
    claim.host.split(".").forEach(function (part, at) { from.append(at ? "." : "", make("wbr"), part); });
    var says = claim.dataset.d ? both[0] + " · " + claim.dataset.d : verdict === "contested" ? both.join(" → ") : verdict === "verified" ? both[1] : "";
    tr.children[2].append(make("span", says || text(claim.querySelector(".verdict i, .verdict a"))), make("br"), from);
    claim.row = tr;
    return tr;
  }

  function draw() {
    shown = claims.filter(fits);
    var visible = new Set(shown);
    marks.forEach(function (mark) { mark.classList.toggle("off", !visible.has(id("claim-" + mark.id.slice(2)))); });
    var listed = state.view === "list";
    list.hidden = !listed;
    id("documents").hidden = listed;
    shown.sort(listed ? order : function (a, b) { return a.place - b.place; });
    if (listed) rows.replaceChildren.apply(rows, shown.map(row));
    all("[data-view]", tools).forEach(function (b) { b.setAttribute("aria-pressed", String(b.dataset.view === state.view)); });
    all(".tally button").forEach(function (b) { b.setAttribute("aria-pressed", String(state.v.split(",").indexOf(b.parentNode.dataset.v) >= 0)); });
    id("q").value = state.q;
    ["r", "h", "s"].forEach(function (name) { id("f-" + name).value = state[name]; });
    status.textContent = shown.length ? status.dataset.shown.replace("%n", shown.length).replace("%t", claims.length) : status.dataset.none;
  }

  function address() {
    var changed = Object.keys(start).filter(function (name) { return state[name] !== start[name]; });
    if (!changed.length) return chosen ? "#claim-" + key(chosen) : "";
    var query = new URLSearchParams();
    changed.forEach(function (name) { query.set(name, state[name]); });
    if (chosen) query.set("claim", key(chosen));
    return "#" + query.toString();
  }

  function remember() {
    try { history.replaceState(null, "", address() || location.pathname + location.search); } catch (e) { return; }
  }

  function read() {
    var hash = location.hash.slice(1), wanted = null;
    try { hash = decodeURIComponent(hash); } catch (e) { hash = location.hash.slice(1); }
    if (hash.indexOf("claim-") === 0) wanted = id(hash);
    else if (hash.indexOf("=") > 0) {
      var query = new URLSearchParams(location.hash.slice(1));
      Object.keys(start).forEach(function (name) { state[name] = query.get(name) || start[name]; });
      if (query.get("claim")) wanted = id("claim-" + query.get("claim"));
    } else if (hash) return;
    draw();
    var wide = window.matchMedia("(min-width: 62rem)").matches;
    choose(wanted || (wide && chosen) || (wide && claims[0]), false);
    if (wanted) requestAnimationFrame(reveal);
  }

  function reveal() {
    var at = state.view === "list" ? chosen.row : markOf(chosen);
    if (at) at.scrollIntoView({ block: "center" });
    panel.scrollTop = 0;
  }

  // A page of many claims says once, in its list of reasons, what would settle them.
  function advise(claim) {
    var told = id("reason-" + claim.dataset.r), mend = told && told.querySelector(".mend");
    if (!mend || claim.querySelector(".mend")) return;
    var box = make("div", "", { className: "box mend" });
    box.append(make("h4", text(mend.querySelector("b"))), text(mend.querySelector("span")));
    claim.insertBefore(box, claim.querySelector("blockquote, .cell, .formula, .src"));
  }

  function choose(claim, focus) {
    if (chosen) [chosen, markOf(chosen), chosen.row].forEach(function (n) { if (n) n.classList.remove("on"); });
    chosen = claim && claim.classList && claim.classList.contains("claim") ? claim : null;
    hint.hidden = !!chosen;
    form.hidden = id("close").hidden = !chosen;
    if (!chosen) return;
    [chosen, markOf(chosen), chosen.row].forEach(function (n) { if (n) n.classList.add("on"); });
    panel.scrollTop = 0;
    advise(chosen);
    chosen.append(form);
    var made = decisions[key(chosen)] || {};
    all("[name=decision]", form).forEach(function (box) { box.checked = box.value === made.decision; });
    id("note").value = made.note || "";
    id("by").value = recall("name") || "";
    var head = chosen.querySelector("h3");
    head.tabIndex = -1;
    if (focus) head.focus({ preventScroll: true });
  }

  function open(claim) {
    if (!claim) return;
    choose(claim, true);
    remember();
    reveal();
  }

  function step(by) {
    if (!shown.length) return;
    var at = shown.indexOf(chosen);
    open(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]);
  }

  function leave() {
    var back = chosen && (state.view === "list" ? chosen.row && chosen.row.querySelector("a") : markOf(chosen));
    choose(null, false);
    remember();
    if (back) back.focus();
  }

  function set(name, value) { state[name] = value; draw(); remember(); }

  function quoted(value) {
    var escaped = JSON.stringify(String(value)).replace(/[\ud800-\udfff]/g, function (c, i, s) { return pair(s, i) ? c : "\ufffd"; });
    return escaped.replace(/\\ud[89a-f][0-9a-f]{2}/g, "\ufffd").replace(/\x7f/g, "\\u007f");
  }

  function pair(s, i) {
    var c = s.charCodeAt(i), low = c >= 0xdc00, other = s.charCodeAt(low ? i - 1 : i + 1);
    return low ? other >= 0xd800 && other < 0xdc00 : other >= 0xdc00 && other < 0xe000;
  }

  function snapshotOf(claim) {
    var source = id("source-" + claim.dataset.k);
    return source ? source.dataset.sha : claim.dataset.k || "";
  }

  function toml() {
    return claims.filter(function (c) { return decisions[key(c)]; }).map(function (claim) {
      var made = decisions[key(claim)];
      return ["[[signoff]]", "claim = " + quoted(key(claim)), "verdict = " + quoted(claim.verdict), "snapshot = " + quoted(snapshotOf(claim)),
        "decision = " + quoted(made.decision), "by = " + quoted(made.by || ""), "at = " + made.at, "note = " + quoted(made.note || "")].join("\n") + "\n";
    }).join("\n");
  }

  function show() {
    var block = toml();
    id("toml").value = block || id("toml").dataset.none;
    id("signoff").hidden = false;
    id("copy").disabled = id("save").disabled = !block;
  }

  function decide() {
    var box = form.querySelector("[name=decision]:checked"), now = new Date();
    keep("name", id("by").value);
    if (!box || !chosen) return;
    id("by").setAttribute("aria-invalid", String(!id("by").value.trim()));
    if (!id("by").value.trim()) { id("by").focus(); return; }
    var day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(function (n) { return String(n).padStart(2, "0"); }).join("-");
    decisions[key(chosen)] = { decision: box.value, note: id("note").value, by: id("by").value.trim(), at: day };
    keep(run, decisions);
    show();
  }

  function copy(words) {
    var done = function () { status.textContent = status.dataset.copied; };
    var byHand = function () {
      var area = make("textarea", "", { value: words });
      document.body.append(area);
      area.select();
      if (document.execCommand("copy")) done();
      area.remove();
    };
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(words).then(done, byHand);
    else byHand();
  }

  function save() {
    var link = make("a", "", { href: URL.createObjectURL(new Blob([toml()], { type: "application/toml" })), download: "factcheck-signoff.toml" });
    document.body.append(link);
    link.click();
    link.remove();
  }

  function press(event) {
    if (event.key === "Escape" && chosen) { leave(); return; }
    if (!id("keys").checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    var action = { j: function () { step(1); }, k: function () { step(-1); }, d: function () { set("view", "document"); },
      l: function () { set("view", "list"); }, "/": function () { id("q").focus(); } }[event.key];
    if (action) { event.preventDefault(); action(); }
  }

  all(".tally li").forEach(function (item) {
    var button = make("button", "", { type: "button" });
    button.append.apply(button, Array.prototype.slice.call(item.childNodes));
    button.addEventListener("click", function () {
      var on = state.v ? state.v.split(",") : [], at = on.indexOf(item.dataset.v);
      if (at < 0) on.push(item.dataset.v); else on.splice(at, 1);
      set("v", on.join(","));
    });
    item.append(button);
  });
  all("[data-view]", tools).forEach(function (b) { b.addEventListener("click", function () { set("view", b.dataset.view); }); });
  all("[data-sort]", list).forEach(function (b) {
    b.addEventListener("click", function () {
      sort.down = sort.by === b.dataset.sort ? !sort.down : false;
      sort.by = b.dataset.sort;
      all("th", list).forEach(function (th) { th.removeAttribute("aria-sort"); });
      b.parentNode.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
      draw();
    });
  });
  ["r", "h", "s"].forEach(function (name) { id("f-" + name).addEventListener("change", function () { set(name, this.value); }); });
  id("q").addEventListener("input", function () { set("q", this.value); });
  id("reset").addEventListener("click", function () { state = Object.assign({}, start, { view: state.view }); draw(); remember(); });
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a");
    if (link && /^https?:/.test(link.getAttribute("href") || "")) { link.target = "_blank"; link.rel = "noopener noreferrer"; }
    if (!link || link.getAttribute("href").indexOf("#claim-") !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(id(link.getAttribute("href").slice(1)));
  });
  form.addEventListener("change", decide);
  id("prev").addEventListener("click", function () { step(-1); });
  id("next").addEventListener("click", function () { step(1); });
  id("close").addEventListener("click", leave);
  id("link").addEventListener("click", function () { copy(location.href.split("#")[0] + "#claim-" + key(chosen)); });
  id("copy").addEventListener("click", function () { copy(toml()); });
  id("save").addEventListener("click", save);
  id("theme").addEventListener("change", function () {
    if (this.value) root.dataset.theme = this.value; else delete root.dataset.theme;
    keep("theme", this.value);
  });
  id("keys").addEventListener("change", function () { keep("keys", this.checked); });
  document.addEventListener("keydown", press);
  window.addEventListener("hashchange", read);
  window.addEventListener("beforeprint", function () { all("details").forEach(function (d) { d.open = true; }); });

  root.classList.add("js");
  tools.hidden = id("prefs").hidden = false;
  hint.textContent = hint.dataset.choose;
  id("keys").checked = recall("keys") === true;
  id("theme").value = recall("theme") || "";
  if (id("theme").value) root.dataset.theme = id("theme").value;
  show();
  read();
})();
