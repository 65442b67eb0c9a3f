// Checks a form of the bench as somebody types. Every page works without this file: the check also runs before anything is saved.
(function () {
  "use strict";
  var form = document.querySelector("form[data-check]");
  if (!form) { return; }
  var verdict = form.querySelector("[data-verdict]");
  var list = form.querySelector("[data-faults]");
  var waiting = null;
  var asked = 0;
  function show(words, faults) {
    verdict.textContent = words;
    list.textContent = "";
    faults.forEach(function (fault) {
      var item = document.createElement("li");
      item.className = "fault";
      item.textContent = fault;
      list.appendChild(item);
    });
  }
  function check() {
    var number = ++asked;
    var body = new URLSearchParams(new FormData(form));
    body.set("do", "check");
    fetch(form.action, { method: "POST", body: body, headers: { "Accept": "application/json" } })
      .then(function (answer) {
        if (!answer.ok) { throw new Error(); }
        return answer.json();
      })
      .then(function (faults) {
        if (number !== asked) { return; }
        show(faults.length === 0 ? "Nothing found." : faults.length === 1 ? "1 thing to mend:" : faults.length + " things to mend:", faults);
      })
      .catch(function () { if (number === asked) { show("The check could not be asked. It runs again before anything is saved.", []); } });
  }
  form.addEventListener("input", function () {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(check, 500);
  });
})();
