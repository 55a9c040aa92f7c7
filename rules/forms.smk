# The loop of every human step, written once: returned workbooks are settled, and the next ones are written.


# Only extraction has flags beside its suggestions.
FLAGS_OF = {step: [] for step in STAGE_OF} | {"extraction": ["results/extract/flags.jsonl"]}


rule settle_answers:
    input:
        round="results/{stage}/{step}/round.json",
        workbooks=lookup(dpath="{step}", within=SOURCES.decisions),
    output:
        answers="results/{stage}/{step}/answers.jsonl",
        agreement="results/{stage}/{step}/agreement.csv",
        problems="results/{stage}/{step}/problems.csv",
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
        workbooks=lookup(dpath="{step}", within=SOURCES.decisions),
        flags=lookup(dpath="{step}", within=FLAGS_OF),
    output:
        forms=expand("results/{{stage}}/{{step}}/forms/{reviewer}.xlsx", reviewer=REVIEWERS),
        conflicts="results/{stage}/{step}/conflicts.xlsx",
    log:
        "logs/{stage}/{step}/write_forms.log",
    params:
        basis=BASIS,
        content=lookup(dpath="{step}", within=SOURCES.content),
    script:
        "../scripts/write_forms.py"
