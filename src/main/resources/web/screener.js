// Conveniences only: every page works without this file.
(function () {
  "use strict";
  var leave = document.querySelector(".quick-exit form");
  if (leave) {
    // Leaves at once and takes this page out of the history; the visit is ended beside.
    leave.addEventListener("submit", function (event) {
      event.preventDefault();
      var body = new URLSearchParams(new FormData(leave));
      if (navigator.sendBeacon) { navigator.sendBeacon("/leave", body); }
      window.location.replace(leave.dataset.away);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && event.shiftKey) { leave.requestSubmit(); }
    });
  }
  // A page that comes back out of the browser's memory is asked for again: the visit may have ended since.
  window.addEventListener("pageshow", function (event) { if (event.persisted) { window.location.reload(); } });
  var warning = document.getElementById("visit-ends");
  if (warning && warning.showModal) {
    var timers = [];
    var wait = function () {
      timers.forEach(window.clearTimeout);
      timers = [
        window.setTimeout(function () { warning.showModal(); }, Number(warning.dataset.after) * 1000),
        window.setTimeout(function () { window.location.replace("/gone"); }, Number(warning.dataset.end) * 1000)
      ];
    };
    // Staying keeps what is typed on the page.
    warning.addEventListener("close", function () {
      window.fetch("/stay", { method: "POST", body: new URLSearchParams({ csrf: warning.dataset.csrf }), redirect: "error" })
        .then(function (answer) { if (answer.ok) { wait(); } else { window.location.replace("/gone"); } })
        .catch(function () { window.location.replace("/gone"); });
    });
    warning.querySelector("[data-stay]").addEventListener("click", function () { warning.close(); });
    wait();
  }
  Array.prototype.forEach.call(document.querySelectorAll("[data-print]"), function (row) {
    row.hidden = false;
    row.addEventListener("click", function () { window.print(); });
  });
})();
