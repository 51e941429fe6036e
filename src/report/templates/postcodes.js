// The search by postcode. Answers come from small files, a script for each outward code, so that it works from a disk
// as well as from a server.
(function () {
  'use strict';

  var form = document.getElementById('postcode-form');
  if (!form) return;
  var field = document.getElementById('postcode');
  var answer = document.getElementById('postcode-answer');
  var known = null;
  var outwards = {};
  var outside = {
    BT: 'Northern Ireland, which these postcodes do not cover.', JE: 'Jersey, which has no UK council.',
    GY: 'Guernsey, which has no UK council.', IM: 'the Isle of Man, which has no UK council.'
  };
  var asked = 0;
  var outwardPart = /^[A-Z]{1,2}\d[A-Z\d]?$/;
  var inwardPart = /^\d[ABD-HJLNP-UW-Z]{2}$/;

  window.hallmarkOutwards = function (text) { known = text.split(' '); };
  window.hallmarkPostcodes = function (outward, data) { outwards[outward] = data; };

  function load(name, then) {
    var script = document.createElement('script');
    script.src = 'postcodes/' + name + '.js';
    script.onload = script.onerror = function () { script.remove(); then(); };
    document.head.appendChild(script);
  }

  function withKnown(then) {
    if (known) then();
    else load('outward-codes', then);
  }

  function withOutward(outward, then) {
    if (outwards[outward] || known.indexOf(outward) < 0) then(outwards[outward]);
    else load(outward.toLowerCase(), function () { then(outwards[outward]); });
  }

  function add(parent, name, text) {
    var element = document.createElement(name);
    if (text) element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  function say(text) {
    answer.textContent = '';
    return add(answer, 'p', text);
  }

  function unitsOf(data, sector) {
    var text = data.sectors[sector] || '';
    var units = [];
    for (var at = 0; at < text.length; at += 2 + data.width)
      units.push({ unit: text.substr(at, 2), place: data.answers[parseInt(text.substr(at + 2, data.width), 36)] });
    return units;
  }

  function rating(council) {
    var parts = [council.score];
    if (council.level) parts.push(council.level);
    if (council.rank) parts.push('rank ' + council.rank);
    return parts.join(' \u00b7 ');
  }

  function showCouncils(list) {
    var items = add(answer, 'ul');
    list.forEach(function (council) {
      var item = add(items, 'li');
      if (council.tier !== 'Council') item.appendChild(document.createTextNode(council.tier + ': '));
      if (council.file) {
        var link = add(item, 'a', council.name);
        link.href = council.file;
      } else {
        item.appendChild(document.createTextNode(council.name));
      }
      item.appendChild(document.createTextNode(' \u2013 ' + rating(council)));
      if (council.share) item.appendChild(document.createTextNode(', ' + council.share));
      if (council.does) add(add(item, 'div'), 'span', 'Does: ' + council.does).className = 'small';
      if (council.remark) add(add(item, 'div'), 'span', council.remark).className = 'small';
    });
  }

  function offer(postcode) {
    var button = add(add(answer, 'p'), 'button', postcode);
    button.type = 'button';
    button.addEventListener('click', function () { field.value = postcode; search(postcode); field.focus(); });
  }

  // Letters count from A to Z as postcodes do; what matters is only what is next to what.
  function number(inward) {
    return inward.charCodeAt(0) * 676 + (inward.charCodeAt(1) - 65) * 26 + inward.charCodeAt(2) - 65;
  }

  // In the same sector where that has any, otherwise in another of the outward code.
  function nearest(data, inward) {
    var best = null;
    Object.keys(data.sectors).forEach(function (sector) {
      unitsOf(data, sector).forEach(function (entry) {
        var distance = Math.abs(number(sector + entry.unit) - number(inward)) + (sector === inward.charAt(0) ? 0 : 6760);
        if (!entry.place.ended && (!best || distance < best.distance)) best = { inward: sector + entry.unit, distance: distance };
      });
    });
    return best && best.inward;
  }

  function showPostcode(outward, inward, data) {
    var postcode = outward + ' ' + inward;
    var units = data ? unitsOf(data, inward.charAt(0)) : [];
    var found = units.filter(function (entry) { return entry.unit === inward.substr(1); })[0];
    if (found) {
      say(postcode + (found.place.message ? ': ' + found.place.message : '') + (found.place.councils.length ? ':' : '.'));
      if (found.place.councils.length) showCouncils(found.place.councils);
      return;
    }
    var area = /^[A-Z]+/.exec(outward)[0];
    if (outside[area] && !(area === 'BT' && data)) {
      say(postcode + ' is in ' + outside[area]);
      return;
    }
    var near = data && nearest(data, inward);
    say(postcode + ' is not among the postcodes' + (near ? '. The nearest one there is:' : ': none in use begins with ' + outward + '.'));
    if (near) offer(outward + ' ' + near);
  }

  // What is nearest to people first, as 'hallmark lookup' has it.
  function place(tier) { return tier === 'Combined' ? 2 : tier === 'County' ? 1 : 0; }

  function showOutward(outward, data) {
    if (!data) {
      var area = /^[A-Z]+/.exec(outward)[0];
      say(outside[area] ? outward + ' is in ' + outside[area]
        : 'No postcode begins with ' + outward + '.');
      return;
    }
    var councils = [];
    var all = 0;
    Object.keys(data.sectors).forEach(function (sector) {
      unitsOf(data, sector).forEach(function (entry) {
        if (entry.place.ended) return;
        all += 1;
        entry.place.councils.forEach(function (council) {
          var key = council.tier + council.name;
          var known = councils.filter(function (other) { return other.key === key; })[0];
          if (!known) councils.push(known = Object.assign({}, council, { key: key, count: 0, does: '' }));
          known.count += 1;
        });
      });
    });
    councils.sort(function (a, b) { return place(a.tier) - place(b.tier) || b.count - a.count; });
    councils.forEach(function (council) {
      council.share = (100 * council.count / all).toFixed(1) + '% of its postcodes';
    });
    say(outward + ' has ' + all + (all === 1 ? ' postcode' : ' postcodes') + '; type the whole of yours for the one answer.');
    showCouncils(councils);
  }

  // O and 0, I and 1 are easily mistaken: what it would be with letters and digits where they belong.
  function meant(text) {
    function digit(c) { return c === 'O' ? '0' : c === 'I' ? '1' : c; }
    function letter(c) { return c === '0' ? 'O' : c === '1' ? 'I' : c; }
    if (text.length < 5 || text.length > 7) return '';
    var inward = digit(text.charAt(text.length - 3)) + letter(text.charAt(text.length - 2)) + letter(text.charAt(text.length - 1));
    var outward = text.slice(0, -3);
    var guesses = [outward, letter(outward.charAt(0)) + outward.slice(1).split('').map(digit).join(''),
      outward.slice(0, 2).split('').map(letter).join('') + outward.slice(2).split('').map(digit).join('')];
    for (var i = 0; i < guesses.length; i += 1) {
      if (outwardPart.test(guesses[i]) && inwardPart.test(inward)) return guesses[i] + ' ' + inward;
    }
    return '';
  }

  function search(typed) {
    var text = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
    var inward = text.slice(-3);
    var whole = outwardPart.test(text.slice(0, -3)) && inwardPart.test(inward);
    var part = outwardPart.test(text);
    var turn = asked += 1;
    if (!text) {
      say('Type a postcode, such as CV1 5RR, or its first half.');
      return;
    }
    if (!whole && !part) {
      var guess = meant(text);
      say('\u2018' + typed.trim().slice(0, 20) + '\u2019 is not a postcode: one looks like CV1 5RR or SW1A 1AA.' + (guess ? ' Did you mean this?' : ''));
      if (guess) offer(guess);
      return;
    }
    var outward = whole ? text.slice(0, -3) : text;
    withKnown(function () {
      if (!known) {
        say('The postcodes could not be loaded.');
        return;
      }
      withOutward(outward, function (data) {
        if (turn !== asked) return;
        if (whole) showPostcode(outward, inward, data);
        else showOutward(outward, data);
      });
    });
  }

  form.hidden = false;
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    search(field.value);
  });
})();
