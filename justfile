# Run these with the project's virtual environment active: pip install -e '.[dev]'

# List the recipes.
default:
    @just --list

# The gate: everything that must hold before a change lands.
check: format lint types layers shape test examples data

# The formatter has nothing to change.
format:
    ruff format --check

lint:
    ruff check

types:
    mypy

# Rooms import only the rooms below them; heavy packages stay in theirs.
layers:
    lint-imports

# Sizes, names, spelling, docstrings, and what a plain command imports.
shape:
    pytest tests/architecture

# All other tests; further arguments go to pytest.
test *arguments:
    pytest --ignore=tests/architecture --ignore=tests/docs {{arguments}}

# Every example in a docstring and in the README, run.
examples:
    pytest --doctest-modules --pyargs fundnorm
    pytest tests/docs

# Properties on new examples, more than the gate has; what it finds becomes an example of the test.
search *arguments:
    pytest tests/property --hypothesis-profile=search {{arguments}}

# The bundled data are what tools/ makes of tools/sources/.
data:
    python tools/build_data.py --check

# Measures on the gold corpus, with gains and losses; `just score --failures 20`, `just score --accept`.
score *arguments:
    python tools/score_corpus.py {{arguments}}

# Speed, start-up and memory beside price-parser and Duckling; never a test.
bench *arguments:
    python bench/run.py {{arguments}}

# Let ruff mend what it can, and renew what the examples of the documents print.
fix:
    ruff check --fix
    ruff format
    -python tools/examples.py --renew
