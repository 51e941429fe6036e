// Sorting and filtering of the league tables. The page is complete without it.
(function () {
  'use strict';

  function sortKey(cell) {
    var text = cell.textContent.trim().replace(/^=/, '');
    var number = parseFloat(text);
    if (/^[+\u2212-]?[\d.]/.test(text) && !isNaN(number)) return number;
    return text === '\u2013' || text === '' || text.charAt(0) === '[' ? null : text.toLowerCase();
  }

  function compare(a, b) {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return String(a).localeCompare(String(b));
  }

  // What has no value stays at the end whichever way the rest is sorted; equals keep the order of the page.
  function sortBy(table, index, descending) {
    var body = table.tBodies[0];
    var rows = Array.prototype.map.call(body.rows, function (row) {
      return { row: row, key: sortKey(row.cells[index]), at: Number(row.dataset.at) };
    });
    rows.sort(function (a, b) {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.at - b.at;
      return (descending ? -1 : 1) * compare(a.key, b.key) || a.at - b.at;
    });
    rows.forEach(function (entry) { body.appendChild(entry.row); });
  }

  function makeSortable(table) {
    Array.prototype.forEach.call(table.tBodies[0].rows, function (row, at) { row.dataset.at = at; });
    var heads = table.tHead.rows[0].cells;
    Array.prototype.forEach.call(heads, function (head, index) {
      var button = document.createElement('button');
      button.type = 'button';
      var link = head.querySelector('a');
      button.textContent = head.textContent;
      button.setAttribute('aria-label', 'Sort by ' + head.textContent);
      if (link) {
        link.after(' ', button);
        button.textContent = '';
      } else {
        head.textContent = '';
        head.appendChild(button);
      }
      button.addEventListener('click', function () {
        var now = head.getAttribute('aria-sort');
        var numeric = head.classList.contains('num') && index > 0;
        var descending = now ? now === 'ascending' : numeric;
        Array.prototype.forEach.call(heads, function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
        sortBy(table, index, descending);
      });
    });
  }

  function fold(text) {
    return text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  }

  function makeFilter(form, groups) {
    var name = document.getElementById('filter-name');
    var count = document.getElementById('filter-count');
    var selects = form.querySelectorAll('select');
    function apply() {
      var wanted = fold(name.value.trim());
      var shown = 0;
      var all = 0;
      groups.forEach(function (group) {
        var inGroup = 0;
        group.querySelectorAll('table.league tbody tr').forEach(function (row) {
          var labels = row.dataset.g.split('|');
          var fits = !wanted || fold(row.querySelector('th').textContent).indexOf(wanted) >= 0;
          selects.forEach(function (select) {
            if (select.value && labels[Number(select.dataset.filter)] !== select.value) fits = false;
          });
          row.hidden = !fits;
          all += 1;
          if (fits) inGroup += 1;
        });
        shown += inGroup;
        group.hidden = inGroup === 0 && (wanted !== '' || Array.prototype.some.call(selects, function (s) { return s.value; }));
      });
      count.textContent = shown === all ? '' : shown + ' of ' + all + ' shown; ranks are those among all.';
    }
    form.hidden = false;
    form.addEventListener('input', apply);
    form.addEventListener('reset', function () { setTimeout(apply); });
    form.addEventListener('submit', function (event) { event.preventDefault(); });
  }

  document.querySelectorAll('table.league').forEach(makeSortable);
  var filters = document.getElementById('filters');
  if (filters) makeFilter(filters, Array.prototype.slice.call(document.querySelectorAll('section.group')));
})();
