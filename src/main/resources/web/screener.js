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
  var warning = document.getElementById("visit-ends");
  if (warning) {
    window.setTimeout(function () { warning.hidden = false; warning.focus(); }, Number(warning.dataset.after) * 1000);
    window.setTimeout(function () { window.location.replace("/gone"); }, Number(warning.dataset.end) * 1000);
  }
  Array.prototype.forEach.call(document.querySelectorAll("[data-print]"), function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
})();
