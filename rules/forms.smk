# The loop of every human step, written once: returned workbooks are settled, and the next ones are written.


# Only extraction has flags beside its suggestions.
FLAGS_OF = {step: [] for step in STAGE_OF} | {"extraction": ["results/extract/flags.jsonl"]}


rule settle_answers:
    input:
        round="results/{stage}/{step}/round.json",
        workbooks=lookup(dpath="{step}", within=SOURCES.decisions),
    output:
        answers="results/{stage}/{step}/answers.jsonl",
        first_answers="results/{stage}/{step}/first_answers.jsonl",
        problems="results/{stage}/{step}/problems.csv",
        set_aside="results/{stage}/{step}/set_aside.csv",
        migration="results/{stage}/{step}/migration.csv",
        records="results/{stage}/{step}/records.jsonl",
    log:
        "logs/{stage}/{step}/settle_answers.log",
    params:
        basis=BASIS,
        content=lookup(dpath="{step}", within=SOURCES.content),
    script:
        "../scripts/settle_answers.py"


rule write_forms:
    input:
        round="results/{stage}/{step}/round.json",
        records="results/{stage}/{step}/records.jsonl",
        flags=lookup(dpath="{step}", within=FLAGS_OF),
    output:
        forms=expand("results/{{stage}}/{{step}}/forms/{reviewer}.xlsx", reviewer=REVIEWERS),
        conflicts="results/{stage}/{step}/conflicts.xlsx",
    log:
        "logs/{stage}/{step}/write_forms.log",
    params:
        basis=BASIS,
    script:
        "../scripts/write_forms.py"
