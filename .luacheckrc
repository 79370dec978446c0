std = "lua54"
max_line_length = 140
exclude_files = { "scripts/*.d.lua", "tests/golden", "tests/hostile" } -- some are wrong on purpose

-- What a run gives its script. `require` knows lpeg and re.
read_globals = { "baoshu", "report" }

-- map and reduce are called with all their arguments; a script takes those that it uses.
unused_args = false

files["tests/lua"] = { read_globals = { "test" } }
files["scripts/packs"] = { max_line_length = false } -- lists of words
files["tests/library"] = { read_globals = { "test" } }
