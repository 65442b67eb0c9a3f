// Live outcomes at the desk. Every page works without this file: the button "Update" does the same.
(function () {
  "use strict";
  var form = document.getElementById("desk-form");
  var board = document.getElementById("board");
  // A link to a field opens what folds it away, then goes to the field itself.
  function reveal(id) {
    var field = document.getElementById(id);
    if (!field) { return; }
    for (var at = field.parentElement; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") { at.open = true; }
    }
    field.scrollIntoView({ block: "center" });
    var inside = field.matches("input, select, textarea, summary") ? field : field.querySelector("input, select");
    (inside || field).focus();
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    if (link && document.getElementById(link.getAttribute("href").slice(1))) {
      event.preventDefault();
      reveal(link.getAttribute("href").slice(1));
    }
  });
  Array.prototype.forEach.call(document.querySelectorAll("[data-print]"), function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
  if (!form || !board || !form.dataset.outcomes || !window.fetch) { return; }
  var asked = 0;
  function opened(open) {
    return Array.prototype.filter.call(board.querySelectorAll("details[id]"), function (each) { return each.open === open; })
      .map(function (each) { return each.id; });
  }
  function update() {
    var number = ++asked;
    var body = new URLSearchParams(new FormData(form));
    fetch(form.dataset.outcomes, { method: "POST", body: body, headers: { "Accept": "text/html" } })
      .then(function (answer) {
        if (!answer.ok) { throw new Error(); }
        return answer.text();
      })
      .then(function (html) {
        if (number !== asked) { return; }
        var open = opened(true);
        var shut = opened(false);
        board.innerHTML = html;
        open.forEach(function (id) { var each = document.getElementById(id); if (each) { each.open = true; } });
        shut.forEach(function (id) { var each = document.getElementById(id); if (each) { each.open = false; } });
      })
      // Old outcomes beside new answers would be wrong, so they go.
      .catch(function () { if (number === asked) { board.textContent = board.dataset.failed; } });
  }
  form.addEventListener("change", function (event) {
    if (event.target.type !== "file" && !/^try\./.test(event.target.name)) { update(); }
  });
})();
