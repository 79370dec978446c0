-- A language from nothing: ten words, five units, two rules, headings, periods.
local es = baoshu.pack { "es" }

es:unit { "euros", "€", name = "€", dimension = "money" }
es:unit { "toneladas", dimension = "mass" }
es:unit { "km", "kilómetros", name = "km", dimension = "length" }
es:unit { "empleos", "viviendas", dimension = "count" }
es:unit { "%", dimension = "ratio" }

es:word { "creció", "subió", "aumentó", class = "up" }
es:word { "bajó", "cayó", class = "down" }
es:word { "alcanzó", "fue de", class = "reach" }
es:word { "más de", class = "over_before", next = "quantity" }
es:word { "unos", class = "about_before", next = "quantity" }
es:word { "un", class = "article" }
es:word { "la ", "La ", "el ", "El ", class = "adverb" } -- cut off where an indicator begins

es:period { "{year}" }
es:heading { "{digits}. ", level = 1 }
es:heading { "{digits}) ", level = 2 }
es:outline { title = { "Informe anual" } }

es:rule {
  "growth", es:role("verb", es.up + es.down) * es.article ^ -1 * es:role("number", es.percent), kind = "growth",
}
es:rule { "change", es:role("verb", es.up + es.down) * es:role("number", es.quantity), kind = "change" }
